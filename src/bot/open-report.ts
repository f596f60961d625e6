import { isDeepStrictEqual } from "node:util";
import { seenBy } from "#flows/commit.ts";
import type { Reply } from "#flows/conversation.ts";
import { officeOf } from "#flows/desk.ts";
import type { Desk } from "#flows/desk.ts";
import { reportId } from "#flows/directory/directory.ts";
import { newReport } from "#flows/report.ts";
import type { Report } from "#flows/report.ts";
import { formForYear } from "#flows/reports/reports.ts";
import { isOpen } from "#flows/workflow/states.ts";
import type { Drawn } from "./callback-data.ts";
import type { Dependencies } from "./dependencies.ts";
import type { ReportRecord } from "./records.ts";
import { damagedCard, openedCard, resumedCard } from "./say/arriving.ts";
import type { Card } from "./say/card.ts";
import { sayReply } from "./say/replies.ts";
import { sceneOf } from "./scene-of.ts";
import { unitInHand } from "./seat.ts";
import type { Seat } from "./seat.ts";

export interface Opened {
  readonly cards: readonly Card[];
  readonly readable: boolean;
  /** What the buttons are drawn for. */
  readonly drawn?: Drawn;
}

/** The report of a year: begun now, or gone on with; a damaged one offers its copy. */
export async function openReport(
  deps: Dependencies,
  seat: Seat,
  desk: Desk,
  year: number,
  restoring: boolean,
): Promise<Opened> {
  const { reports, words, forms } = deps;
  const unit = unitInHand(seat);
  const office = officeOf(desk);
  const form = formForYear(year, forms);
  if (office === undefined || form === undefined) return { cards: [], readable: false };
  const id = reportId(unit, year);
  const loaded = await reports.load(id);
  if (loaded.kind === "damaged" && !(restoring && loaded.copy !== undefined)) {
    return { cards: [damagedCard(words, year, loaded.copy?.at)], readable: false };
  }
  if (loaded.kind === "absent" || loaded.kind === "damaged") {
    const fresh: ReportRecord = { report: newReport(form, office, year, unit), handled: [] };
    const record = loaded.kind === "damaged" ? (loaded.copy?.value ?? fresh) : fresh;
    const isNew = loaded.kind === "absent";
    await reports.save(id, isNew ? asked(deps, seat, record) : record);
    return opening(deps, seat, record.report, isNew);
  }
  // Where the unit's details were corrected since, a report still being filled follows them.
  const follows = isOpen(loaded.value.report.state);
  const record = follows
    ? { ...loaded.value, report: { ...loaded.value.report, office } }
    : loaded.value;
  const { report } = record;
  const isFresh = report.changes.length === 0;
  const isNewHere = report.places[String(seat.person.id)] === undefined;
  const kept = isFresh || isNewHere ? asked(deps, seat, record) : record;
  if (!isDeepStrictEqual(kept, loaded.value)) await reports.save(id, kept);
  return opening(deps, seat, report, isFresh);
}

/**
 * What is asked first is remembered, so that what is typed next is known to be meant for it; and from when on others'
 * changes are news.
 */
const asked = (deps: Dependencies, seat: Seat, record: ReportRecord): ReportRecord => ({
  ...record,
  report: seenBy(record.report, String(seat.person.id), sceneOf(deps, record.report, seat).sheet),
});

function opening(deps: Dependencies, seat: Seat, report: Report, fresh: boolean): Opened {
  const scene = sceneOf(deps, report, seat);
  const arriving = fresh ? openedCard(scene) : resumedCard(scene);
  const asked: Reply = { kind: "ask", next: scene.sheet.next };
  return {
    cards: fresh ? [arriving, sayReply(scene, asked)] : [arriving],
    readable: true,
    drawn: report,
  };
}
