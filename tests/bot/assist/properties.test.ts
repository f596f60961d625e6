import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { evaluate } from "#flows/evaluate.ts";
import { outline } from "#flows/outline.ts";
import { draftOf, factId } from "#flows/propose/facts.ts";
import type { ProposedFigure } from "#flows/proposal.ts";
import type { Report } from "#flows/report.ts";
import { reportSchema } from "#flows/report.ts";
import { wordsIn } from "#bot/words/words.ts";
import { madeUp, readSpecimens, sectionsOf } from "#tests/flows/phrases/specimens.ts";
import type { Specimen } from "#tests/flows/phrases/specimens.ts";
import { readNarratives } from "#tests/assist/narratives.ts";
import { openAssistOffice } from "#tests/support/assist-office.ts";
import type { AssistOffice } from "#tests/support/assist-office.ts";
import { adversaries } from "#tests/support/model-server/adversary.ts";
import { createDice } from "#tests/support/dice.ts";
import { badDraft, badFigures, badPolish, sentenceOf } from "./bad-answers.ts";
import { countedThings, plainNumbers } from "./plain-numbers.ts";

/**
 * Over the published reports, with a model that answers what it likes: nothing is written before it is taken, and what is
 * taken has not one number of the model's. `ADVERSARY_RUNS` for more than the few of the default run.
 */
const runs = Number(process.env["ADVERSARY_RUNS"] ?? 60);
const seed = Number(process.env["ADVERSARY_SEED"] ?? Date.now() % 1_000_000);

vi.setConfig({ testTimeout: Math.max(180_000, runs * 1_000) });

const specimens = await readSpecimens();
const narratives = readNarratives().filter(({ text }) => text.length <= 4_000);
const { proposals } = wordsIn["zh-CN"];

let office: AssistOffice;
const count = { taken: 0, nothing: 0, elsewhere: 0 };
beforeAll(async () => {
  office = await openAssistOffice({
    // Thousands of wishes in one day: the budget is looked at elsewhere.
    tokensADay: Number.MAX_SAFE_INTEGER,
    limits: { chat: 3_000, write: 3_000, stall: 1_000, pause: 2 },
  });
});
afterAll(async () => {
  await office.close();
  console.log(`seed ${seed}, ${runs} each: ${JSON.stringify(count)}`);
});

/** Quick ones only: those that wait are looked at one by one elsewhere. */
const quick = adversaries.filter((one) => !["stall", "silent", "huge"].includes(one));

/** What one number decides: what is said, who answers, and how badly. */
const luck = fc.noBias(fc.nat({ max: 2 ** 30 })).map((number) => {
  const dice = createDice(number);
  const roll = (): number => dice.below(10_000);
  return {
    roll,
    bad: dice.falls(0.15) ? dice.pick(quick) : undefined,
    pick: <T>(list: readonly T[]): T => dice.pick(list),
  };
});
type Luck = typeof luck extends fc.Arbitrary<infer T> ? T : never;

const answersOf = (report: Report) => report.answers;

/** Makes the wish while the adversary has the line, and comes back with what stands before and after it is taken. */
async function wishFor(
  bad: (typeof adversaries)[number] | undefined,
  wish: () => Promise<void>,
  takeLabel: string,
): Promise<Readonly<{ before: Report; asked: Report; after: Report }> | undefined> {
  const before = await office.report();
  const sent = office.server.wishes().length;
  office.server.be(bad);
  await wish();
  office.server.be(undefined);
  const asked = reportSchema.parse(await office.report());
  expect({ ...asked, places: {} }).toEqual({ ...before, places: {} });
  if (office.server.wishes().length === sent) {
    count.elsewhere += 1;
  }
  const prompt = asked.places["7"]?.prompt;
  if (prompt === undefined || !("origin" in prompt) || prompt.origin === "phrases") {
    count.nothing += 1;
    return undefined;
  }
  await office.taps(takeLabel);
  count.taken += 1;
  return { before, asked, after: reportSchema.parse(await office.report()) };
}

const check = (property: (luck: Luck) => Promise<void>) =>
  fc.assert(fc.asyncProperty(luck, property), { numRuns: runs, seed, endOnFailure: true });

describe.skipIf(specimens.length === 0)("over the tables of the published reports", () => {
  const complete = specimens.filter(({ form, values }) => values.size === outline(form).cells.size);

  test("every figure taken stands in its words, and its words in what was sent", async () => {
    await check(async ({ roll, bad, pick }) => {
      const specimen = pick(complete);
      const { text, mapping } = sentenceOf(specimen, roll);
      await office.put(atRequests(specimen.report));
      office.server.script(({ about }) => badFigures(about, mapping, roll));
      const taken = await wishFor(bad, () => office.says(text), proposals.takeAll);
      if (taken === undefined) return;
      const prompt = taken.asked.places["7"]?.prompt;
      if (prompt?.kind !== "figures") throw new Error("no figures");
      const quotes = new Map(prompt.figures.map(({ cell, quote }) => [cell, quote]));
      const changed = Object.entries(answersOf(taken.after)).filter(
        ([cell, value]) => taken.before.answers[cell] !== value,
      );
      expect(changed.length).toBeGreaterThan(0);
      if (prompt.rest !== undefined) expect(isEven(prompt.figures)).toBe(true);
      for (const [cell, value] of changed) {
        const quote = quotes.get(cell);
        // Where all was told, and the card says so, the rest is 0.
        if (quote === undefined) expect([prompt.rest, value]).toEqual(["requests", 0]);
        else {
          expect(text).toContain(quote);
          expect([quote, plainNumbers(quote)]).toEqual([quote, expect.arrayContaining([value])]);
        }
      }
    });
  });
});

