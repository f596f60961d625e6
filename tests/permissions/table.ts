import type { Action } from "#flows/conversation.ts";
import { handedOver } from "./world.ts";
import type { Hat } from "./world.ts";
import type { StateName } from "./reports.ts";

/*
 * Who may do what to a report, and when: written out by hand, and by nothing that the program itself looks at. Whoever
 * has none of these hats on a unit sees nothing of it; whatever is not here changes nothing.
 */

export type Right =
  | "look"
  | "fill"
  | "submit"
  | "withdraw"
  | "approve"
  | "return"
  | "remark"
  | "file"
  | "accept"
  | "send-back"
  | "publish"
  | "correct";

const fillers = ["filler", "helper", "second-helper"] as const;
const everybody: readonly Hat[] = [...fillers, "first", "second", "supervisor", "admin"];
const always = (hats: readonly Hat[]): Readonly<Record<StateName, readonly Hat[]>> => ({
  filling: hats,
  "review-1": hats,
  "review-2": hats,
  returned: hats,
  finished: hats,
  filed: hats,
  accepted: hats,
  published: hats,
});

const rights: Readonly<Record<Right, Readonly<Partial<Record<StateName, readonly Hat[]>>>>> = {
  look: always(everybody),
  fill: { filling: fillers, returned: fillers },
  submit: { filling: ["filler"], returned: ["filler"] },
  withdraw: { "review-1": ["filler"], "review-2": ["filler"], finished: ["filler"] },
  approve: { "review-1": ["first"], "review-2": ["second"] },
  return: { "review-1": ["first"], "review-2": ["second"] },
  remark: {
    "review-1": ["first"],
    "review-2": ["second"],
    filed: ["supervisor"],
    accepted: ["supervisor"],
  },
  file: { finished: ["filler"] },
  accept: { filed: ["supervisor"] },
  "send-back": { filed: ["supervisor"], accepted: ["supervisor"] },
  publish: { finished: ["filler"], filed: ["filler"], accepted: ["filler"] },
  correct: { published: ["filler"] },
};

/** Where in a report something is; `whole` concerns all of it, or nothing that belongs to a section. */
export type Section =
  | "overview"
  | "proactive"
  | "requests"
  | "disputes"
  | "problems"
  | "other"
  | "whole";

/** A helper has only what was handed over, while it is being filled. */
const reaches = (hat: Hat, section: Section): boolean =>
  section === "whole" ||
  !(hat === "helper" || hat === "second-helper") ||
  (handedOver[hat] as readonly string[]).includes(section);

/** May somebody with these hats, in this state? */
export const mayIn = (
  right: Right,
  section: Section,
  state: StateName,
  hats: readonly Hat[],
): boolean => {
  const those = rights[right][state] ?? [];
  return hats.some((hat) => those.includes(hat) && (right !== "fill" || reaches(hat, section)));
};

/** Who reads a remark before it is sent: who is at it. */
export const mayReadDraft = (state: StateName, hats: readonly Hat[]): boolean =>
  mayIn("remark", "whole", state, hats);

/** What a permitted step comes to. */
export type Effect =
  /** The report is written, and goes where it says, or stays in its state. */
  | Readonly<{ kind: "writes"; to?: StateName }>
  /** Words are asked for, and nothing is written until they come. */
  | Readonly<{ kind: "asks" }>
  | Readonly<{ kind: "shows" }>
  /** A file of this report is promised. */
  | Readonly<{ kind: "file" }>;

export const writes: Effect = { kind: "writes" };
export const asks: Effect = { kind: "asks" };
export const shows: Effect = { kind: "shows" };
export const file: Effect = { kind: "file" };
export const leadsTo = (to: StateName): Effect => ({ kind: "writes", to });

/** What each action needs; those of an old button write nothing, nor decide on what has changed since. */
export const needs: Readonly<Record<Action["kind"], Right>> = {
  gate: "fill",
  mode: "fill",
  zero: "fill",
  "zero-rest": "fill",
  values: "fill",
  carry: "fill",
  raise: "fill",
  case: "fill",
  "cases-done": "fill",
  parts: "fill",
  offer: "fill",
  none: "fill",
  done: "fill",
  rewrite: "fill",
  take: "fill",
  "take-this": "fill",
  "leave-this": "fill",
  "one-by-one": "fill",
  drop: "fill",
  redraft: "fill",
  write: "fill",
  fact: "fill",
  wish: "fill",
  acknowledge: "fill",
  justify: "fill",
  later: "fill",
  undo: "fill",
  "explain-remark": "fill",
  go: "fill",
  back: "fill",
  pick: "fill",
  "pick-applicant": "fill",
  edit: "fill",
  finish: "submit",
  reopen: "withdraw",
  withdraw: "withdraw",
  approve: "approve",
  return: "return",
  remark: "remark",
  "drop-remarks": "remark",
  "file-report": "file",
  accept: "accept",
  "send-back": "send-back",
  publish: "publish",
  correct: "correct",
  "correct-as": "correct",
  continue: "look",
  help: "look",
  commands: "look",
  status: "look",
  check: "look",
  preview: "look",
  files: "look",
  file: "look",
  "review-all": "look",
  "review-section": "look",
  pause: "look",
};

/** Buttons that are welcome however old they are: they look, or ask. */
export const neverOld: ReadonlySet<Action["kind"]> = new Set([
  "justify",
  "explain-remark",
  "go",
  "back",
  "pick",
  "pick-applicant",
  "edit",
  "remark",
  "publish",
  "correct",
  "correct-as",
  "continue",
  "help",
  "commands",
  "status",
  "check",
  "preview",
  "files",
  "file",
  "review-all",
  "review-section",
  "pause",
]);

/** They decide on the whole report: what anybody else did since the button was drawn makes it an old one. */
export const decidesOnAll: ReadonlySet<Action["kind"]> = new Set([
  "carry",
  "raise",
  "finish",
  "reopen",
  "withdraw",
  "approve",
  "return",
  "drop-remarks",
  "file-report",
  "accept",
  "send-back",
]);
