import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodePress, encodePress } from "#bot/callback-data.ts";
import type { Reply } from "#flows/conversation.ts";
import { evaluate } from "#flows/evaluate.ts";
import type { Form } from "#flows/form.ts";
import { outline } from "#flows/outline.ts";
import { newReport, reportSchema } from "#flows/report.ts";
import type { Report } from "#flows/report.ts";
import { disclosure2019 } from "#flows/reports/disclosure-2019.ts";
import { disclosure2021 } from "#flows/reports/disclosure-2021.ts";
import type { Sheet } from "#flows/sheet.ts";
import { almostDone, office } from "#tests/support/interview.ts";
import { fillerOf } from "#flows/workflow/viewer.ts";
import { thirdForm } from "#tests/support/third-form.ts";
import { acts, Walker } from "./walker.ts";
import type { Walked } from "./walker.ts";

/**
 * Any clerk, doing anything in any order: what must hold after every single thing they do. A failure prints the
 * shortest walk that leads to it.
 */

const intent = fc.record({
  act: fc.constantFrom(...acts),
  a: fc.nat(2000),
  b: fc.nat(2000),
});

const walks = fc.array(intent, { minLength: 40, maxLength: 90, size: "max" });

/** Most walks never come to the end: some begin close to it. */
const starts = fc.constantFrom(
  (form: Form, year: number) => newReport(form, office, year),
  (form: Form, year: number) => almostDone(form, year),
);

const seen = new Set<string>();

test.each([
  ["the 2019 edition", disclosure2019, 2020],
  ["the 2021 edition", disclosure2021, 2025],
  ["a third report", thirdForm, 2025],
])("any walk over %s keeps every promise", (_, form, year) => {
  fc.assert(
    fc.property(starts, walks, (start, intents) => {
      const walker = new Walker(form, start(form, year));
      const history = new History(walker.report);
      for (const each of intents) {
        const walked = walker.walk(each);
        for (const { kind } of walked.turn.replies) seen.add(kind);
        for (const promise of promises) told(walked, () => promise(form, walked, history));
        history.add(walked);
      }
    }),
    {
      numRuns: runs,
      seed: Number(process.env["SEED"] ?? 20260112),
      endOnFailure: process.env["SHRINK"] === undefined,
    },
  );
});

const runs = Number(process.env["WALKS"] ?? 50);

test("the walks met nearly everything that the core can say", () => {
  expect([...seen].toSorted()).toEqual(
    expect.arrayContaining([
      "acknowledged",
      "ask",
      "case-added",
      "cases-closed",
      "edit-menu",
      "file",
      "findings",
      "finished",
      "gate-set",
      "is-finished",
      "mode-set",
      "nothing-changed",
      "pick-outcome",
      "put-off",
      "recorded",
      "refused",
      "reopened",
      "section-complete",
      "stale",
      "text-added",
      "text-done",
      "undone",
      "unknown-message",
      "which-reading",
      "zeroed-rest",
    ]),
  );
});

/** A promise broken, with what was done and said. */
function told({ before, event, turn, said }: Walked, check: () => void): void {
  try {
    check();
  } catch (error) {
    const [zh] = said;
    throw new Error(
      [
        error instanceof Error ? error.message : String(error),
        `at revision ${before.revision}: ${JSON.stringify(event)}`,
        `replies: ${turn.replies.map(({ kind }) => kind).join(" ")}`,
        `said: ${zh?.edit?.text ?? ""} | ${zh?.send?.text ?? ""}`,
      ].join("\n"),
      { cause: error },
    );
  }
}

/** What each revision looked like, so that an undo can be held against it. */
class History {
  private readonly states = new Map<number, string>();

  constructor(report: Report) {
    this.states.set(report.revision, slots(report));
  }

  add({ turn: { report } }: Walked): void {
    this.states.set(report.revision, slots(report));
  }

  before(revision: number): string | undefined {
    return this.states.get(revision - 1);
  }
}

type Promise = (form: Form, walked: Walked, history: History) => void;

/** All that an undo brings back. */
function slots(report: Report): string {
  const known = slotsOf.get(report);
  if (known !== undefined) return known;
  const { answers, texts, choices, skipped, acknowledged, facts, state } = report;
  const made =
    JSON.stringify(
      [answers, texts, choices, skipped, acknowledged, facts].map((record) =>
        Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)),
      ),
    ) + state;
  slotsOf.set(report, made);
  return made;
}

