import { byId } from "./dom.ts";
import { words } from "./words.ts";

const toast = byId("toast", HTMLDivElement);
const alert = byId("alert", HTMLDialogElement);
let timer = 0;

byId("alert-close").textContent = words.fine;

/** A line that goes by itself; longer texts stay longer. */
export function showToast(text: string): void {
  clearTimeout(timer);
  toast.textContent = text;
  toast.hidden = false;
  timer = setTimeout(() => (toast.hidden = true), 2500 + text.length * 60);
}

/** A text that waits until it is put away. */
export function showAlert(text: string): void {
  byId("alert-text").textContent = text;
  if (!alert.open) alert.showModal();
}
