import { byId } from "./dom.ts";
import { words } from "./words.ts";

const toast = byId("toast", HTMLDivElement);
const alert = byId("alert", HTMLDialogElement);
const yes = byId("alert-close", HTMLButtonElement);
const no = byId("alert-cancel", HTMLButtonElement);
let timer = 0;

/** A line that goes by itself; longer texts stay longer. */
export function showToast(text: string): void {
  clearTimeout(timer);
  toast.textContent = text;
  toast.hidden = false;
  timer = setTimeout(() => (toast.hidden = true), 2500 + text.length * 60);
}

/** A text that waits until it is put away. */
export function showAlert(text: string): void {
  void open({ text, agree: words.fine });
}

/** Asks before something that is not easily undone. */
export async function askFirst(text: string, agree: string): Promise<boolean> {
  return open({ text, agree, cancel: words.cancel });
}

interface Question {
  readonly text: string;
  readonly agree: string;
  readonly cancel?: string;
}

let turn: Promise<unknown> = Promise.resolve();

/** One after the other, so that none takes the place of one that was not read. */
async function open(question: Question): Promise<boolean> {
  const answer = turn.then(async () => ask(question));
  turn = answer;
  return answer;
}

async function ask({ text, agree, cancel }: Question): Promise<boolean> {
  byId("alert-text").textContent = text;
  yes.textContent = agree;
  no.textContent = cancel ?? "";
  no.hidden = cancel === undefined;
  alert.returnValue = "";
  alert.showModal();
  await new Promise((resolve) => alert.addEventListener("close", resolve, { once: true }));
  return alert.returnValue === "yes";
}
