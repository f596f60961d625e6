import { isDeepStrictEqual } from "node:util";
import { deskIdOf } from "#bot/records.ts";
import type { DeskRecord, ReportRecord } from "#bot/records.ts";
import { unitAndYear } from "#flows/directory/directory.ts";
import type { Report } from "#flows/report.ts";
import type { Notice } from "#flows/workflow/notice.ts";
import { canary, forbidden, forbiddenFor } from "./canaries.ts";
import { stateOf } from "./reports.ts";
import type { Outcome, Write } from "./stage.ts";
import { mayReadDraft } from "./table.ts";
import type { Refusal, Step } from "./walk.ts";
import {
  fillerOf,
  idOf,
  nearestAbove,
  people,
  reportHats,
  reviewerOf,
  unitOfId,
  year,
} from "./world.ts";
import type { PersonName, Place, UnitName } from "./world.ts";

/** What somebody hears who may not. */
const refusal =
  /旧的按钮|由别的同事负责|这一步归|填，没有动它|不归这里|还没到这一步|暂不对外|链接用不了/;

export const reportKey = (place: UnitName): string =>
  place === "top" ? String(year) : `${idOf(place)}-${year}`;

/** What came of a step that was not to, as far as anybody can tell; or did not, that was. */
export function* judge(step: Step, outcome: Outcome): Generator<string> {
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
  const by = String(people[person].id);
  const parts = changedParts(by, before as ReportRecord | undefined, after as ReportRecord);
  const isTheirs = place !== undefined && reportHats(person, place).length > 0;
  if (isTheirs && parts.length === 0) return [];
  return [{ shelf, id, ...(place === undefined ? {} : { place }), parts: [...parts, "touched"] }];
}

function changedParts(
  by: string,
  before: ReportRecord | undefined,
  after: ReportRecord,
): readonly string[] {
  if (before === undefined) return ["begun"];
  const parts = lists.filter((key) => {
    const [one = [], other = []] = [before[key], after[key]];
    return one.length !== other.length || (one.length > 0 && !isSame(one, other));
  });
  if (before.report === after.report) return parts;
  const keys = Object.keys({ ...before.report, ...after.report }) as (keyof Report)[];
  return [
    ...keys.filter((key) => key !== "places" && !isSame(before.report[key], after.report[key])),
    ...(movesOthers(by, before.report.places, after.report.places) ? ["another's place"] : []),
    ...parts,
  ];
}

/** Where others stand in it, and what they were asked, is theirs. */
const movesOthers = (by: string, before: Report["places"], after: Report["places"]): boolean =>
  Object.keys(before).some((one) => one !== by && !isSame(before[one], after[one]));

const lists = ["owed", "notices", "sealed"] as const;

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || isDeepStrictEqual(one, other);

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
  const isRefused = (): boolean => refusal.test(heard());
  const heard = (): string =>
    told
      .filter(({ to }) => to === people[person].id)
      .map(({ text }) => text)
      .join("\n");
  switch (expected.kind) {
    case "writes": {
      if (!parts.includes("revision") || report === undefined) yield "wrote nothing";
      else if (stateOf(report) !== (expected.to ?? step.state)) {
        yield `went to ${stateOf(report)} instead of ${expected.to ?? step.state}`;
      }
      if (isRefused()) yield "was refused";
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
      if (heard() === "{}" && answer.sendings === undefined) yield "said nothing";
      if (isRefused()) yield "was refused";
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

function isOnly({ answer: { said } }: Outcome, { says, leadsTo }: Refusal): boolean {
  const message = said.edit ?? said.send;
  if (message?.text !== says) return false;
  return isSame(
    message.keyboard.flat().map(({ data }) => data),
    leadsTo,
  );
}

const asksOnDesk = ({ writes }: Outcome): boolean =>
  writes.some(
    ({ shelf, after: kept }) => shelf === "desks" && (kept as DeskRecord).prompt !== undefined,
  );
