import { caseEnds } from "#flows/act/cases.ts";
import { leftover, runningBalance } from "#flows/balance.ts";
import { coreOf } from "#flows/find-rows.ts";
import type {
  CasesQuestion,
  GateQuestion,
  ModeQuestion,
  Question,
  RowQuestion,
} from "#flows/outline.ts";
import { cellId } from "#flows/outline.ts";
import type { Next } from "#flows/sheet.ts";
import { button, card, rowsOf } from "./card.ts";
import type { Button, Card } from "./card.ts";
import { askEnd, askFinding } from "./findings.ts";
import { currentValues, shortName } from "./figures.ts";
import { formWords, partName } from "./scene.ts";
import type { SayScene } from "./scene.ts";
import { askWritten } from "./written.ts";

type Ask<Kind extends Question["kind"]> = (
  scene: SayScene,
  question: Extract<Question, { kind: Kind }>,
  revisited: boolean,
) => Card;

/** One entry per kind of question; a new kind does not compile until it can be asked. */
const asks: { readonly [Kind in Question["kind"]]: Ask<Kind> } = {
  gate: askGate,
  mode: askMode,
  cases: askCases,
  row: askRow,
  text: askWritten,
  part: askWritten,
};

/** What stands in front of the person, as a card. */
export function ask(scene: SayScene, next: Next): Card {
  switch (next.kind) {
    case "end":
      return askEnd(scene);
    case "finding":
      return askFinding(scene, next.finding);
    case "question":
      return askQuestion(scene, next.question, next.revisited);
  }
}

function askQuestion<Kind extends Question["kind"]>(
  scene: SayScene,
  question: Extract<Question, { kind: Kind }>,
  revisited: boolean,
): Card {
  const one: Ask<Kind> = asks[question.kind];
  return one(scene, question, revisited);
}

function askGate(scene: SayScene, { gate, id }: GateQuestion): Card {
  const { form, words, report } = scene;
  const at = form.gates.findIndex((candidate) => candidate.id === id) + 1;
  const first = form.gates.every((candidate) => report.choices[candidate.id] === undefined);
  return card(
    `${first && at === 1 ? `${words.gatesFirst}\n` : ""}${words.gateCount(at, form.gates.length)}${formWords(scene, gate.ask)}`,
    [
      button(formWords(scene, gate.none), { kind: "gate", gate: id, answer: "none" }),
      button(formWords(scene, gate.some), { kind: "gate", gate: id, answer: "some" }),
    ],
    [button(words.unsure, { kind: "later", what: id })],
  );
}

function askMode(scene: SayScene, { table, section }: ModeQuestion): Card {
  const { words } = scene;
  return card(
    `${estimate(scene)}${words.askMode(`${partName(scene, section)}${words.dot}${formWords(scene, section.short)}`)}`,
    [
      button(words.modes.cases, { kind: "mode", table: table.id, mode: "cases" }),
      button(words.modes.rows, { kind: "mode", table: table.id, mode: "rows" }),
    ],
  );
}

/** The estimate comes right after the gates, when it is honest. */
function estimate({ sheet, words, form, report }: SayScene): string {
  const blank = sheet.asked.filter(({ state }) => state === "blank").length;
  const answers = sheet.asked.filter(
    ({ question, state }) => question.kind !== "gate" && state === "answered",
  );
  const settled = form.gates.every((gate) => report.choices[gate.id] !== undefined);
  return settled && answers.length === 0 ? `${words.estimate(blank)}\n` : "";
}

function askRow(scene: SayScene, row: RowQuestion, revisited: boolean): Card {
  const { words } = scene;
  const carry = carryCard(scene, row);
  const lines = [
    `${estimate(scene)}${rowTitle(scene, row)}`,
    carry?.text ?? "",
    revisited && carry === undefined ? words.now(currentValues(scene, row)) : "",
    carry === undefined ? howToAnswer(scene, row) : "",
    carry === undefined ? balanceLine(scene, row) : "",
  ].filter((line) => line !== "");
  return card(lines.join("\n"), carry?.buttons ?? zeroButtons(scene, row), [
    button(words.explain, { kind: "help", question: row.id }),
    revisited
      ? button(words.keep, { kind: "continue" })
      : button(words.skip, { kind: "later", what: row.id }),
  ]);
}

/** The first row of a block names the section; the others only the row, with its merged heading if it has one. */
function rowTitle(scene: SayScene, row: RowQuestion): string {
  const path = row.row.path ?? [row.row.label];
  const heading = path.slice(-2, -1).filter((label) => label.startsWith("（"));
  const title = [...heading.map(coreOf), coreOf(row.row.label)].join(scene.words.dot);
  return `${partName(scene, row.section)}${scene.words.dot}${title}`;
}

function howToAnswer(scene: SayScene, row: RowQuestion): string {
  const { words } = scene;
  const { columns, table } = row;
  const [only] = columns;
  if (columns.length === 1 && only !== undefined) {
    const example = only.kind === "money" ? `\n${words.example("5.2 或 52000元")}` : "";
    return `${words.askOne(only.label.replace(/（.*）$/, ""), only.unit ?? "")}${example}`;
  }
  const count = words.counts[columns.length] ?? String(columns.length);
  // Once a row with these columns has an answer, they are known; the long ones of table 三 need no reminder.
  if (columnsAreKnown(scene, row)) {
    return table.lone === undefined
      ? words.askValuesAgain(count, columns.map(shortName).join(words.list))
      : "";
  }
  const names = columns.map((column) => column.label).join(words.list);
  const lone = columns.find(({ key }) => key === table.lone);
  const example = exampleOf(row);
  return [
    words.askValues(count, names),
    lone === undefined ? words.example(example) : words.loneExample(example, lone.label),
  ].join("\n");
}

