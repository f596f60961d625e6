import { byId } from "./dom.ts";

const form = byId("composer", HTMLFormElement);
const input = byId("input", HTMLTextAreaElement);
const sendButton = byId("send", HTMLButtonElement);

export interface TypingActions {
  readonly submit: () => void;
  readonly typed: () => void;
  /** Leaves the reply or the change. */
  readonly cancel: () => void;
  /** Whether there was an own message to change. */
  readonly editLast: () => boolean;
}

export function listenForTyping(on: TypingActions): void {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    on.submit();
    // On a phone the keyboard stays open for the next answer.
    input.focus();
  });
  // The field keeps the focus through a tap on the button, so that the phone's keyboard does not jump.
  sendButton.addEventListener("mousedown", (event) => event.preventDefault());
  input.addEventListener("input", on.typed);
  byId("about-cancel").addEventListener("click", () => {
    on.cancel();
    input.focus();
  });
  byId("bottom").addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || isComposing(event)) return;
    on.cancel();
  });
  input.addEventListener("keydown", (event) => {
    if (isComposing(event)) return;
    if (event.key === "ArrowUp" && input.value === "" && on.editLast()) event.preventDefault();
    if (event.key !== "Enter" || !sends(event)) return;
    event.preventDefault();
    on.submit();
  });
  document.addEventListener("keydown", (event) => {
    if (startsText(event)) input.focus();
  });
}

/** While a Chinese input method composes, Enter and the arrows belong to it; Safari tells so only by the old key code. */
function isComposing(event: KeyboardEvent): boolean {
  // oxlint-disable-next-line typescript/no-deprecated -- see above
  return event.isComposing || event.keyCode === 229;
}

/** On a touch screen Enter is a new line, and the button sends. */
function sends(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey) return true;
  return !event.shiftKey && !event.altKey && !matchMedia("(pointer: coarse)").matches;
}

/** On a desk one simply starts to type, wherever the last click was. */
function startsText(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  if (ctrlKey || metaKey || altKey || key === " ") return false;
  const isFree = target === document.body || (target as Element).id === "scroller";
  return isFree && !form.hidden && (key.length === 1 || key === "Process");
}
