import { isDeepStrictEqual } from "node:util";
import type { Reply } from "#flows/conversation.ts";
import { deskStep, officeOf } from "#flows/desk.ts";
import type { Desk, DeskEvent } from "#flows/desk.ts";
import { newReport } from "#flows/report.ts";
import type { Report } from "#flows/report.ts";
import { formForYear } from "#flows/reports/reports.ts";
import type { Answer } from "./answer-report.ts";
import type { Drawn } from "./callback-data.ts";
import type { Dependencies } from "./dependencies.ts";
import type { Input } from "./input.ts";
import { deskId, remember } from "./records.ts";
import type { DeskRecord, Handled, ReportRecord, Said } from "./records.ts";
import { damagedCard, openedCard, resumedCard } from "./say/arriving.ts";
import { card, join } from "./say/card.ts";
import type { Card } from "./say/card.ts";
import { greeting, sayDesk } from "./say/desk.ts";
import { sayReply, unreadable } from "./say/replies.ts";
import { asMessage } from "./say/turn.ts";
import { sceneOf } from "./scene-of.ts";
import type { Words } from "./words/words.ts";

/** A turn at the desk: which office, which year; and the report of that year, begun or gone on with. */
export async function answerDesk(
  deps: Dependencies,
  record: DeskRecord,
  input: Input,
  event: DeskEvent,
): Promise<Answer> {
  const begun = (await deps.reports.ids()).map(Number).filter(Number.isSafeInteger);
  const turn = deskStep(record.desk, event, begun, deps.forms);
  const restoring = event.kind === "tap" && event.action.kind === "restore";
  const opened =
    turn.open === undefined ? undefined : await openReport(deps, turn.desk, turn.open, restoring);
  const cards = [
    ...deskOpening(deps.words, turn.desk, input, event),
    ...turn.replies.map((reply) => sayDesk(deps.words, reply)),
    ...(opened?.cards ?? []),
  ];
  const message = asMessage(join(cards), opened?.drawn);
  const said: Said = input.kind === "press" ? { edit: message } : { send: message };
  await deps.desks.save(deskId, {
    ...record,
    // A report that cannot be read is not in hand: its copy must be accepted first.
    desk: opened?.readable === false ? { office: turn.desk.office } : turn.desk,
    handled: remember([...record.handled, ...(await inHand(deps, record))], input, said),
  });
  return { said };
}

/** The report put down hands over what it has handled: delivered again, it must not reach the next one. */
export async function inHand({ reports }: Dependencies, { desk }: DeskRecord): Promise<Handled> {
  if (desk.current === undefined) return [];
  const loaded = await reports.load(String(desk.current));
  return loaded.kind === "found" ? loaded.value.handled : [];
}

/** What comes before the desk's question: a greeting, help, or why a message was of no use here. */
function deskOpening(words: Words, desk: Desk, input: Input, { kind }: DeskEvent): readonly Card[] {
  if (input.kind === "unreadable") return [card(unreadable(words, input.what))];
  if (input.kind === "command") return [card(words.help)];
  return kind === "start" ? [greeting(words, desk)] : [];
}

interface Opened {
  readonly cards: readonly Card[];
  readonly readable: boolean;
  /** What the buttons are drawn for. */
  readonly drawn?: Drawn;
}

/** The report of a year: begun now, or gone on with; a damaged one offers its copy. */
async function openReport(
  deps: Dependencies,
  desk: Desk,
  year: number,
  restoring: boolean,
): Promise<Opened> {
  const { reports, words, forms } = deps;
  const office = officeOf(desk);
  const form = formForYear(year, forms);
  if (office === undefined || form === undefined) return { cards: [], readable: false };
  const id = String(year);
  const loaded = await reports.load(id);
  if (loaded.kind === "damaged" && !(restoring && loaded.copy !== undefined)) {
    return { cards: [damagedCard(words, year, loaded.copy?.at)], readable: false };
  }
  if (loaded.kind === "absent" || loaded.kind === "damaged") {
    const fresh: ReportRecord = { report: newReport(form, office, year), handled: [] };
    const record = loaded.kind === "damaged" ? (loaded.copy?.value ?? fresh) : fresh;
    await reports.save(id, record);
    return opening(deps, record.report, loaded.kind === "absent");
  }
  const { report } = loaded.value;
  if (report.state === "finished" || isDeepStrictEqual(report.office, office)) {
    return opening(deps, report, report.changes.length === 0);
  }
  // The unit's details were corrected since: a report still being filled follows them.
  await reports.save(id, { ...loaded.value, report: { ...report, office } });
  return opening(deps, { ...report, office }, false);
}

function opening(deps: Dependencies, report: Report, fresh: boolean): Opened {
  const scene = sceneOf(deps, report);
  const arriving = fresh ? openedCard(scene) : resumedCard(scene);
  const asked: Reply = { kind: "ask", next: scene.sheet.next };
  return {
    cards: fresh ? [arriving, sayReply(scene, asked)] : [arriving],
    readable: true,
    drawn: report,
  };
}