function columnsAreKnown({ seen, sheet }: SayScene, { table, columns, id }: RowQuestion): boolean {
  const keys = columns.map(({ key }) => key).join();
  const alike = seen.tables
    .get(table.id)
    ?.rows.filter(
      (other) => other.id !== id && other.columns.map(({ key }) => key).join() === keys,
    );
  return alike?.some(({ cells }) => cells.every((cell) => sheet.values.has(cell))) === true;
}

const examples = { count: ["2", "2", "10", "0"], change: ["+1"], money: ["5万元"] } as const;

const exampleOf = ({ columns, table }: RowQuestion): string =>
  columns
    .map(({ kind = "count" }, at) =>
      table.lone === undefined ? (examples[kind][at] ?? examples[kind][0]) : at === 0 ? "3" : "0",
    )
    .join(" ");

function zeroButtons({ words, sheet }: SayScene, row: RowQuestion): readonly Button[] {
  const zero = button(row.columns.length === 1 ? words.zeroOne : words.zero, {
    kind: "zero",
    row: row.id,
  });
  const blank = sheet.asked.filter(
    ({ question, state }) =>
      question.kind === "row" && question.table.id === row.table.id && state === "blank",
  );
  return blank.length > 1
    ? [zero, button(words.zeroRest, { kind: "zero-rest", table: row.table.id })]
    : [zero];
}

function balanceLine({ seen, sheet, words }: SayScene, { table }: RowQuestion): string {
  const balance = runningBalance(seen, table.id, sheet.values);
  if (balance === undefined || balance.received + balance.carriedIn === 0) return "";
  const { received, carriedIn, handled, carriedOut, left } = balance;
  return words.balance(received, carriedIn, handled, carriedOut, left);
}

/** The carry-over row is not asked as a figure, but as what is left: where it belongs, or what was missed. */
function carryCard(
  scene: SayScene,
  row: RowQuestion,
): { text: string; buttons: readonly Button[] } | undefined {
  const { seen, sheet, words } = scene;
  const { table } = row;
  if (row.row.key !== table.cases?.carriedOut) return undefined;
  const left = leftover(seen, table.id, sheet.values);
  const open = row.columns.flatMap((column, at) => {
    const rest = left[column.key];
    return rest === undefined || rest === 0 ? [] : [{ column, at, rest }];
  });
  if (Object.keys(left).length < row.columns.length || open.some(({ rest }) => rest < 0))
    return undefined;
  const text = balanceLine(scene, row);
  const [first] = open;
  if (first === undefined) {
    return {
      text: [text, words.carryNone].filter((line) => line !== "").join("\n"),
      buttons: [button(words.carryZero, { kind: "carry", table: table.id })],
    };
  }
  const total = open.reduce((sum, { rest }) => sum + rest, 0);
  const names = open.map(({ column, rest }) => `${column.label} ${rest}`).join(words.dot);
  return {
    text: `${text}\n${words.carryAsk(names)}`,
    buttons: [
      button(words.carryAll(total), { kind: "carry", table: table.id }),
      button(words.missedOne, { kind: "pick", table: table.id, column: first.at }),
    ],
  };
}

function askCases(scene: SayScene, { table, cases }: CasesQuestion): Card {
  const { seen, sheet, words } = scene;
  const place = seen.tables.get(table.id);
  const columns = place?.rows[0]?.columns ?? [];
  const lines = caseEnds(seen, table.id).flatMap((end) =>
    columns.flatMap((column) => {
      const count = sheet.values.get(cellId(table.id, end, column.key)) ?? 0;
      return count === 0 ? [] : [`${column.label} ${cases.names[end] ?? end} ${count}`];
    }),
  );
  const balance = runningBalance(seen, table.id, sheet.values);
  const done = balance === undefined ? 0 : balance.handled + balance.carriedOut;
  const carried = (balance?.carriedIn ?? 0) - done;
  return card(
    [
      carried > 0 ? words.carriedFirst(carried) : "",
      words.askCases(done, lines.join(words.dot)),
      done === 0 ? words.casesHint : "",
    ]
      .filter((line) => line !== "")
      .join("\n"),
    ...rowsOf(
      3,
      columns.map((column, at) =>
        button(shortColumn(column.label), { kind: "pick", table: table.id, column: at }),
      ),
    ),
    [
      button(words.casesDone, { kind: "cases-done", table: table.id }),
      ...(done > 0 ? [button(words.undo, { kind: "undo" })] : []),
    ],
  );
}

/** Applicant chosen: how was it handled? The ends of a case, grouped as the statute groups them. */
export function pickOutcome(scene: SayScene, table: string, column: number): Card {
  const { seen, words } = scene;
  const place = seen.tables.get(table);
  const cases = place?.table.cases;
  const applicant = place?.rows[0]?.columns[column];
  if (place === undefined || cases === undefined || applicant === undefined) return card("");
  const ends = caseEnds(seen, table).map((end, outcome) =>
    button(cases.names[end] ?? end, { kind: "case", table, column, outcome, count: 1 }),
  );
  return card(words.pickOutcome(shortName(applicant)), ...rowsOf(3, ends), [
    button(words.backToApplicant, { kind: "pick-applicant", table }),
  ]);
}

/** 社会公益组织 fits three to a row only without its last word. */
const shortColumn = (label: string): string =>
  label.replace(/(组织|机构)$/, (word) => (label.length > 4 ? "" : word));
