import { findUnits } from "#flows/county/find-units.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import { matchQuery } from "#flows/match-query.ts";
import { findRows } from "#flows/find-rows.ts";
import { outline } from "#flows/outline.ts";
import { formForYear } from "#flows/reports/reports.ts";
import type { Role } from "#flows/directory/directory.ts";
import { mayManage } from "#flows/directory/may-invite.ts";
import type { HallAction, HallPrompt } from "./hall/hall-action.ts";
import type { Input, SentFile } from "./input.ts";
import { hasInHand, isBeingNamed, unitInHand } from "./seat.ts";
import type { Seat, Worn } from "./seat.ts";

/** Something done in the hall: a button or its word, an answer to what was asked there, or a name looked for. */
export type HallEvent =
  | Readonly<{ kind: "action"; action: HallAction }>
  | Readonly<{ kind: "answer"; prompt: HallPrompt; text?: string; file?: SentFile }>
  | Readonly<{ kind: "search"; unit: string; text: string }>
  /** A file that nobody asked for. */
  | Readonly<{ kind: "unasked"; what: string }>;

/** Is this for the hall, rather than for a desk or a report? */
export function hallEvent(seat: Seat, input: Input): HallEvent | undefined {
  if (input.kind === "press") return pressed(seat, input);
  const { worn } = seat;
  if (input.kind === "hall") return action(input.hall(unitAround(seat)));
  if (input.kind === "text") {
    const word = wordIn(seat, input.text);
    if (word !== undefined) return action(word);
  }
  const answered = answer(seat, input);
  if (answered !== undefined) return answered;
  if (isNaming(seat)) return undefined;
  if (worn === undefined) return action({ kind: "home" });
  return fillsIn(worn.role) || isForReport(seat, input) ? undefined : inPlace(seat, worn, input);
}

const action = (one: HallAction): HallEvent => ({ kind: "action", action: one });

const fillsIn = (role: Role): boolean => role === "filler" || role === "helper";

function pressed(
  seat: Seat,
  { pressed: data }: Extract<Input, { kind: "press" }>,
): HallEvent | undefined {
  const press = data?.press;
  if (press?.on === "hall") return action(press.action);
  // Whoever fills nothing in has no desk, but for naming the unit: its old buttons lead to where they stand.
  const { worn } = seat;
  const hasDesk = (worn !== undefined && fillsIn(worn.role)) || isNaming(seat);
  const names = press?.on === "desk" && press.action.kind === "rename" && mayName(seat);
  if (press?.on === "desk") return hasDesk || names ? undefined : action({ kind: "home" });
  // Whoever holds several posts and has not said which is nowhere yet.
  return worn === undefined && !hasInHand(seat) ? action({ kind: "home" }) : undefined;
}

/** The unit is being named, or named anew, by whoever manages it. */
const isNaming = (seat: Seat): boolean =>
  seat.record.handled.length > 0 && isBeingNamed(seat) && mayName(seat);

const mayName = (seat: Seat): boolean => mayManage(seat.who.hatsOn(unitInHand(seat)));

function answer({ record: { prompt } }: Seat, input: Input): HallEvent | undefined {
  if (prompt === undefined) return undefined;
  if (input.kind === "text") return { kind: "answer", prompt, text: input.text };
  if (input.kind === "unreadable" && input.file !== undefined) {
    return { kind: "answer", prompt, file: input.file };
  }
  return undefined;
}

/** A report in hand takes what is said, but for what a watcher asks about all of them, and the name of another. */
const isForReport = (seat: Seat, input: Input): boolean =>
  hasInHand(seat) &&
  input.kind !== "start" &&
  !(input.kind === "command" && input.action.kind === "status") &&
  !(input.kind === "text" && namesUnit(seat, input.text));

/** 青石镇填到哪了 names 青石镇. */
function unitNamed(text: string): string {
  const query = matchQuery(text);
  return query?.name === "unit-status" ? (query.argument ?? text) : text;
}

