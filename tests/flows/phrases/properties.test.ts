import fc from "fast-check";
import { expect, test } from "vitest";
import { composeDraft, factsOf, readFact } from "#flows/compose-draft.ts";
import { levels } from "#flows/form.ts";
import type { Fact, Form } from "#flows/form.ts";
import { newReport } from "#flows/report.ts";
import { evaluate } from "#flows/evaluate.ts";
import { outline } from "#flows/outline.ts";
import { forms } from "#flows/reports/reports.ts";
import { binder } from "#flows/text.ts";
import { partsOf } from "./specimens.ts";

/** Words nobody else says, so that a fact is seen in a text; counts above any year or figure. */
const answer = (fact: Fact): fc.Arbitrary<string | undefined> =>
  fc.oneof(
    fc.constant(undefined),
    {
      count: fc.oneof(fc.constant("0"), fc.integer({ min: 700_000, max: 799_999 }).map(String)),
      "yes-no": fc.constantFrom("yes", "no"),
      words: fc.oneof(
        fc.constant("无"),
        fc.integer({ min: 10_000, max: 99_999 }).map((id) => `甲乙${fact.key}丙${id}`),
      ),
    }[fact.kind],
  );

const figures = (form: Form): fc.Arbitrary<Readonly<Record<string, number>>> =>
  fc
    .array(fc.oneof(fc.constant(0), fc.constant(undefined), fc.integer({ min: 1, max: 60_000 })), {
      minLength: 200,
      maxLength: 200,
    })
    .map((numbers) =>
      Object.fromEntries(
        outline(form).inputs.flatMap((id, at) => {
          const value = numbers[at % numbers.length];
          return value === undefined ? [] : [[id, value]];
        }),
      ),
    );

/** One report of any edition, level and figures, one of its parts, and answers to some of its facts. */
const draws = fc
  .record({
    form: fc.constantFrom(...forms),
    level: fc.constantFrom(...levels),
    unit: fc.constantFrom("青石镇", "云山县", "云山县水务局", "白河乡"),
    variant: fc.nat(12),
    brief: fc.boolean(),
  })
  .chain((base) => {
    const parts = partsOf(base.form);
    return fc.nat(parts.length - 1).chain((at) => {
      const part = parts[at]!;
      const facts = part.facts ?? [];
      return fc.record({
        base: fc.constant(base),
        part: fc.constant(part),
        answers: figures(base.form),
        given: fc
          .tuple(...facts.map(answer))
          .map((said) =>
            Object.fromEntries(
              facts.flatMap(({ key }, place) =>
                said[place] === undefined ? [] : [[key, said[place]]],
              ),
            ),
          ),
      });
    });
  });

test("whatever the facts and figures: nothing missing is named, no 0 is said, nothing is blank", () => {
  let spoken = 0;
  fc.assert(
    fc.property(draws, ({ base, part, answers, given }) => {
      const { form, level, unit, variant, brief } = base;
      const office = { unit, county: "云山县", level, self: "我单位" };
      const report = { ...newReport(form, office, 2024), answers };
      const { values } = evaluate(form, report);
      const sentences = composeDraft(part, given, values, { unit, level, variant, brief });
      const text = binder(form, report, values, "【空】")(sentences.join(""));
      expect(text).not.toMatch(/[{}[\]|]|【空】|undefined/);
      expect(text.replaceAll(/甲乙\w*丙\d+/g, "")).not.toMatch(
        /(?<![\d.])0(?=[件条次篇个处期起人万])/,
      );
      expect(new Set(sentences).size).toBe(sentences.length);
      // A fact appears only if it was given, is asked of this level, and was not nothing.
      const asked = new Set(factsOf(part, level).map(({ key }) => key));
      for (const [word, key] of text.matchAll(/甲乙([a-z_0-9]+)丙\d+/g)) {
        expect([word, given[key!], asked.has(key!)]).toEqual([word, word, true]);
        spoken += 1;
      }
      const counts = new Set(Object.values(given));
      for (const [number] of text.replaceAll(/甲乙\w*丙\d+/g, "").matchAll(/7\d{5}/g)) {
        const figure = [...values.values()].some((value) => String(value).includes(number));
        expect([number, counts.has(number) || figure]).toEqual([number, true]);
      }
      for (const sentence of sentences) expect(sentence).toMatch(/。$/);
      // The same again is the same.
      expect(composeDraft(part, given, values, { unit, level, variant, brief })).toEqual(sentences);
    }),
    { numRuns: 1500, seed: 6 },
  );
  expect(spoken).toBeGreaterThan(300);
});

test("words of any kind stand as they were given, without braces, and nothing in them is put in", () => {
  const form = forms[1]!;
  const part = partsOf(form).find(({ key }) => key === "platform")!;
  const fact = part.facts!.find(({ key }) => key === "column")!;
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 80 }),
      fc.constantFrom("", "{year}", "{{requests.granted.total}}", "[a|b]", "$&"),
      (words, trap) => {
        const reading = readFact(fact, words + trap);
        if (reading.kind === "refused") return;
        expect(reading.value).not.toMatch(/[{}\n]/);
        expect(reading.value.length).toBeLessThanOrEqual(60);
        const text = composeDraft(part, { column: reading.value }, new Map(), {
          unit: "青石镇",
          level: "township",
          variant: 0,
        }).join("");
        if (reading.value !== "无") expect(text).toContain(reading.value.replace(/等$/, ""));
      },
    ),
    { seed: 6 },
  );
});
