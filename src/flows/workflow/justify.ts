import { notThere } from "../act/not-there.ts";
import { setMark } from "../changes.ts";
import type { Action } from "../conversation.ts";
import type { Move, Scene } from "../move.ts";

/** A warning stands: why? */
export function askReason(
  { sheet }: Scene,
  { finding: key }: Extract<Action, { kind: "justify" }>,
): Move {
  const finding = sheet.findings.find((candidate) => candidate.key === key);
  return finding?.severity === "warning"
    ? { replies: [], prompt: { kind: "reason", finding: key } }
    : notThere;
}

/** Kept under the finding's key, which holds its figures: it stands while they do, and the reviewer sees it. */
export const justify = ({ report, event }: Scene, key: string, text: string): Move => ({
  replies: [{ kind: "reason-kept" }],
  patches: [setMark(report, "acknowledged", key, event.at), setMark(report, "reasons", key, text)],
  why: text,
});
