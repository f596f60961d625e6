import { join } from "node:path";
import { z } from "zod";
import { writeDurably } from "./durable.ts";
import { openJournal } from "./journal.ts";
import type { Journal } from "./journal.ts";
import type { BotCommand, Update, UpdateBody } from "./wire.ts";

/** What waits for the bot: every update since the last one it confirmed, on disk before anybody hears of it. */
export interface Updates {
  readonly journal: Journal;
  readonly commands: Map<string, readonly BotCommand[]>;
  readonly listeners: Set<() => void>;
  pending: readonly Update[];
  nextId: number;
}

/** An update, and the client id of the person's request that caused it. */
export interface Delivery {
  readonly update: Update;
  readonly client_id?: string | undefined;
}

const Line = z.discriminatedUnion("type", [
  z.looseObject({
    type: z.literal("update"),
    update: z.looseObject({ update_id: z.int() }),
    client_id: z.string().optional(),
  }),
  z.object({ type: z.literal("confirmed"), before: z.int() }),
  z.object({
    type: z.literal("commands"),
    key: z.string(),
    commands: z.array(z.object({ command: z.string(), description: z.string() })),
  }),
  z.object({ type: z.literal("next"), id: z.int() }),
]);

/**
 * Reads the journal and rewrites it without what the bot has confirmed.
 * `heal` is given every update still in it first: a kill can fall between the two writes of one message,
 * and then the chat has to learn from here what it missed.
 */
export async function openUpdates(
  dataDir: string,
  heal: (delivery: Delivery) => Promise<void>,
): Promise<Updates> {
  const path = join(dataDir, "updates.jsonl");
  const deliveries: Delivery[] = [];
  const commands = new Map<string, readonly BotCommand[]>();
  let confirmed = 0;
  let nextId = 0;
  const old = await openJournal(path, (line) => {
    const record = Line.parse(line);
    if (record.type === "update") {
      const update = record.update as unknown as Update;
      deliveries.push({ update, client_id: record.client_id });
      nextId = Math.max(nextId, update.update_id + 1);
    } else if (record.type === "confirmed") confirmed = Math.max(confirmed, record.before);
    else if (record.type === "commands") commands.set(record.key, record.commands);
    else nextId = Math.max(nextId, record.id);
  });
  await old.close();
  for (const delivery of deliveries) await heal(delivery);

  // A bot remembers which updates it has handled. Starting at the clock, in seconds, keeps the ids
  // of a wiped or restored folder apart from those it has seen.
  nextId = Math.max(nextId, Math.floor(Date.now() / 1000));
  const open = deliveries.filter(({ update }) => update.update_id >= confirmed);
  const lines = [
    { type: "next", id: nextId },
    ...[...commands].map(([key, list]) => ({ type: "commands", key, commands: list })),
    ...open.map((delivery) => ({ type: "update", ...delivery })),
  ];
  await writeDurably(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  const journal = await openJournal(path, () => undefined);
  const pending = open.map(({ update }) => update);
  return { journal, commands, listeners: new Set(), pending, nextId };
}

/** Gives an update its number, puts it on disk and lets the bot have it. */
export async function pushUpdate(
  updates: Updates,
  build: (updateId: number) => UpdateBody,
  clientId?: string,
): Promise<Update> {
  const update_id = updates.nextId;
  updates.nextId += 1;
  const update: Update = { update_id, ...build(update_id) };
  await updates.journal.append({ type: "update", update, client_id: clientId });
  // The journal acknowledges in the order of writing, so the pending ones stay sorted.
  updates.pending = [...updates.pending, update];
  for (const listener of updates.listeners) listener();
  return update;
}

/** Forgets the updates before `offset`. Losing this in a power failure only means that some come twice. */
export function confirmUpdates(updates: Updates, offset: number): void {
  const left = updates.pending.filter((update) => update.update_id >= offset);
  if (left.length === updates.pending.length) return;
  updates.pending = left;
  updates.journal.note({ type: "confirmed", before: offset });
}

export async function keepCommands(
  updates: Updates,
  key: string,
  commands: readonly BotCommand[],
): Promise<void> {
  await updates.journal.append({ type: "commands", key, commands });
  updates.commands.set(key, commands);
}
