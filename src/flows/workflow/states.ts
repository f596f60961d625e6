import type { Role } from "../directory/directory.ts";

/**
 * The states of a report, in the order in which a smooth one goes through them: 填写中 → 待审 (step by step) → 已定稿
 * → 已报送 → 已接收 → 已公开. 退回 stands between a look and the next filling; a correction begins at 填写中 again.
 */
export const states = [
  "filling",
  "review",
  "returned",
  "finished",
  "filed",
  "accepted",
  "published",
] as const;
export type State = (typeof states)[number];

/** Figures and texts can be changed only in these; everywhere else the report is locked. */
export const isOpen = (state: State): boolean => state === "filling" || state === "returned";

/** The finished file may be given out: nothing can change it any more without a trace. */
export const isFinal = (state: State): boolean =>
  state === "finished" || state === "filed" || state === "accepted" || state === "published";

/** What moves a report from one state to another; `correct` begins a new version. */
export const transitions = [
  "submit",
  "withdraw",
  "approve",
  "return",
  "file",
  "accept",
  "send-back",
  "publish",
  "correct",
] as const;
export type Transition = (typeof transitions)[number];

/** From which states, and by whom. */
export interface Rule {
  readonly from: readonly State[];
  readonly by: readonly Role[];
}

/** Who may do what, and when. Where a unit has no review steps, `submit` leads to `finished`, and `withdraw` back. */
export const transitionRules: Readonly<Record<Transition, Rule>> = {
  submit: { from: ["filling", "returned"], by: ["filler"] },
  withdraw: { from: ["review", "finished"], by: ["filler"] },
  approve: { from: ["review"], by: ["reviewer"] },
  return: { from: ["review"], by: ["reviewer"] },
  file: { from: ["finished"], by: ["filler"] },
  accept: { from: ["filed"], by: ["supervisor"] },
  "send-back": { from: ["filed", "accepted"], by: ["supervisor"] },
  publish: { from: ["finished", "filed", "accepted"], by: ["filler"] },
  correct: { from: ["published"], by: ["filler"] },
};