/** One letter is in too many names, and may be all that somebody remarks. */
const namesUnit = (seat: Seat, text: string): boolean =>
  seat.worn?.role !== "reviewer" &&
  text.trim().length > 1 &&
  findUnits(seat.directory, unitAround(seat), unitNamed(text)).length > 0;

/** Where a watcher or a reviewer is while no report is in hand. */
function inPlace(seat: Seat, { unit: worn, role }: Worn, input: Input): HallEvent {
  if (role === "reviewer") return action({ kind: "queue" });
  const { below } = indexOf(seat.directory);
  // One of the units below may be in hand; they themselves stand above it.
  const unit = below.has(worn) ? worn : unitAround(seat);
  const hasBelow = below.has(unit);
  if (!hasBelow) return action(withoutBelow(role, unit));
  return input.kind === "text"
    ? { kind: "search", unit, text: unitNamed(input.text) }
    : action({ kind: "county", unit, group: "all", page: 0 });
}

/** Who is who is the administrator's; a supervisor hears that there is nothing to watch yet. */
const withoutBelow = (role: Role, unit: string): HallAction =>
  role === "supervisor"
    ? { kind: "county", unit, group: "all", page: 0 }
    : { kind: "people", unit };

/** Words for what has a button; 进度 is the county's for whoever watches one. */
function wordIn(seat: Seat, text: string): HallAction | undefined {
  const word = text.replaceAll(/[\s。.,，!！?？、/]/g, "").toLowerCase();
  const unit = unitAround(seat);
  const { worn, record } = seat;
  if (record.prompt !== undefined && /^(取消|算了|不用了|返回|cancel)$/.test(word)) {
    return { kind: "never-mind" };
  }
  if (/^(人员|谁是谁|people)$/.test(word)) return { kind: "people", unit };
  if (/^(身份|换身份|我是谁|home)$/.test(word)) return { kind: "home" };
  if (/^(换设备|新设备|device)$/.test(word)) return { kind: "device" };
  const recorded = /^(?:看?记录|records?)(.*)$/.exec(word)?.[1];
  if (recorded !== undefined) return recordsOf(seat, recorded);
  if (/^(待审|等我审的|queue)$/.test(word)) return { kind: "queue" };
  const query = record.prompt === undefined ? matchQuery(text)?.name : undefined;
  if (query === "county-missing" || query === "county-status") {
    return { kind: "county", unit, group: "all", page: 0 };
  }
  const watches = worn?.role === "supervisor" || worn?.role === "admin";
  if (
    watches &&
    /^(进度|status|全县|全县进度)$/.test(word) &&
    indexOf(seat.directory).below.has(unit)
  ) {
    return { kind: "county", unit, group: "all", page: 0 };
  }
  return undefined;
}

/** 记录; 记录 行政许可; 记录 第三部分: of the report in hand, of a row or of a section; undefined for what names neither. */
function recordsOf(seat: Seat, named: string): HallAction | undefined {
  const unit = unitInHand(seat);
  if (named === "") return { kind: "records", unit, scope: "" };
  const form = formForYear(seat.record.desk.current ?? 0);
  if (form === undefined) return undefined;
  const row = findRows(outline(form), named)[0]?.rows[0];
  const section = form.sections.find(
    ({ title, short }) => named === short.zh || named === `第${title.slice(0, 1)}部分`,
  );
  const scope = section?.id ?? row?.id;
  return scope === undefined ? undefined : { kind: "records", unit, scope };
}

/** The unit that a watcher watches, or whose report somebody fills in. Of one below it in hand, the one above. */
function unitAround(seat: Seat): string {
  const { worn, who } = seat;
  if (worn === undefined || fillsIn(worn.role)) return unitInHand(seat);
  const { unit, role } = worn;
  if (who.posts.some((post) => post.unit === unit && post.role === role)) return unit;
  return who.hatsOn(unit).find((hat) => hat.role === role)?.at ?? unitInHand(seat);
}
