import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { defineForm } from "#flows/define-form.ts";
import type { Column, Form, NarrativeSection, Table } from "#flows/form.ts";
import { cellId, outline } from "#flows/outline.ts";
import { disclosure2019 } from "#flows/reports/disclosure-2019.ts";
import { disclosure2021 } from "#flows/reports/disclosure-2021.ts";
import { formForYear, forms } from "#flows/reports/reports.ts";

/** The smallest form that has one of everything, and is right. */
const table: Table = {
  id: "pets",
  layout: "matrix",
  lone: "cats",
  cases: {
    received: "came",
    carriedIn: "stayed",
    outcomes: ["left"],
    carriedOut: "stay",
    names: { left: "走了", stay: "留下" },
  },
  blocks: [
    {
      columns: [
        { key: "cats", label: "猫" },
        { key: "dogs", label: "狗" },
        { key: "all", label: "合计", sum: ["cats", "dogs"] },
      ],
      rows: [
        { key: "came", label: "来了" },
        { key: "stayed", label: "原有" },
        { key: "left", label: "走了" },
        { key: "gone", label: "走了合计", sum: ["left"] },
        { key: "stay", label: "留下" },
      ],
    },
  ],
};

const story: NarrativeSection = {
  kind: "narrative",
  id: "story",
  title: "二、故事",
  short: { zh: "故事", en: "Story" },
  guide: { zh: "写。", en: "Write." },
  parts: [
    {
      key: "first",
      name: { zh: "开头", en: "Start" },
      guide: { zh: "写。", en: "Write." },
      keywords: ["来"],
      offers: [
        [
          { when: { kind: "zero", cells: ["pets.came.all"] }, text: "没有来。" },
          { text: "来了{{pets.came.all}}只。" },
        ],
      ],
    },
    {
      key: "second",
      name: { zh: "结尾", en: "End" },
      guide: { zh: "写。", en: "Write." },
      keywords: [],
    },
  ],
};

const why = { zh: "为什么", en: "why" };

const right: Form = {
  id: "pets-2020",
  version: 1,
  title: "{unit}{year}",
  source: "none",
  name: { zh: "样例", en: "sample" },
  years: { from: 2020 },
  sections: [
    {
      kind: "tables",
      id: "tables",
      title: "一、表",
      short: { zh: "表", en: "T" },
      tables: [table],
    },
    story,
  ],
  interview: ["tables", "story"],
  gates: [{ id: "gate.pets", table: "pets", ask: why, none: why, some: why }],
  checks: [
    { kind: "balance", id: "B", table: "pets", left: ["came", "stayed"], right: ["gone", "stay"] },
    { kind: "at-most", id: "M", cells: ["pets.came.cats"], limit: 3, levels: ["county"], why },
    { kind: "at-least", id: "L", cell: "pets.came.cats", floor: "pets.left.cats", why },
  ],
};

const block = table.blocks[0]!;
const pets = (change: Partial<Table>): Partial<Form> => ({
  sections: [
    { ...right.sections[0]!, tables: [{ ...table, ...change }] } as Form["sections"][number],
    story,
  ],
});
const columns = (...more: readonly Column[]): Partial<Form> =>
  pets({ blocks: [{ ...block, columns: [...block.columns, ...more] }] });
const rows = (change: (rows: typeof block.rows) => typeof block.rows): Partial<Form> =>
  pets({ blocks: [{ ...block, rows: change(block.rows) }] });
const told = (change: Partial<NarrativeSection>): Partial<Form> => ({
  sections: [right.sections[0]!, { ...story, ...change }],
});

test("the sample is right, and comes back as it was", () => {
  expect(defineForm(right)).toBe(right);
});

