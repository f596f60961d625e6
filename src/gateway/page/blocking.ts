import { setBlocked } from "./chat-api.ts";
import { button, byId } from "./dom.ts";
import { askFirst, showToast } from "./notices.ts";
import { words } from "./words.ts";

const bottom = byId("bottom");
const takeUp = button(words.takeUpBot, () => void change(false), { class: "primary take-up" });
bottom.append(takeUp);

/** In place of everything that writes, one button takes the bot up again. */
export function showBlocked(isBlocked: boolean): void {
  bottom.classList.toggle("blocked", isBlocked);
  takeUp.hidden = !isBlocked;
}

export function isBlocked(): boolean {
  return !takeUp.hidden;
}

/** Stops the bot, or takes it up again. */
export async function toggleBlocked(): Promise<void> {
  if (isBlocked()) return change(false);
  if (await askFirst(words.stopBotFirst, words.stopBot)) return change(true);
}

async function change(blocked: boolean): Promise<void> {
  try {
    await setBlocked(blocked);
    showBlocked(blocked);
  } catch {
    showToast(words.offline);
  }
}
