import { showAbout } from "./about-bar.ts";
import type { About } from "./about-bar.ts";
import { byId } from "./dom.ts";
import { draftOf } from "./drafts.ts";

/** The text in the field and what it is about: a new message, a reply, or a change of an own one. */
export interface Writing {
  readonly about: () => About;
  readonly text: () => string;
  readonly turn: (next: About) => void;
  readonly clear: () => void;
  /** The person changed the text. */
  readonly typed: () => void;
}

const input = byId("input", HTMLTextAreaElement);

/** `changed` hears of every change, the person's and its own. */
export function createWriting(chatId: number, changed: () => void): Writing {
  const draft = draftOf(chatId);
  let about: About;

  const typed = (): void => {
    if (about?.kind !== "edit") draft.save(input.value);
    changed();
  };
  const setText = (text: string): void => {
    input.value = text;
    typed();
  };
  input.value = draft.load();
  return {
    about: () => about,
    text: () => input.value.trim(),
    // A change borrows the field: the draft comes back after it.
    turn: (next) => {
      const wasEdit = about?.kind === "edit";
      about = next;
      showAbout(about);
      if (about?.kind === "edit") setText(about.item.text ?? about.item.caption ?? "");
      else if (wasEdit) setText(draft.load());
      else changed();
    },
    clear: () => setText(""),
    typed,
  };
}
