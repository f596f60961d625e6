import { inShanghai } from "../calendar.ts";
import { setState } from "../changes.ts";
import { say } from "../move.ts";
import type { Move, Scene } from "../move.ts";
import { readPublished } from "./read-published.ts";

/** 公开: where, and since when? */
export const askPublished = (): Move => ({ replies: [], prompt: { kind: "publish" } });

export function publish({ report, event }: Scene, text: string): Move {
  const { at, by } = event;
  const read = readPublished(text, report.year, at);
  if ("refused" in read) {
    return say({ kind: "publish-refused", reason: read.refused, today: inShanghai(at).day });
  }
  return {
    replies: [{ kind: "published", ...read }],
    patches: [
      { of: "published", id: "published", old: report.published ?? null, new: read },
      setState(report, "published"),
    ],
    notices: [{ to: "supervisor", kind: "published", by }],
    ask: false,
  };
}
