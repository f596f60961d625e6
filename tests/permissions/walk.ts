import { deskIdOf } from "#bot/records.ts";
import type { DeskRecord, ReportRecord } from "#bot/records.ts";
import { unitAndYear } from "#flows/directory/directory.ts";
import type { Report } from "#flows/report.ts";
import type { Notice } from "#flows/workflow/notice.ts";
import { canary, forbidden, forbiddenFor, sightings } from "./canaries.ts";
import { reportsIn, stateOf } from "./reports.ts";
import type { FixtureName, StateName } from "./reports.ts";
import { openStage } from "./stage.ts";
import type { Doing, Outcome, Write } from "./stage.ts";
import { mayReadDraft } from "./table.ts";
import type { Effect } from "./table.ts";
import {
  fillerOf,
  idOf,
  nearestAbove,
  officeAt,
  people,
  reportHats,
  reviewerOf,
  somebody,
  unitNames,
  unitOfId,
  year,
} from "./world.ts";
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
  /** All that is said to whoever may not, without a button. */
  readonly refusedWith?: string;
  readonly what: string;
}

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

/** What somebody hears who may not. */
const refusal =
  /旧的按钮|由别的同事负责|这一步归|填，没有动它|不归这里|还没到这一步|暂不对外|链接用不了/;

