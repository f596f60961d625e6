import { describe, expect, test } from "vitest";
import type { Document, TableBlock } from "#render/blocks.ts";
import {
  blankReport,
  composed,
  distinctReport,
  drawnAlone,
  editions,
  written,
  zeroReport,
} from "../reports.ts";
import { linesOf, readPdf, textOf } from "./read-pdf.ts";
import type { Pdf } from "./read-pdf.ts";

const [, { form, year }] = editions;
const points = (millimetres: number): number => (millimetres * 72) / 25.4;

const open = async (document: Document): Promise<Pdf> => readPdf(await drawnAlone("pdf", document));

const sentence = "全年主动公开政府信息1234条，回应“群众关切”，文号云政办发〔2024〕5号；";
const prose = (length: number): string =>
  sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length);

const told = (overview: string): Document => {
  const zero = zeroReport(form, year);
  return composed(form, { ...zero, texts: { ...zero.texts, overview: written(overview) } });
};

const long = told(
  [
    "（一）主动公开",
    prose(2000),
    "（二）依申请公开",
    prose(2000),
    "（三）监督保障",
    prose(2000),
  ].join("\n"),
);

describe("the page of GB/T 9704—2012", () => {
  test("A4, 22 lines of 28.95 pt within 版心", async () => {
    const { size, pages } = await open(long);
    expect(size[0]).toBeCloseTo(points(210), 1);
    expect(size[1]).toBeCloseTo(points(297), 1);
    const full = linesOf(pages[1]!).slice(0, -1);
    expect(full).toHaveLength(22);
    for (const [at, line] of full.entries()) {
      expect(full[0]!.y - line.y).toBeCloseTo(at * 28.95, 0);
      expect(line.left).toBeGreaterThanOrEqual(points(28) - 0.1);
      expect(line.right).toBeLessThanOrEqual(points(210 - 26) + 1);
    }
    // Baselines: the first a little less than a line below the upper edge, the last above the lower one.
    expect(full[0]!.y).toBeGreaterThan(points(297 - 37) - 16);
    expect(full.at(-1)!.y).toBeGreaterThan(points(35));
    expect(full.at(-1)!.y - 28.95).toBeLessThan(points(35));
  });

  test("headings keep the pitch too", async () => {
    const { pages } = await open(long);
    const [title, ...lines] = linesOf(pages[0]!).slice(0, -1);
    expect(lines).toHaveLength(20);
    for (const [at, { y }] of lines.entries()) expect(lines[0]!.y - y).toBeCloseTo(at * 28.95, 0);
    expect(title!.y - lines[0]!.y).toBeCloseTo(2 * 28.95, -1);
  });

  test("28 characters fill a line, and a paragraph begins two in", async () => {
    const { pages } = await open(told("公".repeat(28 * 3 - 2)));
    const lines = linesOf(pages[0]!).filter(({ text }) => /^公+$/.test(text));
    expect(lines.map(({ text }) => text.length)).toEqual([26, 28, 28]);
    expect(lines[0]!.left - lines[1]!.left).toBeCloseTo(2 * 15.75, 1);
  });

  test("page numbers stand outside: odd ones right, even ones left", async () => {
    const { pages } = await open(long);
    for (const [at, page] of pages.entries()) {
      const foot = linesOf(page).at(-1)!;
      expect(foot.text).toBe(`— ${at + 1} —`);
      expect(foot.y).toBeLessThan(points(35));
      if (at % 2 === 0) expect(foot.right).toBeCloseTo(points(210 - 26) - 14, -1);
      else expect(foot.left).toBeCloseTo(points(28) + 14, 0);
    }
  });

  test("each style in its size", async () => {
    const { pages } = await open(long);
    const size = (text: string): number | undefined =>
      pages.flat().find((piece) => piece.text.startsWith(text))?.size;
    expect([size("青石镇"), size("一、"), size("（一）"), size("全年"), size("自然")]).toEqual([
      22, 16, 16, 16, 10.5,
    ]);
  });

  test("no heading is left alone at the foot of a page", async () => {
    const feet = new Set<number>();
    for (let lines = 12; lines < 36; lines += 1) {
      const text = ["（一）甲", "公".repeat(28 * lines - 2), "（二）乙", prose(200)].join("\n");
      for (const page of (await open(told(text))).pages) {
        const body = linesOf(page).slice(0, -1);
        expect(body.at(-1)?.text).not.toMatch(/^（.）|^.、/);
        feet.add(body.length);
      }
    }
    expect(feet.size).toBeGreaterThan(3);
  }, 30_000);
});

