import { mkdir } from "node:fs/promises";
import { openChats } from "./chats.ts";
import type { Chats } from "./chats.ts";
import { openFiles } from "./files.ts";
import type { Files } from "./files.ts";
import { openPeople } from "./people.ts";
import type { People } from "./people.ts";
import { chatRecordOf } from "./person-acts.ts";
import { commit } from "./chat.ts";
import { openUpdates } from "./updates.ts";
import type { Delivery, Updates } from "./updates.ts";
import type { User } from "./wire.ts";

/** Everything both sides of the messenger share: the bot on one, the people on the other. */
export interface Exchange {
  readonly bot: User & { readonly username: string };
  readonly people: People;
  readonly chats: Chats;
  readonly files: Files;
  readonly updates: Updates;
  /** Watchers of what is not kept: "typing" in one chat, and new commands in all. */
  readonly signals: Set<(signal: Signal) => void>;
}

export type Signal =
  | { readonly type: "action"; readonly chatId: number; readonly action: string }
  | { readonly type: "commands" };

export async function openExchange(
  dataDir: string,
  bot: Exchange["bot"],
  guestName: string,
): Promise<Exchange> {
  await mkdir(dataDir, { recursive: true });
  const people = await openPeople(dataDir, guestName);
  const chats = await openChats(dataDir, people);
  const files = await openFiles(dataDir);
  const updates = await openUpdates(dataDir, (delivery) => heal(chats, delivery));
  return { bot, people, chats, files, updates, signals: new Set() };
}

export async function closeExchange(exchange: Exchange): Promise<void> {
  await exchange.chats.close();
  await exchange.updates.journal.close();
  await exchange.files.close();
  await exchange.people.close();
}

/** Writes into a chat what a kill kept from reaching it. */
async function heal(chats: Chats, { update, client_id }: Delivery): Promise<void> {
  const record = chatRecordOf(update, client_id);
  const chat = await chats.get(record.chatId);
  if (chat === undefined || chat.lastUpdateId >= update.update_id) return;
  await commit(chat, record.record);
}
