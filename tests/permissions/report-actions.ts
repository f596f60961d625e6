import type { Action } from "#flows/conversation.ts";
import type { Prompt } from "#flows/workflow/place.ts";
import {
  draftProposed,
  factAsked,
  figuresProposed,
  oneByOne,
  revisionProposed,
} from "./proposals.ts";
import { warning } from "./reports.ts";
import type { FixtureName, StateName } from "./reports.ts";
import { asks, file, leadsTo, shows, writes } from "./table.ts";
import type { Effect, Section } from "./table.ts";
import type { UnitName } from "./world.ts";

/** One button of a report: where it works, on what, and what it comes to for whoever may press it. */
export interface ReportAction {
  readonly action: (unit: UnitName) => Action;
  readonly section: Section;
  readonly on: FixtureName;
  readonly effect: (state: StateName) => Effect;
  /** What was put in front of whoever presses. */
  readonly shown?: (unit: UnitName) => Prompt;
}

type Row<Kind extends Action["kind"]> = readonly [
  action:
    | Omit<Extract<Action, { kind: Kind }>, "kind">
    | ((unit: UnitName) => Omit<Extract<Action, { kind: Kind }>, "kind">),
  section: Section,
  on: FixtureName,
  effect: Effect | ((state: StateName) => Effect),
  shown?: (unit: UnitName) => Prompt,
];

const passedOn = (state: StateName): Effect =>
  leadsTo(state === "review-1" ? "review-2" : "finished");

