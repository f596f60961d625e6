import { load } from "cheerio";
import { beforeAll, describe, expect, test } from "vitest";
import { unzip } from "#tests/support/unzip.ts";
import { blankReport, composed, editions, zeroReport, drawnAlone } from "./reports.ts";

const { form, year } = editions[1];
const finished = composed(form, zeroReport(form, year));
const draft = composed(form, blankReport(form, year));

type Xml = ReturnType<typeof load>;

async function open(document: typeof finished) {
  const files = unzip(await drawnAlone("docx", document));
  const xml = (path: string): Xml => load(files.get(path) ?? "", { xml: true });
  const named = (name: RegExp): readonly Xml[] =>
    [...files.keys()].filter((path) => name.test(path)).map(xml);
  return { files, document: xml("word/document.xml"), styles: xml("word/styles.xml"), named };
}

const attributes = ($: Xml, selector: string): Record<string, string> | undefined =>
  $(selector).first().attr();

describe("the page of GB/T 9704—2012", () => {
  let file: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    file = await open(finished);
  });

  test("A4, 版心 156 × 225 mm, page number 28 mm from the foot", () => {
    expect(attributes(file.document, "w\\:pgSz")).toMatchObject({ "w:w": "11906", "w:h": "16838" });
    expect(attributes(file.document, "w\\:pgMar")).toMatchObject({
      "w:top": "2098",
      "w:left": "1587",
      "w:right": "1474",
      "w:bottom": "1984",
      "w:footer": "1587",
    });
  });

  test("no grid stretches the tables; the pitch is 28.95 pt all the same", () => {
    expect(attributes(file.document, "w\\:docGrid")).toEqual({
      "w:type": "default",
      "w:linePitch": "579",
    });
  });

  test.each([
    ["Title", "方正小标宋简体", "44", undefined],
    ["Heading1", "黑体", "32", "0"],
    ["Heading2", "楷体_GB2312", "32", "1"],
    ["ReportCell", "宋体", "21", undefined],
    ["ReportPageNumber", "宋体", "28", undefined],
  ])("style %s is %s at %s half points", (id, face, size, level) => {
    const style = file.styles(`w\\:style[w\\:styleId="${id}"]`);
    expect(style.find("w\\:rFonts").attr("w:eastAsia")).toBe(face);
    expect(style.find("w\\:rFonts").attr("w:ascii")).toBe(
      id === "ReportPageNumber" ? "宋体" : "Times New Roman",
    );
    expect(style.find("w\\:sz").attr("w:val")).toBe(size);
    expect(style.find("w\\:outlineLvl").attr("w:val")).toBe(level);
    expect(style.find("w\\:b")).toHaveLength(0);
  });

  test("text is 仿宋 16 pt at exactly 28.95 pt, two characters in, Latin apart from Chinese", () => {
    const defaults = file.styles("w\\:docDefaults");
    expect(defaults.find("w\\:rFonts").attr()).toMatchObject({
      "w:ascii": "Times New Roman",
      "w:hAnsi": "Times New Roman",
      "w:eastAsia": "仿宋_GB2312",
    });
    expect(defaults.find("w\\:sz").attr("w:val")).toBe("32");
    const body = file.styles('w\\:style[w\\:styleId="ReportBody"]');
    expect(body.find("w\\:spacing").first().attr()).toMatchObject({
      "w:line": "579",
      "w:lineRule": "exact",
    });
    expect(body.find("w\\:ind").attr()).toEqual({
      "w:firstLine": "640",
      "w:firstLineChars": "200",
    });
  });

  test("no run names a face of its own, and each says that its quotation marks are Chinese", () => {
    const runs = file.document("w\\:r");
    expect(runs.length).toBeGreaterThan(200);
    expect(runs.find("w\\:rFonts").length).toBe(runs.length);
    for (const font of runs.find("w\\:rFonts").toArray()) {
      expect(font.attribs).toEqual({ "w:hint": "eastAsia" });
    }
  });

  test("every heading stays with what follows, and all six sections are headings", () => {
    expect(file.styles('w\\:style[w\\:styleId="Heading1"] w\\:keepNext')).toHaveLength(1);
    expect(file.styles('w\\:style[w\\:styleId="Heading2"] w\\:keepNext')).toHaveLength(1);
    const headings = file.document('w\\:p:has(w\\:pStyle[w\\:val="Heading1"])').toArray();
    expect(headings.map((heading) => file.document(heading).text())).toEqual(
      form.sections.map(({ title }) => title),
    );
  });

  test("tables: fixed, no row split, header rows repeated, 0.5 pt lines", () => {
    const $ = file.document;
    const tables = $("w\\:tbl").toArray();
    expect(tables.map((table) => $(table).find("w\\:tblHeader:not([w\\:val])").length)).toEqual([
      0, 3, 3,
    ]);
    for (const table of tables) {
      expect($(table).find("w\\:tblLayout").attr("w:type")).toBe("fixed");
      expect($(table).find("w\\:cantSplit:not([w\\:val])")).toHaveLength(
        $(table).find("w\\:tr").length,
      );
      expect(
        $(table)
          .find("w\\:tblBorders > *")
          .toArray()
          .map(({ attribs }) => attribs["w:sz"]),
      ).toEqual(Array.from({ length: 6 }, () => "4"));
      const widths = $(table)
        .find("w\\:gridCol")
        .toArray()
        .map(({ attribs }) => Number(attribs["w:w"]));
      expect(Math.abs(widths.reduce((sum, width) => sum + width, 0) - 8844)).toBeLessThan(8);
      expect($(table).next("w\\:p")).toHaveLength(1);
    }
    for (const spacing of $("w\\:tc w\\:spacing").toArray()) {
      expect(spacing.attribs["w:lineRule"]).toBe("exact");
    }
  });

  test("page numbers: — 1 — right on odd pages, left on even ones, one character in", () => {
    expect(file.files.get("word/settings.xml")).toContain("<w:evenAndOddHeaders/>");
    const references = file.document("w\\:footerReference").toArray();
    expect(references.map(({ attribs }) => attribs["w:type"])).toEqual(["default", "even"]);
    const footers = file.named(/^word\/footer\d\.xml$/);
    expect(footers.map(($) => [$("w\\:jc").attr("w:val"), $("w\\:ind").attr(), $.text()])).toEqual([
      ["right", { "w:right": "280" }, expect.stringMatching(/^— .*PAGE.* —$/)],
      ["left", { "w:left": "280" }, expect.stringMatching(/^— .*PAGE.* —$/)],
    ]);
  });

  test("a finished file has no header, no mark and nothing highlighted", () => {
    expect(file.named(/^word\/header/)).toEqual([]);
    for (const text of file.files.values()) expect(text).not.toMatch(/草稿|待填|还差|highlight/);
  });

  test("it names the unit and the title, and neither a machine nor an hour", () => {
    const core = file.files.get("docProps/core.xml") ?? "";
    expect(load(core, { xml: true })("dc\\:creator").text()).toBe("青石镇");
    expect(load(core, { xml: true })("dc\\:title").text()).toBe(finished.title);
    expect(core).not.toMatch(/Un-named|dcterms:created/);
  });
});

