import { afterAll, describe, expect, test } from "vitest";
import { factsOf } from "#flows/compose-draft.ts";
import { outline } from "#flows/outline.ts";
import { missingParts } from "#flows/text.ts";
import { compared, tablesOf } from "./agreement.ts";
import { drawn, madeUp, readSpecimens, reshuffled, sectionsOf } from "./specimens.ts";
import type { Drawn, Given, Specimen } from "./specimens.ts";
import { foreignNumbers, marksOn } from "./strict-reader.ts";

const specimens = await readSpecimens();
const complete = specimens.filter(({ form, values }) => values.size === outline(form).cells.size);
const variants = [0, 1, 2, 3];
const claims = new Map<string, number>();
let paragraphs = 0;
const lengths: number[] = [];

const overviewOf = (all: readonly Drawn[]): string =>
  all.flatMap(({ section, text }) => (section === "overview" ? [text] : [])).join("");

const cases = specimens.flatMap((specimen) =>
  variants.flatMap((variant) =>
    [true, false].map(
      (brief) =>
        [`${specimen.id} ${variant}${brief ? " brief" : ""}`, specimen, variant, brief] as const,
    ),
  ),
);

/** With facts, and without any. */
const luck = (specimen: Specimen, variant: number): readonly Given[] => [
  madeUp(specimen, String(variant)),
  new Map(),
];

test.skipIf(specimens.length === 0)("there are reports with complete tables", () => {
  expect(complete.length).toBeGreaterThanOrEqual(10);
});

test.each(cases)(
  "%s: agrees with the tables, and reads as an official text",
  (_, specimen, variant, brief) => {
    const { known, report } = specimen;
    const tables = tablesOf(known);
    for (const given of luck(specimen, variant)) {
      const all = drawn(specimen, given, { variant, brief });
      for (const each of all) {
        if (each.sentences.length === 0) continue;
        paragraphs += 1;
        expect([each.part.key, ...compared(each.text, tables, claims)]).toEqual([each.part.key]);
        expect(foreignNumbers(each, report.year, tables.all)).toEqual([]);
        expect(`${marksOn(each, report.office).join("; ")} ${each.text}`).toBe(` ${each.text}`);
      }
      const overview = overviewOf(all);
      lengths.push(overview.length);
      expect(overview.length).toBeLessThanOrEqual(1000);
      for (const word of ["工作考核", "社会评议", "责任追究", "统计期限"])
        expect(overview).toContain(word);
      const [section] = sectionsOf(specimen.form);
      // Of requests that nobody has counted yet, nothing is said.
      const unsaid = complete.includes(specimen) ? [] : ["on_request"];
      expect(unsaid).toEqual(
        expect.arrayContaining(missingParts(section!, overview).map(({ key }) => key)),
      );
    }
  },
);

test.each(complete.map((specimen) => [specimen.id, specimen] as const))(
  "%s: with complete figures no paragraph is empty but the problems, which nobody can know",
  (_, specimen) => {
    for (const brief of [true, false]) {
      const empty = drawn(specimen, new Map(), { variant: 0, brief }).filter(
        ({ sentences }) => sentences.length === 0,
      );
      expect(empty.map(({ section }) => section)).toEqual(["problems"]);
    }
  },
);

const bases = ["2019", "2021"].flatMap((format) =>
  complete.filter(({ known }) => known.format === format).slice(0, 1),
);
test.each(
  bases.flatMap((base) => Array.from({ length: 60 }, (_, at) => [base.id, at, base] as const)),
)("%s with figures %i: every outcome is said, and as it is", (_, at, base) => {
  const specimen = reshuffled(base, `figures ${at}`);
  const tables = tablesOf(specimen.known);
  for (const variant of variants) {
    for (const brief of [true, false]) {
      const all = drawn(specimen, madeUp(specimen, String(variant)), { variant, brief });
      const text = all.map((each) => each.text).join("");
      expect(compared(text, tables, claims)).toEqual([]);
      for (const [key, number] of Object.entries(tables.rows))
        if (key !== "total" && number !== undefined && number > 1000)
          expect(text).toContain(`${number}件`);
    }
  }
});

