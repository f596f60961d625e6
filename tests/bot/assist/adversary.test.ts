import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unfulfilled } from "#flows/conversation.ts";
import type { Report } from "#flows/report.ts";
import { newReport } from "#flows/report.ts";
import { isProposal } from "#flows/propose/words-for.ts";
import type { Proposal } from "#flows/proposal.ts";
import { formForYear, forms } from "#flows/reports/reports.ts";
import { openAssistOffice } from "#tests/support/assist-office.ts";
import type { AssistOffice, Shown } from "#tests/support/assist-office.ts";
import { office as unit } from "#tests/support/interview.ts";
import { adversaries } from "#tests/support/model-server/adversary.ts";
import type { Adversary } from "#tests/support/model-server/adversary.ts";
import { wordsIn } from "#bot/words/words.ts";
import { countedThings, plainNumbers } from "./plain-numbers.ts";
import { wishes } from "./wishes.ts";
import type { Wish } from "./wishes.ts";

/** Whatever a model or the line to it does, the report is the person's, and the conversation goes on. */

const begun = newReport(formForYear(2025, forms)!, unit, 2025);

/** Milliseconds: the longest of the tests' limits, and time for a slow machine. */
const patience = 5_000;

describe.each(Object.entries(wishes))("%s", (_, wish) => {
  let office: AssistOffice;
  beforeAll(async () => {
    office = await openAssistOffice({
      media: true,
      limits: { chat: 1_000, media: 1_000, write: 1_500, stall: 500 },
    });
  });
  afterAll(() => office.close());

  /** Up to the card on which the wish is made, with a good model. */
  async function start(): Promise<Readonly<{ plain: Shown; before: Report }>> {
    office.server.be(undefined);
    office.server.script(wish.script);
    await office.put(wish.report(begun));
    await wish.before(office);
    return { plain: office.last(), before: await office.report() };
  }

  test("a good model is heard, and nothing is written before it is taken", async () => {
    const { plain, before } = await start();
    const seen = office.seen.length;
    await wish.make(office);
    const proposal = await inFront(office);
    expect(proposal).toBeDefined();
    checkNumbers(wish, before, office.seen.slice(seen), proposal, plain);
    expect(contentOf(await office.report())).toEqual(contentOf(before));
    await take(office);
    expect(contentOf(await office.report())).not.toEqual(contentOf(before));
  });

  test.each(adversaries)("%s", async (adversary) => {
    const { plain, before } = await start();
    const seen = office.seen.length;
    const asked = office.server.wishes().length;
    office.server.be(adversary);
    const from = performance.now();
    await wish.make(office);
    expect(performance.now() - from).toBeLessThan(patience);
    expect(office.server.wishes().length).toBeGreaterThan(asked);
    office.server.be(undefined);

    expect(contentOf(await office.report())).toEqual(contentOf(before));
    checkNumbers(wish, before, office.seen.slice(seen), await inFront(office), plain);
    const isShown = isOfAssistant(office.last());
    const { came } = (await office.assistLog()).at(-1)!;
    // Words that were heard and mean nothing are answered as if typed.
    if (came === "heard" && !isShown) expect(labels(office.last())).toContain("跳过");
    else if (!isShown) checkCalm(office.last(), plain, office.seen.slice(seen));
    expect([adversary, isShown]).toEqual([adversary, isShown && !silent.has(adversary)]);

    // Nothing hangs in the air.
    for (const { text } of office.shown()) expect(waiting).not.toContain(text);
    await leave(office);
    expect(contentOf(await office.report())).toEqual(contentOf(before));
    await wish.next(office);
    expect((await office.report()).answers).toMatchObject(wish.figures);
  });
});

describe("a question in plain words", () => {
  const { report, before, next, figures } = wishes["figures from a sentence"]!;
  const question = "咱们这还剩多少没弄完呀？";
  let office: AssistOffice;
  beforeAll(async () => {
    office = await openAssistOffice({
      script: () => ({ query: "own-missing", argument: null }),
      limits: { chat: 1_000 },
    });
  });
  afterAll(() => office.close());

  test.each([undefined, ...adversaries])("%s", async (adversary) => {
    await office.put(report(begun));
    await before(office);
    const plain = office.last();
    const asked = office.server.wishes().length;
    const content = contentOf(await office.report());
    office.server.be(adversary);
    await office.says(question);
    office.server.be(undefined);
    expect(office.server.wishes().length).toBeGreaterThan(asked);
    expect(contentOf(await office.report())).toEqual(content);
    // A look of the bot's own, one calm sentence, or what is said without a model: each with a way to go on.
    const { text, buttons } = office.last();
    const said = text.split("\n\n")[0] ?? "";
    const isLook = text.includes("第三部分") && !text.endsWith(plain.text);
    expect([text, isLook || mayBeSaid(said) || said.startsWith("没看到数字")]).toEqual([
      text,
      true,
    ]);
    if (adversary === undefined) expect(isLook).toBe(true);
    expect(buttons.length).toBeGreaterThan(0);
    for (const shown of office.shown()) expect(waiting).not.toContain(shown.text);
    await next(office);
    expect((await office.report()).answers).toMatchObject(figures);
  });
});

