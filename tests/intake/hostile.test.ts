import { writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { archiveSize } from "#intake/archive-size.ts";
import { readApart } from "#intake/read-apart.ts";
import { readUnitList } from "#intake/read-unit-list.ts";
import { sayList } from "./say-list.ts";
import { inline, sheetOf, sizeAt, workbookOf } from "./zip.ts";

const readFile = (bytes: Uint8Array, name = "list.xlsx") =>
  readUnitList({ kind: "file", name, bytes });

/** Generous: what it measures, on a machine that is busy with something else. Milliseconds. */
const promptly = 20_000;

async function within<T>(work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  expect(performance.now() - start).toBeLessThan(promptly);
  return result;
}

const row = (line: number, text: string): string =>
  `<row r="${line}">${inline(`A${line}`, text)}</row>`;

const honest = workbookOf(sheetOf(row(1, "单位名称") + row(2, "瓦房子镇")));

test("the workbook that the hostile ones are made from is read", async () => {
  expect(sayList(await readFile(honest))).toEqual([
    "2 瓦房子镇, 我镇, township",
    "1 skipped, header: 单位名称",
  ]);
});

/** What is no list, whatever it is called. */
const refused: readonly (readonly [string, Uint8Array, string])[] = [
  ["nothing", new Uint8Array(), "empty"],
  [
    "a PDF called list.xlsx",
    Buffer.from("%PDF-1.7\n1 0 obj\n<< >>\nendobj\n瓦房子镇"),
    "not-a-table",
  ],
  ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), "not-a-table"],
  ["a web page", Buffer.from("<html><table><tr><td>瓦房子镇"), "not-a-table"],
  ["bytes", Buffer.alloc(2_000), "not-a-table"],
  ["noise", noise(), "not-a-table"],
  ["a zip with no workbook", workbookOf("", {}).subarray(0, 60), "damaged"],
  ["half a workbook", honest.subarray(0, honest.length - 400), "damaged"],
  [
    "a workbook with a hole",
    honest.map((byte, at) => (at > 900 && at < 1_000 ? 0 : byte)),
    "damaged",
  ],
  ["20 MB of CSV", Buffer.alloc(20_000_000, "瓦房子镇,张三\n"), "too-large"],
  [
    "a container of Office 97 with a password",
    officeContainer("EncryptedPackage"),
    "locked-with-password",
  ],
  ["a Word file of Office 97", officeContainer("WordDocument"), "not-a-table"],
  ["a workbook of Office 97, and nothing in it", officeContainer("Workbook"), "damaged"],
];

test.each(refused)("%s: %#", async (_, bytes, why) => {
  expect(await within(() => readFile(bytes))).toEqual({ kind: "unreadable", why });
});

/** Bytes without zeros and without any order. */
function noise(): Uint8Array {
  let seed = 7;
  return Uint8Array.from({ length: 4_000 }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return 1 + ((seed >> 12) % 255);
  });
}

function officeContainer(stream: string): Uint8Array {
  const mark = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  return Buffer.concat([Buffer.from(mark), Buffer.from(stream, "utf16le"), Buffer.alloc(1_000)]);
}

test("a Word file is a zip, but no workbook", async () => {
  const zip = workbookOf("");
  const text = Buffer.from(zip).toString("latin1").replaceAll("xl/workbook.xml", "xl/document.xml");
  expect(await readFile(Buffer.from(text, "latin1"))).toEqual({
    kind: "unreadable",
    why: "not-a-table",
  });
});

test("a workbook that unpacks to over 50 MB is not unpacked", async () => {
  const bytes = workbookOf(sheetOf(row(1, "瓦".repeat(17_000_000))));
  expect(bytes.length).toBeLessThan(100_000);
  const start = performance.now();
  expect(await readFile(bytes)).toEqual({ kind: "unreadable", why: "too-large-unpacked" });
  expect(performance.now() - start).toBeLessThan(promptly / 4);
});

test.each([1_000, 0, 0xff_ff_ff_ff])(
  "a zip bomb that claims %d bytes stays small",
  async (claim) => {
    const bytes = Uint8Array.from(workbookOf(sheetOf(row(1, "瓦".repeat(17_000_000)))));
    const at = sizeAt(bytes, "xl/worksheets/sheet1.xml");
    new DataView(bytes.buffer).setUint32(at, claim, true);
    const before = process.memoryUsage().rss;
    expect(await within(() => readFile(bytes))).toEqual({ kind: "unreadable", why: "damaged" });
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  },
);

test("a directory that is somewhere else is not looked for", () => {
  const bytes = Uint8Array.from(honest);
  expect(archiveSize(bytes).kind).toBe("size");
  new DataView(bytes.buffer).setUint32(bytes.length - 22 + 12, 0xff_ff_ff_ff, true);
  expect(archiveSize(bytes)).toEqual({ kind: "odd" });
});

