import type { Action, Event, Reply, Target, Turn } from "#flows/conversation.ts";
import type { Hat } from "#flows/directory/hats.ts";
import type { Form } from "#flows/form.ts";
import { nextId } from "#flows/sheet.ts";
import { evaluate } from "#flows/evaluate.ts";
import { disclosure2021 } from "#flows/reports/disclosure-2021.ts";
import { newReport } from "#flows/report.ts";
import type { Report } from "#flows/report.ts";
import { step } from "#flows/step.ts";
import type { Setting } from "#flows/workflow/setting.ts";
import { almostDone, kinds, office } from "#tests/support/interview.ts";

/** Two looks, the second of them for secrecy; disputes are handed to the helper. */
export const reviewed: Setting = {
  review: [
    { id: "s1", kind: "review", name: "初审" },
    { id: "s2", kind: "secrecy", name: "保密审查" },
  ],
  selfReview: false,
  needsReview: true,
  filing: true,
  holders: { disputes: ["helper"] },
};

const at = "u1";

/** Ids are their roles: the core knows people by nothing else. */
export const hats: Readonly<Record<string, readonly Hat[]>> = {
  clerk: [{ role: "filler", at }],
  deputy: [{ role: "filler", at }],
  helper: [{ role: "helper", at, sections: ["disputes"] }],
  first: [{ role: "reviewer", at, step: "s1" }],
  second: [{ role: "reviewer", at, step: "s2" }],
  above: [{ role: "supervisor", at: "u0" }],
  admin: [{ role: "admin", at: "u0" }],
  both: [
    { role: "filler", at },
    { role: "reviewer", at, step: "s1" },
  ],
  stranger: [],
};

export const begun = (form: Form = disclosure2021): Report => newReport(form, office, 2025, at);

/** Every figure 0, every section written. */
export const complete = (form: Form = disclosure2021): Report => ({
  ...almostDone(form, 2025),
  id: "u1-2025",
  unit: at,
});

/** Several people on one report, taking turns. */
export function together(
  start: Report = begun(),
  setting: Setting = reviewed,
  form = disclosure2021,
) {
  let report = start;
  let messages = 0;
  let turn: Turn | undefined;
  const take = (event: Event): string => {
    turn = step(form, report, event, setting);
    report = turn.report;
    return kinds(turn.replies);
  };

  return {
    get report(): Report {
      return report;
    },
    /** The last turn, for what its replies say. */
    get replies(): readonly Reply[] {
      return turn?.replies ?? [];
    },
    get notices(): Turn["notices"] {
      return turn?.notices ?? [];
    },
    /** The number of the message typed last. */
    get message(): number {
      return messages;
    },
    set: (change: Partial<Report>): void => {
      report = { ...report, ...change };
    },
    as(by: string) {
      const who = { at: "2026-01-12T08:00:00Z", by, hats: hats[by] ?? [] };
      return {
        /** The kinds of what is said. */
        type(text: string, replyTo?: Target): string {
          messages += 1;
          const reply = replyTo === undefined ? {} : { replyTo };
          return take({ ...who, kind: "text", text, message: messages, ...reply });
        },
        edit: (message: number, text: string): string =>
          take({ ...who, kind: "edited", text, message }),
        tap: (action: Action, revision = report.revision): string =>
          take({ ...who, kind: "tap", action, revision }),
        do: (action: Action): string => take({ ...who, kind: "command", action }),
        get next(): string {
          return nextId(evaluate(form, report, { by, hats: who.hats }, setting).next);
        },
      };
    },
  };
}

export type Together = ReturnType<typeof together>;

export const reply = <Kind extends Reply["kind"]>(
  { replies }: Together,
  kind: Kind,
): Extract<Reply, { kind: Kind }> => {
  const found = replies.find((each) => each.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} among ${kinds(replies)}`);
  return found as Extract<Reply, { kind: Kind }>;
};

/** What a report holds but for where people stand and who did it. */
export const contents = (report: Report): unknown => ({
  ...report,
  places: {},
  changes: report.changes.length,
});
