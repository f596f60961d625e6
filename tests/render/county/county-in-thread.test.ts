import { afterAll, expect, test } from "vitest";
import { drawCounty } from "#render/county/county-drawings.ts";
import type { CountyInputs, CountyKind } from "#render/county/county-drawings.ts";
import { openWorkshop } from "#render/workshop.ts";
import { distinctReport, editions } from "../reports.ts";
import { status } from "./county.ts";

const [{ form, year }] = editions;
const heads = <Key extends string>(...keys: readonly Key[]): Readonly<Record<Key, string>> =>
  Object.fromEntries(keys.map((key): [string, string] => [key, key])) as Record<Key, string>;

const inputs: CountyInputs = {
  status: status(61),
  qr: { link: "https://t.me/x?start=y", captions: ["瓦房子镇"], title: "邀请" },
  county: {
    title: "汇总",
    form,
    words: heads("sheet", "unit", "level", "state", "total"),
    units: [
      {
        name: "青石镇",
        level: "乡镇",
        state: "已交",
        report: { form, report: distinctReport(form, year) },
      },
    ],
  },
  record: {
    title: "记录",
    sheet: "记录",
    heads: heads("at", "who", "what", "through", "old", "new", "why"),
    lines: [{ at: "2026-01-08T01:02:00Z", who: "王", what: "三", through: "填写", new: 0 }],
  },
  invitations: {
    title: "邀请",
    sheet: "邀请",
    heads: heads("unit", "role", "name", "link", "until"),
    rows: [{ unit: "甲", role: "乙", name: "丙", link: "https://t.me/x", until: "丁" }],
  },
};

const warned: string[] = [];
const workshop = openWorkshop({ warn: (line) => warned.push(line) });
afterAll(() => workshop.close());

test.each(Object.keys(inputs) as CountyKind[])(
  "%s comes out of the thread as it does without it",
  async (kind) => {
    const told: string[] = [];
    const files = await workshop.drawCounty(kind, inputs[kind], (done, of) =>
      told.push(`${done}/${of}`),
    );
    const expected = await drawCounty(kind, inputs[kind]);
    expect(files.map(({ name, format }) => [name, format])).toEqual(
      expected.map(({ name, format }) => [name, format]),
    );
    for (const [at, { bytes }] of files.entries())
      expect(Buffer.compare(bytes, expected[at]!.bytes)).toBe(0);
    expect(told).toEqual(kind === "status" ? ["0/2", "1/2"] : []);
    expect(warned).toEqual([]);
  },
);

test("what cannot be drawn fails by itself; the next one is drawn", async () => {
  const captions = ["一", "二", "三", "四"];
  await expect(workshop.drawCounty("qr", { ...inputs.qr, captions })).rejects.toThrow(/4 captions/);
  expect(await workshop.drawCounty("qr", inputs.qr)).toHaveLength(1);
});

test("two hundred units are drawn while this thread goes on with its turns", async () => {
  let longest = 0;
  let last = performance.now();
  const turns = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const began = performance.now();
  await workshop.drawCounty("status", status(200));
  clearInterval(turns);
  // A busy machine stops everybody now and then, but never for as long as a drawing takes.
  expect(longest).toBeLessThan((performance.now() - began) / 2);
});
