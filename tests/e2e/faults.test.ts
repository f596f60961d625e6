import { afterAll, beforeAll, expect, test } from "vitest";
import { wordsIn } from "#bot/words/words.ts";
import { disclosure2019 } from "#flows/reports/disclosure-2019.ts";
import { disclosure2021 } from "#flows/reports/disclosure-2021.ts";
import type { Fault, Faults } from "#gateway/faults.ts";
import { seededFaults } from "#gateway/seeded-faults.ts";
import { holdConversation } from "#tests/support/faulty-conversation.ts";
import type { Conversation } from "#tests/support/faulty-conversation.ts";
import { hurry } from "#tests/support/hurry.ts";

/**
 * Random conversations over a bad line, with the real bot and the real messenger. CONVERSATIONS says how many, SEED
 * which one comes first; a failure names the seed that shows it again.
 */
const count = Number(process.env["CONVERSATIONS"] ?? 10);
const first = Number(process.env["SEED"] ?? 1);
const atOnce = 12;

const rates = {
  hangUp: 0.05,
  refuse: 0.05,
  delay: 0.1,
  double: 0.15,
  hold: 0.15,
  reorder: 0.3,
  twice: 0.15,
  cut: 0.9,
};

const editions = [
  { form: disclosure2019, year: 2020 },
  { form: disclosure2021, year: 2025 },
] as const;

let stopHurrying = (): void => undefined;
beforeAll(() => {
  stopHurrying = hurry();
});
afterAll(() => stopHurrying());

