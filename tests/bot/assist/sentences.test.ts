import { describe, expect, test } from "vitest";
import { outline } from "#flows/outline.ts";
import { formForYear, forms } from "#flows/reports/reports.ts";
import { sentences } from "#tests/assist/sentences.ts";
import type { Sentence } from "#tests/assist/sentences.ts";
import { openAssistOffice } from "#tests/support/assist-office.ts";
import type { AssistOffice } from "#tests/support/assist-office.ts";

describe("a sentence of a clerk's, its card, and what stands in the report when it is taken", () => {
  test("there are 40 of them, and 30 need no model", () => {
    expect(sentences.length).toBeGreaterThanOrEqual(40);
    expect(sentences.filter(({ reader }) => reader).length).toBeGreaterThanOrEqual(30);
  });

  test.each(sentences.map((sentence) => [sentence.text, sentence] as const))(
    "%s",
    async (_, sentence) => {
      const office = await openAssistOffice({
        year: sentence.edition === 2019 ? 2020 : 2025,
        // What a good model would say: which words are about which cell, and nothing else.
        script: () => ({ figures: sentence.mapping ?? [] }),
      });
      try {
        await office.says("继续");
        await office.says(sentence.text);
        // Shown, and nothing of it written.
        expect((await office.report()).answers).toEqual({});
        await office.taps("全部采用");
        expect(await taken(office)).toEqual(expected(sentence));
        expect(office.server.wishes().length === 0).toBe(sentence.reader);
      } finally {
        await office.close();
      }
    },
  );
});

async function taken(office: AssistOffice): Promise<Record<string, number>> {
  const { answers } = await office.report();
  return Object.fromEntries(Object.entries(answers).filter(([id]) => id.startsWith("requests.")));
}

function expected({ cells, rest, edition }: Sentence): Record<string, number> {
  const form = formForYear(edition === 2019 ? 2020 : 2025, forms)!;
  const inputs = outline(form).tables.get("requests")?.inputs ?? [];
  const zeros = rest ? Object.fromEntries(inputs.map((id) => [id, 0])) : {};
  const said = Object.fromEntries(
    Object.entries(cells).map(([cell, value]) => [`requests.${cell}`, value]),
  );
  return { ...zeros, ...said };
}
