import type { ComposerMarkup, Message } from "../wire.ts";
import type { Chats } from "./chats.ts";
import type { Database } from "./database.ts";
import { messageStatements } from "./message-statements.ts";
import { fileIdsOf, searchWordsOf } from "./message-index.ts";

/** A message as a chat keeps it: `out` tells that the person sent it. */
export interface Item {
  readonly message: Message;
  readonly out: boolean;
  readonly client_id?: string | undefined;
  readonly markup?: ComposerMarkup | undefined;
  readonly reaction?: string | undefined;
}

/** The messages of all chats. What changes something runs inside `write`, and its watchers hear of it afterwards. */
export interface Messages {
  get(chatId: number, messageId: number): Item | undefined;
  byClientId(chatId: number, clientId: string): Item | undefined;
  page(chatId: number, range: Range): Stretch;
  /** Newest first, those that hold every one of the words. */
  search(chatId: number, words: string, before: number, limit: number): readonly Item[];
  /** The pinned message that came last. */
  pinned(chatId: number): Item | undefined;
  /** Whether a message of this chat shows the file. */
  shows(chatId: number, fileId: string): boolean;
  /** Messages that changed after `seq`, in that order, deleted ones without content; `born` tells new ones. */
  changedAfter(chatId: number, seq: number, limit: number): readonly Changed[];

  add(chatId: number, item: (messageId: number) => Item): Item;
  /** Puts the message in the place of the one with the same number. */
  edit(chatId: number, message: Message): Item;
  remove(chatId: number, messageId: number): void;
  react(chatId: number, messageId: number, reaction: string | undefined): void;
  pin(chatId: number, messageId: number, isPinned: boolean): void;
}

/** At most `limit` messages: before or after one, around one, or the newest. */
interface Range {
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  readonly around?: number | undefined;
  readonly limit: number;
}

