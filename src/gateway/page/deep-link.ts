import { start, takeGarbled } from "./links.ts";
import { showToast } from "./notices.ts";
import type { Outbox } from "./outbox.ts";
import { words } from "./words.ts";

/** What a link says to the bot is said once, however often the link is opened or the line breaks. */
export function followDeepLinks(send: Outbox["once"], chatId: number): void {
  const follow = (): void => {
    if (takeGarbled()) showToast(words.linkGarbled);
    const payload = start.get();
    if (payload !== undefined) void say(payload);
  };
  const say = async (payload: string): Promise<void> => {
    await send(`start-${chatId}-${payload}`, `/start ${payload}`);
    // From here on the outbox remembers it.
    if (start.get() === payload) start.set(undefined);
  };
  // A link opened in the same window changes no more than the end of the address.
  addEventListener("hashchange", follow);
  follow();
}
