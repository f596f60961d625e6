import type { ItemView } from "../person-wire.ts";
import { summary } from "./bubble.ts";
import { byId } from "./dom.ts";
import { words } from "./words.ts";

/** Where the person writes. It is about a new message, a reply, or a change of an own one. */
export interface Composer {
  readonly reply: (item: ItemView) => void;
  readonly edit: (item: ItemView) => void;
  readonly placeholder: (text: string | undefined) => void;
  readonly focus: () => void;
}

export interface ComposerActions {
  readonly send: (text: string, replyTo: number | undefined) => void;
  readonly edit: (messageId: number, text: string) => void;
  readonly file: (file: File, replyTo: number | undefined) => void;
  /** Hears every change, for the menu of commands. */
  readonly typed: (text: string) => void;
}

type About = { readonly kind: "reply" | "edit"; readonly messageId: number } | undefined;

const input = byId("input", HTMLTextAreaElement);
const about = byId("about");
const sendButton = byId("send", HTMLButtonElement);
const fileInput = byId("file", HTMLInputElement);

export function createComposer(actions: ComposerActions): Composer {
  let current: About;
  label();

  const turn = (next: About, title = "", text = ""): void => {
    current = next;
    about.hidden = next === undefined;
    byId("about-title").textContent = title;
    byId("about-text").textContent = text;
    sendButton.ariaLabel = next?.kind === "edit" ? words.save : words.send;
  };

  const submit = (): void => {
    const text = input.value.trim();
    if (text === "") return;
    if (current?.kind === "edit") actions.edit(current.messageId, text);
    else actions.send(text, current?.messageId);
    setText("");
    turn(undefined);
  };

  const setText = (text: string): void => {
    input.value = text;
    sendButton.disabled = text.trim() === "";
    grow();
    actions.typed(text);
  };

  const cancel = (): void => {
    if (current?.kind === "edit") setText("");
    turn(undefined);
  };

  listen({ submit, cancel, typed: () => setText(input.value) });
  fileInput.addEventListener("change", () => {
    for (const file of fileInput.files ?? []) actions.file(file, replyOf(current));
    fileInput.value = "";
    turn(undefined);
  });
  setText("");
  turn(undefined);

  return {
    reply: (item) => {
      turn({ kind: "reply", messageId: item.message_id }, words.replyTo, summary(item));
      input.focus();
    },
    edit: (item) => {
      turn({ kind: "edit", messageId: item.message_id }, words.editing, summary(item));
      setText(item.text ?? item.caption ?? "");
      input.focus();
    },
    placeholder: (text) => (input.placeholder = text ?? words.write),
    focus: () => input.focus(),
  };
}

function replyOf(about: About): number | undefined {
  return about?.kind === "reply" ? about.messageId : undefined;
}

function label(): void {
  input.placeholder = words.write;
  input.ariaLabel = words.write;
  fileInput.ariaLabel = words.attach;
  byId("about-cancel").ariaLabel = words.cancel;
}

function listen(on: Readonly<Record<"submit" | "cancel" | "typed", () => void>>): void {
  byId("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    on.submit();
    // On a phone the keyboard stays open for the next answer.
    input.focus();
  });
  byId("about-cancel").addEventListener("click", on.cancel);
  input.addEventListener("input", on.typed);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") on.cancel();
    // While a Chinese input method composes, Enter belongs to it. On a touch screen Enter is a new line.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    if (matchMedia("(pointer: coarse)").matches) return;
    event.preventDefault();
    on.submit();
  });
}

function grow(): void {
  input.style.height = "auto";
  input.style.height = `${Math.min(input.scrollHeight, 160)}px`;
}