interface Stretch {
  /** Oldest first. */
  readonly items: readonly Item[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
}

interface Changed {
  readonly messageId: number;
  readonly born: number;
  readonly seq: number;
  readonly item: Item | undefined;
}

export function openMessages(database: Database, chats: Chats): Messages {
  const sql = messageStatements(database);
  return { ...reads(sql), ...changes(sql, chats) };
}

type Statements = ReturnType<typeof messageStatements>;

type Reads = Pick<
  Messages,
  "get" | "byClientId" | "page" | "search" | "pinned" | "shows" | "changedAfter"
>;

function reads(sql: Statements): Reads {
  return {
    get: (chatId, messageId) => maybe(sql.get.get(chatId, messageId)),
    byClientId: (chatId, clientId) => maybe(sql.byClient.get(chatId, clientId)),
    page: (chatId, range) => pageOf(sql, chatId, range),
    search: (chatId, words, before, limit) => {
      const [first = "", ...others] = searchWordsOf(words).split(" ");
      const found: Item[] = [];
      for (const row of sql.search.iterate(chatId, before, first)) {
        if (!others.every((word) => String(row["words"]).includes(word))) continue;
        found.push(itemOf(row as unknown as Row));
        if (found.length === limit) break;
      }
      return found;
    },
    pinned: (chatId) => maybe(sql.pinned.get(chatId)),
    shows: (chatId, fileId) => sql.shows.get(fileId, chatId) !== undefined,
    changedAfter: (chatId, seq, limit) =>
      rowsOf(sql.changedAfter.all(chatId, seq, limit)).map((row) => ({
        messageId: row.message_id,
        born: row.born,
        seq: row.seq,
        item: maybe(row),
      })),
  };
}

function changes(sql: Statements, chats: Chats): Omit<Messages, keyof Reads> {
  const index = (message: Message): void => {
    const { message_id, chat } = message;
    sql.unshow.run(chat.id, message_id);
    for (const fileId of fileIdsOf(message)) sql.show.run(fileId, chat.id, message_id);
  };

  /** Gives the message its next seq and tells the watchers what it is now. */
  const touch = (chatId: number, messageId: number): Item | undefined => {
    const seq = chats.nextSeq(chatId);
    sql.touch.run(seq, chatId, messageId);
    const item = maybe(sql.get.get(chatId, messageId));
    if (item !== undefined) chats.emit(chatId, { type: "edited", item, seq });
    return item;
  };

  return {
    add: (chatId, build) => {
      const item = build(chats.nextMessageId(chatId));
      const { message, out, client_id = null } = item;
      const body = JSON.stringify(message);
      const markup = item.markup === undefined ? null : JSON.stringify(item.markup);
      const seq = chats.nextSeq(chatId);
      const words = searchTextOf(message);
      const id = message.message_id;
      sql.add.run(chatId, id, seq, seq, Number(out), client_id, body, markup, words);
      index(message);
      chats.emit(chatId, { type: "message", item, seq });
      return item;
    },
    edit: (chatId, message) => {
      sql.edit.run(JSON.stringify(message), searchTextOf(message), chatId, message.message_id);
      index(message);
      return touch(chatId, message.message_id) ?? { message, out: false };
    },
    remove: (chatId, message_id) => {
      const seq = chats.nextSeq(chatId);
      sql.remove.run(seq, chatId, message_id);
      sql.unshow.run(chatId, message_id);
      chats.emit(chatId, { type: "deleted", message_id, seq });
    },
    react: (chatId, messageId, reaction) => {
      sql.react.run(reaction ?? null, chatId, messageId);
      touch(chatId, messageId);
    },
    pin: (chatId, messageId, isPinned) => {
      sql.pin.run(isPinned ? chats.nextSeq(chatId) : null, chatId, messageId);
      chats.emit(chatId, { type: "pinned", item: maybe(sql.pinned.get(chatId)) });
    },
  };
}

interface Row {
  readonly message_id: number;
  readonly born: number;
  readonly seq: number;
  readonly out: number;
  readonly client_id: string | null;
  readonly body: string | null;
  readonly markup: string | null;
  readonly reaction: string | null;
}

function rowsOf(found: unknown): readonly Row[] {
  return found as readonly Row[];
}

function maybe(row: unknown): Item | undefined {
  const { body } = (row ?? { body: null }) as Pick<Row, "body">;
  return body === null ? undefined : itemOf(row as Row);
}

function itemOf(row: Row): Item {
  return {
    message: JSON.parse(row.body ?? "null") as Message,
    out: row.out === 1,
    client_id: row.client_id ?? undefined,
    markup: row.markup === null ? undefined : (JSON.parse(row.markup) as ComposerMarkup),
    reaction: row.reaction ?? undefined,
  };
}

function searchTextOf(message: Message): string {
  const { text, caption, document } = message;
  return searchWordsOf([text, caption, document?.file_name].filter(Boolean).join(" "));
}

/** One more is asked for on each side than is shown: whether there is more is then known. */
function pageOf(sql: Statements, chatId: number, range: Range): Stretch {
  const { before, after, around, limit } = range;
  const older = (than: number, most: number): Side =>
    sideOf(sql.older.all(chatId, than, most + 1), most);
  const newer = (than: number, most: number): Side =>
    sideOf(sql.newer.all(chatId, than, most + 1), most);
  if (around !== undefined) {
    const up = older(around, Math.floor(limit / 2));
    const down = newer(around - 1, limit - up.items.length);
    const items = [...up.items.toReversed(), ...down.items];
    return { items, hasOlder: up.hasMore, hasNewer: down.hasMore };
  }
  if (after !== undefined) {
    const { items, hasMore } = newer(after, limit);
    return { items, hasOlder: true, hasNewer: hasMore };
  }
  const { items, hasMore } = older(before ?? Number.MAX_SAFE_INTEGER, limit);
  return { items: items.toReversed(), hasOlder: hasMore, hasNewer: before !== undefined };
}

interface Side {
  readonly items: readonly Item[];
  readonly hasMore: boolean;
}

function sideOf(found: unknown, most: number): Side {
  const rows = rowsOf(found);
  return { items: rows.slice(0, most).map(itemOf), hasMore: rows.length > most };
}
