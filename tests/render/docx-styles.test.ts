import { load } from "cheerio";
import { beforeAll, expect, test } from "vitest";
import { unzip } from "#tests/support/unzip.ts";
import { blankReport, composed, distinctReport, drawnAlone, editions } from "./reports.ts";

const [, { form, year }] = editions;
type Xml = ReturnType<typeof load>;

/** Everything with text in it, of a finished report and of a draft with its headers. */
let parts: readonly Xml[] = [];
let styles: Xml = load("", { xml: true });
beforeAll(async () => {
  const documents = [distinctReport(form, year), blankReport(form, year)];
  const files = await Promise.all(
    documents.map(async (report) => unzip(await drawnAlone("docx", composed(form, report)))),
  );
  parts = files.flatMap((file) =>
    [...file]
      .filter(([path]) => /^word\/(?:document|header\d*|footer\d*)\.xml$/.test(path))
      .map(([, xml]) => load(xml, { xml: true })),
  );
  styles = load(files[0]?.get("word/styles.xml") ?? "", { xml: true });
});

test("every style in use is declared", () => {
  const declared = new Set(
    styles("w\\:style")
      .toArray()
      .map((style) => styles(style).attr("w:styleId")),
  );
  const used = new Set(
    parts.flatMap(($) =>
      $("w\\:pStyle, w\\:rStyle, w\\:tblStyle")
        .toArray()
        .map((style) => $(style).attr("w:val")),
    ),
  );
  expect(used.size).toBeGreaterThanOrEqual(7);
  for (const style of used) expect(declared).toContain(style);
});

test("wherever a typeface is named, the Chinese one is", () => {
  const named = [...parts, styles].flatMap(($) =>
    $("w\\:rFonts")
      .toArray()
      .map((fonts) => $(fonts).attr() ?? {}),
  );
  const naming = named.filter((fonts) => fonts["w:ascii"] !== undefined);
  expect(naming.length).toBeGreaterThan(5);
  for (const fonts of naming) expect(fonts["w:eastAsia"]).toMatch(/\p{Script=Han}/u);
});

test("Word's navigation lists the sections: they are headings by their style", () => {
  const [finished] = parts;
  const headings = finished?.("w\\:p:has(w\\:pStyle[w\\:val='Heading1'])").toArray() ?? [];
  const numbers = headings.map((heading) => finished?.(heading).text().charAt(0));
  expect(numbers).toEqual(["一", "二", "三", "四", "五", "六"]);
});
