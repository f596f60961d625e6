import type { HistoryView, ItemView } from "../person-wire.ts";
import { bubble } from "./bubble.ts";
import type { BubbleActions } from "./bubble.ts";
import { byId, el } from "./dom.ts";
import { dayKey, dayName } from "./times.ts";
import { words } from "./words.ts";

/** The list of messages on the page: those that the server has, then those still on their way. */
export interface ChatLog {
  /** Replaces everything that the server has told so far. */
  readonly reset: (history: HistoryView) => void;
  readonly prepend: (history: HistoryView) => void;
  readonly put: (item: ItemView) => void;
  readonly remove: (messageId: number) => void;
  readonly get: (messageId: number) => ItemView | undefined;
  readonly newest: () => readonly ItemView[];
  readonly oldestId: () => number | undefined;
  /** A row of the outbox; it stays below all messages until the server has it. */
  readonly putPending: (clientId: string, row: HTMLElement) => void;
  readonly dropPending: (clientId: string) => void;
  readonly jump: (messageId: number) => void;
}

interface Row {
  readonly item: ItemView;
  readonly element: HTMLLIElement;
}

const list = byId("log", HTMLOListElement);

export function createChatLog(actions: BubbleActions): ChatLog {
  list.setAttribute("aria-label", words.messages);
  const rows = new Map<number, Row>();
  const pending = new Map<string, HTMLElement>();

  const place = (item: ItemView): void => {
    const element = rowOf(item, actions);
    const old = rows.get(item.message_id);
    rows.set(item.message_id, { item, element });
    if (old === undefined) list.insertBefore(element, follower(item.message_id));
    else old.element.replaceWith(element);
    markDay(element);
    markDay(element.nextElementSibling);
  };

  const dropPending = (clientId: string): void => {
    pending.get(clientId)?.remove();
    pending.delete(clientId);
  };

  return {
    reset: ({ messages }) => {
      for (const { element } of rows.values()) element.remove();
      rows.clear();
      for (const item of messages) place(item);
    },
    prepend: ({ messages }) => {
      for (const item of messages.toReversed()) if (!rows.has(item.message_id)) place(item);
    },
    put: (item) => {
      if (item.client_id !== undefined) dropPending(item.client_id);
      place(item);
    },
    remove: (messageId) => {
      const element = rows.get(messageId)?.element;
      const next = element?.nextElementSibling ?? null;
      element?.remove();
      rows.delete(messageId);
      markDay(next);
    },
    get: (messageId) => rows.get(messageId)?.item,
    newest: () => Array.from(rows.values(), ({ item }) => item).sort(byNewest),
    oldestId: () => (rows.size === 0 ? undefined : Math.min(...rows.keys())),
    putPending: (clientId, row) => {
      const element = el("li", { class: "row out pending" }, row);
      const old = pending.get(clientId);
      pending.set(clientId, element);
      if (old === undefined) list.append(element);
      else old.replaceWith(element);
    },
    dropPending,
    jump: (messageId) => show(rows.get(messageId)?.element),
  };
}

function byNewest(a: ItemView, b: ItemView): number {
  return b.message_id - a.message_id;
}

/** Brings a row into sight and marks it for a moment. */
function show(element: HTMLElement | undefined): void {
  element?.scrollIntoView({ block: "center", behavior: "smooth" });
  element?.classList.add("flash");
  setTimeout(() => element?.classList.remove("flash"), 1500);
}

function rowOf(item: ItemView, actions: BubbleActions): HTMLLIElement {
  const { message_id, date, out } = item;
  return el(
    "li",
    {
      class: out ? "row out" : "row in",
      "data-id": String(message_id),
      "data-date": String(date),
    },
    bubble(item, actions),
  );
}

/** The row before which a message belongs: usually none, so look from the end. */
function follower(messageId: number): Element | null {
  let next: Element | null = null;
  for (let row = list.lastElementChild; row !== null; row = row.previousElementSibling) {
    const id = Number((row as HTMLElement).dataset["id"] ?? Infinity);
    if (id < messageId) return next;
    next = row;
  }
  return next;
}

/** The first message of a day carries the name of the day above it. */
function markDay(element: Element | null): void {
  if (!(element instanceof HTMLElement) || element.dataset["date"] === undefined) return;
  const date = Number(element.dataset["date"]);
  const before = element.previousElementSibling as HTMLElement | null;
  const isFirst = dayKey(Number(before?.dataset["date"] ?? 0)) !== dayKey(date);
  element.querySelector(".day")?.remove();
  if (isFirst) element.prepend(el("div", { class: "day" }, el("span", {}, dayName(date))));
}
