import { inShanghai } from "../calendar.ts";
import type { Day } from "../calendar.ts";
import { evaluate } from "../evaluate.ts";
import type { Form } from "../form.ts";
import type { Report } from "../report.ts";
import { progressOf } from "../workflow/progress.ts";
import type { Progress } from "../workflow/progress.ts";
import { placesOf } from "../workflow/scope.ts";
import type { State } from "../workflow/states.ts";

/** A report as the office above sees it: how far it is, since when, and when it was filed. */
export interface Reported {
  readonly progress: Progress;
  /** Sections in which nothing was answered yet, by id. */
  readonly untouched: ReadonlySet<string>;
  /** The sections and tables with something left to fill, by id. */
  readonly open: readonly string[];
  /** The day on which it was filed first, in Shanghai; one published without filing counts from then. */
  readonly filedOn?: Day;
  /** It was published once and is being corrected: it was in time, and nobody is to be pressed about it. */
  readonly isCorrected: boolean;
  /** Since when it has been in its state, and in its step of the review; absent: since it was begun. */
  readonly since?: string;
  /** The last change: when, and whose. */
  readonly last?: Readonly<{ at: string; by: string }>;
}

/** A report that has not changed since is the same object: asked again, nothing is worked out anew. */
const known = new WeakMap<Report, Reported>();

export function reportedOf(form: Form, report: Report): Reported {
  const made = known.get(report);
  if (made !== undefined) return made;
  const reported = workOut(form, report);
  known.set(report, reported);
  return reported;
}

function workOut(form: Form, report: Report): Reported {
  const filed = report.changes.find(({ patches }) =>
    patches.some((patch) => patch.of === "state" && handedIn.has(patch.new)),
  );
  const moved = report.changes.findLast(({ patches }) =>
    patches.some(({ of }) => of === "state" || of === "step"),
  );
  const last = report.changes.at(-1);
  const sheet = evaluate(form, report);
  const touched = new Set(
    sheet.asked.flatMap(({ state, question }) => (state === "answered" ? question.section.id : [])),
  );
  const left = sheet.asked.filter(({ state }) => state !== "answered");
  return {
    progress: progressOf(form, report, sheet),
    untouched: new Set(form.sections.flatMap(({ id }) => (touched.has(id) ? [] : id))),
    open: [...new Set(left.flatMap(({ question }) => placesOf(question)))],
    isCorrected: report.corrections.length > 0 && report.state !== "published",
    ...(filed === undefined ? {} : { filedOn: inShanghai(filed.at).day }),
    ...(moved === undefined ? {} : { since: moved.at }),
    ...(last === undefined ? {} : { last: { at: last.at, by: last.by } }),
  };
}

const handedIn: ReadonlySet<State> = new Set(["filed", "accepted", "published"]);
