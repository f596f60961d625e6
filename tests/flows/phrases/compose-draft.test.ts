import { describe, expect, test } from "vitest";
import { composeDraft, factsOf, readFact } from "#flows/compose-draft.ts";
import type { Fact, Part } from "#flows/form.ts";

const ask = { zh: "几？", en: "How many?" };
const part: Part = {
  key: "pets",
  name: ask,
  guide: ask,
  keywords: [],
  facts: [
    { key: "cats", kind: "count", unit: "只", ask },
    { key: "names", kind: "words", ask },
    { key: "fed", kind: "yes-no", ask },
    { key: "ponds", kind: "count", unit: "个", ask, levels: ["county"] },
  ],
  phrases: [
    [
      { text: "养猫{cats}只，叫{names}等。" },
      { text: "养了{cats}只猫，{names}等。" },
      { text: "养猫{cats}只。" },
      { text: "没有养猫。", when: { kind: "none", facts: ["cats"] } },
      { text: "养什么都好。", brief: true },
    ],
    [
      {
        text: "都喂过，共[猫{cats}只|鱼{{pond.fish}}条|池塘{ponds}个]。",
        when: { kind: "some", facts: ["fed"] },
      },
    ],
    [
      { text: "今年钓鱼{{pond.fish}}条。" },
      { text: "没有鱼。", when: { kind: "zero", cells: ["pond.fish"] } },
    ],
  ],
};

const say = (
  given: Readonly<Record<string, string>>,
  fish?: number,
  more: Readonly<{ variant?: number; brief?: boolean; level?: "county" }> = {},
): readonly string[] =>
  composeDraft(part, given, new Map(fish === undefined ? [] : [["pond.fish", fish]]), {
    unit: "青石镇",
    level: "township",
    variant: 0,
    ...more,
  });

test("what says most is said, facts put in and figures left as marks", () => {
  const first = new Set(
    [0, 1].map((variant) => say({ cats: "2", names: "小花" }, 3, { variant })[0]),
  );
  expect(first).toEqual(new Set(["养猫2只，叫小花等。", "养了2只猫，小花等。"]));
  expect(say({ cats: "2" }, 3)).toEqual(["养猫2只。", "今年钓鱼{{pond.fish}}条。"]);
});

test("0 has a sentence of its own, and what is blank has none", () => {
  expect(say({ cats: "0" }, 0)).toEqual(["没有养猫。", "没有鱼。"]);
  expect(say({ cats: "0", names: "小花" })).toEqual(["没有养猫。"]);
  expect(say({ names: "无" })).toEqual(["养什么都好。"]);
});

test("a list says what is there, and a fact of another level is not", () => {
  const given = { cats: "2", fed: "yes", ponds: "9" };
  expect(say(given, 3)[1]).toBe("都喂过，共猫2只、鱼{{pond.fish}}条。");
  expect(say(given, 3, { level: "county" })[1]).toBe(
    "都喂过，共猫2只、鱼{{pond.fish}}条、池塘9个。",
  );
  expect(say({ fed: "yes" }, 0)).toEqual(["养什么都好。", "没有鱼。"]);
  // A figure that is not there yet may still be anything.
  expect(say({ cats: "2", fed: "yes" })).toEqual(["养猫2只。"]);
});

test("briefly, only short sentences", () => {
  expect(say({ cats: "2" }, 3, { brief: true })).toEqual(["养什么都好。"]);
});

test("words go in as they are: no mark in them is filled, and no 等 is doubled", () => {
  expect(say({ cats: "2", names: "{cats}$&小花等" }, undefined, { variant: 1 })[0]).toMatch(
    /cats\$&小花等。$/,
  );
});

test("a long list names the largest, in its order, and says so", () => {
  const cells = Array.from({ length: 9 }, (_, at) => `pond.f${at}`);
  const long: Part = {
    ...part,
    phrases: [[{ text: `有[${cells.map((cell, at) => `${at}号{{${cell}}}条`).join("|")}]。` }]],
  };
  const values = new Map(cells.map((cell, at) => [cell, at === 1 ? 99 : 10 - at] as const));
  expect(
    composeDraft(long, {}, values, { unit: "青石镇", level: "township", variant: 0 })[0]?.match(
      /\d(?=号)/g,
    ),
  ).toEqual(["0", "1", "2", "3", "4", "5"]);
});

test("the level decides what is asked", () => {
  expect(factsOf(part, "township").map(({ key }) => key)).toEqual(["cats", "names", "fed"]);
  expect(factsOf(part, "county")).toHaveLength(4);
});

const fact = (kind: Fact["kind"]): Fact => ({ key: "x", kind, ask });

describe("answers", () => {
  test.each([
    ["3", "3"],
    ["3次", "3"],
    ["两次", "2"],
    ["120人次", "120"],
    ["1,234", "1234"],
    ["没有", "0"],
    ["无", "0"],
    ["没开过", "0"],
    ["一次也没有", "0"],
    ["开了3场", "3"],
    ["３场。", "3"],
    ["大概50", "refused"],
    ["300多条", "refused"],
    ["培训2次60人", "refused"],
    ["1.5", "refused"],
    ["-3", "refused"],
    [".5", "refused"],
    ["{3}", "3"],
    ["不清楚", "refused"],
    ["没统计", "refused"],
    ["5万多", "refused"],
  ])("a count: %s → %s", (text, expected) => {
    const reading = readFact(fact("count"), text);
    expect(reading).toEqual(
      expected === "refused"
        ? { kind: "refused", reason: "not-a-count" }
        : { kind: "value", value: expected },
    );
  });

  test.each([
    ["有", "yes"],
    ["是的", "yes"],
    ["都按期答复了", "yes"],
    ["做了", "yes"],
    ["没有", "no"],
    ["否", "no"],
    ["没做", "no"],
    ["未更新", "no"],
    ["不清楚", "refused"],
    ["有时没有", "refused"],
    ["有时候", "refused"],
    ["没错", "yes"],
    ["没问题", "yes"],
    ["有一件没按期", "refused"],
  ])("yes or no: %s → %s", (text, expected) => {
    const reading = readFact(fact("yes-no"), text);
    expect(reading).toEqual(
      expected === "refused"
        ? { kind: "refused", reason: "not-yes-no" }
        : { kind: "value", value: expected },
    );
  });

  test.each([
    ["  惠农补贴专栏。 ", "惠农补贴专栏"],
    ["社会救助、\n涉农补贴；", "社会救助、 涉农补贴"],
    ["{year}和{{x}}", "year和x"],
    ["、第5名", "第5名"],
    ["没有", "无"],
    ["暂无", "无"],
    ["没有专栏的村3个", "没有专栏的村3个"],
  ])("words: %j → %s", (text, expected) => {
    expect(readFact(fact("words"), text)).toEqual({ kind: "value", value: expected });
  });

  test("too long, or nothing at all", () => {
    expect(readFact(fact("words"), "长".repeat(61))).toEqual({
      kind: "refused",
      reason: "too-long",
    });
    expect(readFact(fact("words"), "长".repeat(60)).kind).toBe("value");
    for (const kind of ["count", "words", "yes-no"] as const)
      expect(readFact(fact(kind), " 。{}\n")).toEqual({ kind: "refused", reason: "empty" });
  });
});
