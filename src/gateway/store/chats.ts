import type { Item } from "./messages.ts";
import type { Database } from "./database.ts";
import type { People, Person } from "./people.ts";

/** What is known of a whole chat, and who watches it right now. What changes something runs inside `write`. */
export interface Chats {
  /** Nothing if there is no such person. */
  get(chatId: number): Chat | undefined;
  nextSeq(chatId: number): number;
  nextMessageId(chatId: number): number;
  /** Moves forward only. */
  markRead(chatId: number, messageId: number): void;
  setBlocked(chatId: number, isBlocked: boolean): void;
  /** Before the watchers, once it is on disk. */
  emit(chatId: number, event: ChatEvent): void;
  /** Before the watchers of one chat, or of all, at once: for what is not kept. */
  signal(signal: Signal, chatId?: number): void;
  /** Returns how to stop watching. */
  watch(chatId: number, watcher: (event: ChatEvent | Signal) => void): () => void;
}

export interface Chat {
  readonly id: number;
  readonly person: Person;
  readonly seq: number;
  readonly readMessageId: number;
  /** The person stopped the bot. */
  readonly isBlocked: boolean;
}

/** Something kept that happened in a chat; with `seq`, a client that was away hears of it later. */
export type ChatEvent =
  | { readonly type: "message" | "edited"; readonly item: Item; readonly seq: number }
  | { readonly type: "deleted"; readonly message_id: number; readonly seq: number }
  | { readonly type: "answered"; readonly answer: PressAnswer; readonly seq: number }
  | { readonly type: "pinned"; readonly item: Item | undefined }
  | { readonly type: "read"; readonly message_id: number }
  | { readonly type: "blocked"; readonly blocked: boolean };

export interface PressAnswer {
  readonly callback_query_id: string;
  readonly text?: string | undefined;
  readonly show_alert: boolean;
}

export type Signal =
  | { readonly type: "action"; readonly action: string }
  | { readonly type: "commands" }
  | { readonly type: "signed_out" };

type Watcher = (event: ChatEvent | Signal) => void;

export function openChats(database: Database, people: People): Chats {
  const sql = statements(database);
  const watchers = new Map<number, Set<Watcher>>();
  const tell = (chatId: number, event: ChatEvent | Signal): void => {
    for (const watcher of watchers.get(chatId) ?? []) watcher(event);
  };
  const emit = (chatId: number, event: ChatEvent): void =>
    database.afterwards(() => tell(chatId, event));

  return {
    emit,
    get: (chatId) => {
      const row = sql.get.get(chatId);
      const person = row === undefined ? undefined : people.byId(chatId);
      if (row === undefined || person === undefined) return undefined;
      return {
        id: chatId,
        person,
        seq: Number(row["seq"]),
        readMessageId: Number(row["read_message_id"]),
        isBlocked: row["blocked"] === 1,
      };
    },
    nextSeq: (chatId) => Number(sql.nextSeq.get(chatId)?.["seq"]),
    nextMessageId: (chatId) => Number(sql.nextMessageId.get(chatId)?.["last_message_id"]),
    markRead: (chatId, messageId) => {
      const { changes } = sql.markRead.run(messageId, chatId, messageId);
      if (changes === 1) emit(chatId, { type: "read", message_id: messageId });
    },
    setBlocked: (chatId, blocked) => {
      sql.setBlocked.run(Number(blocked), chatId);
      emit(chatId, { type: "blocked", blocked });
    },
    signal: (signal, chatId) => {
      if (chatId !== undefined) return tell(chatId, signal);
      for (const id of watchers.keys()) tell(id, signal);
    },
    watch: (chatId, watcher) => {
      const set = watchers.get(chatId) ?? new Set();
      watchers.set(chatId, set.add(watcher));
      return () => {
        set.delete(watcher);
        if (set.size === 0 && watchers.get(chatId) === set) watchers.delete(chatId);
      };
    },
  };
}

function statements(database: Database) {
  return {
    get: database.prepare("SELECT * FROM chat WHERE id = ?"),
    nextSeq: database.prepare("UPDATE chat SET seq = seq + 1 WHERE id = ? RETURNING seq"),
    nextMessageId: database.prepare(
      "UPDATE chat SET last_message_id = last_message_id + 1 WHERE id = ? RETURNING last_message_id",
    ),
    markRead: database.prepare(
      `UPDATE chat SET read_message_id = min(?, last_message_id)
       WHERE id = ? AND read_message_id < min(?, last_message_id)`,
    ),
    setBlocked: database.prepare("UPDATE chat SET blocked = ? WHERE id = ?"),
  };
}