/** What came in of every kind of applicant is what went out. */
function isEven(figures: readonly ProposedFigure[]): boolean {
  const left = new Map<string, number>();
  for (const { cell, value } of figures) {
    const [, row = "", column = ""] = cell.split(".");
    const sign = row === "new_received" || row === "carried_in" ? 1 : -1;
    left.set(column, (left.get(column) ?? 0) + sign * value);
  }
  return [...left.values()].every((rest) => rest === 0);
}

const answered = {
  "gate.requests": "some",
  "gate.disputes": "some",
  "requests.mode": "rows",
} as const;

const atRequests = (report: Report): Report => ({
  ...report,
  state: "filling",
  answers: Object.fromEntries(
    Object.entries(report.answers).filter(([id]) => !id.startsWith("requests.")),
  ),
  choices: answered,
  places: { "7": { seen: 0, focus: "requests.new_received" } },
});

describe.skipIf(specimens.length === 0)("over drafts of the published reports", () => {
  test("every number taken is a figure of the tables, or was said", async () => {
    await check(async ({ roll, bad, pick }) => {
      const specimen = pick(specimens);
      const place = drafted(specimen, roll);
      if (place === undefined) return;
      const { report, sentences } = place;
      await office.put(report);
      await office.says("/start");
      office.server.script(({ about }) => badDraft(about, narratives, roll));
      const label = pick(Object.values(proposals.byAssistant));
      const taken = await wishFor(bad, () => office.taps(label), proposals.takeDraft);
      if (taken === undefined) return;
      const facts = Object.values(report.facts);
      const year = `${report.year}年`;
      const own = new Set(countedThings(bare([...sentences, ...facts, year].join("\n"))));
      for (const text of newTexts(taken)) {
        for (const thing of countedThings(bare(text))) expect([...own]).toContain(thing);
        for (const [, cell] of text.matchAll(/\{\{([^{}]+)\}\}/g))
          expect(sentences.join("") + formTexts(specimen)).toContain(`{{${cell}}}`);
      }
    });
  });
});

const bare = (text: string): string => text.replaceAll(/\{+[^{}]*\}+/g, "");
const formTexts = ({ form }: Specimen): string => JSON.stringify(form.sections);

const newTexts = ({ before, after }: { before: Report; after: Report }): readonly string[] =>
  Object.entries(after.texts).flatMap(([id, { chunks }]) =>
    chunks
      .map(({ text }) => text)
      .filter((text) => !(before.texts[id]?.chunks ?? []).some((chunk) => chunk.text === text)),
  );

/** A published report with a draft of the form's own in front, from facts that a die gave. */
function drafted(specimen: Specimen, roll: () => number) {
  const { form } = specimen;
  const section = sectionsOf(form)[0]!;
  const part = section.parts[roll() % section.parts.length]!;
  const given = madeUp(specimen, String(roll())).get(part) ?? {};
  const facts = Object.fromEntries(
    Object.entries(given).map(([key, value]) => [factId(section.id, part.key, key), value]),
  );
  const begun: Report = {
    ...specimen.report,
    state: "filling",
    choices: answered,
    texts: {},
    facts,
  };
  const sheet = evaluate(form, begun);
  const draft = draftOf({ report: begun, sheet }, section.id, section, part, { variant: 0 });
  if (draft === undefined) return undefined;
  const report = { ...begun, places: { "7": { seen: 0, focus: section.id, prompt: draft } } };
  return { report, sentences: draft.sentences };
}

describe.skipIf(narratives.length === 0)("over the texts of the published reports", () => {
  test("every number of a polished text stands where it stood", async () => {
    await check(async ({ roll, bad, pick }) => {
      const narrative = pick(narratives);
      const specimen = specimens.find(({ id }) => narrative.id.startsWith(id))!;
      await office.put({
        ...specimen.report,
        state: "filling",
        choices: answered,
        office: narrative.office,
        texts: {},
        places: { "7": { seen: 0, focus: "overview" } },
      });
      await office.says(narrative.text);
      const text = textOf(await office.report());
      office.server.script(({ about }) => badPolish(about, narratives, roll));
      const taken = await wishFor(bad, () => office.taps(proposals.polish), proposals.takeAll);
      if (taken === undefined) return;
      const after = textOf(taken.after);
      expect(after).not.toBe(text);
      expect(countedThings(after)).toEqual(countedThings(text));
    });
  });
});

const textOf = ({ texts }: Report): string =>
  (texts["overview"]?.chunks ?? []).map((chunk) => chunk.text).join("\n");

test.skipIf(specimens.length === 0)("most of what was answered could be taken", () => {
  expect(count.taken / (3 * runs)).toBeGreaterThan(0.3);
  expect(count.elsewhere / (3 * runs)).toBeLessThan(0.2);
});
