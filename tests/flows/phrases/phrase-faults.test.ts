import { expect, test } from "vitest";
import { defineForm } from "#flows/define-form.ts";
import type { Fact, Form, Part, Phrase } from "#flows/form.ts";

const words = { zh: "写？", en: "Write?" };
const cats: Fact = { key: "cats", kind: "count", unit: "只", ask: words };
const fed: Fact = { key: "fed", kind: "yes-no", ask: words };

const right: Part = {
  key: "first",
  name: words,
  guide: words,
  keywords: [],
  facts: [cats, fed],
  phrases: [
    [
      { text: "养猫{cats}只。" },
      { text: "有[猫{cats}只]。" },
      { text: "猫{cats}只。", brief: true },
    ],
    [
      { text: "都喂了，来了{{pets.came.dogs}}只。", when: { kind: "some", facts: ["fed"] } },
      { text: "喂过，狗{{pets.came.dogs}}只。", when: { kind: "some", facts: ["fed"] } },
    ],
    [{ text: "根据《中华人民共和国政府信息公开条例》，自{year}年1月1日起。" }],
  ],
};

const formOf = (part: Part): Form => ({
  id: "pets-2020",
  version: 1,
  title: "{unit}{year}",
  source: "none",
  name: words,
  years: { from: 2020 },
  sections: [
    {
      kind: "tables",
      id: "tables",
      title: "一、表",
      short: words,
      tables: [
        {
          id: "pets",
          layout: "matrix",
          blocks: [
            { columns: [{ key: "dogs", label: "狗" }], rows: [{ key: "came", label: "来" }] },
          ],
        },
      ],
    },
    { kind: "narrative", id: "story", title: "二、事", short: words, guide: words, parts: [part] },
  ],
  interview: ["tables", "story"],
  gates: [],
  checks: [],
});

test("facts and phrases that fit are proved", () => {
  const form = formOf(right);
  expect(defineForm(form)).toBe(form);
});

const two = (one: string, other: string, when?: Phrase["when"]): Partial<Part> => ({
  phrases: [
    ...(right.phrases ?? []),
    [one, other].map((text) => (when === undefined ? { text } : { text, when })),
  ],
});

const faults: readonly (readonly [string, Partial<Part>, string])[] = [
  [
    "a fact that is not asked",
    two("{dogs}只。", "有{dogs}只。"),
    "names {dogs}; facts are cats, fed",
  ],
  [
    "a condition on no fact",
    two("好。", "很好。", { kind: "none", facts: ["dogs"] }),
    "names {dogs}",
  ],
  [
    "a figure of no table",
    two("{{pets.came.cats}}只。", "有{{pets.came.cats}}只。"),
    "names pets.came.cats, which no table has",
  ],
  [
    "a condition on no figure",
    two("好。", "很好。", { kind: "zero", cells: ["pets.left"] }),
    "names pets.left, which no table has",
  ],
  ["a yes put into words", two("{fed}。", "有{fed}。"), "says {fed}, which is a yes or a no"],
  ["two facts of one name", { facts: [cats, fed, cats] }, "fact cats of first is there twice"],
  [
    "a key that is no id",
    { facts: [cats, fed, { ...cats, key: "Cats" }] },
    "Cats among the facts of first is no id",
  ],
  [
    "a key too long for a button",
    { facts: [cats, fed, { ...cats, key: "x".repeat(40) }] },
    "too long for a button",
  ],
  [
    "a count of nothing",
    { facts: [{ key: "cats", kind: "count", ask: words }, fed] },
    "counts without a measure word",
  ],
  [
    "a question for nothing",
    { facts: [cats, fed, { ...cats, key: "fish" }] },
    "fact fish of first is asked and never said",
  ],
  ["no full stop", two("好", "很好。"), "does not end in 。: 好"],
  ["a number of its own", two("来了3只。", "很好。"), "states a number of its own: 来了3只。"],
  ["a brace too many", two("{cats}}只。", "有{cats}只。"), "has a brace too many"],
  ["an open list", two("[{cats}只。", "有{cats}只。"), "has an open list"],
  [
    "a list of nothing",
    two("[{cats}只|好]。", "有[{cats}只]。"),
    "lists something that names nothing",
  ],
  [
    "one wording only",
    { phrases: [...right.phrases!, [{ text: "好。" }]] },
    "one wording only: 好。",
  ],
  [
    "one wording in one situation",
    {
      phrases: [...right.phrases!, [{ text: "好。" }, { text: "{cats}只。" }, { text: "很好。" }]],
    },
    "one wording only: {cats}只。",
  ],
  ["one wording twice", two("好。", "好。"), "is there twice: 好。"],
];

test.each(faults)("%s is refused", (_, change, said) => {
  expect(() => defineForm(formOf({ ...right, ...change }))).toThrow(said);
});
