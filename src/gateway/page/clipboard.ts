import { showToast } from "./notices.ts";
import { words } from "./words.ts";

/** Puts a text on the person's clipboard and says so. */
export async function copyText(text: string): Promise<void> {
  showToast((await copy(text)) ? words.copied : words.refused);
}

async function copy(text: string): Promise<boolean> {
  // Plain-HTTP pages of other hosts than this one have no clipboard, and never will: the old way works there.
  if (!isSecureContext) return copyTheOldWay(text);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyTheOldWay(text);
  }
}

function copyTheOldWay(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "unseen";
  document.body.append(field);
  field.select();
  // oxlint-disable-next-line typescript/no-deprecated -- there is no other way without a secure context
  const done = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return done;
}
