import type { Finding } from "#flows/sheet.ts";
import { cellId } from "#flows/outline.ts";
import type { Cell, RowQuestion } from "#flows/outline.ts";
import { formatFigure } from "#flows/figure.ts";
import { coversFinding, scopeOf } from "#flows/workflow/scope.ts";
import { isShared } from "#flows/workflow/setting.ts";
import type { Setting } from "#flows/workflow/setting.ts";
import { isOpen } from "#flows/workflow/states.ts";
import type { Words } from "../words/words.ts";
import { button, card, join, rowsOf } from "./card.ts";
import type { Button, Card } from "./card.ts";
import { currentValues } from "./figures.ts";
import { can } from "./review/can.ts";
import { sayLocked } from "./review/locked.ts";
import { byId, formWords, partName, questionName, rowName, rowOf } from "./scene.ts";
import type { SayScene } from "./scene.ts";

interface Wording {
  /** What it is about, in a word or two, for buttons that stand among others. */
  readonly name: string;
  readonly text: string;
  /** Why a reviewer would care. */
  readonly why: string;
  readonly fixes: readonly Button[];
}

type Say<Kind extends Finding["kind"]> = (
  scene: SayScene,
  finding: Extract<Finding, { kind: Kind }>,
) => Wording;

/** Where, by how much, what to do: one entry per kind of finding. */
const sayings: { readonly [Kind in Finding["kind"]]: Say<Kind> } = {
  blank: (scene, { question }) => ({
    name: "",
    text: scene.words.findingBlank(questionName(scene, question)),
    why: "",
    fixes: [
      button(`${scene.words.fillNow} ${questionName(scene, question)}`.slice(0, 24), {
        kind: "go",
        question: question.id,
      }),
    ],
  }),
  balance: sayBalance,
  "at-most": (scene, finding) => {
    const { row, ...look } = aLook(scene, finding);
    return {
      ...look,
      text:
        row === undefined || row.id === scene.echoed
          ? ""
          : scene.words.findingAtMost(rowName(row), currentValues(scene, row)),
      fixes: [
        ...look.fixes,
        ...(row === undefined
          ? []
          : [button(scene.words.whatCounts, { kind: "help", question: row.id })]),
      ],
    };
  },
  "at-least": (scene, finding) => {
    const [cell, floor] = finding.cells.map((id) => scene.seen.cells.get(id));
    const { row, ...look } = aLook(scene, finding);
    const floorRow = rowOf(scene, finding.cells[1]);
    // Two figures of one row are told apart by their columns; those of two rows need the row as well.
    const nameOf = (at: RowQuestion | undefined, { column }: Cell): string =>
      at === undefined || row?.id === floorRow?.id
        ? column.label
        : `${rowName(at)} ${column.label}`;
    return {
      ...look,
      text:
        cell === undefined || floor === undefined
          ? ""
          : scene.words.findingAtLeast(
              nameOf(row, cell),
              formatFigure(cell.column, finding.value),
              nameOf(floorRow, floor),
              formatFigure(floor.column, finding.floor),
            ),
    };
  },
  gate: (scene, { gate, said, total }) => {
    const section = byId(scene, gate, "gate")?.section;
    const part = section === undefined ? "" : partName(scene, section);
    return {
      name: part,
      text:
        said === "none"
          ? scene.words.findingGateNone(part, total)
          : scene.words.findingGateSome(part),
      why: "",
      fixes: [
        button(scene.words.reallySome, { kind: "gate", gate, answer: "some" }),
        button(scene.words.reallyNone, { kind: "gate", gate, answer: "none" }),
      ],
    };
  },
};

/** What every warning about a figure has: its row, the reviewer's reason, and "it is right" or "change it". */
function aLook(
  scene: SayScene,
  { cells, check, key }: Extract<Finding, { kind: "at-most" | "at-least" }>,
): Omit<Wording, "text"> & { readonly row: RowQuestion | undefined } {
  const row = rowOf(scene, cells[0]);
  const spec = scene.form.checks.find(({ id }) => id === check);
  return {
    row,
    name: row === undefined ? "" : rowName(row),
    why: spec !== undefined && "why" in spec ? scene.words.remind(formWords(scene, spec.why)) : "",
    fixes: [
      button(scene.words.look, { kind: "acknowledge", finding: key }),
      // Only where somebody else is going to read it.
      ...(isShared(scene.setting)
        ? [button(scene.words.review.giveReason, { kind: "justify", finding: key } as const)]
        : []),
      ...(row === undefined ? [] : [button(scene.words.change, { kind: "go", question: row.id })]),
    ],
  };
}

function sayBalance(scene: SayScene, finding: Extract<Finding, { kind: "balance" }>): Wording {
  const { seen, words } = scene;
  const columns = seen.tables.get(finding.table)?.rows[0]?.columns ?? [];
  const name = columns.find(({ key }) => key === finding.column)?.label ?? finding.column;
  return {
    name,
    text: words.findingBalance(name, finding.left, finding.right),
    why: words.whyBalance,
    fixes: balanceFixes(scene, finding),
  };
}