/** Every action that there is; a new kind does not compile until it is here. */
const rows: { readonly [Kind in Action["kind"]]: readonly Row<Kind>[] } = {
  gate: [
    [{ gate: "gate.requests", answer: "some" }, "requests", "complete", writes],
    [{ gate: "gate.disputes", answer: "none" }, "disputes", "complete", writes],
  ],
  mode: [[{ table: "requests", mode: "rows" }, "requests", "cases", writes]],
  zero: [
    [{ row: "proactive.administrative_license" }, "proactive", "complete", writes],
    [{ row: "disputes.reconsideration" }, "disputes", "complete", writes],
  ],
  "zero-rest": [[{ table: "proactive" }, "proactive", "blanks", writes]],
  values: [
    [{ row: "proactive.rules", values: [1, 2, 3] }, "proactive", "complete", writes],
    [{ row: "disputes.litigation_direct", values: [5, 0, 0, 0] }, "disputes", "complete", writes],
  ],
  carry: [
    [{ table: "requests", column: "all" }, "requests", "left", writes],
    [{ table: "requests", column: 0 }, "requests", "left", writes],
  ],
  raise: [[{ table: "requests", column: 0 }, "requests", "over", writes]],
  case: [[{ table: "requests", column: 0, outcome: 0, count: 1 }, "requests", "cases", writes]],
  "cases-done": [[{ table: "requests" }, "requests", "cases", writes]],
  parts: [[{ section: "overview" }, "overview", "complete", writes]],
  offer: [[{ text: "overview", part: "opening" }, "overview", "complete", writes]],
  none: [[{ section: "other" }, "other", "complete", writes]],
  done: [[{ text: "problems" }, "problems", "unwritten", writes]],
  rewrite: [
    [{ text: "problems" }, "problems", "complete", writes],
    [{ text: "overview" }, "overview", "complete", writes],
  ],
  take: [
    [{ proposal: "p1" }, "proactive", "complete", writes, () => figuresProposed],
    [{ proposal: "d1" }, "overview", "complete", writes, () => draftProposed],
    [{ proposal: "r1" }, "problems", "complete", writes, revisionProposed],
  ],
  "take-this": [
    [{ proposal: "p1", at: 0 }, "proactive", "complete", writes, () => oneByOne(figuresProposed)],
    [{ proposal: "d1", at: 0 }, "overview", "complete", asks, () => oneByOne(draftProposed)],
    [
      { proposal: "r1", at: 0 },
      "problems",
      "complete",
      writes,
      (u) => oneByOne(revisionProposed(u)),
    ],
  ],
  "leave-this": [
    [{ proposal: "p1", at: 0 }, "proactive", "complete", asks, () => oneByOne(figuresProposed)],
    [{ proposal: "d1", at: 0 }, "overview", "complete", asks, () => oneByOne(draftProposed)],
    [{ proposal: "r1", at: 0 }, "problems", "complete", asks, (u) => oneByOne(revisionProposed(u))],
  ],
  "one-by-one": [
    [{ proposal: "p1" }, "proactive", "complete", asks, () => figuresProposed],
    [{ proposal: "d1" }, "overview", "complete", asks, () => draftProposed],
    [{ proposal: "r1" }, "problems", "complete", asks, revisionProposed],
  ],
  drop: [
    [{ proposal: "p1" }, "whole", "complete", shows, () => figuresProposed],
    [{ proposal: "d1" }, "whole", "complete", shows, () => draftProposed],
    [{ proposal: "r1" }, "whole", "complete", shows, revisionProposed],
  ],
  redraft: [
    [{ proposal: "d1", how: "another" }, "overview", "complete", asks, () => draftProposed],
    [{ proposal: "d1", how: "shorter" }, "overview", "complete", asks, () => draftProposed],
  ],
  write: [
    [{ text: "overview", part: "supervision", anew: false }, "overview", "complete", asks],
    [{ text: "overview", part: "supervision", anew: true }, "overview", "complete", asks],
    [{ text: "problems", part: "text", anew: false }, "problems", "complete", asks],
  ],
  fact: [
    [{ fact: "meetings", answer: "none" }, "overview", "complete", writes, () => factAsked],
    [{ fact: "meetings", answer: "skip" }, "overview", "complete", writes, () => factAsked],
  ],
  wish: [
    [{ wish: "another", text: "overview" }, "overview", "complete", shows, () => draftProposed],
    [{ wish: "shorter", text: "overview" }, "overview", "complete", shows, () => draftProposed],
    [{ wish: "formal", text: "overview" }, "overview", "complete", shows, () => draftProposed],
    [{ wish: "polish", text: "problems" }, "problems", "complete", shows],
    [{ wish: "proofread", text: "problems" }, "problems", "complete", shows],
  ],
  acknowledge: [[(unit) => ({ finding: warning(unit) }), "proactive", "warned", writes]],
  justify: [[(unit) => ({ finding: warning(unit) }), "proactive", "warned", asks]],
  later: [
    [{ what: "problems" }, "problems", "unwritten", writes],
    [(unit) => ({ what: warning(unit) }), "proactive", "warned", writes],
    [{ what: "r2" }, "problems", "remarked", writes],
  ],
  finish: [[{}, "whole", "complete", leadsTo("review-1")]],
  reopen: [[{}, "whole", "complete", leadsTo("filling")]],
  withdraw: [[{}, "whole", "complete", leadsTo("filling")]],
  undo: [[{}, "whole", "complete", writes]],
  approve: [
    [{ sure: true }, "whole", "complete", passedOn],
    [
      { sure: false },
      "whole",
      "complete",
      (state) => (state === "review-1" ? leadsTo("review-2") : shows),
    ],
    [{ sure: true }, "whole", "drafted", shows],
  ],
  return: [
    [{}, "whole", "complete", asks],
    [{}, "whole", "drafted", leadsTo("returned")],
  ],
  remark: [
    [{ on: "problems" }, "whole", "complete", asks],
    [{ on: "proactive.administrative_license" }, "whole", "complete", asks],
    [{ on: "" }, "whole", "complete", asks],
  ],
  "drop-remarks": [[{}, "whole", "drafted", writes]],
  "file-report": [[{}, "whole", "complete", leadsTo("filed")]],
  accept: [[{}, "whole", "complete", leadsTo("accepted")]],
  "send-back": [
    [{}, "whole", "complete", asks],
    [{}, "whole", "drafted", leadsTo("returned")],
  ],
  "explain-remark": [[{ remark: "r2" }, "problems", "remarked", asks]],
  publish: [[{}, "whole", "complete", asks]],
  correct: [[{}, "whole", "complete", shows]],
  "correct-as": [[{ correction: "figures" }, "whole", "complete", asks]],
  go: [
    [{ question: "proactive.administrative_license" }, "proactive", "complete", shows],
    [{ question: "problems" }, "problems", "complete", shows],
  ],
  back: [[{}, "whole", "complete", shows]],
  continue: [
    [{}, "whole", "complete", shows],
    [{}, "whole", "blanks", shows],
    [{}, "whole", "remarked", shows],
    [{}, "whole", "drafted", shows],
    [{}, "whole", "warned", shows],
  ],
  pick: [[{ table: "requests", column: 0 }, "whole", "cases", shows]],
  "pick-applicant": [[{ table: "requests" }, "whole", "cases", shows]],
  help: [
    [{ question: "proactive.administrative_license" }, "whole", "complete", shows],
    [{ question: "overview" }, "whole", "drafted", shows],
    [{ question: "problems" }, "whole", "drafted", shows],
  ],
  commands: [[{}, "whole", "complete", shows]],
  status: [[{}, "whole", "complete", shows]],
  check: [[{}, "whole", "warned", shows]],
  preview: [[{}, "whole", "complete", file]],
  files: [[{}, "whole", "complete", shows]],
  file: [
    [{ wanted: { formats: ["docx"] } }, "whole", "complete", file],
    [{ wanted: { formats: ["xlsx", "pdf", "html"] } }, "whole", "complete", file],
    [{ wanted: { formats: ["png"], table: "requests" } }, "whole", "complete", file],
  ],
  edit: [
    [{ section: "" }, "whole", "complete", shows],
    [{ section: "proactive" }, "whole", "complete", shows],
  ],
  "review-all": [
    [{}, "whole", "complete", shows],
    [{}, "whole", "drafted", shows],
  ],
  "review-section": [
    [{ section: "problems" }, "whole", "complete", shows],
    [{ section: "proactive" }, "whole", "complete", shows],
  ],
  pause: [[{}, "whole", "complete", shows]],
};

export const reportActions: readonly ReportAction[] = (
  Object.entries(rows) as unknown as readonly (readonly [
    Action["kind"],
    readonly Row<Action["kind"]>[],
  ])[]
).flatMap(([kind, list]) =>
  list.map(([fields, section, on, effect, shown]) => ({
    action: (unit: UnitName) =>
      ({ kind, ...(typeof fields === "function" ? fields(unit) : fields) }) as Action,
    section,
    on,
    effect: typeof effect === "function" ? effect : () => effect,
    ...(shown === undefined ? {} : { shown }),
  })),
);
