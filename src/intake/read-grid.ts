import { excerpt } from "./clean.ts";
import { findHead } from "./find-head.ts";
import type { Head } from "./find-head.ts";
import { gather } from "./gather.ts";
import type { Grid, Row } from "./grid.ts";
import { guessColumns } from "./guess-columns.ts";
import { kindOfLine } from "./line-kinds.ts";
import { readLines } from "./read-lines.ts";
import { readTable } from "./read-table.ts";
import { limits } from "./unit-list.ts";
import type { Columns, Field, ProposedUnit, Skipped, Trouble } from "./unit-list.ts";

/** One sheet or text, read. */
export interface ReadGrid {
  readonly rows: readonly ProposedUnit[];
  readonly troubles: readonly Trouble[];
  readonly skipped: readonly Skipped[];
  readonly columns: Omit<Columns, "otherSheets">;
}

/** Reads a sheet or a text, whichever shape it has: a table with a head, one without, or lines. */
export function readGrid({ rows, sheet, left }: Grid): ReadGrid {
  const head = findHead(rows);
  const shape = shapeOf(rows, head);
  const body = rows.slice(shape.start);
  const most = body.slice(0, limits.rows);
  const { units, troubles, skipped } =
    shape.fields === undefined ? readLines(most) : readTable(most, shape.fields, head?.titles);
  const gathered = gather(units);
  const all = [...shape.troubles, ...tooMany(body, left), ...troubles, ...gathered.troubles];
  return {
    rows: gathered.rows,
    troubles: all.sort((one, other) => one.line - other.line),
    skipped: [...shape.skipped, ...skipped],
    columns: {
      shape: shape.fields === undefined ? "lines" : "table",
      recognised: [...(shape.fields ?? [])].map(([column, field]) => ({
        field,
        title: excerpt(head?.titles[column] ?? ""),
      })),
      ignored: (head?.titles ?? [])
        .filter((title, column) => title !== "" && shape.fields?.has(column) !== true)
        .map(excerpt),
      ...(sheet === undefined ? {} : { sheet: excerpt(sheet) }),
    },
  };
}

interface Shape {
  /** The first row of the list itself. */
  readonly start: number;
  /** Of a table; none: lines. */
  readonly fields?: ReadonlyMap<number, Field>;
  readonly skipped: readonly Skipped[];
  readonly troubles: readonly Trouble[];
}

function shapeOf(rows: readonly Row[], head: Head | undefined): Shape {
  if (head === undefined) return headless(rows);
  const skipped = rows.slice(0, head.end).map(({ line, cells }, index): Skipped => ({
    line,
    why: index < head.at ? "title" : "header",
    text: excerpt(cells.filter((cell) => cell !== "").join(" ")),
  }));
  const start = head.end;
  if ([...head.fields.values()].includes("unit")) {
    return { start, fields: head.fields, skipped, troubles: [] };
  }
  const body = rows.slice(start);
  const guessed = [...guessColumns(body)].find(
    ([column, field]) => field === "unit" && !head.fields.has(column),
  );
  const fields = new Map(guessed === undefined ? head.fields : [...head.fields, guessed]);
  const text = excerpt(head.titles.filter((title) => title !== "").join(" "));
  const line = rows[head.at]?.line ?? 1;
  return {
    start,
    fields,
    skipped,
    troubles: [{ line, kind: "missing-column", text, field: "unit" }],
  };
}

/** Titles above a table without a head stand in a single cell. */
function headless(rows: readonly Row[]): Shape {
  const lines: Shape = { start: 0, skipped: [], troubles: [] };
  const wide = rows.filter(({ cells }) => cells.filter((cell) => cell !== "").length > 1);
  if (wide.length * 2 < rows.length || wide.length === 0) return lines;
  const talks = wide.some(({ cells }) => cells.some((cell) => announced.test(cell)));
  const fields = guessColumns(wide);
  return talks ||
    fields.size === 0 ||
    rows.every(({ cells }) => kindOfLine(cells[0] ?? "") !== undefined)
    ? lines
    : { ...lines, fields };
}

/** 填报人 张三 in a cell: the line tells by itself what is what. */
const announced = /^(?:填报人|联络员|联系人|经办人|初审|复审|终审|审核人|保密审查)[:： ].+/;

function tooMany(body: readonly Row[], left: Grid["left"]): readonly Trouble[] {
  const first = body[limits.rows]?.line ?? left?.line;
  const last = left?.last ?? body.at(-1)?.line;
  return first === undefined || last === undefined
    ? []
    : [{ line: first, kind: "too-many-rows", text: String(limits.rows), last }];
}
