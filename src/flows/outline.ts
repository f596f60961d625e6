import type {
  Block,
  CaseEntry,
  CellId,
  Column,
  Form,
  Gate,
  NarrativeSection,
  Part,
  Row,
  Section,
  Table,
  TableSection,
} from "./form.ts";

/**
 * The form seen flat: every cell, every question in the order asked, every way to find them. Derived from the
 * data alone, once per form.
 */
export interface Outline {
  readonly cells: ReadonlyMap<CellId, Cell>;
  /** In the order of evaluation: a derived cell comes after the cells it adds up. */
  readonly derived: readonly DerivedCell[];
  readonly inputs: readonly CellId[];
  readonly questions: readonly Question[];
  readonly question: ReadonlyMap<string, Question>;
  readonly tables: ReadonlyMap<string, TablePlace>;
}

export interface Cell {
  readonly id: CellId;
  readonly section: Section;
  readonly table: Table;
  readonly block: Block;
  readonly row: Row;
  readonly column: Column;
  /** The cells that it is the sum of; absent for an input. */
  readonly sum?: readonly CellId[];
}

export type DerivedCell = Cell & { readonly sum: readonly CellId[] };

export interface TablePlace {
  readonly table: Table;
  /** As people call it: 表三 is the one in section 三, a second one there would be 表三（2）. */
  readonly name: string;
  readonly section: Section;
  readonly gate?: Gate;
  readonly rows: readonly RowQuestion[];
  readonly inputs: readonly CellId[];
}

interface Asked {
  readonly id: string;
  readonly section: Section;
}

export type GateQuestion = Asked & Readonly<{ kind: "gate"; gate: Gate }>;
/** Cases or rows? Asked once for a table that allows both. */
export type ModeQuestion = Asked & Readonly<{ kind: "mode"; table: Table; cases: CaseEntry }>;
export type CasesQuestion = Asked & Readonly<{ kind: "cases"; table: Table; cases: CaseEntry }>;
/** One table row: all its input cells in one message. */
export type RowQuestion = Asked &
  Readonly<{
    kind: "row";
    table: Table;
    block: Block;
    row: Row;
    columns: readonly Column[];
    cells: readonly CellId[];
  }>;
/** A written section as a whole. */
export type TextQuestion = Asked & Readonly<{ kind: "text"; section: NarrativeSection }>;
/** One aspect of it, when the person prefers to write them one by one. */
export type PartQuestion = Asked &
  Readonly<{ kind: "part"; section: NarrativeSection; part: Part }>;

export type Question =
  | GateQuestion
  | ModeQuestion
  | CasesQuestion
  | RowQuestion
  | TextQuestion
  | PartQuestion;

export const cellId = (table: string, row: string, column: string): CellId =>
  `${table}.${row}.${column}`;

const outlines = new WeakMap<Form, Outline>();

export function outline(form: Form): Outline {
  const known = outlines.get(form);
  if (known !== undefined) return known;
  const made = makeOutline(form);
  outlines.set(form, made);
  return made;
}

function makeOutline(form: Form): Outline {
  const cells = new Map<CellId, Cell>();
  const tables = new Map<string, TablePlace>();
  for (const section of form.sections) {
    if (section.kind !== "tables") continue;
    for (const [at, table] of section.tables.entries()) {
      for (const cell of tableCells(section, table)) cells.set(cell.id, cell);
      const rows = rowQuestions(section, table);
      const gate = form.gates.find((candidate) => candidate.table === table.id);
      const inputs = rows.flatMap((row) => row.cells);
      tables.set(table.id, {
        table,
        name: tableName(section, at),
        section,
        rows,
        inputs,
        ...(gate === undefined ? {} : { gate }),
      });
    }
  }
  const questions = allQuestions(form, tables);
  return {
    cells,
    derived: inEvaluationOrder(cells),
    inputs: [...cells.values()].filter((cell) => cell.sum === undefined).map((cell) => cell.id),
    questions,
    question: new Map(questions.map((question) => [question.id, question])),
    tables,
  };
}

