import { applyChange } from "./changes.ts";
import type { Event } from "./conversation.ts";
import type { Move, Scene } from "./move.ts";
import type { Report, Through } from "./report.ts";
import { nextId } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";
import type { Place } from "./workflow/place.ts";
import { remarksMended } from "./workflow/remarks.ts";

const throughOf: Readonly<Record<Event["kind"], Through>> = {
  text: "typed",
  edited: "edited",
  tap: "button",
  command: "typed",
  proposed: "assistant",
  unreadable: "typed",
};

/** The report after a move: one change, attributed, with all that follows from it; and where the person stands now. */
export function commit(scene: Scene, move: Move): Report {
  const { report, event } = scene;
  const { question } = move;
  const patches = move.patches ?? [];
  const putOff = question !== undefined && report.skipped[question] !== undefined;
  const setAgain = patches.some((patch) => patch.of === "skipped" && patch.id === question);
  const answered =
    putOff && !setAgain
      ? [{ of: "skipped", id: question, old: report.skipped[question] ?? null, new: null } as const]
      : [];
  const changed = applyChange(
    report,
    [...patches, ...answered, ...(move.undoes === undefined ? remarksMended(scene, patches) : [])],
    {
      at: event.at,
      by: event.by,
      through: move.through ?? throughOf[event.kind],
      ...(question === undefined ? {} : { question }),
      ...("message" in event && event.message !== undefined ? { message: event.message } : {}),
      ...(move.undoes === undefined ? {} : { undoes: move.undoes }),
      ...(move.why === undefined ? {} : { why: move.why }),
    },
  );
  const focus = move.focus === undefined && changed !== report ? null : move.focus;
  // Whoever does something else is not waited for any more.
  const prompt =
    move.prompt === undefined && (changed !== report || move.focus !== undefined)
      ? null
      : move.prompt;
  return withPlace(changed, event.by, { focus, prompt });
}

/** After a turn a person has seen all there is, and was asked what stands in front. */
export const seenBy = (report: Report, by: string, { next }: Sheet): Report =>
  withPlace(report, by, { seen: report.revision, asked: nextId(next) });

/** `null` takes away, absent leaves; a place that stays as it is leaves the report as it is. */
function withPlace(
  report: Report,
  by: string,
  change: Readonly<{ [Key in keyof Place]?: Place[Key] | null | undefined }>,
): Report {
  const before: Place = report.places[by] ?? { seen: report.revision };
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const merged = { ...before, ...Object.fromEntries(given) };
  const place = Object.fromEntries(
    Object.entries(merged).filter(([, value]) => value !== null),
  ) as Place;
  const isSame = JSON.stringify(place) === JSON.stringify(report.places[by]);
  const isNothing = report.places[by] === undefined && Object.keys(place).length === 1;
  return isSame || (isNothing && change.seen === undefined)
    ? report
    : { ...report, places: { ...report.places, [by]: place } };
}
