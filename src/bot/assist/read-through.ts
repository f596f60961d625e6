import { proofread } from "#assist/proofread.ts";
import { narrowMark } from "#assist/slip-marks.ts";
import type { Event } from "#flows/conversation.ts";
import type { Report } from "#flows/report.ts";

/** Slips of a person's own text, found by rules and without any model; for the core, as a proposal or a word. */
export function readThrough(report: Report, text: string): Proposed {
  // What the form's own phrases say needs no proofreading.
  const chunks = (report.texts[text]?.chunks ?? []).filter(({ bound }) => bound !== true);
  const found = chunks.map((chunk) => proofread(chunk.text, report.office, report.year));
  // Narrow marks are widened in the files in any case.
  const changes = found.flatMap((one) => one.changes).filter(({ why }) => why !== narrowMark);
  const slips = found.flatMap((one) => one.notes);
  const id = `s${report.revision.toString(36)}`;
  return {
    kind: "proposed",
    ...(changes.length === 0
      ? {}
      : {
          proposal: {
            kind: "revision",
            id,
            origin: "phrases",
            text,
            changes: changes.slice(0, mostChanges),
          },
        }),
    say: [
      ...(slips.length === 0 ? [] : [{ kind: "slips" as const, slips }]),
      ...(slips.length + changes.length > 0
        ? []
        : [{ kind: "unfulfilled" as const, why: "no-slips" as const }]),
    ],
  };
}

type Proposed = Omit<Extract<Event, { kind: "proposed" }>, "at" | "by" | "hats">;

const mostChanges = 60;
