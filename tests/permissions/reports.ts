import type { ReportRecord } from "#bot/records.ts";
import { seenBy } from "#flows/commit.ts";
import { reportId } from "#flows/directory/directory.ts";
import type { Hat as CoreHat } from "#flows/directory/hats.ts";
import { evaluate } from "#flows/evaluate.ts";
import { outline } from "#flows/outline.ts";
import { newReport } from "#flows/report.ts";
import type { Change, Patch, Report } from "#flows/report.ts";
import { disclosure2021 as form } from "#flows/reports/disclosure-2021.ts";
import type { Remark } from "#flows/workflow/remark.ts";
import type { Setting } from "#flows/workflow/setting.ts";
import type { State } from "#flows/workflow/states.ts";
import { address, canary, fees, figure } from "./canaries.ts";
import { freeze } from "./freeze.ts";
import {
  fillerOf,
  handedOver,
  idOf,
  officeAt,
  people,
  personNames,
  reportHats,
  unitNames,
  year,
} from "./world.ts";
import type { Hat, PersonName, UnitName } from "./world.ts";

/** Every state of a report; a look is one for each step. */
export const stateNames = [
  "filling",
  "review-1",
  "review-2",
  "returned",
  "finished",
  "filed",
  "accepted",
  "published",
] as const;
export type StateName = (typeof stateNames)[number];

export function stateOf({ state, step = 0 }: Pick<Report, "state" | "step">): StateName {
  return state === "review" ? (step === 0 ? "review-1" : "review-2") : state;
}

/** What has to be so that an action would do something; whoever may not do it finds it so all the same. */
export const fixtures = {
  /** Nothing is missing; a warning was looked at, with a reason. */
  complete: {},
  warned: { acknowledged: {}, reasons: {} },
  blanks: { blank: ["proactive.rules"] },
  /** Requests are entered case by case; one is in. */
  cases: { choices: { "gate.requests": "some", "requests.mode": "cases" } },
  /** Five came in, and none is accounted for. */
  left: {
    choices: { "gate.requests": "some", "requests.mode": "rows" },
    answers: { "requests.new_received.natural_person": 5 },
  },
  /** Three were handled, and none came in. */
  over: {
    choices: { "gate.requests": "some", "requests.mode": "rows" },
    answers: { "requests.granted.natural_person": 3 },
  },
  unwritten: { unwritten: true },
  remarked: { remark: "open" },
  drafted: { remark: "draft" },
} as const satisfies Readonly<Record<string, Fixture>>;
export type FixtureName = keyof typeof fixtures;
const fixtureNames = Object.keys(fixtures) as readonly FixtureName[];

interface Fixture {
  readonly acknowledged?: Readonly<Record<string, string>>;
  readonly reasons?: Readonly<Record<string, string>>;
  readonly choices?: Readonly<Record<string, string>>;
  readonly answers?: Readonly<Record<string, number>>;
  /** Rows without an answer. */
  readonly blank?: readonly string[];
  /** The text of the fifth section is still being written. */
  readonly unwritten?: true;
  /** A second remark, besides the one that was answered. */
  readonly remark?: "open" | "draft";
}

/** The message by which each of those who fill said what they said; chats number theirs alike. */
export const message = 501;
/** What a button was drawn for before anybody's last step. */
export const oldRevision = 1;
export const warning = (unit: UnitName): string => `D29.${fees(unit)}`;

const at = (place: number): string => `2027-01-0${place}T02:00:00.000Z`;
const somebodyElse = 9999;

type Step = Readonly<{ by: number; patches: readonly Patch[]; question?: string; mine?: true }>;

/** What was filled in, by whom. */
function filling(unit: UnitName): readonly Step[] {
  const by = fillerOf[unit] ?? somebodyElse;
  const text: Step = {
    by: unit === "own" ? people.helper.id : by,
    question: "problems",
    mine: true,
    patches: [{ of: "texts", id: "problems", old: null, new: problems(unit, true) }],
  };
  const licence = answered("proactive.administrative_license.decisions", figure(unit));
  const penalty = answered("proactive.administrative_penalty.decisions", figure(unit));
  const begun: Step = {
    by: unit === "own" ? people.left.id : by,
    question: "proactive.administrative_coercion",
    patches: [answered("proactive.administrative_coercion.decisions", 0)],
  };
  const own: Step = { by, question: "proactive.administrative_license", patches: [licence] };
  return unit === "own"
    ? [
        begun,
        text,
        {
          by: people.secondHelper.id,
          question: "proactive.administrative_penalty",
          mine: true,
          patches: [penalty],
        },
        { ...own, mine: true },
      ]
    : [begun, text, { ...own, patches: [licence, penalty], mine: true }];
}

