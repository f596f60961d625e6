import fc from "fast-check";
import { expect, test } from "vitest";
import type { Action, Event, Turn } from "#flows/conversation.ts";
import { evaluate } from "#flows/evaluate.ts";
import { outline } from "#flows/outline.ts";
import type { Patch, Report } from "#flows/report.ts";
import { reportSchema } from "#flows/report.ts";
import { disclosure2021 } from "#flows/reports/disclosure-2021.ts";
import { nextId } from "#flows/sheet.ts";
import { step } from "#flows/step.ts";
import { isOpen, states } from "#flows/workflow/states.ts";
import { begun, complete, hats, reviewed, together } from "./people.ts";

/**
 * A filler, a helper, three reviewers (one of whom also fills) and the office above, doing anything in any order, with
 * buttons as old as they like: what must hold after every single thing they do.
 */

const people = ["clerk", "helper", "both", "first", "second", "above"];
const form = disclosure2021;
const seen = outline(form);
const rows = seen.questions.filter(({ kind }) => kind === "row").map(({ id }) => id);
const places = [...rows.filter((_, at) => at % 5 === 0), "problems", "requests", ""];

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.constantFrom<Action>(
    { kind: "finish" },
    { kind: "withdraw" },
    { kind: "reopen" },
    { kind: "approve", sure: true },
    { kind: "approve", sure: false },
    { kind: "return" },
    { kind: "drop-remarks" },
    { kind: "file-report" },
    { kind: "accept" },
    { kind: "send-back" },
    { kind: "publish" },
    { kind: "correct-as", correction: "figures" },
    { kind: "undo" },
    { kind: "continue" },
    { kind: "back" },
    { kind: "justify", finding: "R10.3..3" },
    { kind: "explain-remark", remark: "r1" },
    { kind: "explain-remark", remark: "r2" },
    { kind: "gate", gate: "gate.disputes", answer: "some" },
    { kind: "gate", gate: "gate.requests", answer: "none" },
    { kind: "zero-rest", table: "proactive" },
    { kind: "done", text: "problems" },
  ),
  fc.constantFrom(...rows).map((row): Action => ({ kind: "zero", row })),
  fc.constantFrom(...places).map((on): Action => ({ kind: "remark", on })),
  fc.constantFrom(...rows).map((question): Action => ({ kind: "go", question })),
);

const words = fc.constantFrom(
  ..."3|没有|改 行政许可 35|改 行政许可 36|改 行政处罚 4|改 规章 3 0 3|刚才那个改成 2|撤销|定稿|通过|退回|接收|报送|公开|更正|没错|再核对一下|其余都是0|https://a.example.gov.cn/x 2026-01-11|完成|跳过|1 2 3".split(
    "|",
  ),
);

const deed = fc.record({
  by: fc.constantFrom(...people),
  what: fc.oneof(words, words, action, action),
  /** How many revisions ago the button was drawn. */
  age: fc.constantFrom(0, 0, 0, 1, 2, 7),
  edits: fc.nat(9),
});

/** Some begin on the way already; few walks would come that far. */
const starts = fc.constantFrom<Report>(
  begun(),
  complete(),
  complete(),
  { ...complete(), state: "review", step: 0 },
  { ...complete(), state: "review", step: 1 },
  { ...complete(), state: "finished" },
  { ...complete(), state: "accepted" },
  { ...complete(), state: "published", published: { on: "2026-01-10", url: "https://a.gov.cn/x" } },
  filledByReviewer(),
);

function filledByReviewer(): Report {
  const chat = together(complete());
  chat.as("both").type("改 行政许可 35");
  chat.as("both").type("定稿");
  return chat.report;
}

const seenStates = new Set<string>();
const seenKinds = new Set<string>();

test("whoever does whatever, in whatever order", () => {
  fc.assert(
    fc.property(
      starts,
      fc.array(deed, { minLength: 30, maxLength: 80, size: "max" }),
      (start, deeds) => {
        let report: Report = start;
        let message = 0;
        for (const { by, what, age, edits } of deeds) {
          const who = { at: "2026-01-12T08:00:00Z", by, hats: hats[by] ?? [] };
          message += 1;
          const event: Event =
            typeof what !== "string"
              ? { ...who, kind: "tap", action: what, revision: Math.max(0, report.revision - age) }
              : edits === 0
                ? { ...who, kind: "edited", text: what, message: Math.max(1, message - age) }
                : { ...who, kind: "text", text: what, message };
          const turn = step(form, report, event, reviewed);
          hold(report, event, turn);
          report = turn.report;
          seenStates.add(report.state);
          for (const { kind } of turn.replies) seenKinds.add(kind);
        }
        expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
      },
    ),
    { numRuns: Number(process.env["WALKS"] ?? 150), seed: Number(process.env["SEED"] ?? 20260112) },
  );
});