test(
  `${count} conversations from seed ${first} on: nothing is lost, doubled or moved`,
  { timeout: Math.max(240_000, count * 3_000) },
  async () => {
    const seen: Record<string, number> = {};
    const add = (name: string, more = 1): void => {
      seen[name] = (seen[name] ?? 0) + more;
    };
    const failures: string[] = [];
    const began = Date.now();
    let next = first;
    const hold = async (): Promise<void> => {
      while (next < first + count) {
        const seed = next;
        next += 1;
        try {
          const faults = counted(seededFaults(seed, rates), add);
          const edition = editions[seed % 2] ?? editions[0];
          const conversation = await holdConversation({ ...edition, seed, acts: 30, faults });
          for (const promise of promises) promise(conversation);
          add("updates", conversation.updates.length);
          add("changes", changesIn(conversation));
          add("presses", conversation.pressed.length);
          add("edits", conversation.updates.filter(({ edited_message }) => edited_message).length);
          add("files", conversation.history.filter(({ document }) => document).length);
        } catch (error) {
          failures.push(`SEED=${seed} CONVERSATIONS=1\n${told(error)}`);
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, hold));
    console.log(
      `${count} conversations, seeds ${first}–${first + count - 1}, ${Date.now() - began} ms: ${JSON.stringify(seen)}`,
    );
    expect(failures.join("\n\n")).toBe("");
    // A line without faults, or a person who does nothing, proves nothing.
    if (count >= 20) {
      for (const name of [...faultNames, "changes", "presses", "edits", "files"]) {
        expect([name, (seen[name] ?? 0) > 5]).toEqual([name, true]);
      }
    }
  },
);

const faultNames = ["wait", "before", "after", "twice", "cut", "doubled", "held", "reordered"];

function counted(faults: Faults, add: (name: string) => void): Faults {
  return {
    of: (side, name) => {
      const fault: Fault = faults.of(side, name);
      for (const kind of Object.keys(fault)) add(kind);
      return fault;
    },
    batch: (updates) => {
      const given = faults.batch(updates);
      const ids = given.map(({ update_id }) => update_id);
      if (new Set(ids).size < ids.length) add("doubled");
      if (updates.some(({ update_id }) => !ids.includes(update_id))) add("held");
      if (ids.some((id, at) => at > 0 && id < (ids[at - 1] ?? 0))) add("reordered");
      return given;
    },
  };
}

/** With what was found, and what should have been: the line with dots of an assertion says neither. */
function told(error: unknown): string {
  const { actual, expected } = error as { readonly actual?: unknown; readonly expected?: unknown };
  const sides = [actual, expected].filter((side) => side !== undefined);
  return [String(error), ...sides.map((side) => JSON.stringify(side).slice(0, 1500))].join("\n");
}

const changesIn = ({ kept }: Conversation): number =>
  Object.values(kept.reports).reduce((sum, { report }) => sum + report.changes.length, 0);

const promises: readonly ((conversation: Conversation) => void)[] = [
  nothingFailed,
  everyAnswerIsKeptOnce,
  everythingIsSaidInTurn,
  everyPressIsAnswered,
  cardsShowWhatTheyShould,
  filesArrive,
  theStreamShowsTheChat,
];

function everyAnswerIsKeptOnce({ kept, expected }: Conversation): void {
  expect(kept.desk).toEqual(expected.desk);
  const reports = (of: Conversation["kept"]) =>
    Object.fromEntries(Object.entries(of.reports).map(([id, { report }]) => [id, report]));
  expect(reports(kept)).toEqual(reports(expected));
}

const essence = (text: unknown, keyboard: readonly (readonly { text: string }[])[]): string =>
  JSON.stringify([text, keyboard.flat().map((button) => button.text)]);

interface Markup {
  readonly inline_keyboard?: readonly (readonly { text: string }[])[];
}

const sentBy = ({ calls }: Conversation): readonly string[] =>
  calls
    .filter(({ method }) => method === "sendMessage")
    .map(({ payload }) =>
      essence(payload["text"], (payload["reply_markup"] as Markup)?.inline_keyboard ?? []),
    );

const wanted = ({ expected }: Conversation): readonly string[] =>
  expected.said.flatMap(([, { send }]) =>
    send === undefined ? [] : [essence(send.text, send.keyboard)],
  );

/**
 * Each answer in its turn. The newest may be said twice, an older one never again: it would look like the question
 * that is open now. The one for an unknown command asks nothing, and is not remembered.
 */
function everythingIsSaidInTurn(conversation: Conversation): void {
  const answers = wanted(conversation);
  const { command, making, makingFile, formats } = wordsIn["zh-CN"];
  const beside = new Set(
    [command, making, makingFile(formats.docx)].map((text) => essence(text, [])),
  );
  let at = 0;
  for (const words of sentBy(conversation)) {
    if (words === answers[at]) at += 1;
    else if (words !== answers[at - 1] && !beside.has(words)) {
      throw new Error(`after ${answers[at - 1]}, instead of ${answers[at]}: ${words}`);
    }
  }
  expect(answers.slice(at)).toEqual([]);
}

function everyPressIsAnswered({ pressed, answered }: Conversation): void {
  expect(pressed.filter((id) => !answered.has(id))).toEqual([]);
}

function cardsShowWhatTheyShould({ expected, history }: Conversation): void {
  const last = new Map<number, string>();
  for (const [update, { edit }] of expected.said) {
    const card = update.callback_query?.message?.message_id;
    if (card !== undefined && edit !== undefined) last.set(card, essence(edit.text, edit.keyboard));
  }
  for (const [id, should] of last) {
    const card = history.find(({ message_id }) => message_id === id);
    const shows = essence(card?.text, card?.reply_markup?.inline_keyboard ?? []);
    expect([id, shows]).toEqual([id, should]);
  }
}

function filesArrive({ expected, history, kept }: Conversation): void {
  const promised = expected.said.filter(([, { file }]) => file !== undefined).length;
  const arrived = history.filter(({ document }) => document !== undefined).length;
  expect(arrived).toBeGreaterThanOrEqual(promised);
  expect(Object.values(kept.reports).flatMap((record) => record.owed ?? [])).toEqual([]);
}

function theStreamShowsTheChat({ history, screen }: Conversation): void {
  const shown = (messages: Iterable<Conversation["history"][number]>) =>
    [...messages]
      .toSorted((a, b) => a.message_id - b.message_id)
      .map((message) => [message.message_id, message.text, message.reply_markup]);
  expect(shown(screen.values())).toEqual(shown(history));
}

function nothingFailed({ log }: Conversation): void {
  expect(log).toEqual([]);
}
