import type { Action } from "#flows/conversation.ts";
import { correctionKinds } from "#flows/workflow/place.ts";
import { bare, one } from "./codec.ts";
import type { Codecs } from "./codec.ts";

/** What takes a report from hand to hand, and what is said about it on the way. */
type ReviewAction = Extract<
  Action,
  {
    kind:
      | "withdraw"
      | "approve"
      | "return"
      | "drop-remarks"
      | "file-report"
      | "accept"
      | "send-back"
      | "justify"
      | "remark"
      | "explain-remark"
      | "publish"
      | "correct"
      | "correct-as"
      | "review-all"
      | "review-section";
  }
>;

export const reviewCodecs: Codecs<ReviewAction> = {
  withdraw: bare("wd", { kind: "withdraw" }),
  approve: {
    code: "ap",
    args: ({ sure }) => [sure ? "1" : "0"],
    parse: ([sure]) =>
      sure === "1" || sure === "0" ? { kind: "approve", sure: sure === "1" } : undefined,
  },
  return: bare("rt", { kind: "return" }),
  "drop-remarks": bare("dr", { kind: "drop-remarks" }),
  "file-report": bare("fr", { kind: "file-report" }),
  accept: bare("ac", { kind: "accept" }),
  "send-back": bare("sb", { kind: "send-back" }),
  justify: one(
    "j",
    ({ finding }) => finding,
    (finding) => ({ kind: "justify", finding }),
  ),
  remark: one(
    "rm",
    ({ on }) => on,
    (on) => ({ kind: "remark", on }),
  ),
  "explain-remark": one(
    "er",
    ({ remark }) => remark,
    (remark) => ({ kind: "explain-remark", remark }),
  ),
  publish: bare("pb", { kind: "publish" }),
  correct: bare("cr", { kind: "correct" }),
  "correct-as": {
    code: "ca",
    args: ({ correction }) => [correction],
    parse: ([correction]) => {
      const known = correctionKinds.find((kind) => kind === correction);
      return known === undefined ? undefined : { kind: "correct-as", correction: known };
    },
  },
  "review-all": bare("ra", { kind: "review-all" }),
  "review-section": one(
    "rs",
    ({ section }) => section,
    (section) => ({ kind: "review-section", section }),
  ),
};
