import type { HistoryView, ItemView } from "../person-wire.ts";
import type { BubbleActions } from "./bubble.ts";
import { byId, el } from "./dom.ts";
import { createNewest } from "./newest.ts";
import { createRows } from "./rows.ts";
import type { Rows } from "./rows.ts";
import { keepPlace } from "./scroll.ts";
import { words } from "./words.ts";

/**
 * The messages on the page: one stretch of the chat without gaps, then what is still on its way to the server.
 * The stretch grows at both ends and lets go of the far end, so that a long chat costs no more than a short one.
 */
export interface ChatLog extends Pick<
  Rows,
  "get" | "items" | "oldestId" | "newestId" | "lineAbove"
> {
  /** Shows another stretch in place of this one. */
  readonly reset: (stretch: Stretch) => void;
  readonly addOlder: (stretch: Stretch) => void;
  readonly addNewer: (stretch: Stretch) => void;
  /** What the server tells of a message, new or known; news beyond the stretch only count as the newest. */
  readonly put: (item: ItemView) => void;
  readonly remove: (messageId: number) => void;
  /** The newest messages of the chat, newest first, wherever the stretch is. */
  readonly newest: () => readonly ItemView[];
  readonly hasOlder: () => boolean;
  readonly hasNewer: () => boolean;
  /** A row of the outbox; it stays below all messages until the server has it. */
  readonly putPending: (clientId: string, row: HTMLElement) => void;
  readonly dropPending: (clientId: string) => void;
  /** Brings a message into sight, and marks it for a moment if it is `found`. Returns whether it is in the stretch. */
  readonly show: (messageId: number, why?: "found" | "begin") => boolean;
}

export type Stretch = Pick<HistoryView, "messages" | "has_older" | "has_newer">;

/** Rows on the page at one time; more make a phone slow. */
const MOST_ROWS = 400;

const list = byId("log");

export function createChatLog(actions: BubbleActions): ChatLog {
  list.setAttribute("aria-label", words.messages);
  const rows = createRows(list, actions);
  const pending = createPending();
  const newest = createNewest();
  let hasOlder = false;
  let hasNewer = false;

  const setAway = (isAway: boolean): void => {
    hasNewer = isAway;
    list.classList.toggle("away", isAway);
  };
  const add = ({ messages, has_newer }: Stretch): void => {
    for (const item of messages) rows.place(item);
    setAway(has_newer);
    if (has_newer) return;
    newest.join(messages);
    // What came by the stream while the last page was on its way.
    const end = lastOf(messages);
    for (const item of newest.all()) if (item.message_id > end) rows.place(item);
  };
  const addOlder = ({ messages, has_older }: Stretch): void => {
    for (const item of messages.toReversed()) rows.place(item);
    hasOlder = has_older;
    if (rows.trim("newest", MOST_ROWS)) setAway(true);
  };
  const addNewer = (stretch: Stretch): void => {
    add(stretch);
    trimOldest();
  };
  const trimOldest = (): void => {
    hasOlder = rows.trim("oldest", MOST_ROWS) || hasOlder;
  };

  return {
    ...rows,
    reset: (stretch) => {
      rows.clear();
      if (!stretch.has_newer) newest.forgetUpTo(lastOf(stretch.messages));
      add(stretch);
      hasOlder = stretch.has_older;
    },
    addOlder: (stretch) => keepPlace(() => addOlder(stretch)),
    addNewer: (stretch) => keepPlace(() => addNewer(stretch)),
    put: (item) =>
      keepPlace(() => {
        if (item.client_id !== undefined) pending.drop(item.client_id);
        newest.put(item);
        if (isWithin(rows, item.message_id, hasOlder, hasNewer)) rows.place(item);
        if (!hasNewer) trimOldest();
      }),
    remove: (messageId) => {
      newest.remove(messageId);
      keepPlace(() => rows.remove(messageId));
    },
    newest: newest.all,
    hasOlder: () => hasOlder,
    hasNewer: () => hasNewer,
    putPending: pending.put,
    dropPending: pending.drop,
    show: (messageId, why = "found") => show(rows.element(messageId), why),
  };
}

/** An old message that was edited far from here is no part of this stretch. */
function isWithin(rows: Rows, id: number, hasOlder: boolean, hasNewer: boolean): boolean {
  const isTooOld = hasOlder && id < (rows.oldestId() ?? 0);
  const isTooNew = hasNewer && id > (rows.newestId() ?? 0);
  return !isTooOld && !isTooNew;
}

function createPending(): {
  readonly put: ChatLog["putPending"];
  readonly drop: ChatLog["dropPending"];
} {
  const pending = new Map<string, HTMLElement>();
  return {
    put: (clientId, row) => {
      const element = el("div", { class: "row out pending" }, row);
      const old = pending.get(clientId);
      pending.set(clientId, element);
      if (old === undefined) list.append(element);
      else old.replaceWith(element);
    },
    drop: (clientId) => {
      pending.get(clientId)?.remove();
      pending.delete(clientId);
    },
  };
}

/** Milliseconds that a message shows that it is the one. */
const FLASH = 1_800;

function show(element: HTMLElement | undefined, why: "found" | "begin"): boolean {
  if (element === undefined) return false;
  element.scrollIntoView({ block: why === "found" ? "center" : "start" });
  if (why === "begin") return true;
  element.focus({ preventScroll: true });
  element.classList.add("flash");
  setTimeout(() => element.classList.remove("flash"), FLASH);
  return true;
}

function lastOf(messages: readonly ItemView[]): number {
  return messages.at(-1)?.message_id ?? 0;
}