function balanceFixes(
  { seen, words, sheet }: SayScene,
  { table, column, left, right }: Extract<Finding, { kind: "balance" }>,
): readonly Button[] {
  const place = seen.tables.get(table);
  const cases = place?.table.cases;
  const menu = { kind: "edit", section: place?.section.id ?? "" } as const;
  // Only a table with cases says which of its rows receives, and which carries over.
  if (cases === undefined) return [button(words.change, menu)];
  const at = (place?.rows[0]?.columns ?? []).findIndex(({ key }) => key === column);
  if (left > right) {
    return [
      button(words.carryThese(left - right), { kind: "carry", table, column: at }),
      button(words.missedOne, { kind: "pick", table, column: at }),
    ];
  }
  const received = sheet.values.get(cellId(table, cases.received, column)) ?? 0;
  return [
    button(words.raise(received + right - left), { kind: "raise", table, column: at }),
    button(words.seeOutcomes, menu),
  ];
}

export function worded<Kind extends Finding["kind"]>(
  scene: SayScene,
  finding: Extract<Finding, { kind: Kind }>,
): Wording {
  const one: Say<Kind> = sayings[finding.kind];
  return one(scene, finding);
}

/** A finding that wants an answer now. */
export function askFinding(scene: SayScene, finding: Finding): Card {
  const { text, why, fixes } = worded(scene, finding);
  return card(
    [text, why].filter((line) => line !== "").join("\n"),
    ...rowsOf(fixes.length > 3 ? 2 : 3, fixes),
    finding.severity === "error"
      ? [button(scene.words.later, { kind: "later", what: finding.key })]
      : [],
  );
}

/** What is left to look at: warnings once looked at are done with. */
const unsettled = ({ sheet, report }: SayScene): readonly Finding[] =>
  sheet.findings.filter(
    ({ severity, key }) => severity !== "warning" || report.acknowledged[key] === undefined,
  );

const mayMend = (scene: SayScene, finding: Finding): boolean =>
  can(scene, "fill") && coversFinding(scopeOf(scene.viewer.hats), scene.seen, finding);

const shownAtMost = 5;

function list(scene: SayScene, findings: readonly Finding[]): Card {
  const shown = findings.slice(0, shownAtMost).map((finding) => ({
    ...worded(scene, finding),
    // Whoever only looks, or fills another part, is told and no more.
    ...(mayMend(scene, finding) ? {} : { fixes: [] }),
  }));
  const rest = findings.length - shown.length;
  return join([
    ...shown.map(({ name, text, why, fixes }, at) => {
      // A reason that several share is said once, behind the last of them.
      const again = shown.slice(at + 1).some((later) => later.why === why);
      const lines = [text, again ? "" : why].filter((line) => line !== "");
      const labelled = fixes.map((fix) =>
        shown.length === 1 || name === "" ? fix : { ...fix, label: `${name}：${fix.label}` },
      );
      return card(lines.join("\n"), ...(shown.length === 1 ? [labelled] : rowsOf(2, labelled)));
    }),
    ...(rest === 0 ? [] : [card(scene.words.andMore(rest))]),
  ]);
}

export const isReviewed = ({ review, needsReview }: Setting): boolean =>
  review.length > 0 || needsReview;

export const finishLabel = (words: Words, setting: Setting): string =>
  isReviewed(setting) ? words.review.submit : words.finish;

const readyTo = (words: Words, setting: Setting): string =>
  isReviewed(setting)
    ? words.review.readyToSubmit(setting.review[0]?.name ?? "")
    : words.readyToFinish;

/** Everything has been asked: what to look at, then the file. */
export function askEnd(scene: SayScene): Card {
  const { words, sheet, report, setting } = scene;
  if (!isOpen(report.state)) return sayLocked(scene);
  const findings = unsettled(scene);
  const errors = findings.filter(({ severity }) => severity === "error");
  const files = [
    ...(errors.length === 0 ? [button(finishLabel(words, setting), { kind: "finish" })] : []),
    button(words.draft, { kind: "preview" }),
  ];
  if (findings.length === 0) {
    return card(`${words.checked(sheet.compared)}\n${readyTo(words, setting)}`, files);
  }
  return join([
    card(words.checkedSome(sheet.compared, findings.length)),
    list(scene, findings),
    card(errors.length === 0 ? readyTo(words, setting) : words.needsAll, files),
  ]);
}

/** Nothing to mend any more: what a reviewer may want to know; alone, how it stands. */
function sayFindingsOfLocked(scene: SayScene, wrong: readonly Finding[]): Card {
  const { words, sheet, setting } = scene;
  if (!isShared(setting)) return sayLocked(scene);
  const text =
    wrong.length === 0
      ? words.review.compared(sheet.compared)
      : words.review.comparedWrong(sheet.compared, wrong.length);
  return join([
    card(text),
    list(scene, wrong),
    card("", [button(words.continue, { kind: "continue" })]),
  ]);
}

/** 检查, at any moment: what is wrong so far; blanks are only counted. */
export function sayFindings(scene: SayScene): Card {
  const { sheet, words } = scene;
  if (sheet.next.kind === "end") return askEnd(scene);
  const findings = unsettled(scene);
  const wrong = findings.filter(({ kind }) => kind !== "blank");
  if (!isOpen(scene.report.state)) return sayFindingsOfLocked(scene, wrong);
  const text = words.checkedEarly(sheet.compared, wrong.length, findings.length - wrong.length);
  return join([
    card(text),
    list(scene, wrong),
    card("", [button(words.continue, { kind: "continue" })]),
  ]);
}
