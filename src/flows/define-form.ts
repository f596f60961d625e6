import type { CheckSpec, Column, Condition, Form, Row, Table } from "./form.ts";
import { cellId, outline } from "./outline.ts";
import type { Outline } from "./outline.ts";
import { phraseFaults } from "./phrase-faults.ts";

/**
 * Proves a form once, at start, and returns it unchanged. A broken form is a programmer's mistake: the error
 * lists every fault found, each with what would be allowed.
 *
 * @throws Error when a name does not exist or is used twice, a total adds up itself, a cell or section is never
 * asked, an id would not fit a button (64 bytes), or a phrase names what nobody asks.
 */
export function defineForm(form: Form): Form {
  const faults = [...shapeFaults(form)];
  if (faults.length === 0) {
    const seen = outline(form);
    faults.push(
      ...questionFaults(form, seen),
      ...checkFaults(form, seen),
      ...offerFaults(form, seen),
      ...form.sections.flatMap((section) =>
        section.kind === "narrative" ? [...phraseFaults(section, seen)] : [],
      ),
    );
  }
  if (faults.length > 0)
    throw new Error(`The form ${form.id} is broken:\n- ${faults.join("\n- ")}`);
  return form;
}

const ascii = /^[a-z][a-z0-9_]*$/;
/** A question's id travels in buttons of 64 bytes, beside a code, a revision and an argument. */
const longestId = 48;

function* shapeFaults(form: Form): Generator<string> {
  const sections = form.sections.map((section) => section.id);
  yield* twice("section", sections);
  for (const id of sections) {
    if (!form.interview.includes(id)) yield `section ${id} is never asked: add it to interview`;
  }
  for (const id of form.interview) {
    if (!sections.includes(id)) yield `interview names ${id}; sections are ${sections.join(", ")}`;
  }
  yield* twice("interview", form.interview);
  const tables = form.sections.flatMap((section) =>
    section.kind === "tables" ? section.tables : [],
  );
  const tableIds = tables.map((table) => table.id);
  yield* twice("table", tableIds);
  yield* twice(
    "gate",
    form.gates.map((gate) => gate.id),
  );
  for (const gate of form.gates) {
    if (!tableIds.includes(gate.table))
      yield `gate ${gate.id} fills ${gate.table}; tables are ${tableIds.join(", ")}`;
  }
  yield* twice(
    "gate of table",
    form.gates.map((gate) => gate.table),
  );
  yield* twice(
    "check",
    form.checks.map((check) => check.id),
  );
  for (const table of tables) {
    yield* tableFaults(table);
    yield* caseFaults(table);
  }
}

function* tableFaults(table: Table): Generator<string> {
  const rows = table.blocks.flatMap((block) => block.rows.map((row) => row.key));
  yield* twice(`row of ${table.id}`, rows);
  if (table.layout !== "blocks" && table.blocks.length !== 1) {
    yield `table ${table.id} is a ${table.layout} and must have one block`;
  }
  for (const block of table.blocks) {
    const columns = block.columns.map((column) => column.key);
    yield* twice(`column of ${table.id}`, columns);
    for (const key of [table.id, ...rows, ...columns]) {
      if (!ascii.test(key)) yield `${key} in table ${table.id} is no id: use a-z, 0-9 and _`;
    }
    for (const sum of block.columns.flatMap((column) => column.sum ?? [])) {
      if (!columns.includes(sum))
        yield `table ${table.id} adds up column ${sum}; columns are ${columns.join(", ")}`;
    }
    for (const sum of block.rows.flatMap((row) => row.sum ?? [])) {
      if (!rows.includes(sum))
        yield `table ${table.id} adds up row ${sum}; rows are ${rows.join(", ")}`;
    }
    const typed = typedKeys(block.columns);
    if (table.lone !== undefined && !typed.includes(table.lone)) {
      yield `table ${table.id} gives a lone number to ${table.lone}; columns are ${typed.join(", ")}`;
    }
  }
}

function* caseFaults({ id, blocks, cases }: Table): Generator<string> {
  if (cases === undefined) return;
  const typed = typedKeys(blocks.flatMap((block) => block.rows));
  for (const key of [cases.received, cases.carriedIn, cases.carriedOut, ...cases.outcomes]) {
    if (!typed.includes(key))
      yield `cases of ${id} count in row ${key}; rows are ${typed.join(", ")}`;
  }
  for (const key of [...cases.outcomes, cases.carriedOut]) {
    if (cases.names[key] === undefined) yield `cases of ${id} have no button name for ${key}`;
  }
}

/** Rows or columns that are no total. */
const typedKeys = (list: readonly (Row | Column)[]): readonly string[] =>
  list.filter(({ sum }) => sum === undefined).map(({ key }) => key);

function* questionFaults(form: Form, seen: Outline): Generator<string> {
  yield* twice(
    "question",
    seen.questions.map((question) => question.id),
  );
  const asked = new Set(
    seen.questions.flatMap((question) => (question.kind === "row" ? question.cells : [])),
  );
  for (const id of seen.inputs) {
    if (!asked.has(id)) yield `cell ${id} is never asked`;
  }
  for (const question of seen.questions) {
    if (question.id.length > longestId) yield `id ${question.id} is too long for a button`;
  }
  if (form.sections.length === 0) yield "it has no sections";
}

function* checkFaults(form: Form, seen: Outline): Generator<string> {
  for (const check of form.checks) {
    for (const id of checkCells(check, seen)) {
      if (!seen.cells.has(id)) yield `check ${check.id} looks at ${id}, which no table has`;
    }
  }
}

function checkCells(check: CheckSpec, seen: Outline): readonly string[] {
  switch (check.kind) {
    case "balance": {
      const columns = seen.tables.get(check.table)?.table.blocks[0]?.columns ?? [];
      return [...check.left, ...check.right].flatMap((row) =>
        columns.length === 0
          ? [cellId(check.table, row, "?")]
          : columns.map((column) => cellId(check.table, row, column.key)),
      );
    }
    case "at-most":
      return check.cells;
    case "at-least":
      return [check.cell, check.floor];
  }
}

function* offerFaults(form: Form, seen: Outline): Generator<string> {
  const parts = form.sections.flatMap((section) =>
    section.kind === "narrative" ? section.parts : [],
  );
  for (const part of parts) {
    for (const offer of part.offers?.flat() ?? []) {
      const named = [...offer.text.matchAll(/\{\{([^}]*)\}\}/g)].map((match) => match[1] ?? "");
      for (const id of [...named, ...conditionCells(offer.when)]) {
        if (!seen.cells.has(id))
          yield `an offered text of ${part.key} names ${id}, which no table has`;
      }
    }
  }
}

const conditionCells = (condition: Condition | undefined): readonly string[] =>
  condition?.cells ?? [];

function* twice(what: string, ids: readonly string[]): Generator<string> {
  for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) {
    yield `${what} ${id} is there twice`;
  }
}
