import type { Report } from "../report.ts";

/** When the report became final last, ISO; what is signed, and what is kept of it, goes by this. */
export const finishedAt = ({ changes }: Pick<Report, "changes">): string | undefined =>
  changes.findLast(({ patches }) =>
    patches.some((patch) => patch.of === "state" && patch.new === "finished"),
  )?.at;
