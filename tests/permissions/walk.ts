import "./evaluate-once.ts";
import type { DeskRecord, ReportRecord } from "#bot/records.ts";
import type { Report } from "#flows/report.ts";
import { sightings } from "./canaries.ts";
import { judge, reportKey } from "./judge.ts";
import { reportsIn } from "./reports.ts";
import type { FixtureName, StateName } from "./reports.ts";
import { openStage } from "./stage.ts";
import type { Doing, Outcome } from "./stage.ts";
import type { Effect } from "./table.ts";
import { idOf, officeAt, people, reportHats, somebody, unitNames, year } from "./world.ts";
import type { PersonName, Place, UnitName } from "./world.ts";

/**
 * What has to come of a step. `no`: they belong to the unit, and this is not theirs, or not now. `unseen`: they have
 * nothing to do with it. `other`: it goes elsewhere, where it is allowed; nothing comes of it here.
 */
export type Expected = Effect | Readonly<{ kind: "no" | "unseen" }>;

/** What is kept, or asked, outside the report. */
export type Kept =
  | Readonly<{ kind: "keeps"; shelf: "directories" | "notes" }>
  | Readonly<{ kind: "asks-there" }>
  /** It is about no unit at all: nothing is changed, whatever is shown. */
  | Readonly<{ kind: "safe" }>
  /** Figures and texts may be written, and nothing else, where they fill in. */
  | Readonly<{ kind: "fills" }>
  /** Reports may be begun where they fill in. */
  | Readonly<{ kind: "begins" }>;

export type Refusal = Readonly<{ says: string; leadsTo: readonly string[] }>;

export interface Step {
  readonly person: PersonName;
  readonly place: Place;
  readonly state: StateName;
  readonly desk: DeskRecord | undefined;
  readonly doing: Doing;
  readonly on?: FixtureName;
  /** The report of the place, made different for this step. */
  readonly put?: (report: Report) => Report;
  readonly expected: Expected | Kept;
  /** May something go out beside the answer? */
  readonly sends?: boolean;
  /** All that is said to whoever may not, and what its buttons carry. */
  readonly refusedWith?: Refusal;
  readonly what: string;
}

/**
 * Where somebody has nothing to do with a unit, every variant is walked in every other state, by turns; WALK=all walks all
 * of them. Where they have, all are walked always.
 */
export const isWalked = (person: PersonName, place: Place, turn: number): boolean =>
  process.env["WALK"] === "all" || turn % 2 === 0 || reportHats(person, place).length > 0;

/** Where somebody has their own work before them; whoever watches many has no report in hand. */
export function usualDesk(person: PersonName): DeskRecord | undefined {
  const { at, left, hats, id } = somebody(person);
  const unit = at ?? left;
  if (unit !== undefined) return deskAt(person, unit);
  const [office] = Object.keys(hats) as UnitName[];
  return office === undefined
    ? undefined
    : { desk: { office: officeAt(office) }, handled: [{ update: 1, chat: id }] };
}

const roles = {
  filler: "filler",
  helper: "helper",
  "second-helper": "helper",
  first: "reviewer",
  second: "reviewer",
  supervisor: "supervisor",
  office: "supervisor",
  admin: "admin",
} as const;

const known = new Map<string, DeskRecord>();

/** A report in hand, whether it is theirs or was left there. */
export function deskAt(person: PersonName, place: Place): DeskRecord {
  const key = `${person} ${place}`;
  const made = known.get(key);
  if (made !== undefined) return made;
  const [hat = "filler"] = reportHats(person, place);
  const desk: DeskRecord = {
    desk: { office: officeAt(place), current: year },
    unit: idOf(place),
    role: roles[hat],
    handled: [{ update: 1, chat: people[person].id }],
  };
  known.set(key, desk);
  return desk;
}

const faultsAtMost = 40;
/** Milliseconds: enough for a whole walk on a machine that has other things to do. */
export const ample = 900_000;

export function openWalk(states: readonly StateName[]) {
  const stage = openStage();
  const reports = Object.fromEntries(states.map((state) => [state, reportsIn(state)])) as Readonly<
    Record<StateName, ReturnType<typeof reportsIn>>
  >;
  const began = performance.now();
  const faults: string[] = [];
  const found = new Set<string>();
  const seen = new Set<string>();
  const kinds = new Map<string, number>();
  const unseen = new Set(Object.entries(sightings));
  /** What was said last of a unit that is not there, and to which step. */
  let nowhere: Readonly<{ step: Step; said: string }> | undefined;
  let walked = 0;

  const scenery = ({
    state,
    on = "complete",
    place,
    put,
  }: Step): ReadonlyMap<string, ReportRecord> => {
    const base = reports[state][on];
    const id = place === "nowhere" ? "" : reportKey(place);
    const record = base.get(id);
    if (put === undefined || record === undefined) return base;
    return new Map([...base, [id, { ...record, report: put(record.report) }]]);
  };

  async function step(step: Step): Promise<Outcome> {
    stage.setUp(step.person, { desk: step.desk, reports: scenery(step) });
    const outcome = await stage.act(step.person, step.doing);
    walked += 1;
    kinds.set(step.expected.kind, (kinds.get(step.expected.kind) ?? 0) + 1);
    for (const fault of judge(step, outcome)) {
      find(step, fault, `${fault}\n    ${outcome.told[0]?.text ?? ""}`);
    }
    if (step.expected.kind !== "unseen") look(outcome);
    compare(step, outcome);
    return outcome;
  }

  /** Where there is nothing of theirs, a unit that is there must not be told from one that is not. */
  function compare(step: Step, { told }: Outcome): void {
    const said = told.length === 1 ? told[0]!.text : told.map(({ text }) => text).join("\n");
    if (step.place === "nowhere") nowhere = { step, said };
    else if (step.expected.kind === "unseen" && (!isOfNowhere(step) || nowhere?.said !== said)) {
      find(
        step,
        "apart",
        `is told apart from a unit that is not there\n    ${said}\n    ${nowhere?.said}`,
      );
    }
  }

  function isOfNowhere({ person, what, state }: Step): boolean {
    const other = nowhere?.step;
    return other?.person === person && other.what === what && other.state === state;
  }

  /** One fault of a kind is enough to go on with. */
  function find({ what, person, place, state, expected }: Step, kind: string, fault: string): void {
    const key = `${what} | ${person} | ${kind}`;
    if (found.has(key) || faults.length >= faultsAtMost) return;
    found.add(key);
    faults.push(`${[what, person, place, state, expected.kind].join(" | ")}: ${fault}`);
  }

  function look({ told }: Outcome): void {
    for (const sighting of unseen) {
      const [kind, pattern] = sighting;
      if (!told.some(({ text }) => pattern.test(text))) continue;
      seen.add(kind);
      unseen.delete(sighting);
    }
  }

  return {
    step,
    faults,
    report: (state: StateName, place: UnitName, on: FixtureName) =>
      reports[state][on].get(reportKey(place))!.report,
    /** What was planted, and seen by those who may: a search that finds nothing anywhere would be worth nothing. */
    seen: (): readonly string[] => [...seen].toSorted(),
    tell(what: string): void {
      const expected = [...kinds].map(([kind, count]) => `${kind} ${count}`).join(", ");
      const time = Math.round(performance.now() - began);
      console.log(`${what}: ${walked} combinations (${expected}) in ${time} ms`);
    },
    get walked(): number {
      return walked;
    },
  };
}

/** First the unit that is not there, so that every other one can be held against it. */
export const places: readonly Place[] = ["nowhere", ...unitNames];