/** One broken form each: what is wrong, how, and every word that the error must say. */
const faults: readonly (readonly [string, Partial<Form>, readonly string[]])[] = [
  [
    "two sections of one name",
    { sections: [...right.sections, story] },
    ["section story is there twice"],
  ],
  ["a section never asked", { interview: ["tables"] }, ["section story", "interview"]],
  [
    "a section that is not there",
    { interview: ["tables", "story", "end"] },
    ["interview names end", "tables, story"],
  ],
  [
    "a section asked twice",
    { interview: ["tables", "story", "story"] },
    ["interview story is there twice"],
  ],
  [
    "two tables of one name",
    {
      sections: [
        { ...right.sections[0]!, tables: [table, table] } as Form["sections"][number],
        story,
      ],
    },
    ["table pets is there twice"],
  ],
  [
    "two gates of one name",
    { gates: [...right.gates, ...right.gates] },
    ["gate gate.pets is there twice"],
  ],
  [
    "two gates for one table",
    { gates: [...right.gates, { ...right.gates[0]!, id: "gate.again" }] },
    ["gate", "pets"],
  ],
  [
    "a gate to no table",
    { gates: [{ ...right.gates[0]!, table: "birds" }] },
    ["gate gate.pets", "tables are pets"],
  ],
  [
    "two rows of one name",
    rows((all) => [...all, { key: "came", label: "又来" }]),
    ["row of pets came is there twice"],
  ],
  [
    "two columns of one name",
    columns({ key: "cats", label: "猫" }),
    ["column of pets cats is there twice"],
  ],
  [
    "a key that is no id",
    columns({ key: "Big-Cats", label: "大猫" }),
    ["Big-Cats", "a-z, 0-9 and _"],
  ],
  ["a table id that is no id", pets({ id: "宠物" }), ["宠物", "a-z, 0-9 and _"]],
  [
    "a matrix of two blocks",
    pets({ blocks: [block, { ...block, rows: [{ key: "other", label: "其他" }] }] }),
    ["table pets is a matrix", "one block"],
  ],
  [
    "a line without a block",
    pets({ layout: "line", blocks: [] }),
    ["table pets is a line", "one block"],
  ],
  [
    "a column that adds up nothing there is",
    columns({ key: "sum", label: "和", sum: ["cats", "birds"] }),
    ["adds up column birds", "cats, dogs, all"],
  ],
  [
    "a row that adds up nothing there is",
    rows((all) => [...all, { key: "sum", label: "和", sum: ["came", "flew"] }]),
    ["adds up row flew", "came, stayed, left"],
  ],
  [
    "a lone number for no column",
    pets({ lone: "birds" }),
    ["lone number to birds", "columns are cats, dogs"],
  ],
  ["a lone number for a total", pets({ lone: "all" }), ["lone number to all", "cats, dogs"]],
  [
    "cases of a row that is not there",
    pets({ cases: { ...table.cases!, received: "flew" } }),
    ["cases of pets count in row flew", "came, stayed, left, stay"],
  ],
  [
    "cases that end in a total",
    pets({
      cases: { ...table.cases!, outcomes: ["gone"], names: { gone: "走了", stay: "留下" } },
    }),
    ["cases of pets count in row gone", "came, stayed, left, stay"],
  ],
  [
    "an outcome without a name for its button",
    pets({ cases: { ...table.cases!, names: { left: "走了" } } }),
    ["no button name for stay"],
  ],
  [
    "an id too long for a button",
    pets({
      blocks: [{ ...block, rows: [...block.rows, { key: "x".repeat(50), label: "长" }] }],
    }),
    ["x".repeat(50), "too long for a button"],
  ],
  [
    "a part that collides with a row",
    {
      sections: [
        right.sections[0]!,
        { ...story, id: "pets", parts: [{ ...story.parts[0]!, key: "came" }, story.parts[1]!] },
      ],
      interview: ["tables", "pets"],
    },
    ["question pets.came is there twice"],
  ],
  [
    "a balance of no table",
    { checks: [{ kind: "balance", id: "B", table: "birds", left: ["came"], right: ["left"] }] },
    ["check B looks at birds.came", "which no table has"],
  ],
  [
    "a balance over a row that is not there",
    { checks: [{ kind: "balance", id: "B", table: "pets", left: ["flew"], right: ["left"] }] },
    ["check B looks at pets.flew.cats"],
  ],
  [
    "a limit of a cell that is not there",
    {
      checks: [
        { kind: "at-most", id: "M", cells: ["pets.came.birds"], limit: 0, levels: ["city"], why },
      ],
    },
    ["check M looks at pets.came.birds"],
  ],
  [
    "a floor that is not there",
    { checks: [{ kind: "at-least", id: "L", cell: "pets.came.cats", floor: "pets.came", why }] },
    ["check L looks at pets.came,"],
  ],
  [
    "two checks of one name",
    { checks: [right.checks[1]!, right.checks[1]!] },
    ["check M is there twice"],
  ],
  [
    "an offer that names a cell that is not there",
    told({ parts: [{ ...story.parts[0]!, offers: [[{ text: "{{pets.came.birds}}" }]] }] }),
    ["offered text of first names pets.came.birds"],
  ],
  [
    "an offer on a condition that is not there",
    told({
      parts: [
        {
          ...story.parts[0]!,
          offers: [[{ when: { kind: "positive", cells: ["pets.flew.cats"] }, text: "来了。" }]],
        },
      ],
    }),
    ["offered text of first names pets.flew.cats"],
  ],
  [
    "two aspects of one name",
    told({ parts: [story.parts[0]!, story.parts[0]!] }),
    ["question story.first is there twice"],
  ],
  ["nothing to ask", { sections: [], interview: [], gates: [], checks: [] }, ["no sections"]],
];

