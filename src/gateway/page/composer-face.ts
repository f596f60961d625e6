import type { About } from "./about-bar.ts";
import { composerWords } from "./composer-words.ts";
import { showCount } from "./count.ts";
import { byId } from "./dom.ts";
import { canRecord } from "./recorder.ts";
import { words } from "./words.ts";

/** The messenger's limits. UTF-16 units. */
export const MOST = { text: 4096, caption: 1024 } as const;

const input = byId("input", HTMLTextAreaElement);
const sendButton = byId("send", HTMLButtonElement);

export interface Face {
  readonly about: About;
  readonly hasFiles: boolean;
  /** What the bot wants written, for the empty field. */
  readonly hint: string | undefined;
  readonly isSaving: boolean;
}

/** Brings buttons, counter and size of the composer in line with what is written and attached. */
export function drawComposer({ about, hasFiles, hint, isSaving }: Face): void {
  const text = input.value.trim();
  const isEdit = about?.kind === "edit";
  const most = isEdit && about.item.text === undefined ? MOST.caption : MOST.text;
  const isBlank = text === "" && (isEdit || !hasFiles);
  const canSpeak = isBlank && !isEdit && canRecord();
  byId("mic").hidden = !canSpeak;
  sendButton.hidden = canSpeak;
  sendButton.ariaLabel = isEdit ? words.save : words.send;
  sendButton.disabled = isBlank || isSaving || (isEdit && text.length > most);
  byId("attach").hidden = isEdit;
  input.placeholder = hasFiles ? composerWords.caption : (hint ?? words.write);
  showCount(text, most, isEdit);
  grow();
}

/** As tall as its text; the style sheet says where that ends. */
function grow(): void {
  input.style.height = "auto";
  const borders = input.offsetHeight - input.clientHeight;
  input.style.height = `${input.scrollHeight + borders}px`;
}