/** Nothing that could be shown ever comes of these. */
const silent: ReadonlySet<Adversary> = new Set<Adversary>([
  "wrong-schema",
  "endless-newlines",
  "refusal",
  "filtered",
  "empty",
  "html",
  "huge",
  "busy",
  "error",
  "forbidden",
  "stall",
  "silent",
]);

/** All that a person has put into a report; where they stand in it is no part of that. */
const contentOf = (report: Report) => ({ ...report, places: {} });

async function inFront(office: AssistOffice): Promise<Proposal | undefined> {
  const prompt = (await office.report()).places["7"]?.prompt;
  return prompt !== undefined && isProposal(prompt) && prompt.origin !== "phrases"
    ? prompt
    : undefined;
}

const { proposals } = wordsIn["zh-CN"];

const waiting = [proposals.thinking, proposals.writing, proposals.listening, proposals.looking];

const labels = ({ buttons }: Shown): readonly string[] => buttons.map(({ text }) => text);

const isOfAssistant = ({ text, buttons }: Shown): boolean =>
  buttons.some((button) => button.text === proposals.takeAll) ||
  text.includes(proposals.drafted.assistant);

/** Every number on the way is the person's own, or was there before. */
function checkNumbers(
  { words }: Wish,
  { answers }: Report,
  seen: readonly string[],
  proposal: Proposal | undefined,
  plain: Shown,
): void {
  if (proposal?.kind === "figures") {
    for (const { value, quote } of proposal.figures) {
      expect(plainNumbers(quote)).toContain(value);
      if (words !== undefined) expect(words).toContain(quote);
    }
  }
  if (proposal?.kind === "draft") {
    const own = countedThings(`${words}\n${plain.text}`);
    for (const sentence of proposal.sentences)
      expect(own).toEqual(expect.arrayContaining([...countedThings(bare(sentence))]));
  }
  if (proposal?.kind === "revision") {
    for (const change of proposal.changes)
      expect(countedThings(change.new)).toEqual(countedThings(change.old));
  }
  if (words === undefined) return;
  const own = new Set([...plainNumbers(`${words}\n${plain.text}`), ...Object.values(answers)]);
  for (const text of seen) {
    // How many figures or changes there are, and their numbering, is said by the card itself.
    const said = text
      .replace(/^.*：$/m, "")
      .replace(/^有 \d+ 句/, "")
      .replaceAll(/^\d+\. /gm, "");
    for (const [digits] of said.matchAll(/\d+(?:\.\d+)?/g))
      expect([...own]).toContain(Number(digits));
  }
}

const bare = (sentence: string): string => sentence.replaceAll(/\{+[^{}]*\}+/g, "");

/** Of a photo whose totals are not met, something else is said. */
const mayBeSaid = (sentence: string): boolean =>
  unfulfilled.some((why) => proposals.unfulfilled[why] === sentence) ||
  sentence === proposals.doubtful("新收");

/** One sentence that says what happened, and the card that was there before, with all its buttons. */
function checkCalm(card: Shown, plain: Shown, seen: readonly string[]): void {
  const calm = unfulfilled.map((why) => proposals.unfulfilled[why]);
  const [sentence = "", ...rest] = card.text.split("\n\n");
  expect(`${sentence}: ${mayBeSaid(sentence)}`).toBe(`${sentence}: true`);
  expect(rest.join("\n\n")).toBe(plain.text);
  expect(labels(card)).toEqual(labels(plain));
  const told = calm.filter((one) => seen.some((text) => text.includes(one)));
  expect(told.length).toBeLessThanOrEqual(1);
}

async function take(office: AssistOffice): Promise<void> {
  const isDraft = office.last().text.includes(proposals.drafted.assistant);
  await office.taps(isDraft ? proposals.takeDraft : proposals.takeAll);
}

/** Whatever stands in front is left, as a person does who wants none of it. */
async function leave(office: AssistOffice): Promise<void> {
  const there = labels(office.last());
  if (there.includes(proposals.drop)) await office.taps(proposals.drop);
  else if (there.includes(proposals.ownWords)) await office.taps(proposals.ownWords);
}