test("a hundred sheets that are all the same large file are given up in time", async () => {
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const many = Array.from({ length: 100 }, (_, at) => at);
  const bytes = workbookOf(sheetOf("<row/>".repeat(7_000_000)), {
    "xl/workbook.xml": `<workbook xmlns:r="${office}"><sheets>${many.map((at) => `<sheet name="s${at}" sheetId="${at + 1}" r:id="r1"/>`).join("")}</sheets></workbook>`,
  });
  const input = { kind: "file", name: "a", bytes } as const;
  expect(await readUnitList(input, { patience: 1_000 })).toEqual({
    kind: "unreadable",
    why: "too-much",
  });
  expect(sayList(await readFile(honest))).toContain("2 瓦房子镇, 我镇, township");
});

test("one that could not even be handed over keeps none of the next from being read", async () => {
  const odd = { kind: "text", text: (() => "瓦房子镇") as never } as const;
  await expect(readApart(odd)).rejects.toThrow("could not be cloned");
  expect(sayList(await readApart({ kind: "text", text: "瓦房子镇" }))).toEqual([
    "1 瓦房子镇, 我镇, township",
  ]);
});

test("a workbook whose texts take more memory than allowed is given up, and nothing else is", async () => {
  const strings = `<sst>${"<si><t>镇</t></si>".repeat(150_000)}</sst>`;
  const bytes = workbookOf(sheetOf(row(1, "瓦房子镇")), {
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    "xl/sharedStrings.xml": strings,
  });
  const input = { kind: "file", name: "a", bytes } as const;
  expect(await readUnitList(input, { memory: 40 })).toEqual({
    kind: "unreadable",
    why: "too-much",
  });
  expect(sayList(await readUnitList(input))).toEqual(["1 瓦房子镇, 我镇, township"]);
});

test("a million empty rows, and a list above them", async () => {
  const empty = Array.from(
    { length: 700_000 },
    (_, at) => `<row r="${at + 3}" spans="1:9" s="3"/>`,
  );
  const bytes = workbookOf(sheetOf(row(1, "单位名称") + row(2, "瓦房子镇") + empty.join("")));
  expect(sayList(await within(() => readFile(bytes)))).toEqual([
    "2 瓦房子镇, 我镇, township",
    "1 skipped, header: 单位名称",
  ]);
});

test("something in the last corner of a sheet: the upper left is read, and it is said", async () => {
  const bytes = workbookOf(
    sheetOf(
      `${row(1, "单位名称")}${row(2, "瓦房子镇")}<row r="1048576">${inline("XFD1048576", "x")}</row>`,
    ),
  );
  expect(sayList(await within(() => readFile(bytes)))).toEqual([
    "2 瓦房子镇, 我镇, township",
    "20001-1048576 too-many-rows: 5000",
    "1 skipped, header: 单位名称",
  ]);
});

test("merged cells without end, and entities that name themselves", async () => {
  const merges = '<mergeCell ref="A1:XFD1048576"/>'.repeat(50_000);
  const sheet = `<!DOCTYPE x [<!ENTITY a "&a;&a;">]><worksheet><sheetData>${row(1, "瓦房子镇&a;")}${row(2, "大庙镇")}</sheetData><mergeCells>${merges}</mergeCells></worksheet>`;
  expect(sayList(await within(() => readFile(workbookOf(sheet))))).toEqual([
    "1 瓦房子镇&a, 我单位, department",
    "2 大庙镇, 我镇, township",
  ]);
});

test("5,000 rows are read of more, and what was left is said", async () => {
  const names = Array.from({ length: 5_300 }, (_, at) => `第${at}号镇`);
  const lines = await readUnitList({ kind: "text", text: names.join("\n") });
  const rows = [["单位名称"], ...names.map((name) => [name])];
  const book = await readFile(await writeXlsx({ sheets: [{ name: "a", rows }] }));
  const ends = [lines, book].map((list) =>
    list.kind === "read" ? [list.rows.length, ...list.troubles] : [list],
  );
  expect(ends).toEqual([
    [5_000, { line: 5_001, kind: "too-many-rows", text: "5000", last: 5_300 }],
    [5_000, { line: 5_002, kind: "too-many-rows", text: "5000", last: 5_301 }],
  ]);
});

/** Texts of the largest size that is read at all, in one line and in many. */
const floods = ["瓦", "1、", "13800001111 ", '"', "张 ", "=,", "\n", "a\u3000"];

test.each(floods)("5 MB of %j leave the others their time", async (text) => {
  let beats = 0;
  const heart = setInterval(() => (beats += 1), 50);
  const start = performance.now();
  await within(() => readUnitList({ kind: "text", text: text.repeat(5_000_000 / text.length) }));
  clearInterval(heart);
  const slept = performance.now() - start;
  if (slept > 500) expect(beats).toBeGreaterThan(slept / 500);
});

test.each([1, 200_000])(
  "a line of %d units after each other, in one message, ends soon",
  async (size) => {
    const text = "瓦房子镇 ".repeat(size).slice(0, 9_999);
    const start = performance.now();
    await readUnitList({ kind: "text", text });
    expect(performance.now() - start).toBeLessThan(2_000);
  },
);
