import { afterEach, describe, expect, test } from "vitest";
import { wordsIn } from "#bot/words/words.ts";
import { newReport, reportSchema } from "#flows/report.ts";
import { formForYear, forms } from "#flows/reports/reports.ts";
import { openAssistOffice } from "#tests/support/assist-office.ts";
import type { AssistOffice } from "#tests/support/assist-office.ts";
import { office as unit } from "#tests/support/interview.ts";
import { plainNumbers } from "./plain-numbers.ts";
import { wishes } from "./wishes.ts";
import type { Wish } from "./wishes.ts";

/** How a wish is gone about: in one message, one at a time, within the day's budget, and written down. */

const { proposals } = wordsIn["zh-CN"];
const begun = newReport(formForYear(2025, forms)!, unit, 2025);
const figures = wishes["figures from a sentence"]!;
const draft = wishes["a draft in other words"]!;

let office: AssistOffice;
afterEach(() => office.close());

type Choices = Parameters<typeof openAssistOffice>[0];

/** Up to the card on which a wish is made. */
async function open(wish: Wish, choices: Choices = {}): Promise<void> {
  office = await openAssistOffice({ script: wish.script, media: true, ...choices });
  await office.put(wish.report(begun));
  await wish.before(office);
}

const cameOf = async () => (await office.assistLog()).map(({ came }) => came);

/** Until the model has been asked, and is thinking. */
async function asked(times = 1): Promise<void> {
  while (office.server.wishes().length < times)
    await new Promise((resolve) => setTimeout(resolve, 5));
}

