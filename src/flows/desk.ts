import { z } from "zod";
import { inShanghai } from "./calendar.ts";
import type { Form, Level } from "./form.ts";
import { officeSchema } from "./report.ts";
import type { Office } from "./report.ts";
import { formForYear } from "./reports/reports.ts";
import { levelWords, selfNames } from "./unit-names.ts";

/** What stands before a report: which office this is (asked once, kept), and which year is being filled. */
export const deskSchema = z.strictObject({
  office: officeSchema.partial(),
  /** The year of the report in hand. */
  current: z.int().optional(),
});
export type Desk = z.infer<typeof deskSchema>;

export type DeskAction =
  | Readonly<{ kind: "level"; level: Level }>
  | Readonly<{ kind: "self"; self: string }>
  | Readonly<{ kind: "year"; year: number }>
  | Readonly<{ kind: "other-year" }>
  | Readonly<{ kind: "years" }>
  | Readonly<{ kind: "rename" }>
  /** Take the newest good copy of a report whose file was damaged. */
  | Readonly<{ kind: "restore"; year: number }>;

export type DeskEvent = Readonly<{ at: string }> &
  (
    | Readonly<{ kind: "text"; text: string }>
    | Readonly<{ kind: "tap"; action: DeskAction }>
    | Readonly<{ kind: "start" }>
  );

export type DeskReply =
  | Readonly<{ kind: "ask-unit" }>
  | Readonly<{ kind: "ask-county"; unit: string }>
  | Readonly<{ kind: "ask-level"; unit: string }>
  | Readonly<{ kind: "ask-self"; suggestions: readonly string[] }>
  | Readonly<{ kind: "not-that"; field: "unit" | "county" | "level" | "self" }>
  | Readonly<{ kind: "office-known"; office: Office }>
  | Readonly<{ kind: "ask-year"; offered: readonly number[]; begun: readonly number[] }>
  | Readonly<{ kind: "ask-which-year" }>
  | Readonly<{ kind: "no-year"; year: number; why: "too-early" | "not-yet" }>
  | Readonly<{ kind: "not-a-year"; text: string }>
  | Readonly<{ kind: "help" }>;

export type DeskTurn = Readonly<{ desk: Desk; replies: readonly DeskReply[]; open?: number }>;

/** The years that have a report already, so that the person can go on with one. */
export type Begun = readonly number[];

export const officeOf = (desk: Desk): Office | undefined =>
  officeSchema.safeParse(desk.office).data;

export function deskStep(
  desk: Desk,
  event: DeskEvent,
  begun: Begun,
  forms: readonly Form[],
): DeskTurn {
  if (event.kind === "tap") return act(desk, event.action, event.at, begun, forms);
  if (event.kind === "text" && /^\s*(帮助|help)\s*$/i.test(event.text)) {
    return { desk, replies: [{ kind: "help" }, ...ask(desk, event.at, begun).replies] };
  }
  if (officeOf(desk) === undefined) {
    return event.kind === "start" ? ask(desk, event.at, begun) : answerOffice(desk, event, begun);
  }
  if (event.kind === "start") return ask(desk, event.at, begun);
  const year = /^\s*(\d{4})\s*年?\s*$/.exec(event.text.normalize("NFKC"))?.[1];
  return year === undefined
    ? { desk, replies: [{ kind: "not-a-year", text: event.text }] }
    : openYear(desk, Number(year), event.at, forms);
}

function act(
  desk: Desk,
  action: DeskAction,
  at: string,
  begun: Begun,
  forms: readonly Form[],
): DeskTurn {
  // An old button, while the office is being named anew: no report can be opened for nobody.
  if (opens.has(action.kind) && officeOf(desk) === undefined) return ask(desk, at, begun);
  switch (action.kind) {
    case "level":
      return settled({ ...desk, office: { ...desk.office, ...placed(action.level) } }, at, begun);
    case "self":
      return settled({ ...desk, office: { ...desk.office, self: action.self } }, at, begun);
    case "year":
      return openYear(desk, action.year, at, forms);
    case "other-year":
      return { desk: atTheDoor(desk), replies: [{ kind: "ask-which-year" }] };
    case "years":
      return ask(atTheDoor(desk), at, begun);
    case "rename":
      return ask({ office: {} }, at, begun);
    case "restore":
      return { desk: { ...desk, current: action.year }, replies: [], open: action.year };
  }
}

const opens: ReadonlySet<DeskAction["kind"]> = new Set(["year", "other-year", "restore"]);

/** A county government and above is in no county. */
const placed = (level: Level): Partial<Office> =>
  level === "township" || level === "department" ? { level } : { level, county: "" };

const atTheDoor = ({ office }: Desk): Desk => ({ office });

/** The next thing this desk needs to know. */
function ask(desk: Desk, at: string, begun: Begun): DeskTurn {
  const { unit, county, level, self } = desk.office;
  if (unit === undefined) return { desk, replies: [{ kind: "ask-unit" }] };
  if (level === undefined) return { desk, replies: [{ kind: "ask-level", unit }] };
  if (county === undefined) return { desk, replies: [{ kind: "ask-county", unit }] };
  if (self === undefined) {
    return { desk, replies: [{ kind: "ask-self", suggestions: selfNames(unit) }] };
  }
  return { desk, replies: [{ kind: "ask-year", offered: likelyYears(at), begun }] };
}

function answerOffice(
  desk: Desk,
  event: Extract<DeskEvent, { kind: "text" }>,
  begun: Begun,
): DeskTurn {
  const { unit, county, level } = desk.office;
  const field =
    unit === undefined
      ? "unit"
      : level === undefined
        ? "level"
        : county === undefined
          ? "county"
          : "self";
  const typed = event.text.replaceAll(/\s+/g, "");
  const named = levelWords.find(([words]) => words.test(typed))?.[1];
  const value = field === "level" ? named : typed;
  const fits = officeSchema.shape[field].safeParse(value);
  // A name is words: a number or a command here is meant for something else.
  if (!fits.success || !/\p{Script=Han}|[A-Za-z]/u.test(typed) || typed.startsWith("/")) {
    return { desk, replies: [{ kind: "not-that", field }, ...ask(desk, event.at, begun).replies] };
  }
  const answered = named !== undefined && field === "level" ? placed(named) : { [field]: value };
  return settled({ ...desk, office: { ...desk.office, ...answered } }, event.at, begun);
}

function settled(desk: Desk, at: string, begun: Begun): DeskTurn {
  const office = officeOf(desk);
  const next = ask(desk, at, begun);
  return office === undefined
    ? next
    : { desk, replies: [{ kind: "office-known", office }, ...next.replies] };
}

function openYear(desk: Desk, year: number, at: string, forms: readonly Form[]): DeskTurn {
  if (year > Number(inShanghai(at).day.slice(0, 4)))
    return { desk, replies: [{ kind: "no-year", year, why: "not-yet" }] };
  if (formForYear(year, forms) === undefined) {
    return { desk, replies: [{ kind: "no-year", year, why: "too-early" }] };
  }
  return { desk: { ...desk, current: year }, replies: [], open: year };
}

/** A year's report is written around its turn, in Shanghai: from July on this year's, before that last year's. */
export function likelyYears(at: string): readonly number[] {
  const { day } = inShanghai(at);
  const year = Number(day.slice(0, 4));
  const latest = day.slice(5) >= "07-01" ? year : year - 1;
  return [latest, latest - 1];
}