describe.skipIf(specimens.length === 0)("two units", () => {
  test("with different facts never get the same text", () => {
    let pairs = 0;
    for (const specimen of specimens) {
      for (const variant of variants) {
        const given = madeUp(specimen, `a ${variant}`);
        const before = drawn(specimen, given, { variant });
        for (const { part, text } of before) {
          for (const fact of factsOf(part, specimen.report.office.level)) {
            const answer = given.get(part)?.[fact.key];
            // Of what was not there, nothing is said that another answer could change; nor of a fee that was not charged.
            if (
              answer === undefined ||
              answer === "0" ||
              answer === "无" ||
              fact.key === "fee_amount"
            )
              continue;
            // Whether requests were answered in time is said where there were some.
            if (fact.key === "in_time" && !text.includes("期限")) continue;
            // A problem without its measure is not said.
            if (/^(?:problem|measure)_/.test(fact.key) && !text.includes(answer)) continue;
            const other =
              fact.kind === "yes-no"
                ? answer === "yes"
                  ? "no"
                  : "yes"
                : fact.kind === "count"
                  ? `${answer}7`
                  : `新${answer}`;
            const after = drawn(
              specimen,
              new Map([[part, { ...given.get(part), [fact.key]: other }]]),
              { variant },
              part,
            );
            pairs += 1;
            expect([fact.key, after[0]?.text]).not.toEqual([fact.key, text]);
          }
        }
      }
    }
    expect(pairs).toBeGreaterThan(2000);
  });

  test("with the same facts mostly read differently", () => {
    const units = [...new Set(specimens.map(({ report }) => report.office.unit))];
    let same = 0;
    let pairs = 0;
    for (const specimen of complete) {
      const given = madeUp(specimen, "same");
      const by = units.map((unit) => drawn(specimen, given, { variant: 0, unit }));
      for (const [at, one] of by.entries()) {
        for (const two of by.slice(at + 1)) {
          for (const [place, { text, sentences }] of one.entries()) {
            if (sentences.length === 0) continue;
            pairs += 1;
            if (two[place]?.text === text) same += 1;
          }
        }
      }
    }
    const different = 1 - same / pairs;
    console.log(
      `${units.length} names: ${(different * 100).toFixed(1)} % of ${pairs} pairs of paragraphs differ`,
    );
    expect(different).toBeGreaterThanOrEqual(0.8);
  });
});

test.each(complete.map((specimen) => [specimen.id, specimen] as const))(
  "%s: brief is shorter",
  (_, specimen) => {
    const given = madeUp(specimen, "brief");
    const long = overviewOf(drawn(specimen, given, { variant: 0 }));
    const brief = overviewOf(drawn(specimen, given, { variant: 0, brief: true }));
    expect(brief.length).toBeLessThan(long.length * 0.8);
  },
);

test.skipIf(specimens.length === 0)("another variant is another text", () => {
  for (const specimen of complete) {
    const given = madeUp(specimen, "again");
    const [first, second] = [0, 1].map((variant) => drawn(specimen, given, { variant }));
    for (const [at, { sentences, text }] of first!.entries())
      if (sentences.length > 0) expect(second![at]!.text).not.toBe(text);
  }
});

afterAll(() => {
  if (specimens.length === 0) return;
  const found = [...claims].map(([claim, count]) => `${claim} ${count}`).join(", ");
  console.log(
    `${paragraphs} paragraphs of ${specimens.length} reports (${complete.length} complete); overview ${Math.min(...lengths)}–${Math.max(...lengths)} characters; claims compared: ${found}`,
  );
});

/** A comparison that saw nothing would prove nothing; these run after the cases above. */
const needed = [
  "收到",
  "上年结转",
  "办结",
  "结转下年度",
  "予以公开",
  "部分公开",
  "不掌握",
  "复议",
  "诉讼",
  "维持",
  "许可",
  "处罚",
  "强制",
  "规范性文件 本年制发件数",
  "规范性文件 现行有效件数",
  "规范性文件 本年新制作数量",
  "收费",
  "采购项目",
  "采购金额",
  "未收到",
  "无结转",
  "无复议诉讼",
  "无许可",
  "无收费",
  "无采购",
];

test.skipIf(specimens.length === 0)("every kind of claim was met", () => {
  expect(needed.filter((claim) => !claims.has(claim))).toEqual([]);
});
