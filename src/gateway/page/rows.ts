import type { ItemView } from "../person-wire.ts";
import { bubble, speaker, summary } from "./bubble.ts";
import type { BubbleActions, Items } from "./bubble.ts";
import { el } from "./dom.ts";
import { swap } from "./swap.ts";
import { dayKey, dayName, timeOf } from "./times.ts";
import { words } from "./words.ts";

/** The rows of the messages on the page, oldest first; pictures of one album share a row. */
export interface Rows {
  readonly place: (item: ItemView) => void;
  readonly remove: (messageId: number) => void;
  readonly clear: () => void;
  /** Drops rows at one end until no more than `most` are left. Returns whether any went. */
  readonly trim: (end: "oldest" | "newest", most: number) => boolean;
  readonly get: (messageId: number) => ItemView | undefined;
  readonly element: (messageId: number) => HTMLElement | undefined;
  readonly items: () => readonly ItemView[];
  readonly oldestId: () => number | undefined;
  readonly newestId: () => number | undefined;
  /** Draws the line of the new messages above this one; without one it goes away. */
  readonly lineAbove: (messageId: number | undefined) => void;
}

interface Row {
  readonly items: Items;
  readonly element: HTMLElement;
}

export function createRows(list: HTMLElement, actions: BubbleActions): Rows {
  const shelf: Shelf = { list, actions, rows: [], line: undefined };
  const rowOf = (id: number): Row | undefined => shelf.rows[indexOf(shelf, id)];
  return {
    place: (item) => place(shelf, item),
    remove: (messageId) => remove(shelf, messageId),
    clear: () => {
      for (const { element } of shelf.rows) element.remove();
      shelf.rows = [];
    },
    trim: (end, most) => {
      const surplus = shelf.rows.length - most;
      for (let gone = 0; gone < surplus; gone += 1) {
        drop(shelf, end === "oldest" ? 0 : shelf.rows.length - 1);
      }
      return surplus > 0;
    },
    get: (id) => rowOf(id)?.items.find(({ message_id }) => message_id === id),
    element: (id) => rowOf(id)?.element,
    items: () => shelf.rows.flatMap((row) => row.items),
    oldestId: () => shelf.rows[0]?.items[0].message_id,
    newestId: () => shelf.rows.at(-1)?.items.at(-1)?.message_id,
    lineAbove: (messageId) => {
      shelf.line = messageId;
      for (const index of shelf.rows.keys()) mark(shelf, index);
    },
  };
}

interface Shelf {
  readonly list: HTMLElement;
  readonly actions: BubbleActions;
  rows: readonly Row[];
  line: number | undefined;
}

function indexOf({ rows }: Shelf, id: number): number {
  return rows.findLastIndex(({ items }) => items.some(({ message_id }) => message_id === id));
}

function place(shelf: Shelf, item: ItemView): void {
  const index = indexOf(shelf, item.message_id);
  const row = shelf.rows[index];
  if (row === undefined) return insert(shelf, item);
  const old = row.items.find(({ message_id }) => message_id === item.message_id);
  // The same news twice, by the stream and as an answer: nothing flickers.
  if (JSON.stringify(old) === JSON.stringify(item)) return;
  const others = row.items.filter(({ message_id }) => message_id !== item.message_id);
  redraw(shelf, index, sorted([item, ...others]));
}

function insert(shelf: Shelf, item: ItemView): void {
  const { list, rows } = shelf;
  const at = rows.findLastIndex(({ items }) => items[0].message_id < item.message_id) + 1;
  const host = [at - 1, at].find((index) => isSameAlbum(rows[index], item));
  const album = host === undefined ? undefined : rows[host];
  if (host !== undefined && album !== undefined) {
    return redraw(shelf, host, sorted([item, ...album.items]));
  }
  const element = draw([item], shelf.actions);
  list.insertBefore(element, rows[at]?.element ?? list.querySelector(":scope > .pending"));
  shelf.rows = rows.toSpliced(at, 0, { items: [item], element });
  mark(shelf, at);
  mark(shelf, at + 1);
}

function remove(shelf: Shelf, messageId: number): void {
  const index = indexOf(shelf, messageId);
  const items = shelf.rows[index]?.items ?? [];
  const [first, ...others] = items.filter(({ message_id }) => message_id !== messageId);
  if (first !== undefined) redraw(shelf, index, [first, ...others]);
  else if (items.length > 0) drop(shelf, index);
}

function redraw(shelf: Shelf, index: number, items: Items): void {
  const element = draw(items, shelf.actions);
  const old = shelf.rows[index];
  if (old !== undefined) swap(old.element, element);
  shelf.rows = shelf.rows.with(index, { items, element });
  mark(shelf, index);
}

function drop(shelf: Shelf, index: number): void {
  shelf.rows[index]?.element.remove();
  shelf.rows = shelf.rows.toSpliced(index, 1);
  mark(shelf, index);
}

function mark({ rows, line }: Shelf, index: number): void {
  const row = rows[index];
  if (row !== undefined) markRow(row, rows[index - 1], line);
}

function sorted([item, ...others]: Items): Items {
  const [first = item, ...rest] = [item, ...others].sort((a, b) => a.message_id - b.message_id);
  return [first, ...rest];
}

function isSameAlbum(row: Row | undefined, item: ItemView): boolean {
  const [first] = row?.items ?? [];
  return (
    first?.photo !== undefined &&
    item.photo !== undefined &&
    item.media_group_id !== undefined &&
    first.media_group_id === item.media_group_id &&
    first.out === item.out
  );
}

function draw(items: Items, actions: BubbleActions): HTMLElement {
  const [{ out, message_id }] = items;
  const item = speaker(items);
  const who = out ? words.fromYou : words.fromBot;
  const row = el(
    "div",
    {
      class: item.pinned_message === undefined ? (out ? "row out" : "row in") : "row",
      "data-id": String(items.at(-1)?.message_id ?? message_id),
      role: "article",
      tabindex: "-1",
      "aria-label": `${who} ${timeOf(item.date)} ${summary(item)}`.slice(0, 300),
    },
    bubble(items, actions),
  );
  row.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target !== row) return;
    event.preventDefault();
    actions.menu(item);
  });
  return row;
}

/** The first message of a day carries the name of the day above it; the first new one the line. */
function markRow({ items, element }: Row, before: Row | undefined, line: number | undefined): void {
  const [{ date, message_id }] = items;
  for (const old of element.querySelectorAll(":scope > .day, :scope > .line")) old.remove();
  if (message_id === line) {
    element.prepend(el("div", { class: "line" }, el("span", {}, words.newMessages)));
  }
  if (dayKey(before?.items[0].date ?? 0) !== dayKey(date)) {
    element.prepend(el("div", { class: "day" }, el("span", {}, dayName(date))));
  }
}
