import { afterAll, beforeAll, expect, test } from "vitest";
import { openModel } from "#assist/open-model.ts";
import type { Model, Picture } from "#assist/model.ts";
import { checkTable, readTable } from "#assist/read-table.ts";
import { outline } from "#flows/outline.ts";
import { disclosure2021 as form } from "#flows/reports/disclosure-2021.ts";
import { adversaries } from "#tests/support/model-server/adversary.ts";
import { startModelServer } from "#tests/support/model-server/model-server.ts";
import type { ModelServer } from "#tests/support/model-server/model-server.ts";

type Answers = { row: string; column: string; value: string }[];

const table = "requests";
const cells = [...outline(form).cells.values()].filter((cell) => cell.table.id === table);

/** The table as it would stand on paper, complete and right. */
function paper(filled: Readonly<Record<string, number>>): Answers {
  const value = (id: string): number => {
    const cell = cells.find((one) => one.id === id);
    return cell?.sum === undefined
      ? (filled[id.slice(table.length + 1)] ?? 0)
      : cell.sum.reduce((sum, part) => sum + value(part), 0);
  };
  return cells.map(({ id, row, column }) => ({
    row: row.key,
    column: column.key,
    value: String(value(id)),
  }));
}

const figures = {
  "new_received.natural_person": 10,
  "new_received.commercial": 2,
  "granted.natural_person": 6,
  "granted.commercial": 2,
  "partially_granted.natural_person": 1,
  "carried_out.natural_person": 3,
};
const right = () => paper(figures);
const set = (answers: Answers, row: string, column: string, value: string): Answers =>
  answers.map((one) => (one.row === row && one.column === column ? { ...one, value } : one));
const valueOf = (read: ReturnType<typeof checkTable>, id: string) =>
  read.figures.find(({ cell }) => cell === `requests.${id}`)?.value;

test("a table that comes out even is proposed as a whole, without its totals", () => {
  const read = checkTable(form, table, right());
  expect(read.doubtful).toEqual([]);
  expect(read.rest).toBe(table);
  expect(read.figures).toHaveLength(cells.filter(({ sum }) => sum === undefined).length);
  for (const [id, value] of Object.entries(figures)) expect(valueOf(read, id)).toBe(value);
});

test("blanks are not taken for 0 one by one; where all totals are met, the rest is", () => {
  const seen = right().filter(({ value }) => value !== "0");
  expect(checkTable(form, table, seen)).toMatchObject({ doubtful: [] });
  expect(checkTable(form, table, seen).figures).toHaveLength(Object.keys(figures).length);
  expect(checkTable(form, table, seen).rest).toBeUndefined();
  const dashes = right().map((one) =>
    one.value === "0" && one.column !== "total" ? { ...one, value: "—" } : one,
  );
  expect(checkTable(form, table, dashes)).toMatchObject({ rest: table, doubtful: [] });
});

test.for<readonly [string, string, string, unknown]>([
  ["granted", "natural_person", "8", { row: "granted", why: "row-sum", printed: 8, comes: 10 }],
  ["granted", "total", "9", { row: "granted", why: "row-sum", printed: 9, comes: 8 }],
  ["granted", "natural_person", "?", { row: "granted", why: "unreadable" }],
  ["granted", "natural_person", "约6", { row: "granted", why: "unreadable" }],
  ["granted", "natural_person", "6或8", { row: "granted", why: "unreadable" }],
])("%s %s read as %s makes the row doubtful, and no other", ([row, column, value, doubtful]) => {
  const read = checkTable(form, table, set(right(), row, column, value));
  expect(read.doubtful).toEqual([doubtful]);
  expect(read.figures.some(({ cell }) => cell.startsWith("requests.granted."))).toBe(false);
  expect(valueOf(read, "partially_granted.natural_person")).toBe(1);
  expect(read.rest).toBeUndefined();
});