describe("a wish is one message", () => {
  test("that grows while the text comes, and becomes the card", async () => {
    await open(draft, { pause: 45, limits: { write: 20_000 } });
    const [before, from] = [office.shown(), office.seen.length];
    await draft.make(office);
    expect(office.shown().map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    const seen = office.seen.slice(from);
    expect(seen[0]).toBe(proposals.writing);
    expect(seen.at(-1)).toContain(proposals.drafted.assistant);
    expect(office.last().text).toBe(seen.at(-1));
    const growing = seen.slice(1, -1);
    expect(growing.length).toBeGreaterThanOrEqual(1);
    for (const [at, text] of growing.entries()) {
      expect(text).toMatch(/[。；]…$/);
      // Whole sentences, as they will stand there, each time with more behind them.
      expect(growing[at + 1] ?? seen.at(-1)).toContain(text.slice(0, -1));
      for (const number of plainNumbers(text.replaceAll(/[^\d]+/g, " ")))
        expect(plainNumbers(`${draft.words} 2025`)).toContain(number);
    }
  });

  test("below the sentence that was typed", async () => {
    await open(figures);
    const [before, from] = [office.shown().length, office.seen.length];
    await figures.make(office);
    expect(office.shown().length).toBe(before + 1);
    expect(office.seen.slice(from).map((text) => text.split("\n")[0])).toEqual([
      proposals.thinking,
      proposals.readFrom.assistant(2),
    ]);
  });
});

/** The other ways to go on while the model thinks. */
const ways: Readonly<Record<string, (office: AssistOffice) => Promise<void>>> = {
  "something typed": ({ sends }) => sends("改 规范性文件 2 2 10"),
  "a button": ({ presses }) => presses(wordsIn["zh-CN"].skip),
  "a command": ({ sends }) => sends("/status"),
};

describe("whoever goes on does not wait", () => {
  const patient = { chat: 60_000, media: 60_000, write: 60_000, stall: 60_000 };

  test.each(
    Object.entries(wishes).flatMap(([name, wish]) =>
      Object.entries(ways).map(([way, goOn]) => [name, way, wish, goOn] as const),
    ),
  )("%s, and %s", async (_, __, wish, goOn) => {
    await open(wish, { limits: patient });
    const before = await office.report();
    office.server.be("stall");
    const making = wish.make(office);
    await asked();
    // A card that waits has no buttons; an older one may have.
    const buttons = office.shown().flatMap((card) => card.buttons.map(({ text }) => text));
    const isPossible = goOn !== ways["a button"] || buttons.includes(wordsIn["zh-CN"].skip);
    await (isPossible ? goOn : ways["something typed"]!)(office);
    await making;
    await office.idle();
    const report = await office.report();
    expect(report.places["7"]?.prompt?.kind).not.toBe("figures");
    expect(report.places["7"]?.prompt?.kind).not.toBe("revision");
    expect(report.places["7"]?.prompt).not.toMatchObject({ origin: "assistant" });
    for (const { text } of office.shown()) expect(waiting).not.toContain(text);
    expect(office.seen.some((text) => text.includes(proposals.unfulfilled.timeout))).toBe(false);
    expect(await cameOf()).toEqual(["cancelled"]);
    expect(report.texts).toEqual(before.texts);
  });

  test("a draft that is left while it is reworded stands there as it was", async () => {
    await open(draft, { limits: patient });
    const card = office.last();
    office.server.be("stall");
    const making = office.presses("AI 换写法");
    await asked();
    expect(office.last().text).toBe(proposals.writing);
    await office.sends("/status");
    await making;
    await office.idle();
    expect(office.shown().find(({ id }) => id === card.id)).toEqual(card);
  });

  test("a newer wish of theirs takes the place of the older one", async () => {
    await open(figures, { limits: patient });
    office.server.be("stall", { times: 1 });
    await office.sends(figures.words!);
    await asked();
    await office.says(figures.words!);
    expect(await cameOf()).toEqual(["cancelled", "proposed"]);
    expect(office.shown().filter(({ text }) => text.includes("读出 2 个数"))).toHaveLength(1);
  });
});

const waiting = [proposals.thinking, proposals.writing, proposals.listening, proposals.looking];

describe("two people on one report", () => {
  test("the second hears that the assistant is busy, and both go on", async () => {
    await open(figures, { limits: { chat: 1_500 } });
    const other = office.person(8, "老李");
    await other.says("继续");
    const plain = other.last();
    office.server.be("stall", { times: 1 });
    await office.sends(figures.words!);
    await asked();
    await other.sends(figures.words!);
    while (other.last().text === plain.text) await new Promise((go) => setTimeout(go, 5));
    expect(other.last().text).toBe(`${proposals.unfulfilled.busy}\n\n${plain.text}`);
    expect(other.last().buttons.map(({ text }) => text)).toEqual(
      plain.buttons.map(({ text }) => text),
    );
    expect(office.server.wishes()).toHaveLength(1);
    await office.idle();
    expect(office.last().text).toContain(proposals.unfulfilled.timeout);
    // Now it is free.
    await other.says(figures.words!);
    expect(other.last().text).toContain(proposals.readFrom.assistant(2));
  });

  test("nobody is stopped by what somebody else does", async () => {
    await open(figures, { pause: 150 });
    const making = office.says(figures.words!);
    await asked();
    await office.person(8, "老李").sends("继续");
    await making;
    expect(office.last().text).toContain(proposals.readFrom.assistant(2));
  });
});

describe("the day's budget", () => {
  test("is heard of in one sentence when it is spent, and nothing is sent", async () => {
    await open(figures, { tokensADay: 100 });
    const plain = office.last();
    await office.says(figures.words!);
    await office.taps(proposals.drop);
    const sent = office.server.received.length;
    await office.says(figures.words!);
    expect(office.last().text).toBe(`${proposals.unfulfilled.spent}\n\n${plain.text}`);
    expect(office.server.received.length).toBe(sent);
    expect(await cameOf()).toEqual(["dropped"]);
  });

  test("is a new one the next day", async () => {
    await open(figures, { tokensADay: 100, tick: 3_600_000 });
    await office.says(figures.words!);
    for (let hour = 0; hour < 24; hour += 1) await office.says("继续");
    await office.says(figures.words!);
    expect(office.last().text).toContain(proposals.readFrom.assistant(2));
  });
});

describe("the log has one entry for each wish", () => {
  test("with what it took, and nothing of what was said", async () => {
    await open(figures);
    await office.says(figures.words!);
    const [entry, ...others] = await office.assistLog();
    expect(others).toEqual([]);
    expect(entry).toEqual({
      id: expect.stringMatching(/^a\w+$/),
      at: expect.stringMatching(/^2026-01-12T/),
      by: 7,
      year: 2025,
      what: "figures",
      model: "scripted",
      prompt: "figures@1",
      took: expect.any(Number),
      tokens: { in: 100, out: expect.any(Number) },
      came: "proposed",
    });
    expect(entry!.took).toBeGreaterThan(0);
    expect(entry!.tokens.out).toBe(JSON.stringify({ figures: mapping }).length);
    expect(JSON.stringify(entry)).not.toMatch(/施工|3件/);
  });

  test.each([
    ["taken", [proposals.takeAll]],
    ["taken", ["采用"]],
    ["dropped", [proposals.drop]],
    ["dropped", ["继续"]],
    ["taken in part", [proposals.oneByOne, proposals.takeThis, proposals.leaveThis]],
    ["taken in part", [proposals.oneByOne, proposals.leaveThis, proposals.takeThis]],
    ["taken", [proposals.oneByOne, proposals.takeThis, proposals.takeThis]],
    ["taken", [proposals.oneByOne, proposals.takeRest]],
    ["taken in part", [proposals.oneByOne, proposals.takeThis, proposals.drop]],
    ["dropped", [proposals.oneByOne, proposals.leaveThis, proposals.leaveThis]],
  ] as const)("that was %s by %j", async (came, steps) => {
    await open(figures);
    await office.says(figures.words!);
    for (const step of steps) {
      const isButton = office.last().buttons.some(({ text }) => text === step);
      await (isButton ? office.taps(step) : office.says(step));
    }
    expect(await cameOf()).toEqual([came]);
  });

  test("a draft", async () => {
    await open(draft);
    await draft.make(office);
    await office.taps(proposals.takeDraft);
    expect(await office.assistLog()).toMatchObject([
      { what: "draft", prompt: "paragraph@1", came: "taken", tokens: { in: 100 } },
    ]);
  });

  test("a draft for which another is wished was not wanted", async () => {
    await open(draft);
    await draft.make(office);
    await office.taps("AI 写正式些");
    expect(await cameOf()).toEqual(["dropped", "proposed"]);
  });

  test("an own text", async () => {
    const wish = wishes["an own text polished"]!;
    await open(wish);
    await wish.make(office);
    await office.taps(proposals.takeAll);
    expect(await office.assistLog()).toMatchObject([
      { what: "polish", prompt: "polish@1", came: "taken" },
    ]);
  });

  test.each(["a recording", "a photo"])("%s", async (name) => {
    const wish = wishes[name]!;
    await open(wish);
    await wish.make(office);
    await office.taps(proposals.takeAll);
    expect(await office.assistLog()).toMatchObject([
      name === "a photo"
        ? { what: "picture", model: "eyes", prompt: "table-picture@1", came: "taken" }
        : { what: "voice", model: "ears", came: "taken" },
    ]);
  });

  test.each([
    ["wrong-schema", "unusable"],
    ["refusal", "refused"],
    ["busy", "busy"],
    ["error", "unreachable"],
    ["silent", "timeout"],
  ] as const)("that failed by %s", async (adversary, came) => {
    await open(figures, { limits: { chat: 1_500 } });
    office.server.be(adversary);
    await office.says(figures.words!);
    expect(await office.assistLog()).toMatchObject([{ id: "", came, prompt: "figures@1" }]);
    expect(office.last().text).toContain(proposals.unfulfilled[came]);
  });

  test("with how much was not let through", async () => {
    await open(figures);
    office.server.script(() => ({
      figures: [...mapping, { cell: "requests.granted.research", quote: "另有30件" }],
    }));
    await office.says(figures.words!);
    expect(await office.assistLog()).toMatchObject([{ came: "proposed", refused: 1 }]);
  });
});

const { figures: mapping } = figures.script({} as never) as {
  readonly figures: readonly Readonly<{ cell: string; quote: string }>[];
};

describe("who asked is nobody's business", () => {
  const secrets = ["张建国", "李秀英", "211302198703124519", "13842156677", "0421-5552368"];
  const received = "requests.new_received.natural_person";
  const person =
    "村民张建国（身份证号211302198703124519，电话13842156677）和申请人李秀英（座机0421-5552368）";

  const sent = (): string => office.server.received.map(({ raw }) => raw).join("\n");
  const check = (): void => {
    expect(office.server.wishes().length).toBeGreaterThan(0);
    for (const secret of secrets) expect(sent()).not.toContain(secret);
  };

  test("in a sentence on a table; on the card it stands as it was sent", async () => {
    const text = `${person}反复来要材料，收了9件，9件都告诉他们不处理了，没正当理由`;
    await open(figures);
    office.server.script(({ about }) => ({
      figures: [{ cell: received, quote: /座机.*收了9件/.exec(String(about["text"]))?.[0] }],
    }));
    await office.says(text);
    check();
    expect(office.server.wishes()[0]?.about["text"]).toContain("收了9件");
    expect(office.last().text).toMatch(/新收.*9/);
    const prompt = (await office.report()).places["7"]?.prompt;
    const quotes = prompt?.kind === "figures" ? prompt.figures.map(({ quote }) => quote) : [];
    expect(quotes).toEqual(["座机0421-5552368）反复来要材料，收了9件"]);
  });

  test("half of what stands for a name was never sent, and is no quote", async () => {
    await open(figures);
    office.server.script(({ about }) => ({
      figures: [{ cell: received, quote: /\d〕）反复.*收了9件/.exec(String(about["text"]))?.[0] }],
    }));
    await office.says(`${person}反复来要材料，收了9件，9件都告诉他们不处理了，没正当理由`);
    expect(office.last().text).toContain(proposals.unfulfilled.unusable);
    expect(await office.assistLog()).toMatchObject([{ came: "unusable", refused: 1 }]);
  });

  test("names put back make no quote that is too long to be kept", async () => {
    await open(figures);
    const people = Array.from({ length: 9 }, (_, at) => `2113021987031245${at}9、`).join("");
    office.server.script(({ about }) => ({
      figures: [{ cell: received, quote: /〔证.*收了9件/.exec(String(about["text"]))?.[0] }],
    }));
    await office.says(`反复来要材料的有身份证号${people}${"老".repeat(40)}，收了9件，没正当理由`);
    check();
    expect(office.server.wishes()[0]?.about["text"]).toContain("〔证件号9〕");
    expect(reportSchema.safeParse(await office.report()).error).toBeUndefined();
    expect(office.last().text).toContain(proposals.unfulfilled.unusable);
  });

  test("in the facts of a draft", async () => {
    await open({
      ...draft,
      before: async (at) => {
        await at.says("继续");
        await at.taps("跳过");
        await at.taps("一个方面一个方面写");
        await at.taps("说几个情况，帮着写");
        await at.says("云山县人民政府网站");
        await at.says("申请人李秀英，身份证号211302198703124519");
        await at.says("联系人张建国，电话13842156677，座机0421-5552368");
      },
    });
    await draft.make(office);
    check();
  });

  test("in a text of their own", async () => {
    const wish = wishes["an own text polished"]!;
    await open({
      ...wish,
      before: async (at) => {
        await at.says("继续");
        await at.taps("跳过");
        await at.says(`今年我们弄了3次公开培训。${person}都来过，大家都说好。`);
      },
    });
    await wish.make(office);
    check();
  });
});