const faultsAtMost = 40;

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
  /** What is said of a unit that is not there, by whom and of what. */
  const ofNowhere = new Map<string, string>();
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
    const name = [step.what, step.person, step.place, step.state, step.expected.kind].join(" | ");
    for (const fault of judge(step, outcome)) {
      find(
        `${step.what} | ${step.person} | ${fault}`,
        `${name}: ${fault}\n    ${outcome.told[0]?.text ?? ""}`,
      );
    }
    if (step.expected.kind !== "unseen") look(outcome);
    compare(step, outcome, name);
    return outcome;
  }

  /** Where there is nothing of theirs, a unit that is there must not be told from one that is not. */
  function compare(
    { person, place, what, state, expected }: Step,
    outcome: Outcome,
    name: string,
  ): void {
    const key = [person, what, state].join(" | ");
    const said = outcome.told.map(({ text }) => text).join("\n");
    if (place === "nowhere") ofNowhere.set(key, said);
    else if (expected.kind === "unseen" && ofNowhere.get(key) !== said) {
      find(
        `${what} | ${person} | apart`,
        `${name}: is told apart from a unit that is not there
    ${said}
    ${ofNowhere.get(key)}`,
      );
    }
  }

  /** One fault of a kind is enough to go on with. */
  function find(kind: string, fault: string): void {
    if (found.has(kind) || faults.length >= faultsAtMost) return;
    found.add(kind);
    faults.push(fault);
  }

  function look({ told }: Outcome): void {
    for (const [kind, pattern] of Object.entries(sightings)) {
      if (!seen.has(kind) && told.some(({ text }) => pattern.test(text))) seen.add(kind);
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

const reportKey = (place: UnitName): string =>
  place === "top" ? String(year) : `${idOf(place)}-${year}`;

function* judge(step: Step, outcome: Outcome): Generator<string> {
  const { person, place, expected } = step;
  yield* leaks(step, outcome);
  const contents = outcome.writes.flatMap((write) => contentOf(person, write));
  const there = contents.filter((one) => one.place === place && one.shelf === "reports");
  const elsewhere = contents.filter((one) => !there.includes(one));
  const permitted = expected.kind === "keeps" ? expected.shelf : undefined;
  for (const one of elsewhere) {
    if (one.shelf !== permitted && !isBegun(step, one))
      yield `wrote ${one.shelf} ${one.id}: ${one.parts.join(" ")}`;
  }
  if (step.sends !== true && (outcome.answer.sendings ?? []).length > 0) yield "sent something";
  yield* effectOf(step, outcome, there);
  if (permitted !== undefined && elsewhere.length === 0) yield `kept nothing in ${permitted}`;
}

/** A report that was not there is begun by whoever fills it in. */
const isBegun = ({ person, expected }: Step, { place, parts }: Content): boolean =>
  expected.kind === "begins" &&
  place !== undefined &&
  parts.includes("begun") &&
  fills(person, place);

const fills = (person: PersonName, place: Place): boolean =>
  reportHats(person, place).some((hat) => ["filler", "helper", "second-helper"].includes(hat));

/** Nobody is told what is not theirs: neither who did it, nor who hears of it. */
function* leaks(step: Step, { told, writes, answer, opens }: Outcome): Generator<string> {
  const { person, place, state } = step;
  const { id } = people[person];
  for (const whose of opens) if (whose !== id) yield `made a link to the account of ${whose}`;
  for (const { to, text } of told) {
    const pattern = to === id ? forbidden[person] : forbiddenFor(to);
    const leak = pattern.exec(text)?.[0];
    if (leak !== undefined) yield `told ${to} of ${leak}`;
  }
  if (place !== "nowhere" && !mayReadDraft(state, reportHats(person, place))) {
    if (told.some(({ text }) => text.includes(canary(place, "draft")))) yield "told of a draft";
  }
  const { file } = answer;
  if (file !== undefined) {
    const unit = unitOfId(file.report.unit);
    if (file.chat !== id) yield `a file for ${file.chat}`;
    if (unit === undefined || reportHats(person, unit).length === 0) {
      yield `promised a file of ${file.report.unit}`;
    }
  }
  for (const { to, unit, notice } of writes.flatMap(noticesIn)) {
    if (!hears(notice, unitOfId(unit)).includes(to)) {
      yield `owes ${to} a notice of ${unit} for the ${notice.to}`;
    }
  }
}

function noticesIn({
  shelf,
  after,
}: Write): readonly Readonly<{ to: number; unit: string; notice: Notice }>[] {
  if (shelf !== "reports") return [];
  const { notices = [], report } = after as ReportRecord;
  return notices.map(({ to, notice }) => ({ to, unit: report.unit, notice }));
}

/** Who is to hear of what happens to the report of a unit. */
function hears(notice: Notice, place: UnitName | undefined): readonly (number | undefined)[] {
  if (place === undefined) return [];
  switch (notice.to) {
    case "filler":
      return [fillerOf[place]];
    case "helpers":
      return place === "own" ? [people.helper.id, people.secondHelper.id] : [];
    case "reviewer":
      return [reviewerOf[place]?.[notice.step]];
    case "supervisor":
      return [nearestAbove[place]];
  }
}

interface Content {
  readonly shelf: Write["shelf"];
  readonly id: string;
  readonly place?: UnitName;
  readonly parts: readonly string[];
}

/** What was changed; where somebody stands, and what was answered, is no content, but for strangers to the unit. */
function contentOf(person: PersonName, { shelf, id, before, after }: Write): readonly Content[] {
  if (shelf === "desks") {
    return id === deskIdOf(people[person].id) ? [] : [{ shelf, id, parts: ["another's desk"] }];
  }
  if (shelf !== "reports") {
    return isSame(before, after) ? [] : [{ shelf, id, parts: [shelf] }];
  }
  const place = unitOfId(unitAndYear(id)?.unit ?? "");
  const parts = changedParts(before as ReportRecord | undefined, after as ReportRecord);
  const isTheirs = place !== undefined && reportHats(person, place).length > 0;
  if (isTheirs && parts.length === 0) return [];
  return [{ shelf, id, ...(place === undefined ? {} : { place }), parts: [...parts, "touched"] }];
}

function changedParts(before: ReportRecord | undefined, after: ReportRecord): readonly string[] {
  if (before === undefined) return ["begun"];
  const keys = Object.keys({ ...before.report, ...after.report }) as (keyof Report)[];
  return [
    ...keys.filter((key) => key !== "places" && !isSame(before.report[key], after.report[key])),
    ...(["owed", "notices"] as const).filter((key) => !isSame(before[key] ?? [], after[key] ?? [])),
  ];
}

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** The report of the place after the step; undefined if it was not touched. */
function after({ place }: Step, { writes }: Outcome): Report | undefined {
  if (place === "nowhere") return undefined;
  const last = writes.findLast(({ shelf, id }) => shelf === "reports" && id === reportKey(place));
  return (last?.after as ReportRecord | undefined)?.report;
}

function* effectOf(step: Step, outcome: Outcome, there: readonly Content[]): Generator<string> {
  const { expected, person } = step;
  const parts = there.flatMap((one) => one.parts).filter((part) => part !== "touched");
  const { answer, told } = outcome;
  const report = after(step, outcome);
  const prompt = report?.places[String(people[person].id)]?.prompt;
  const text = told
    .filter(({ to }) => to === people[person].id)
    .map((one) => one.text)
    .join("\n");
  const isRefused = refusal.test(text);
  switch (expected.kind) {
    case "writes": {
      if (!parts.includes("revision") || report === undefined) yield "wrote nothing";
      else if (stateOf(report) !== (expected.to ?? step.state)) {
        yield `went to ${stateOf(report)} instead of ${expected.to ?? step.state}`;
      }
      if (isRefused) yield "was refused";
      return;
    }
    case "file": {
      if (answer.file === undefined) yield "promised no file";
      else if (answer.file.report.unit !== idOf(step.place)) yield "promised another unit's file";
      if (parts.some((part) => part !== "owed")) yield `wrote ${parts.join(" ")}`;
      return;
    }
    case "asks": {
      if (prompt === undefined) yield "asked nothing";
      if (parts.length > 0) yield `wrote ${parts.join(" ")}`;
      return;
    }
    case "asks-there": {
      if (!asksOnDesk(outcome)) yield "asked nothing";
      if (parts.length > 0) yield `wrote ${parts.join(" ")}`;
      return;
    }
    case "shows":
    case "keeps": {
      if (text === "{}" && answer.sendings === undefined) yield "said nothing";
      if (isRefused) yield "was refused";
      if (parts.length > 0) yield `wrote ${parts.join(" ")}`;
      if (answer.file !== undefined) yield "promised a file";
      return;
    }
    case "fills": {
      if (parts.length > 0 && !fills(person, step.place)) yield `wrote ${parts.join(" ")}`;
      if (report !== undefined && stateOf(report) !== step.state) yield "went on";
      return;
    }
    case "begins": {
      if (fills(person, step.place) && !parts.includes("begun")) yield "began nothing";
      return;
    }
    case "safe": {
      if (parts.length > 0) yield `wrote ${parts.join(" ")}`;
      if (answer.file !== undefined) yield "promised a file";
      if (answer.notices !== undefined) yield "owes a notice";
      return;
    }
    case "no":
    case "unseen": {
      if (parts.length > 0) yield `wrote ${parts.join(" ")}`;
      if (expected.kind === "unseen" && there.length > 0) yield "touched it";
      if (answer.file !== undefined) yield "promised a file";
      if (answer.notices !== undefined) yield "owes a notice";
      if (prompt !== undefined && step.put === undefined) yield "asked for words";
      if ((answer.signOut ?? []).length > 0) yield "let somebody out";
      if (step.refusedWith !== undefined && !isOnly(outcome, step.refusedWith)) yield "said more";
    }
  }
}

const isOnly = ({ answer: { said } }: Outcome, text: string): boolean =>
  JSON.stringify(said.edit ?? said.send) === JSON.stringify({ text, keyboard: [] });

const asksOnDesk = ({ writes }: Outcome): boolean =>
  writes.some(
    ({ shelf, after: kept }) => shelf === "desks" && (kept as DeskRecord).prompt !== undefined,
  );

/** First the unit that is not there, so that every other one can be held against it. */
export const places: readonly Place[] = ["nowhere", ...unitNames];