test.each(faults)("%s is refused", (_, change, words) => {
  const define = (): Form => defineForm({ ...right, ...change });
  expect(define).toThrow(/The form pets-2020 is broken/);
  for (const each of words) expect(define).toThrow(each);
});

test.each([
  ["a column", columns({ key: "ring", label: "环", sum: ["cats", "ring"] }), "pets.came.ring"],
  [
    "two rows",
    rows((all) => [
      ...all,
      { key: "hen", label: "鸡", sum: ["egg"] },
      { key: "egg", label: "蛋", sum: ["hen"] },
    ]),
    "pets.hen.cats",
  ],
])("a ring of totals, over %s, is refused", (_, change, cell) => {
  expect(() => defineForm({ ...right, ...change })).toThrow(`The total ${cell} adds up itself`);
});

test("all faults are told at once", () => {
  const broken = {
    ...right,
    interview: ["tables", "end"],
    gates: [{ ...right.gates[0]!, table: "birds" }],
  };
  expect(() => defineForm(broken)).toThrow(/section story[^]*names end[^]*gate\.pets/);
});

test.each(forms.map((form) => [form.id, form] as const))("%s is proved", (_, form) => {
  expect(defineForm(form)).toBe(form);
});

test.each([
  [2018, undefined],
  [2019, "disclosure-2019"],
  [2020, "disclosure-2019"],
  [2021, "disclosure-2021"],
  [2031, "disclosure-2021"],
])("the report of %i has the edition %s", (year, id) => {
  expect(formForYear(year)?.id).toBe(id);
});

/* What the editions must print, held against the specification beside the project, where it is at hand. */

interface PrintedTable {
  readonly corner_note?: string;
  readonly blocks?: readonly {
    readonly title: string;
    readonly row_header: string;
    readonly columns: readonly {
      readonly key: string;
      readonly label: string;
      readonly type: string;
    }[];
    readonly rows: readonly { readonly key: string; readonly label: string }[];
  }[];
  readonly columns?: readonly {
    readonly key: string;
    readonly label?: string;
    readonly header_path?: readonly string[];
    readonly path?: readonly string[];
    readonly role?: string;
  }[];
  readonly rows?: readonly {
    readonly key: string;
    readonly label: string;
    readonly path: readonly string[];
    readonly role: string;
  }[];
}

interface Printed {
  readonly doc_no: string;
  readonly sections: readonly {
    readonly title: string;
    readonly kind: string;
    readonly empty_form?: string;
    readonly tables?: readonly PrintedTable[];
  }[];
}

const file = join(import.meta.dirname, "../../../shared/domain/forms.json");
const specification = existsSync(file)
  ? (JSON.parse(readFileSync(file, "utf8")) as {
      readonly title_pattern: string;
      readonly formats: Readonly<Record<string, Printed>>;
    })
  : undefined;
if (specification === undefined) {
  console.warn(`the editions are not held against the specification: there is no ${file}`);
}

const editions = [
  ["f2019", disclosure2019, 198],
  ["f2021", disclosure2021, 200],
] as const;