/** Done again after it was returned, so that there is something to undo. */
function mending(unit: UnitName): readonly Step[] {
  const by = fillerOf[unit] ?? somebodyElse;
  const clerk: Step = { by, patches: [answered("disputes.litigation_direct.upheld", 1, 0)] };
  if (unit !== "own") return [clerk];
  return [
    { by: people.helper.id, patches: [answered("requests.granted.other_org", 0, 1)] },
    {
      by: people.secondHelper.id,
      patches: [answered("proactive.administrative_coercion.decisions", 0, 2)],
    },
    clerk,
  ];
}

const answered = (id: string, value: number, old: number | null = null): Patch => ({
  of: "answers",
  id,
  old,
  new: value,
});

function problems(unit: UnitName, done: boolean) {
  const by = String(unit === "own" ? people.helper.id : (fillerOf[unit] ?? somebodyElse));
  return { chunks: [{ text: `${canary(unit, "problems")}要改进。`, message, by }], done };
}

const move = (old: State, to: State): Patch => ({ of: "state", id: "state", old, new: to });
const step = (old: number | null, to: number | null): Patch => ({
  of: "step",
  id: "step",
  old,
  new: to,
});

/** How it came to where it is. */
function steps(unit: UnitName, state: StateName): readonly Step[] {
  const clerk = fillerOf[unit] ?? somebodyElse;
  const first = unit === "own" ? people.firstReviewer.id : somebodyElse;
  const second = unit === "own" ? people.secondReviewer.id : somebodyElse;
  const above = somebodyElse;
  const submitted: Step = { by: clerk, patches: [move("filling", "review"), step(null, 0)] };
  const passed: Step = { by: first, patches: [step(0, 1)] };
  const back: Step = { by: first, patches: [move("review", "returned"), step(0, null)] };
  const finished: Step = { by: second, patches: [move("review", "finished"), step(1, null)] };
  const filed: Step = { by: clerk, patches: [move("finished", "filed")] };
  const accepted: Step = { by: above, patches: [move("filed", "accepted")] };
  const published: Step = { by: clerk, patches: [move("accepted", "published")] };
  const ways: Readonly<Record<StateName, readonly Step[]>> = {
    filling: [],
    "review-1": [submitted],
    "review-2": [submitted, passed],
    returned: [submitted, back, ...mending(unit)],
    finished: [submitted, passed, finished],
    filed: [submitted, passed, finished, filed],
    accepted: [submitted, passed, finished, filed, accepted],
    published: [submitted, passed, finished, filed, accepted, published],
  };
  return [...filling(unit), ...ways[state]];
}

const changesOf = (unit: UnitName, state: StateName): Change[] =>
  steps(unit, state).map(({ by, patches, question, mine }, index) => ({
    revision: index + 1,
    at: at(Math.min(9, index + 1)),
    by: String(by),
    through: "typed",
    ...(question === undefined ? {} : { question }),
    ...(mine === true ? { message } : {}),
    patches: [...patches],
  }));

function remarksOf(unit: UnitName, state: StateName, { remark }: Fixture): Record<string, Remark> {
  const by = unit === "own" ? people.firstReviewer.id : somebodyElse;
  const base = { by: String(by), at: at(5), revision: 1, mended: [] };
  const said: Remark = {
    ...base,
    on: "overview",
    step: "r1",
    text: `${canary(unit, "remark")}再写写`,
    state: "answered",
    thread: [{ by: "9999", at: at(6), text: `${canary(unit, "thread")}写了` }],
  };
  if (remark === undefined) return { r1: said };
  const stepOf: Readonly<Partial<Record<StateName, string>>> = {
    "review-1": "r1",
    "review-2": "s",
  };
  const draftStep = stepOf[state];
  const other: Remark = {
    ...base,
    on: "problems",
    ...(remark === "open" ? { step: "r1" } : draftStep === undefined ? {} : { step: draftStep }),
    text: `${canary(unit, remark === "open" ? "remark" : "draft")}再看看`,
    state: remark,
    thread: [],
  };
  return { r1: said, r2: other };
}

