import { setImmediate } from "node:timers/promises";
import type { Api } from "grammy";
import type { Dependencies } from "./dependencies.ts";
import type { Sending } from "./hall/hall.ts";
import type { Input } from "./input.ts";
import { markup } from "./markup.ts";
import { turns } from "./queue.ts";
import type { Queue } from "./queue.ts";
import type { DeskRecord } from "./records.ts";
import { asMessage } from "./say/turn.ts";
import { reason } from "./trouble.ts";

type Owed = NonNullable<DeskRecord["owed"]>;

/**
 * Cards for other people, such as that a post of theirs has ended, are kept at the desk of whoever caused them, with
 * the turn that they tell of, and struck off when they are out: a bot that dies in between sends them at its next
 * start. What is for the person themselves is not: they can ask for it again, and it may carry a link, which is kept
 * nowhere.
 */
export function keepSendings(
  desk: string,
  { owed = [] }: DeskRecord,
  { update, person }: Pick<Input, "update" | "person">,
  at: string,
  sendings: readonly Sending[],
): Readonly<{ sendings: readonly Sending[]; kept: Pick<DeskRecord, "owed"> }> {
  const added: Owed = [];
  const keyed = sendings.map((sending, nth) => {
    if (sending.kind !== "card" || sending.to === person.id) return sending;
    const { to, card, drawn } = sending;
    const key = `${update}.${nth}`;
    added.push({ key, at, to, message: asMessage(card, drawn) });
    return { ...sending, owed: { desk, key } };
  });
  return { sendings: keyed, kept: added.length === 0 ? {} : { owed: [...owed, ...added] } };
}

/** The same, each with how it is struck off. */
export const withSettling = (
  deps: Pick<Dependencies, "desks">,
  queue: Queue,
  sendings: readonly Sending[],
): readonly Sending[] =>
  sendings.map((sending) => {
    if (sending.kind !== "card" || sending.owed === undefined) return sending;
    const { desk, key } = sending.owed;
    return { ...sending, settle: () => strikeOff(deps, queue, desk, key) };
  });

/** All that an earlier process, before a moment, has left owing. */
export async function sendOwed(
  api: Api,
  deps: Pick<Dependencies, "desks" | "log">,
  queue: Queue,
  before: string,
): Promise<void> {
  for (const id of await deps.desks.ids()) {
    const loaded = await deps.desks.load(id);
    const { owed = [] }: Pick<DeskRecord, "owed"> = loaded.kind === "found" ? loaded.value : {};
    for (const { key, at, to, message } of owed) {
      if (at >= before) continue;
      await api
        .sendMessage(to, message.text, markup(message.keyboard))
        .catch((error: unknown) =>
          deps.log(`a card for ${to} could not be sent: ${reason(error)}`),
        );
      await strikeOff(deps, queue, id, key);
    }
    // Everything else has its turn.
    await setImmediate();
  }
}

const strikeOff = (
  { desks }: Pick<Dependencies, "desks">,
  queue: Queue,
  desk: string,
  key: string,
): Promise<void> =>
  queue(turns, async () => {
    const loaded = await desks.load(desk);
    if (loaded.kind !== "found") return;
    const owed = (loaded.value.owed ?? []).filter((one) => one.key !== key);
    await desks.save(desk, { ...loaded.value, owed });
  });
