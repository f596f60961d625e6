import { leftover, runningBalance } from "#flows/balance.ts";
import { coreOf } from "#flows/find-rows.ts";
import type { RowQuestion } from "#flows/outline.ts";
import { button, card } from "./card.ts";
import type { Button, Card } from "./card.ts";
import { estimate } from "./estimate.ts";
import { currentValues, shortName } from "./figures.ts";
import { partName } from "./scene.ts";
import type { SayScene } from "./scene.ts";

/** One row of a table: its columns in order, an example, and the running balance where there is one. */
export function askRow(scene: SayScene, row: RowQuestion, revisited: boolean): Card {
  const { words } = scene;
  const carry = carryCard(scene, row);
  const hasAnswer = row.cells.some((cell) => scene.sheet.values.has(cell));
  const lines = [
    `${estimate(scene)}${rowTitle(scene, row)}`,
    carry?.text ?? "",
    revisited && carry === undefined && hasAnswer ? words.now(currentValues(scene, row)) : "",
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
    // A bare number has a unit only where the statute prints one.
    const amounts = [only.unit === "万元" ? "5.2" : "5.2万元", "52000元"].join(words.exampleOr);
    const example = only.kind === "money" ? `\n${words.example(amounts)}` : "";
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
      buttons: [button(words.carryZero, { kind: "carry", table: table.id, column: "all" })],
    };
  }
  const total = open.reduce((sum, { rest }) => sum + rest, 0);
  const names = open.map(({ column, rest }) => `${column.label} ${rest}`).join(words.dot);
  return {
    text: `${text}\n${words.carryAsk(names)}`,
    buttons: [
      button(words.carryAll(total), { kind: "carry", table: table.id, column: "all" }),
      button(words.missedOne, { kind: "pick", table: table.id, column: first.at }),
    ],
  };
}