describe("what a reader's program shows of it", () => {
  test("bookmarks lead to every heading", async () => {
    const { bookmarks, pages } = await open(long);
    expect(bookmarks.map((line) => line.replace(/ \d+$/, ""))).toEqual([
      "一、总体情况",
      "  （一）主动公开",
      "  （二）依申请公开",
      "  （三）监督保障",
      "二、主动公开政府信息情况",
      "三、收到和处理政府信息公开申请情况",
      "四、政府信息公开行政复议、行政诉讼情况",
      "五、存在的主要问题及改进情况",
      "六、其他需要报告的事项",
    ]);
    for (const line of bookmarks) {
      const [, title, page] = /^\s*(.*) (\d+)$/.exec(line)!;
      const texts = linesOf(pages[Number(page) - 1]!).map(({ text }) => text);
      expect(texts).toContain(title);
    }
  });

  test("title, unit, date and language; a blank report has no date", async () => {
    const changed = { ...long, meta: { ...long.meta, created: "2025-01-12T08:30:05Z" } };
    const pdf = await open(changed);
    expect(pdf).toMatchObject({
      title: "青石镇2024年政府信息公开工作年度报告",
      author: "青石镇",
    });
    expect(pdf.language).toMatch(/^zh/);
    expect(pdf.xmp.get("xmp:createdate")).toMatch(/^2025-01-12T08:30:05/);
    expect((await open(long)).xmp.has("xmp:createdate")).toBe(false);
  });

  test("PDF/A-2b: it says so, brings its fonts as subsets, and holds nothing that runs", async () => {
    const bytes = await drawnAlone("pdf", long);
    const { xmp } = await readPdf(bytes);
    expect([xmp.get("pdfaid:part"), xmp.get("pdfaid:conformance")]).toEqual(["2", "B"]);
    const raw = Buffer.from(bytes).toString("latin1");
    expect(raw).toContain("/S /GTS_PDFA1");
    expect(raw).not.toMatch(/\/(?:Encrypt|JavaScript|JS|Launch|EmbeddedFile|OpenAction|AA|URI)\b/);
    const fonts = new Set(raw.match(/(?<=\/FontName \/)\S+/g));
    expect(fonts.size).toBeGreaterThanOrEqual(3);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+Noto/);
    expect(raw.match(/\/FontFile[23] /g)).toHaveLength(fonts.size);
  });

  test("under 400 kB, and the same bytes again", async () => {
    for (const document of [long, composed(form, distinctReport(form, year))]) {
      const bytes = await drawnAlone("pdf", document);
      expect(bytes.length).toBeLessThan(400_000);
      expect(Buffer.compare(bytes, await drawnAlone("pdf", document))).toBe(0);
    }
  });
});

describe("a draft", () => {
  test("says so on every page, what it lacks on top, and marks what is blank", async () => {
    const pdf = await open(composed(form, blankReport(form, year)));
    for (const page of pdf.pages) {
      const marks = page.filter(({ text }) => text.includes("草稿"));
      expect(marks.length).toBeGreaterThanOrEqual(2);
      expect(Math.max(...marks.map(({ width }) => width))).toBeGreaterThan(250);
    }
    expect(linesOf(pdf.pages[0]!)[1]?.text).toMatch(/^还差：总体情况；主动公开/);
    expect(textOf(pdf).match(/待填/g)).toHaveLength(200 + 3);
  });

  test("and the finished file has none of these", async () => {
    const text = textOf(await open(long));
    expect(text).not.toMatch(/草稿|待填|还差/);
  });
});