describe("a draft", () => {
  test("says 草稿 on odd and even pages, lists what is missing on top and marks every gap", async () => {
    const file = await open(draft);
    const headers = file.named(/^word\/header\d\.xml$/);
    expect(headers).toHaveLength(2);
    for (const $ of headers) {
      expect($("w\\:t").text()).toBe("草稿");
      expect($("v\\:shape v\\:textpath").attr("string")).toBe("草稿");
    }
    const $ = file.document;
    expect($("w\\:body > w\\:p").first().text()).toBe(
      "还差：总体情况；主动公开；公开申请；复议诉讼；问题和改进；其他事项",
    );
    const marked = $('w\\:r:has(w\\:highlight[w\\:val="yellow"])').toArray();
    expect(marked.map((run) => $(run).text()).filter((text) => text === "待填")).toHaveLength(
      175 + 15,
    );
    expect(marked.map((run) => $(run).text()).filter((text) => text === "【待填】")).toHaveLength(
      10 + 3,
    );
  });

  test("without gaps it carries the mark and no list", async () => {
    const { document } = await open({ ...finished, draft: true });
    expect(document("w\\:body > w\\:p").first().text()).toBe(finished.title);
  });
});

test("a title too long for one line breaks after the unit's name", async () => {
  const unit = "云山县政务服务和数据管理局";
  const zero = zeroReport(form, year);
  const { document } = await open(composed(form, { ...zero, office: { ...zero.office, unit } }));
  const title = document('w\\:p:has(w\\:pStyle[w\\:val="Title"])');
  expect(
    title
      .find("w\\:t")
      .toArray()
      .map((text) => document(text).text()),
  ).toEqual([unit, "2024年政府信息公开工作年度报告"]);
  expect(title.find("w\\:br")).toHaveLength(1);
});
