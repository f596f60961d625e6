import { evaluate } from "#flows/evaluate.ts";
import type { Action, Event, Reply, Target, Turn } from "#flows/conversation.ts";
import type { Form } from "#flows/form.ts";
import { outline } from "#flows/outline.ts";
import { newReport } from "#flows/report.ts";
import type { Office, Report } from "#flows/report.ts";
import type { Sheet } from "#flows/sheet.ts";
import { step } from "#flows/step.ts";
import { fillerOf } from "#flows/workflow/viewer.ts";

export const office: Office = { unit: "青石镇", county: "云山县", level: "township", self: "我镇" };

/** A report with every figure 0 and every section written: all that is left is to finish it. */
export function almostDone(form: Form, year: number): Report {
  const sections = form.sections.filter(({ kind }) => kind === "narrative");
  return {
    ...newReport(form, office, year),
    answers: Object.fromEntries(outline(form).inputs.map((id) => [id, 0])),
    choices: Object.fromEntries(form.gates.map(({ id }) => [id, "none"])),
    texts: Object.fromEntries(
      sections.map(({ id }) => [id, { chunks: [{ text: "本年工作如下。" }], done: true }]),
    ),
  };
}

/** An interview without a bot: what somebody does → the replies of the core, with the report at hand. */
export function interview(form: Form, year: number, start?: Report) {
  let report = start ?? newReport(form, office, year);
  let messages = 0;

  const take = (event: Event): Turn => {
    const turn = step(form, report, event);
    report = turn.report;
    return turn;
  };
  const who = { at: "2026-01-12T08:00:00Z", by: "7" };
  const sheet = (): Sheet => evaluate(form, report, fillerOf(report, who.by));

  return {
    form,
    seen: outline(form),
    get report(): Report {
      return report;
    },
    get sheet(): Sheet {
      return sheet();
    },
    /** The id of what stands in front of the person: a question's id, a finding's key, or `end`. */
    get next(): string {
      const { next } = sheet();
      return next.kind === "question"
        ? next.question.id
        : next.kind === "finding"
          ? next.finding.key
          : "end";
    },
    /** The number of the message typed last. */
    get message(): number {
      return messages;
    },
    type: (text: string, replyTo?: Target): readonly Reply[] => {
      messages += 1;
      const reply = replyTo === undefined ? {} : { replyTo };
      return take({ ...who, kind: "text", text, message: messages, ...reply }).replies;
    },
    edit: (message: number, text: string): readonly Reply[] =>
      take({ ...who, kind: "edited", text, message }).replies,
    tap: (action: Action, revision = report.revision): readonly Reply[] =>
      take({ ...who, kind: "tap", action, revision }).replies,
    command: (action: Action): readonly Reply[] =>
      take({ ...who, kind: "command", action }).replies,
    send: (what: string): readonly Reply[] => take({ ...who, kind: "unreadable", what }).replies,
  };
}

export type Interview = ReturnType<typeof interview>;

export const kinds = (replies: readonly Reply[]): string =>
  replies.map(({ kind }) => kind).join(" ");
