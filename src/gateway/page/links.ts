import { tabMemory } from "./tab-memory.ts";

/** What a link carries is kept over a reload until it is done: the network may be away at the first try. */

/** The secret by which somebody comes in. */
export const invite = tabMemory("invite");

/** What is said to the bot behind `/start`. */
export const start = tabMemory("start");

let isGarbled = false;

/**
 * Takes what a link carries off the address at once, so that it is neither read over a shoulder nor kept as a bookmark,
 * and a reload does not do it again. As on Telegram, `?start=` counts too.
 */
export function takeLink(): void {
  const carried = new URLSearchParams(location.hash.slice(1));
  const invited = carried.get("in") ?? "";
  const payload = carried.get("start") ?? new URLSearchParams(location.search).get("start");
  if (invited === "" && payload === null) return;
  history.replaceState(null, "", location.pathname);
  if (invited !== "") invite.set(invited);
  const isWhole = payload !== null && PAYLOAD.test(payload);
  isGarbled = payload !== null && !isWhole;
  start.set(isWhole ? payload : undefined);
}

/** Whether the link just taken said something that nobody can have meant; told once. */
export function takeGarbled(): boolean {
  const was = isGarbled;
  isGarbled = false;
  return was;
}

/** Telegram's own rule. */
const PAYLOAD = /^[\w-]{1,64}$/;