function bare(unit: UnitName, state: StateName, fixture: Fixture): Report {
  const { inputs, tables } = outline(form);
  const changes = changesOf(unit, state);
  const blank = new Set(
    (fixture.blank ?? []).flatMap(
      (row) =>
        [...tables.values()].flatMap(({ rows }) => rows).find(({ id }) => id === row)?.cells ?? [],
    ),
  );
  const zeros = Object.fromEntries(inputs.filter((id) => !blank.has(id)).map((id) => [id, 0]));
  const [core, looked] = state.startsWith("review-")
    ? (["review", state === "review-1" ? 0 : 1] as const)
    : ([state as State, undefined] as const);
  return {
    ...newReport(form, officeAt(unit), year, idOf(unit)),
    state: core,
    ...(looked === undefined ? {} : { step: looked }),
    revision: changes.length,
    answers: {
      ...zeros,
      "proactive.administrative_license.decisions": figure(unit),
      "proactive.administrative_penalty.decisions": figure(unit),
      "proactive.administrative_fees.amount_10k_cny": fees(unit),
      "disputes.reconsideration.upheld": figure(unit),
      ...(state === "returned"
        ? {
            "disputes.litigation_direct.upheld": 1,
            "requests.granted.other_org": 0,
          }
        : {}),
      ...fixture.answers,
    },
    choices: { "gate.requests": "none", "gate.disputes": "some", ...fixture.choices },
    texts: {
      overview: { chunks: [{ text: `${canary(unit, "overview")}主动公开。` }], done: true },
      problems: problems(unit, fixture.unwritten !== true),
      other: { chunks: [{ text: "没有别的。" }], done: true },
    },
    acknowledged: fixture.acknowledged ?? { [warning(unit)]: at(3) },
    reasons: fixture.reasons ?? { [warning(unit)]: `${canary(unit, "reason")}属实` },
    remarks: remarksOf(unit, state, fixture),
    changes,
    ...(state === "published"
      ? {
          published: { on: "2027-01-11", url: address(unit) },
          corrections: [
            {
              kind: "texts" as const,
              requester: `${canary(unit, "requester")}某`,
              reason: `${canary(unit, "correction")}有误`,
              at: at(2),
              by: String(somebodyElse),
            },
          ],
        }
      : {}),
  };
}

const role: Readonly<Record<Exclude<Hat, "office">, Omit<CoreHat, "at">>> = {
  filler: { role: "filler" },
  helper: { role: "helper", sections: handedOver.helper },
  "second-helper": { role: "helper", sections: handedOver["second-helper"] },
  first: { role: "reviewer", step: "r1" },
  second: { role: "reviewer", step: "s" },
  supervisor: { role: "supervisor" },
  admin: { role: "admin" },
};

const setting = (unit: UnitName): Setting => ({
  review: [
    { id: "r1", kind: "review", name: "初审" },
    { id: "s", kind: "secrecy", name: "保密审查" },
  ],
  selfReview: false,
  needsReview: true,
  filing: true,
  holders:
    unit === "own"
      ? {
          requests: [String(people.helper.id)],
          problems: [String(people.helper.id)],
          proactive: [String(people.secondHelper.id)],
          overview: [String(people.secondHelper.id)],
        }
      : {},
});

/** What stands in front of somebody now; whoever has no hat is as they left it: at the end of it. */
function standing(report: Report, unit: UnitName, person: PersonName): Report {
  const by = String(people[person].id);
  const hats = reportHats(person, unit).flatMap((hat) =>
    hat === "office" ? [] : [{ ...role[hat], at: idOf(unit) }],
  );
  if (hats.length === 0) {
    return {
      ...report,
      places: { ...report.places, [by]: { seen: report.revision, asked: "end" } },
    };
  }
  return seenBy(report, by, evaluate(form, report, { by, hats }, setting(unit)));
}

function recordOf(unit: UnitName, state: StateName, fixture: Fixture): ReportRecord {
  const report = personNames.reduce(
    (sum, person) => standing(sum, unit, person),
    bare(unit, state, fixture),
  );
  return freeze({ report, handled: [] });
}

/** The reports of all units in one state, one set for each fixture. */
export function reportsIn(
  state: StateName,
): Readonly<Record<FixtureName, ReadonlyMap<string, ReportRecord>>> {
  return Object.fromEntries(
    fixtureNames.map((name) => [
      name,
      new Map(
        unitNames.map((unit) => [
          reportId(idOf(unit), year),
          recordOf(unit, state, fixtures[name]),
        ]),
      ),
    ]),
  ) as unknown as Readonly<Record<FixtureName, ReadonlyMap<string, ReportRecord>>>;
}
