import PizZip from "pizzip";
import { expect, test } from "vitest";
import { drawnAlone } from "../reports.ts";
import { readCorpus } from "./corpus.ts";
import { expectedTables, flat, withoutUnits } from "./expected.ts";
import { resaved } from "./libreoffice.ts";
import { readers } from "./read-tables.ts";

/** Finished and draft, small and large, both editions, with money of many digits. */
const handful = [
  "wafangzi_2020",
  "pingtan_district_2020",
  "pingtan_district_2025",
  "jinhu_2023",
  "shanghai_office_2019",
];
const corpus = (await readCorpus()).filter(({ id }) => handful.includes(id));

test.skipIf(corpus.length === 0)(
  "Word files survive LibreOffice cell for cell",
  async (context) => {
    const files = await Promise.all(corpus.map(({ document }) => drawnAlone("docx", document)));
    const saved = await resaved(files, "docx");
    if (saved === undefined) return context.skip();
    expect(saved).toHaveLength(handful.length);
    for (const [at, { known }] of corpus.entries()) {
      const expected = expectedTables(known);
      expect((await readers.docx(saved[at]!, expected)).tables).toEqual(expected);
    }
  },
);

test.skipIf(corpus.length === 0)("LibreOffice adds up every total anew", async (context) => {
  const files = await Promise.all(
    corpus.map(async ({ document }) => withoutResults(await drawnAlone("xlsx", document))),
  );
  const saved = await resaved(files, "xlsx");
  if (saved === undefined) return context.skip();
  expect(saved).toHaveLength(handful.length);
  for (const [at, { known }] of corpus.entries()) {
    const expected = withoutUnits(expectedTables(known));
    const { tables, list } = await readers.xlsx(saved[at]!, expected);
    expect(tables).toEqual(expected);
    expect(list).toEqual(flat(expected));
  }
});

/** Without what the formulas gave when the file was written, so that they must be computed. */
function withoutResults(xlsx: Uint8Array): Uint8Array {
  const zip = new PizZip(xlsx);
  for (const { name } of zip.file(/^xl\/worksheets\/sheet\d+\.xml$/)) {
    const xml = zip.file(name)!.asText();
    zip.file(name, xml.replaceAll(/(<f[ >][^]*?<\/f>)<v>[^<]*<\/v>/g, "$1"));
  }
  return zip.generate({ type: "uint8array" });
}