describe.skipIf(specification === undefined).each(editions)("%s", (name, form, cells) => {
  const printed = specification?.formats[name] ?? { doc_no: "", sections: [] };
  const tables = form.sections.flatMap((section) =>
    section.kind === "tables" ? section.tables : [],
  );
  const [two, three, four] = printed.sections.flatMap((section) => section.tables ?? []);

  test("notice, title and sections, in order", () => {
    expect(form.source).toBe(printed.doc_no);
    expect(form.title).toBe(specification?.title_pattern);
    expect(form.sections.map(({ title }) => title)).toEqual(
      printed.sections.map(({ title }) => title),
    );
    expect(form.sections.map(({ kind }) => (kind === "tables" ? "tables" : "text"))).toEqual(
      printed.sections.map(({ kind }) => kind),
    );
    expect(
      form.sections.map((section) => (section.kind === "tables" ? undefined : section.empty)),
    ).toEqual(printed.sections.map((section) => section.empty_form));
  });

  test(`${cells} cells`, () => {
    expect(outline(form).cells.size).toBe(cells);
  });

  test("table 二, block by block", () => {
    const kindOf: Readonly<Record<string, string>> = {
      integer: "count",
      "signed integer": "change",
      decimal: "money",
      "decimal + unit text": "money",
    };
    expect(
      tables[0]?.blocks.map((each) => ({
        title: each.title,
        row_header: each.rowHeader,
        columns: each.columns.map(({ key, label, kind = "count" }) => [key, label, kind]),
        rows: each.rows.map(({ key, label }) => [key, label]),
      })),
    ).toEqual(
      two?.blocks?.map((each) => ({
        title: each.title,
        row_header: each.row_header,
        columns: each.columns.map(({ key, label, type }) => [key, label, kindOf[type]]),
        rows: each.rows.map(({ key, label }) => [key, label]),
      })),
    );
  });

  test("table 三, labels and how they are merged", () => {
    const grid = tables[1];
    expect(grid?.corner).toBe(three?.corner_note);
    expect(
      grid?.blocks[0]?.columns.map(({ key, label, path }) => [key, label, path ?? [label]]),
    ).toEqual(three?.columns?.map(({ key, label, header_path }) => [key, label, header_path]));
    expect(
      grid?.blocks[0]?.rows.map(({ key, label, path }) => [key, label, path ?? [label]]),
    ).toEqual(three?.rows?.map(({ key, label, path }) => [key, label, path]));
  });

  test("table 四, on one line", () => {
    const line = tables[2];
    const flat = line?.blocks[0]?.rows.flatMap((row) =>
      line.blocks[0]?.columns.map((column) => [
        `${row.key}.${column.key}`,
        [...(row.path ?? [row.label]), column.label],
        column.sum === undefined ? "input" : "computed",
      ]),
    );
    expect(line?.layout).toBe("line");
    expect(flat).toEqual(four?.columns?.map(({ key, path, role }) => [key, path, role]));
  });

  test("R2, R3 and R4: every total is a formula over the right parts, and nothing else is", () => {
    const { cells: all, derived } = outline(form);
    const people = three?.columns?.filter(({ key }) => key !== "total").map(({ key }) => key) ?? [];
    const leaves = three?.rows?.filter(({ role }) => role === "leaf").map(({ key }) => key) ?? [];
    const formulas = new Map<string, readonly string[]>();
    for (const { key: row } of three?.rows ?? []) {
      formulas.set(
        cellId("requests", row, "total"),
        people.map((column) => cellId("requests", row, column)),
      );
    }
    for (const column of people) {
      formulas.set(
        cellId("requests", "result_total", column),
        leaves.map((row) => cellId("requests", row, column)),
      );
    }
    for (const { key, role } of four?.columns ?? []) {
      if (role !== "computed") continue;
      const row = key.split(".")[0] ?? "";
      formulas.set(
        cellId("disputes", row, "total"),
        ["upheld", "corrected", "other_result", "pending"].map((column) =>
          cellId("disputes", row, column),
        ),
      );
    }
    expect(leaves.length).toBe(name === "f2019" ? 19 : 21);
    expect(new Map(derived.map(({ id, sum }) => [id, sum] as const))).toEqual(formulas);
    expect([...all.values()].filter(({ sum }) => sum !== undefined).length).toBe(formulas.size);
  });

  test("R1 and the gates are over the tables that the statute names", () => {
    expect(form.checks.find(({ id }) => id === "R1")).toEqual({
      kind: "balance",
      id: "R1",
      table: "requests",
      left: ["new_received", "carried_in"],
      right: ["result_total", "carried_out"],
    });
    expect(form.gates.map(({ id, table: behind }) => [id, behind])).toEqual([
      ["gate.requests", "requests"],
      ["gate.disputes", "disputes"],
    ]);
  });

  test("every row that people count has a plain word on what counts", () => {
    const bare = outline(form).questions.filter(
      (question) => question.kind === "row" && question.row.help === undefined,
    );
    // What is printed is all there is to say about these.
    expect(bare.map(({ id }) => id)).toEqual([]);
  });
});