const slotsOf = new WeakMap<Report, string>();

const changedCells = (before: Report, after: Report): readonly string[] =>
  [...new Set([...Object.keys(before.answers), ...Object.keys(after.answers)])].filter(
    (id) => before.answers[id] !== after.answers[id],
  );

const promises: readonly Promise[] = [
  everythingIsAnswered,
  theRevisionCountsChanges,
  onlyNamedCellsChange,
  theTargetIsHit,
  oldButtonsAndLooksChangeNothing,
  undoBringsBack,
  sumsHold,
  zeroIsNotBlank,
  theReportCanBeKept,
  buttonsAreTrue,
  messagesAreReadable,
];

function everythingIsAnswered(_: Form, { turn, said }: Walked): void {
  expect(turn.replies.length).toBeGreaterThan(0);
  for (const { edit, send, file } of said) {
    expect([edit?.text, send?.text, file].some((part) => part !== undefined && part !== "")).toBe(
      true,
    );
  }
}

function theRevisionCountsChanges(_: Form, { before, turn: { report } }: Walked): void {
  const changed = slots(before) !== slots(report);
  expect(report.revision).toBe(before.revision + (changed ? 1 : 0));
  expect(report.changes.length).toBe(before.changes.length + (changed ? 1 : 0));
  if (!changed) return;
  const change = report.changes.at(-1);
  expect(change?.revision).toBe(report.revision);
  const figures = change?.patches.filter((patch) => patch.of === "answers") ?? [];
  expect(figures.map(({ id }) => id).toSorted()).toEqual(
    [...changedCells(before, report)].toSorted(),
  );
  for (const { id, old, new: value } of figures) {
    expect([before.answers[id] ?? null, report.answers[id] ?? null]).toEqual([old, value]);
  }
}

/** No answer moves to another cell: whatever changed is named by a reply, to the cell. */
function onlyNamedCellsChange(form: Form, walked: Walked): void {
  const { before, turn, event } = walked;
  const named = new Set(turn.replies.flatMap((reply) => cellsNamed(form, walked, reply)));
  // A case edited or replied to takes back what it said before.
  const meant =
    event.kind === "edited"
      ? event.message
      : event.kind === "text" && event.replyTo?.kind === "message"
        ? event.replyTo.message
        : undefined;
  const earlier =
    meant === undefined
      ? undefined
      : before.changes.findLast(({ message, through }) => message === meant && through === "case");
  for (const { id } of earlier?.patches ?? []) named.add(id);
  expect(changedCells(before, turn.report).filter((id) => !named.has(id))).toEqual([]);
}

function cellsNamed(form: Form, { before, turn }: Walked, reply: Reply): readonly string[] {
  const { tables, question } = outline(form);
  if (reply.kind === "taken") {
    const { changed, rest } = reply;
    const cells = changed.map(({ cell }) => cell);
    const table = cells[0]?.split(".")[0] ?? "";
    return rest ? [...cells, ...(tables.get(table)?.inputs ?? [])] : cells;
  }
  if (reply.kind === "recorded") return reply.changed.map(({ cell }) => cell);
  if (reply.kind === "undone") return reply.change.patches.map(({ id }) => id);
  if (reply.kind === "gate-set") {
    const gate = question.get(reply.gate);
    return gate?.kind === "gate" ? (tables.get(gate.gate.table)?.inputs ?? []) : [];
  }
  if (reply.kind === "zeroed-rest" || reply.kind === "cases-closed") {
    return (tables.get(reply.table)?.inputs ?? []).filter(
      (id) => before.answers[id] === undefined && turn.report.answers[id] === 0,
    );
  }
  if (reply.kind === "case-added") {
    const place = tables.get(reply.table);
    const cases = place?.table.cases;
    const end = [...(cases?.outcomes ?? []), cases?.carriedOut][reply.outcome];
    return (place?.rows ?? [])
      .filter(({ row }) => row.key === end || row.key === cases?.received)
      .flatMap(({ cells }) => cells[reply.column] ?? []);
  }
  return [];
}