function tableName({ title, short, tables }: TableSection, at: number): string {
  const number = /^[一二三四五六七八九十]+/.exec(title)?.[0] ?? short.zh;
  return `表${number}${tables.length > 1 ? `（${at + 1}）` : ""}`;
}

function* tableCells(section: Section, table: Table): Generator<Cell> {
  for (const block of table.blocks) {
    for (const row of block.rows) {
      for (const column of block.columns) {
        const place = {
          id: cellId(table.id, row.key, column.key),
          section,
          table,
          block,
          row,
          column,
        };
        // Where a total row meets a total column, add along the row: the printed identities make both the same.
        const sum =
          column.sum?.map((key) => cellId(table.id, row.key, key)) ??
          row.sum?.map((key) => cellId(table.id, key, column.key));
        yield sum === undefined ? place : { ...place, sum };
      }
    }
  }
}

function rowQuestions(section: Section, table: Table): readonly RowQuestion[] {
  return table.blocks.flatMap((block) => {
    const columns = block.columns.filter((column) => column.sum === undefined);
    return block.rows
      .filter((row) => row.sum === undefined)
      .map((row) => ({
        kind: "row" as const,
        id: `${table.id}.${row.key}`,
        section,
        table,
        block,
        row,
        columns,
        cells: columns.map((column) => cellId(table.id, row.key, column.key)),
      }));
  });
}

function allQuestions(form: Form, tables: ReadonlyMap<string, TablePlace>): readonly Question[] {
  const sections = new Map(form.sections.map((section) => [section.id, section]));
  const gates = form.gates.flatMap((gate) => {
    const place = tables.get(gate.table);
    return place === undefined
      ? []
      : [{ kind: "gate" as const, id: gate.id, section: place.section, gate }];
  });
  const rest = form.interview.flatMap((id) => {
    const section = sections.get(id);
    if (section === undefined) return [];
    return section.kind === "narrative"
      ? narrativeQuestions(section)
      : section.tables.flatMap((table) => tableQuestions(section, tables.get(table.id)));
  });
  return [...gates, ...rest];
}

function tableQuestions(section: Section, place: TablePlace | undefined): readonly Question[] {
  if (place === undefined) return [];
  const { table, rows } = place;
  const { cases } = table;
  if (cases === undefined) return rows;
  const shared = { section, table, cases };
  // Carried-in cases come first: case entry needs to know how many of its cases are not new.
  const carriedIn = rows.filter((row) => row.row.key === cases.carriedIn);
  return [
    { kind: "mode", id: `${table.id}.mode`, ...shared },
    ...carriedIn,
    { kind: "cases", id: `${table.id}.cases`, ...shared },
    ...rows.filter((row) => row.row.key !== cases.carriedIn),
  ];
}

function narrativeQuestions(section: NarrativeSection): readonly Question[] {
  const parts = section.parts.length > 1 ? section.parts : [];
  return [
    { kind: "text", id: section.id, section },
    ...parts.map((part) => ({
      kind: "part" as const,
      id: `${section.id}.${part.key}`,
      section,
      part,
    })),
  ];
}

function inEvaluationOrder(cells: ReadonlyMap<CellId, Cell>): readonly DerivedCell[] {
  const order: DerivedCell[] = [];
  const state = new Map<CellId, "visiting" | "done">();
  const visit = (id: CellId): void => {
    const cell = cells.get(id);
    if (cell === undefined) throw new Error(`A total adds up ${id}, which no table has.`);
    if (cell.sum === undefined || state.get(id) === "done") return;
    if (state.get(id) === "visiting") throw new Error(`The total ${id} adds up itself.`);
    state.set(id, "visiting");
    for (const part of cell.sum) visit(part);
    state.set(id, "done");
    order.push({ ...cell, sum: cell.sum });
  };
  for (const id of cells.keys()) visit(id);
  return order;
}
