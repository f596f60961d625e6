import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { openChat } from "./chat.ts";
import type { Chat } from "./chat.ts";
import type { People, Person } from "./people.ts";

/** The conversations in memory: opened when needed, closed again when many others were needed since. */
export interface Chats {
  /** Nothing if there is no such person. */
  get(chatId: number): Promise<Chat | undefined>;
  /** Every chat that somebody may be watching right now. */
  open(): readonly Chat[];
  close(): Promise<void>;
}

/** Open files and memory stay bounded, however many people ever came. */
const OPEN_CHATS = 400;

/** Whoever was handed a chat starts its work on it long before this. Milliseconds. */
const IDLE = 5_000;

interface Slot {
  readonly opening: Promise<Chat>;
  chat?: Chat;
  used: number;
}

export async function openChats(dataDir: string, people: People): Promise<Chats> {
  const folder = join(dataDir, "chats");
  await mkdir(folder, { recursive: true });
  const slots = new Map<number, Slot>();

  const openSlot = (person: Person): Slot => {
    const slot: Slot = { opening: openChat(folder, person), used: Date.now() };
    slot.opening.then(
      (chat) => (slot.chat = chat),
      () => slots.delete(person.id),
    );
    slots.set(person.id, slot);
    if (slots.size > OPEN_CHATS) closeIdle(slots);
    return slot;
  };

  return {
    get: async (chatId) => {
      const person = people.byId(chatId);
      if (person === undefined) return undefined;
      const slot = slots.get(chatId) ?? openSlot(person);
      slot.used = Date.now();
      return slot.opening;
    },
    open: () => [...slots.values()].flatMap((slot) => (slot.chat === undefined ? [] : [slot.chat])),
    close: async () => {
      const open = await Promise.all([...slots.values()].map((slot) => slot.opening));
      await Promise.all(open.map((chat) => chat.tail));
      await Promise.all(open.map((chat) => chat.journal.close()));
    },
  };
}

function closeIdle(slots: Map<number, Slot>): void {
  const now = Date.now();
  for (const [id, { chat, used }] of slots) {
    if (chat === undefined || chat.busy > 0 || chat.listeners.size > 0) continue;
    if (now - used < IDLE) continue;
    slots.delete(id);
    // Nobody appends to an idle chat, so there is nothing to wait for; a failed close loses nothing.
    chat.journal.close().catch(() => undefined);
    if (slots.size <= OPEN_CHATS / 2) return;
  }
}
