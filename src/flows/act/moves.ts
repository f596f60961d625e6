import type { Action, Reply } from "../conversation.ts";
import { say } from "../move.ts";
import type { Move, Scene } from "../move.ts";

/** A button that names what this form has not: as good as an old one. */
export const notThere: Move = { replies: [{ kind: "stale" }] };

export const simply = (reply: Reply) => (): Move => say(reply);

export function go({ seen }: Scene, { question }: Extract<Action, { kind: "go" }>): Move {
  return seen.question.has(question) ? { replies: [], focus: question } : notThere;
}

/** One question up from where the person stands. */
export function back({ sheet }: Scene): Move {
  const { next } = sheet;
  const ids = sheet.asked.map(({ question }) => question.id);
  const here =
    next.kind === "question"
      ? ids.indexOf(next.question.id)
      : sheet.asked.findLastIndex(({ state }) => state === "answered") + 1;
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

export function edit({ form }: Scene, { section }: Extract<Action, { kind: "edit" }>): Move {
  const known = section === "" || form.sections.some(({ id }) => id === section);
  return known ? say({ kind: "edit-menu", section }) : notThere;
}
