import type { Action, Reply } from "../conversation.ts";
import { say } from "../move.ts";
import type { Move, Scene } from "../move.ts";
import { covers, scopeOf } from "../workflow/scope.ts";
import { standing } from "../workflow/standing.ts";
import { notThere } from "./not-there.ts";

export const simply = (reply: Reply) => (): Move => say(reply);

export function go({ seen }: Scene, { question }: Extract<Action, { kind: "go" }>): Move {
  return seen.question.has(question) ? { replies: [], focus: question } : notThere;
}

/** On with what stands in front; whoever has nothing to do hears how the report stands. */
export const carryOn = ({ sheet, report }: Scene): Move =>
  sheet.next.kind === "locked" ? say(standing(report)) : { replies: [], focus: null };

/** One question up from where the person stands. */
export function back({ sheet, viewer }: Scene): Move {
  const { next } = sheet;
  const scope = scopeOf(viewer.hats);
  const asked = sheet.asked.filter(({ question }) => covers(scope, question));
  const ids = asked.map(({ question }) => question.id);
  const here =
    next.kind === "question"
      ? ids.indexOf(next.question.id)
      : asked.findLastIndex(({ state }) => state === "answered") + 1;
  const previous = ids[(here === -1 ? ids.length : here) - 1];
  return { replies: [], ...(previous === undefined ? {} : { focus: previous }) };
}

export function help({ seen }: Scene, { question }: Extract<Action, { kind: "help" }>): Move {
  return seen.question.has(question) ? say({ kind: "help", question }) : say({ kind: "commands" });
}

/** Of a single table there are only pictures. */
export function giveFile({ seen }: Scene, { wanted }: Extract<Action, { kind: "file" }>): Move {
  return wanted.table === undefined || seen.tables.has(wanted.table)
    ? say({ kind: "file", wanted })
    : notThere;
}

/** One section to a reviewer, its figures and texts to be tapped. */
export function reviewSection(
  { form }: Scene,
  { section }: Extract<Action, { kind: "review-section" }>,
): Move {
  return form.sections.some(({ id }) => id === section)
    ? say({ kind: "review-section", section })
    : notThere;
}

export function edit({ form }: Scene, { section }: Extract<Action, { kind: "edit" }>): Move {
  const known = section === "" || form.sections.some(({ id }) => id === section);
  return known ? say({ kind: "edit-menu", section }) : notThere;
}
