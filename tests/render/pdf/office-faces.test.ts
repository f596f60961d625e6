import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRenderer } from "#render/render.ts";
import { composed, editions, written, zeroReport } from "../reports.ts";
import { readPdf, textOf } from "./read-pdf.ts";
import { renamedFont } from "./renamed-font.ts";

const [, { form, year }] = editions;
const zero = zeroReport(form, year);
const texts = { ...zero.texts, overview: written("全年公开1234条。") };
const document = composed(form, { ...zero, texts });

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nianbao-fonts-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function drawn(fontDir: string | undefined) {
  const warnings: string[] = [];
  const settings = { warn: (line: string) => warnings.push(line) };
  const draw = createRenderer(fontDir === undefined ? settings : { ...settings, fontDir });
  const [file] = await draw(document, "pdf");
  const again = await draw(document, "pdf");
  expect(Buffer.compare(again[0]!.bytes, file!.bytes)).toBe(0);
  const raw = Buffer.from(file!.bytes).toString("latin1");
  const fonts = new Set(raw.match(/(?<=\/FontName \/[A-Z]{6}\+)[\w-]+/g));
  return { warnings, fonts: [...fonts].toSorted(), pdf: await readPdf(file!.bytes) };
}

const own = ["NotoSansSC-Medium", "NotoSerifSC-Regular", "NotoSerifSC-SemiBold"];

/** A face without a single Chinese character. */
const latin = (): Promise<Buffer> =>
  readFile(
    createRequire(import.meta.url)
      .resolve("pdfmake/package.json")
      .replace("package.json", "fonts/Roboto/Roboto-Regular.ttf"),
  );

test("without a folder the typefaces that come along are used, and nothing is said", async () => {
  expect(await drawn(undefined)).toMatchObject({ warnings: [], fonts: own });
});

test("the office's own typefaces are used; what they lack comes from ours, one character at a time", async () => {
  const dir = await mkdtemp(join(folder, "own-"));
  for (const [file, family] of [
    ["a.ttf", "仿宋_GB2312"],
    ["b.TTF", "simhei"],
    ["c.ttf", "KaiTi"],
    ["d.ttf", "FZXiaoBiaoSong-B05S"],
    ["e.ttf", "SimSun"],
  ] as const) {
    await writeFile(join(dir, file), renamedFont(await latin(), family));
  }
  const { warnings, fonts, pdf } = await drawn(dir);
  expect(warnings).toEqual([]);
  // Headings have no Latin letter in them, and this report no part headings in 楷体.
  expect(fonts).toEqual(["FZXiaoBiaoSong-B05S", ...own, "SimSun", "xx_GB2312"]);
  expect(textOf(pdf)).toContain("青石镇2024年政府信息公开工作年度报告");
});

test("each typeface that the folder lacks is named once, with what is used instead", async () => {
  const dir = await mkdtemp(join(folder, "some-"));
  await writeFile(join(dir, "fang.ttf"), renamedFont(await latin(), "FangSong"));
  await writeFile(join(dir, "notes.txt"), "not a font, and not taken for one");
  const { warnings, fonts } = await drawn(dir);
  expect(warnings).toHaveLength(4);
  for (const name of ["方正小标宋简体", "黑体", "楷体_GB2312", "宋体"]) {
    expect(
      warnings.filter((line) => line.includes(`没有${name}`) && line.includes(dir)),
    ).toHaveLength(1);
  }
  expect(warnings.join("\n")).toMatch(/Noto Sans SC/);
  expect(fonts.length).toBeGreaterThanOrEqual(own.length);
});

test("a broken font file is named, and the rest still works", async () => {
  const dir = await mkdtemp(join(folder, "broken-"));
  await writeFile(join(dir, "仿宋.ttf"), "<html>404</html>");
  await writeFile(join(dir, "空.otf"), "");
  await writeFile(join(dir, "half.ttf"), (await latin()).subarray(0, 3000));
  const { warnings, fonts } = await drawn(dir);
  expect(warnings.filter((line) => line.includes("不是完好的字体文件"))).toHaveLength(2);
  expect(warnings.filter((line) => line.includes("里没有"))).toHaveLength(5);
  expect(fonts).toEqual(own);
});

test("a folder that is not there is said, and the report comes out all the same", async () => {
  const { warnings, fonts } = await drawn(join(folder, "none"));
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatch(/NIANBAO_FONT_DIR=.*none 打不开.*ENOENT/);
  expect(fonts).toEqual(own);
});