test("two misreadings that make up for each other in the row are found by the column", () => {
  const swapped = set(set(right(), "granted", "natural_person", "5"), "granted", "commercial", "3");
  const read = checkTable(form, table, swapped);
  expect(read.doubtful.map(({ row, why }) => [row, why])).toEqual([
    ["granted", "column-sum"],
    ["partially_granted", "column-sum"],
  ]);
  expect(valueOf(read, "granted.natural_person")).toBeUndefined();
  expect(valueOf(read, "new_received.natural_person")).toBe(10);
});

test("a misread row of totals makes no row doubtful that its own total speaks for", () => {
  const read = checkTable(form, table, set(right(), "result_total", "natural_person", "9"));
  expect(read.doubtful).toEqual([]);
  expect(valueOf(read, "granted.natural_person")).toBe(6);
});

test("a cell in two ways is doubtful; one that there is not is passed over", () => {
  const twice = [
    ...right(),
    { row: "granted", column: "natural_person", value: "8" },
    { row: "granted", column: "martians", value: "8" },
    { row: "nowhere", column: "total", value: "8" },
  ];
  expect(checkTable(form, table, twice).doubtful).toEqual([{ row: "granted", why: "twice" }]);
});

let server: ModelServer;
let model: Model;
beforeAll(async () => {
  server = await startModelServer();
  model = await openModel(
    { baseUrl: server.url, model: "small", pictureModel: "eye" },
    { log: () => {}, limits: { media: 1_000, pause: 2 } },
  );
});
afterAll(() => server.close());
const picture: Picture = { bytes: new Uint8Array([9, 9]), type: "image/jpeg" };
const free = () => new AbortController().signal;

test("over the line, with the adversary too: an altered digit is met by its total", async () => {
  const look = model.look;
  if (look === undefined) throw new Error("no eye");
  server.script(() => ({ cells: right() }));
  const outcome = await readTable(look, { form, table }, picture, free());
  expect(outcome).toMatchObject({ kind: "ok", value: { rest: table }, used: { model: "eye" } });
  const sent = server.wishes().at(-1);
  expect(sent?.picture?.bytes).toEqual(Buffer.from(picture.bytes));
  expect(sent?.about["rows"]).toContainEqual({
    id: "new_received",
    label: "一、本年新收政府信息公开申请数量",
  });

  server.be("altered-digits");
  const altered = await readTable(look, { form, table }, picture, free());
  server.be("cut-json");
  expect(await readTable(look, { form, table }, picture, free())).toMatchObject({
    why: "unusable",
  });
  server.be(undefined);
  expect(altered.kind).toBe("ok");
  // Every digit is one more: no row of six figures has that total.
  const kept = altered.kind === "ok" ? altered.value.figures : [];
  expect(kept).toEqual([]);
});

test("a table of blocks is read by its own columns", () => {
  const seen = outline(form);
  const other = [...seen.tables.keys()].find((id) => id !== table) ?? "";
  const inputs = [...seen.cells.values()].filter(
    (cell) => cell.table.id === other && cell.sum === undefined,
  );
  const read = checkTable(
    form,
    other,
    inputs.map(({ row, column }) => ({ row: row.key, column: column.key, value: "1" })),
  );
  expect(read.figures.map(({ cell }) => cell)).toEqual(inputs.map(({ id }) => id));
});

test.for(adversaries)("%s: no figure but one that stood there, or a failure", async (adversary) => {
  const look = model.look;
  if (look === undefined) throw new Error("no eye");
  server.script(() => ({ cells: right() }));
  server.be(adversary);
  const outcome = await readTable(look, { form, table }, picture, free());
  server.be(undefined);
  const read = outcome.kind === "ok" ? outcome.value.figures : [];
  for (const { cell, value } of read) {
    const [, row = "", column = ""] = cell.split(".");
    expect(right()).toContainEqual({ row, column, value: String(value) });
  }
});
