import { setState } from "../changes.ts";
import { lookedAt } from "./approve.ts";
import type { Move, Scene } from "../move.ts";

/** 报送: signed and sealed, it went to the office above. */
export const fileReport = ({ report, event: { by } }: Scene): Move => ({
  replies: [{ kind: "filed" }],
  patches: [setState(report, "filed")],
  notices: [{ to: "supervisor", kind: "filed", by }],
  ask: false,
});

/** 接收: the office above has it. */
export const accept = ({ report, event: { by } }: Scene): Move => ({
  replies: [{ kind: "accepted" }],
  patches: [setState(report, "accepted"), lookedAt(report, by)],
  notices: [{ to: "filler", kind: "accepted", by }],
  through: "review",
  ask: false,
});
