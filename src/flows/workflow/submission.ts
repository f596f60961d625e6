import type { Change, Report } from "../report.ts";

/** The step with which a report was sent to be looked at last, or filed where nobody looks. */
export const submission = ({ changes }: Report): Change | undefined =>
  changes.findLast(({ patches }) =>
    patches.some(
      (patch) => patch.of === "state" && (patch.new === "review" || patch.new === "filed"),
    ),
  );
