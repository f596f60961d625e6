import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { fileFormats } from "#flows/file-format.ts";
import { composed, distinctReport, drawn, editions } from "../render/reports.ts";

const root = join(import.meta.dirname, "../..");
const folder = await mkdtemp(join(tmpdir(), "nianbao-render-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** The real command. */
const render = (...words: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const command = [join(root, "tools/render.ts"), ...words];
    execFile(process.execPath, command, { cwd: folder }, (error, out, err) => {
      resolve({ status: typeof error?.code === "number" ? error.code : error ? -1 : 0, out, err });
    });
  });

const { form, year } = editions[1];
const report = distinctReport(form, year);
const published = join(root, "tools/demo/wafangzi-2020.json");

const inputs: Readonly<Record<string, string>> = {
  "stored.json": JSON.stringify({ report, handled: [], owed: [] }),
  "bare.json": `\uFEFF${JSON.stringify(report)}`,
  "empty.json": "",
  "text.json": "年报",
  "list.json": "[]",
  "other.json": "{}",
  "figure.json": JSON.stringify({ ...report, answers: { "requests.x": "三" } }),
  "edition.json": JSON.stringify({ ...report, form: "disclosure-1999" }),
  "half.json": JSON.stringify({ table2: {} }),
};
for (const [name, text] of Object.entries(inputs)) await writeFile(join(folder, name), text);
await mkdir(join(folder, "full"));

test.each(["stored.json", "bare.json"])("%s becomes the file that the bot sends", async (input) => {
  const out = join(folder, `out-${input}`, "deeper");
  // Twice: its own files are replaced.
  await render(input, "--out", out);
  const { status, out: said, err } = await render(input, "--out", out, "--format", "docx");
  expect([status, err]).toEqual([0, ""]);
  const [file] = await drawn("docx", composed(form, report));
  expect(await readdir(out)).toEqual([file!.name]);
  expect(new Uint8Array(await readFile(join(out, file!.name)))).toEqual(
    new Uint8Array(file!.bytes),
  );
  expect(said).toBe(`${join(out, file!.name)}  ${(file!.bytes.length / 1000).toFixed(1)} kB\n`);
});

test("a published report as data is drawn, into out/ when no folder is named", async () => {
  const { status, out } = await render(published);
  expect(status).toBe(0);
  expect(out).toMatch(/^out\/瓦房子镇2020年政府信息公开工作年度报告\.docx {2}\d+\.\d kB\n$/);
});

test("all formats in one go, and one table as a picture", async () => {
  const out = join(folder, "all");
  const document = composed(form, report);
  const all = await render("bare.json", "--out", out, "--format", fileFormats.join(","));
  expect([all.status, all.err]).toEqual([0, ""]);
  const files = await Promise.all(fileFormats.map((format) => drawn(format, document)));
  const names = files.flat().map(({ name }) => name);
  expect((await readdir(out)).toSorted()).toEqual(names.toSorted());
  expect(all.out.trim().split("\n")).toHaveLength(names.length);

  const table = await render("bare.json", "--out", join(out, "table"), "--table", "requests");
  expect([table.status, table.err]).toEqual([0, ""]);
  const [picture, ...others] = await readdir(join(out, "table"));
  expect(others).toEqual([]);
  expect(picture).toMatch(/表三.*\.png$/);
});

test("--help says how, in both languages", async () => {
  const { status, out } = await render("--help");
  expect(status).toBe(0);
  for (const word of ["--format", "--out", "--table", "--font-dir", "字体", "typefaces"]) {
    expect(out).toContain(word);
  }
});

test.concurrent.each([
  [["absent.json"], "absent.json"],
  [["."], "EISDIR"],
  [["empty.json"], "不是 JSON"],
  [["text.json"], "不是 JSON"],
  [["list.json"], "不是 JSON"],
  [["other.json"], "不是年报"],
  [["figure.json"], "answers.requests.x"],
  [["half.json"], "不是年报"],
  [["edition.json"], "disclosure-1999"],
  [["edition.json"], "disclosure-2019, disclosure-2021"],
  [["bare.json", "--format", "docx,doc"], "docx, pdf, html, xlsx, png"],
  [["bare.json", "--format", ""], "docx, pdf, html, xlsx, png"],
  [["bare.json", "--out", "other.json"], "写不进"],
  [["bare.json", "--out", "other.json/deeper"], "写不进"],
  [["bare.json", "--table", "x"], "proactive, requests, disputes"],
  [["bare.json", "--table", "requests", "--format", "docx"], "--format png"],
  [["bare.json", "--font-dir", "absent"], "字体文件夹 absent"],
  [["bare.json", "--font-dir", "bare.json"], "字体文件夹 bare.json"],
  [["bare.json", "--color"], "--color"],
  [["bare.json", "stored.json"], "REPORT.json"],
  [[], "REPORT.json"],
])("%j is refused in one sentence of either language", async (words, says) => {
  const { status, out, err } = await render(...words);
  expect([status, out]).toEqual([1, ""]);
  expect(err).toContain(says);
  expect(err).toMatch(/^.*\p{Script=Han}{2}.*\n.*[a-z]{2,} [a-z]{2,}.*\n$/u);
  expect(err).not.toMatch(/^\s+at |node:internal|\.ts:\d|Error:/m);
});