test("the walks came everywhere", () => {
  expect([...seenStates].toSorted()).toEqual(states.toSorted());
  expect([...seenKinds]).toEqual(
    expect.arrayContaining([
      "meanwhile",
      "not-recorded",
      "not-yours",
      "own-work",
      "stale",
      "undone",
      "remark-kept",
      "returned",
      "explained",
      "approved",
      "sent-back",
      "publish-refused",
    ]),
  );
});

function hold(before: Report, event: Event, { report, replies, notices }: Turn): void {
  const change = report.changes.at(-1);
  const isChanged = report.revision !== before.revision;
  expect(replies.length).toBeGreaterThan(0);
  expect(report.changes.length).toBe(before.changes.length + (isChanged ? 1 : 0));
  if (!isChanged) {
    const { places: _, ...now } = report;
    const { places: __, ...then } = before;
    expect(now).toEqual(then);
    expect(notices).toEqual([]);
    return;
  }
  // Attributed, to whom it is due.
  expect([change?.by, change?.at, change?.revision]).toEqual([event.by, event.at, report.revision]);
  const patches = change?.patches ?? [];
  for (const patch of patches) {
    expect([patch.of, patch.id, patch.old]).toEqual([patch.of, patch.id, valueAt(before, patch)]);
    if (patch.of !== "corrections") expect(valueAt(report, patch)).toEqual(patch.new);
  }
  const filling = patches.filter(
    ({ of }) => of === "answers" || of === "texts" || of === "choices",
  );
  // Locked is locked, and a transition moves no figure.
  if (!isOpen(before.state)) expect(filling).toEqual([]);
  if (patches.some(({ of }) => of === "state" || of === "step")) expect(filling).toEqual([]);
  // Only whoever fills writes, and a helper writes inside what was handed over.
  if (filling.length > 0) expect(["clerk", "helper", "both"]).toContain(event.by);
  if (event.by === "helper") {
    expect(filling.filter(({ id }) => !/^(?:disputes\.|gate\.disputes)/.test(id))).toEqual([]);
    expect(patches.filter(({ of }) => of === "state" || of === "step")).toEqual([]);
  }
  makerIsNoChecker(before, event, patches);
  // An undo is of one's own, and of nothing that came before a hand-over.
  if (change?.undoes !== undefined) {
    const undone = before.changes.find(({ revision }) => revision === change.undoes);
    expect(undone?.by).toBe(event.by);
    const since = before.changes.filter(({ revision }) => revision >= (change.undoes ?? 0));
    const slots = (list: readonly Patch[]): readonly string[] =>
      list.map(({ of, id }) => `${of} ${id}`);
    expect(slots(since.flatMap((each) => each.patches))).not.toContain("state state");
    const taken = slots(since.filter(({ by }) => by !== event.by).flatMap((each) => each.patches));
    expect(slots(patches).filter((slot) => taken.includes(slot))).toEqual([]);
  }
  wordsAreForWhatWasAsked(before, event, filling);
}

/** What somebody types unnamed lands in what they were asked last, or nowhere. */
function wordsAreForWhatWasAsked(before: Report, event: Event, filling: readonly Patch[]): void {
  if (event.kind !== "text" || /^(?:改|刚才|撤销)/.test(event.text)) return;
  const asked = before.places[event.by]?.asked;
  const viewer = { by: event.by, hats: hats[event.by] ?? [] };
  if (asked !== undefined && asked !== nextId(evaluate(form, before, viewer, reviewed).next)) {
    expect(filling).toEqual([]);
  }
}

function makerIsNoChecker(before: Report, { by }: Event, patches: readonly Patch[]): void {
  const isPassed = patches.some(
    (patch) =>
      (patch.of === "state" && patch.old === "review" && patch.new === "finished") ||
      (patch.of === "step" && (patch.new ?? 0) > 0),
  );
  if (!isPassed) return;
  const filled = before.changes.filter(
    (change) =>
      change.by === by && change.patches.some(({ of }) => of === "answers" || of === "texts"),
  );
  expect(filled).toEqual([]);
}

function valueAt(report: Report, { of, id }: Patch): unknown {
  if (of === "corrections") return null;
  const slot = report[of];
  return (
    (typeof slot === "object" && of !== "published" ? slot[id as keyof typeof slot] : slot) ?? null
  );
}
