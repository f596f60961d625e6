import { PNG } from "pngjs";
import { beforeAll, expect, test } from "vitest";
import type { Document } from "#render/blocks.ts";
import { excerpt } from "#render/excerpt.ts";
import { createRenderer } from "#render/render.ts";
import {
  blankReport,
  composed,
  distinctReport,
  drawn,
  drawnAlone,
  editions,
  written,
  zeroReport,
} from "../reports.ts";
import { readPdf } from "../pdf/read-pdf.ts";

const [, { form, year }] = editions;
const report = composed(form, distinctReport(form, year));
const draft = composed(form, blankReport(form, year));

async function pictures(document: Document) {
  const files = await drawn("png", document);
  return files.map(({ name, bytes }) => ({
    name,
    bytes,
    image: PNG.sync.read(Buffer.from(bytes)),
  }));
}

/** The share of pixels darker than a shade, within a part of the picture from 0 to 1. */
function dark({ width, height, data }: PNG, shade: number, [top, bottom] = [0, 1]): number {
  let count = 0;
  const [from, to] = [Math.floor(top * height), Math.floor(bottom * height)];
  for (let at = from * width; at < to * width; at += 1) {
    // On transparent ground a phone's dark theme would swallow the text.
    if (data[4 * at + 3] !== 255) throw new Error("A pixel is transparent.");
    if ((data[4 * at] ?? 255) < shade) count += 1;
  }
  return count / ((to - from) * width);
}

let pages: Awaited<ReturnType<typeof pictures>> = [];
beforeAll(async () => {
  pages = await pictures(report);
});

test("one sharp picture a page, three times as wide as a phone, in the proportions of A4", async () => {
  expect(pages.map(({ name }) => name)).toEqual(
    [1, 2, 3].map((page) => `青石镇2024年政府信息公开工作年度报告-第${page}页.png`),
  );
  for (const { image, bytes } of pages) {
    expect(image.width).toBe(1170);
    expect(image.height / image.width).toBeCloseTo(297 / 210, 2);
    expect(bytes.length).toBeLessThan(600_000);
  }
});

test("each shows its own page: title above, tables below, number at the foot", () => {
  for (const [at, { image }] of pages.entries()) {
    expect(dark(image, 100, [0, 0.1])).toBe(0);
    expect(dark(image, 100, [0.12, 0.17])).toBeGreaterThan(0.003);
    expect(dark(image, 100, [0.88, 0.92])).toBeGreaterThan(0.0001);
    for (const { bytes } of pages.slice(at + 1)) {
      expect(Buffer.compare(bytes, pages[at]!.bytes)).not.toBe(0);
    }
  }
  // Table 三 fills its page, 五 and 六 leave theirs half empty.
  expect(dark(pages[1]!.image, 100, [0.5, 0.8])).toBeGreaterThan(0.02);
  expect(dark(pages[2]!.image, 100, [0.5, 0.8])).toBe(0);
});

test("as many as the PDF has, also of a long report, and each page is told before it is drawn", async () => {
  const zero = zeroReport(form, year);
  const overview = written("依法公开政府信息，".repeat(900));
  const long = composed(form, { ...zero, texts: { ...zero.texts, overview } });
  const told: [number, number][] = [];
  const draw = createRenderer({ warn: () => undefined });
  const files = await draw(long, "png", (done, of) => told.push([done, of]));
  const { pages: set } = await readPdf(await drawnAlone("pdf", long));
  expect(files).toHaveLength(set.length);
  expect(set.length).toBeGreaterThan(13);
  expect(told).toEqual(set.map((_, at) => [at, set.length]));
});

test("a draft bears its mark in grey behind the text of every page", async () => {
  const marked = await pictures(draft);
  const middle: [number, number] = [0.4, 0.6];
  for (const [at, { image, name }] of marked.entries()) {
    expect(name).toContain("（草稿）");
    const grey = dark(image, 235, middle) - dark(image, 200, middle);
    expect(grey).toBeGreaterThan(0.03);
    const finished = pages[at]!.image;
    expect(dark(finished, 235, middle) - dark(finished, 200, middle)).toBeLessThan(0.02);
  }
});

test.each(["proactive", "requests", "disputes"])(
  "table %s alone is one picture, as high as it needs",
  async (table) => {
    const [only, ...others] = await pictures(excerpt(report, table)!);
    expect(others).toEqual([]);
    expect(only?.name).toMatch(/-表[二三四]\.png$/);
    expect(only?.image.width).toBe(1170);
    // Text or rule to the foot but for a small margin.
    expect(dark(only!.image, 100, [0.85, 1])).toBeGreaterThan(0.001);
    expect(dark(only!.image, 100, [0.995, 1])).toBe(0);
  },
);

test("emoji, and what no typeface has, break no picture", async () => {
  const zero = zeroReport(form, year);
  const overview = written("前👍🏽𠮷مرحبا<svg onload=alert(1)>&amp;\u202E后\uFFFD。");
  const odd = composed(form, { ...zero, texts: { ...zero.texts, overview } });
  expect(await drawn("png", odd)).toHaveLength(3);
});