/** Words that can mean only one row touch that row alone, and put in just what they say. */
function theTargetIsHit(_: Form, { before, turn, expected, target }: Walked): void {
  if (target !== undefined) {
    expect(changedCells(before, turn.report).filter((id) => !target.has(id))).toEqual([]);
  }
  for (const [id, value] of Object.entries(expected ?? {})) {
    expect([id, turn.report.answers[id]]).toEqual([id, value]);
  }
}

const looks = new Set(
  "go back continue pick pick-applicant help commands status check preview files file edit pause".split(
    " ",
  ),
);

function oldButtonsAndLooksChangeNothing(_: Form, { before, event, turn }: Walked): void {
  if (event.kind !== "tap" && event.kind !== "command") return;
  const look = looks.has(event.action.kind);
  const old = event.kind === "tap" && event.revision !== before.revision;
  if (!look && !old) return;
  expect(slots(turn.report)).toBe(slots(before));
  if (!look) expect(turn.replies[0]?.kind).toBe("stale");
}

function undoBringsBack(_: Form, { turn }: Walked, history: History): void {
  for (const reply of turn.replies) {
    if (reply.kind !== "undone") continue;
    expect(slots(turn.report)).toBe(history.before(reply.change.revision));
  }
}

function sumsHold(form: Form, { sheet: { values } }: Walked): void {
  const wrong = outline(form).derived.filter(({ id, sum }) => {
    const parts = sum.map((part) => values.get(part));
    const known = parts.every((part) => part !== undefined);
    return values.get(id) !== (known ? parts.reduce((total, part) => total + part, 0) : undefined);
  });
  expect(wrong.map(({ id }) => id)).toEqual([]);
}

function zeroIsNotBlank(form: Form, { sheet: { values }, turn: { report } }: Walked): void {
  const { inputs, cells } = outline(form);
  expect(Object.keys(report.answers).filter((id) => !inputs.includes(id))).toEqual([]);
  const changed = inputs.filter((id) => values.get(id) !== report.answers[id]);
  const below = inputs.filter(
    (id) => cells.get(id)?.column.kind !== "change" && (report.answers[id] ?? 0) < 0,
  );
  expect({ changed, below }).toEqual({ changed: [], below: [] });
}

const seenAs = ({ values, findings, compared, asked, next }: Sheet): string =>
  JSON.stringify([
    [...values],
    findings.map(({ key, severity, cells }) => [key, severity, cells]),
    compared,
    asked.map(({ question, state }) => [question.id, state]),
    next.kind === "question"
      ? next.question.id
      : next.kind === "finding"
        ? next.finding.key
        : "end",
  ]);

function theReportCanBeKept(form: Form, { before, sheet, turn: { report } }: Walked): void {
  if (report === before) return;
  // What came before was looked at when it came.
  const recent = { ...report, changes: report.changes.slice(-1) };
  const kept = reportSchema.parse(JSON.parse(JSON.stringify(recent)));
  expect(isDeepStrictEqual(kept, recent)).toBe(true);
  expect(seenAs(evaluate(form, kept, fillerOf(kept, "7"))) === seenAs(sheet)).toBe(true);
}

function buttonsAreTrue(_: Form, { said, turn: { report } }: Walked): void {
  const { year, revision } = report;
  const buttons = said
    .flatMap(({ edit, send }) => [edit, send])
    .flatMap((each) => each?.keyboard.flat() ?? []);
  const wrong = buttons.filter(({ text, data }) => {
    const pressed = decodePress(data);
    return (
      text.trim() === "" ||
      Buffer.byteLength(data) > 64 ||
      pressed?.drawn.year !== year ||
      pressed.drawn.revision !== revision ||
      encodePress(pressed.press, { year, revision }) !== data
    );
  });
  expect(wrong).toEqual([]);
}

const forMachines =
  /\{\{|\{year|\{unit|\{self|undefined|NaN|null|\[object|[a-z]_[a-z]|[a-z]{3}\.[a-z]{3}/;

function messagesAreReadable(_: Form, { said }: Walked): void {
  const messages = said
    .flatMap(({ edit, send }) => [edit, send])
    .filter((each) => each !== undefined);
  const words = messages.flatMap(({ text, keyboard }) => [
    text,
    ...keyboard.flat().map((button) => button.text),
  ]);
  // A character cut in half is refused by the messenger.
  const unreadable = words.filter(
    (each) => each.length > 4096 || forMachines.test(each) || !each.isWellFormed(),
  );
  expect(unreadable).toEqual([]);
}