const cell = (text: string): TableBlock["rows"][number]["cells"][number] => ({
  kind: "label",
  text,
  colSpan: 1,
  rowSpan: 1,
  align: "left",
  size: 10.5,
  margin: 0.5,
});

const tall = (count: number, keepWithNext: boolean): Document => ({
  ...told("一行。"),
  blocks: [
    { kind: "heading", level: 1, text: "表" },
    {
      kind: "table",
      id: "tall",
      name: "表",
      density: "dense",
      columnWidths: [78, 78],
      headerRows: 1,
      rows: Array.from({ length: count }, (_, at) => ({
        keepWithNext: at < count - 1 && (keepWithNext || at === 0),
        cells:
          at === 0
            ? [cell("表头"), cell("表头二")]
            : [cell(`第${at}行`), cell("甲\u3000".repeat(30))],
      })),
    },
  ],
});

describe("tables", () => {
  test("a long one repeats its header on every page, and parts no row", async () => {
    const { pages } = await open(tall(60, false));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) {
      const texts = page.map(({ text }) => text);
      expect(texts.filter((text) => text === "表头")).toHaveLength(1);
      const rows = page.filter(({ text }) => /^第\d+行$/.test(text)).length;
      const filled = page.filter(({ text }) => text.startsWith("甲")).length;
      expect(filled % rows).toBe(0);
    }
  });

  test("one too tall for any page that wants to stay in one piece is parted, not cut off", async () => {
    const { pages } = await open(tall(60, true));
    const rows = pages.flat().filter(({ text }) => /^第\d+行$/.test(text));
    expect(rows).toHaveLength(59);
    for (const { y } of rows) expect(y).toBeGreaterThan(points(35) - 1);
  });

  test.each([0, 8, 12, 16, 18, 20, 22, 26])(
    "after %i lines of text no block of 二 is parted, and 三 is whole",
    async (lines) => {
      const { pages } = await open(told("公".repeat(28 * lines + 1)));
      const texts = pages.map((page) => linesOf(page).map(({ text }) => text));
      const on = (pattern: RegExp): number =>
        texts.findIndex((page) => page.some((text) => pattern.test(text)));
      expect(on(/^第二十条第（一）项$/)).toBe(on(/^行政规范性文件0/));
      expect(on(/^第二十条第（五）项$/)).toBe(on(/^行政许可0/));
      expect(on(/^第二十条第（六）项$/)).toBe(on(/^行政强制0/));
      expect(on(/^第二十条第（八）项$/)).toBe(on(/^行政事业性收费0/));
      expect(on(/^三、收到和处理/)).toBe(on(/^一、本年新收/));
      expect(on(/^一、本年新收/)).toBe(on(/^四、结转下年度/));
    },
  );
});

describe("what people may write", () => {
  test("rare characters of town names have their own shape", async () => {
    const text = textOf(await open(told("甪直镇、堽城镇、㘵头街道、㙍、䶮、喆、碥磔。")));
    expect(text).toContain("甪直镇、堽城镇、㘵头街道、㙍、䶮、喆、碥磔。");
  });

  test("what no typeface has is drawn as □, and all around it stays", async () => {
    const text = textOf(await open(told("前👍🏽中𠮷后مرحبا尾\uFFFD。")));
    expect(text.replaceAll(/\s/g, "")).toMatch(/前□□中□后□{5}尾□。/);
  });

  test("control characters, halves of characters and marks of direction leave nothing", async () => {
    const text = textOf(
      await open(told("控\u0000制\u0007字，孤\uD800代，从右\u202E到左\u202C，零\u200B宽。")),
    );
    expect(text).toContain("控制字，孤代，从右到左，零宽。");
  });

  test("200 000 characters all come out", async () => {
    const pdf = await open(told("公开".repeat(100_000)));
    const lines = pdf.pages.flatMap(linesOf);
    const count = lines.filter(({ text, size }) => size === 16 && /^[公开]+$/.test(text));
    expect(count.reduce((sum, { text }) => sum + text.length, 0)).toBe(200_000);
  }, 60_000);
});
