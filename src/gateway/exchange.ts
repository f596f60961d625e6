import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { openChats } from "./store/chats.ts";
import type { Chats } from "./store/chats.ts";
import { openDatabase } from "./store/database.ts";
import type { Database } from "./store/database.ts";
import { openFiles } from "./store/files.ts";
import type { Files } from "./store/files.ts";
import { openMessages } from "./store/messages.ts";
import type { Messages } from "./store/messages.ts";
import { openPeople } from "./store/people.ts";
import type { People } from "./store/people.ts";
import { openPresses } from "./store/presses.ts";
import type { Presses } from "./store/presses.ts";
import { openSettings } from "./store/settings.ts";
import type { Settings } from "./store/settings.ts";
import { openUpdates } from "./store/updates.ts";
import type { Updates } from "./store/updates.ts";
import type { User } from "./wire.ts";

/** Everything both sides of the messenger share: the bot on one, the people on the other. */
export interface Exchange {
  readonly bot: User & { readonly username: string };
  /** Every change of what is kept goes through here: whole or not at all, and on disk before anybody hears of it. */
  readonly write: Database["write"];
  readonly people: People;
  readonly chats: Chats;
  readonly messages: Messages;
  readonly presses: Presses;
  readonly updates: Updates;
  readonly files: Files;
  readonly settings: Settings;
  readonly close: () => Promise<void>;
}

interface Opening {
  readonly dataDir: string;
  readonly bot: Exchange["bot"];
  readonly guestName: string;
  /** Bytes of files. */
  readonly fileBudget: number;
}

/** @throws MessengerInUseError, DamagedDatabaseError */
export async function openExchange(opening: Opening): Promise<Exchange> {
  const { dataDir, bot, guestName, fileBudget } = opening;
  await mkdir(dataDir, { recursive: true });
  const database = openDatabase(join(dataDir, "messenger.db"));
  try {
    const people = openPeople(database, guestName);
    const chats = openChats(database, people);
    const files = await openFiles(database, dataDir, fileBudget);
    return {
      bot,
      write: database.write,
      people,
      chats,
      messages: openMessages(database, chats),
      presses: openPresses(database, chats),
      updates: openUpdates(database),
      files,
      settings: openSettings(database),
      close: database.close,
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
