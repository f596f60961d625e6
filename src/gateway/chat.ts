import { join } from "node:path";
import { z } from "zod";
import { openJournal } from "./journal.ts";
import type { Journal } from "./journal.ts";
import type { Person } from "./people.ts";
import type { ComposerMarkup, Message } from "./wire.ts";

/** One person's conversation with the bot, as its journal tells it. Change it only through `commit`, inside `locked`. */
export interface Chat {
  readonly person: Person;
  readonly items: Map<number, Item>;
  /** What a client id already led to, so that a repeated request is answered and not done twice. */
  readonly byClientId: Map<string, Done>;
  /** Presses of inline buttons still open for an answer: callback query id → unix seconds. */
  readonly presses: Map<string, number>;
  readonly fileIds: Set<string>;
  readonly listeners: Set<(event: ChatEvent) => void>;
  readonly journal: Journal;
  /** The newest records, for clients that come back after a short absence. */
  recent: ChatEvent[];
  seq: number;
  lastMessageId: number;
  lastUpdateId: number;
  /** The end of the line of work on this chat. */
  tail: Promise<unknown>;
  busy: number;
}

/** A message as this chat keeps it: `out` tells that the person sent it. */
export interface Item {
  readonly message: Message;
  readonly out: boolean;
  readonly client_id?: string | undefined;
  readonly markup?: ComposerMarkup | undefined;
}

type Done =
  | { readonly kind: "message"; readonly messageId: number }
  | { readonly kind: "press"; readonly callbackQueryId: string };

export type ChatRecord =
  | { readonly type: "message"; readonly item: Item; readonly update_id?: number | undefined }
  | {
      readonly type: "edited";
      readonly message: Message;
      readonly update_id?: number | undefined;
    }
  | { readonly type: "deleted"; readonly message_id: number }
  | {
      readonly type: "pressed";
      readonly callback_query_id: string;
      readonly client_id: string;
      readonly date: number;
      readonly update_id: number;
    }
  | {
      readonly type: "answered";
      readonly callback_query_id: string;
      readonly text?: string | undefined;
      readonly show_alert: boolean;
    };

export type ChatEvent = ChatRecord & { readonly seq: number };

/** Enough for a phone that slept for some minutes; whoever was away longer loads the chat anew. */
const RECENT_EVENTS = 300;

/** A press can be answered for this long, as on Telegram. Seconds. */
export const PRESS_LIFETIME = 15 * 60;

const Line = z.looseObject({
  seq: z.int(),
  type: z.enum(["message", "edited", "deleted", "pressed", "answered"]),
});

export async function openChat(folder: string, person: Person): Promise<Chat> {
  const state = {
    person,
    items: new Map<number, Item>(),
    byClientId: new Map<string, Done>(),
    presses: new Map<string, number>(),
    fileIds: new Set<string>(),
    listeners: new Set<(event: ChatEvent) => void>(),
    recent: [] as ChatEvent[],
    seq: 0,
    lastMessageId: 0,
    lastUpdateId: 0,
    tail: Promise.resolve() as Promise<unknown>,
    busy: 0,
  };
  const journal = await openJournal(join(folder, `${person.id}.jsonl`), (line) => {
    apply(state, Line.parse(line) as unknown as ChatEvent);
  });
  return Object.assign(state, { journal });
}

/** Puts a record on disk, then into memory, then before everybody who watches. */
export async function commit(chat: Chat, record: ChatRecord): Promise<void> {
  const event: ChatEvent = { seq: chat.seq + 1, ...record };
  await chat.journal.append(event);
  apply(chat, event);
  for (const listener of chat.listeners) listener(event);
}

/** Runs work on a chat one after the other, so that numbering and "not modified" cannot race. */
export async function locked<T>(chat: Chat, work: () => Promise<T>): Promise<T> {
  chat.busy += 1;
  const turn = chat.tail.then(work);
  chat.tail = turn.catch(() => undefined);
  try {
    return await turn;
  } finally {
    chat.busy -= 1;
  }
}

/** The events after `seq`, or nothing if they are no longer all at hand. */
export function eventsAfter(chat: Chat, seq: number): readonly ChatEvent[] | undefined {
  if (seq > chat.seq) return undefined;
  if (seq < chat.seq - chat.recent.length) return undefined;
  return chat.recent.filter((event) => event.seq > seq);
}

function fileIdsOf(message: Message): readonly string[] {
  const files = [message.document, message.voice, message.sticker, ...(message.photo ?? [])];
  return files.flatMap((file) => (file === undefined ? [] : [file.file_id]));
}

type Applied = Omit<Chat, "journal">;

function apply(chat: Applied, event: ChatEvent): void {
  chat.seq = event.seq;
  chat.recent.push(event);
  if (chat.recent.length > RECENT_EVENTS * 2) chat.recent = chat.recent.slice(-RECENT_EVENTS);
  if ("update_id" in event && event.update_id !== undefined) {
    chat.lastUpdateId = Math.max(chat.lastUpdateId, event.update_id);
  }
  switch (event.type) {
    case "message":
      return applyMessage(chat, event.item);
    case "edited": {
      const old = chat.items.get(event.message.message_id);
      if (old !== undefined)
        chat.items.set(event.message.message_id, { ...old, message: event.message });
      return;
    }
    case "deleted":
      chat.items.delete(event.message_id);
      return;
    case "pressed":
      return applyPress(chat, event);
    case "answered":
      return;
  }
}

function applyMessage(chat: Applied, item: Item): void {
  const id = item.message.message_id;
  chat.items.set(id, item);
  chat.lastMessageId = Math.max(chat.lastMessageId, id);
  if (item.client_id !== undefined) {
    chat.byClientId.set(item.client_id, { kind: "message", messageId: id });
  }
  for (const fileId of fileIdsOf(item.message)) chat.fileIds.add(fileId);
}

function applyPress(chat: Applied, press: ChatEvent & { readonly type: "pressed" }): void {
  for (const [id, date] of chat.presses) {
    if (date < press.date - PRESS_LIFETIME) chat.presses.delete(id);
  }
  chat.presses.set(press.callback_query_id, press.date);
  chat.byClientId.set(press.client_id, {
    kind: "press",
    callbackQueryId: press.callback_query_id,
  });
}
