import { isDeepStrictEqual } from "node:util";
import type { Reply } from "#flows/conversation.ts";
import { deskStep, officeOf } from "#flows/desk.ts";
import type { Desk, DeskEvent, DeskReply } from "#flows/desk.ts";
import { reportId, unitAndYear } from "#flows/directory/directory.ts";
import type { Directory } from "#flows/directory/directory.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import { mayManage } from "#flows/directory/may-invite.ts";
import { changeUnit, foundUnit } from "#flows/directory/units.ts";
import { newReport } from "#flows/report.ts";
import type { Office, Report } from "#flows/report.ts";
import { isOpen } from "#flows/workflow/states.ts";
import { formForYear } from "#flows/reports/reports.ts";
import type { Answer } from "./answer-report.ts";
import type { Drawn } from "./callback-data.ts";
import type { Dependencies } from "./dependencies.ts";
import { saveDirectory, unitOf } from "./directory.ts";
import { hallOf } from "./hall-of.ts";
import { handlers } from "./hall/handlers.ts";
import type { Input } from "./input.ts";
import { remember } from "./records.ts";
import type { Handled, ReportRecord, Said } from "./records.ts";
import { damagedCard, openedCard, resumedCard } from "./say/arriving.ts";
import { card, join } from "./say/card.ts";
import type { Card } from "./say/card.ts";
import { greeting, sayDesk } from "./say/desk.ts";
import { sayReply, unreadable } from "./say/replies.ts";
import { asMessage } from "./say/turn.ts";
import { sceneOf } from "./scene-of.ts";
import { unitInHand } from "./seat.ts";
import type { Seat } from "./seat.ts";
import type { Words } from "./words/words.ts";

/** A turn at the desk: which office, which year; and the report of that year, begun or gone on with. */
export async function answerDesk(
  deps: Dependencies,
  seat: Seat,
  input: Input,
  asked: DeskEvent,
): Promise<Answer> {
  const { record } = seat;
  const unit = unitInHand(seat);
  const event = permitted(seat, unit, asked);
  const turn = deskStep(record.desk, event, await begunYears(deps, unit), deps.forms);
  const restoring = event.kind === "tap" && event.action.kind === "restore";
  const directory = await keepNames(deps, seat, unit, officeOf(turn.desk));
  const opened =
    turn.open === undefined
      ? undefined
      : await openReport(deps, seat, turn.desk, turn.open, restoring);
  const cards = [
    ...deskOpening(deps.words, turn.desk, input, event),
    ...(await sayReplies(deps, { ...seat, directory }, unit, turn.replies)),
    ...(opened?.cards ?? []),
  ];
  const message = asMessage(join(cards), opened?.drawn);
  const said: Said = input.kind === "press" ? { edit: message } : { send: message };
  await deps.desks.save(seat.deskId, {
    ...record,
    // A report that cannot be read is not in hand: its copy must be accepted first.
    desk: opened?.readable === false ? { office: turn.desk.office } : turn.desk,
    handled: remember([...record.handled, ...(await inHand(deps, seat))], input, said),
  });
  return { said };
}

/** Whoever fills nothing in is asked for no year, but shown who is who, and who is still to come in. */
async function sayReplies(
  deps: Dependencies,
  seat: Seat,
  unit: string,
  replies: readonly DeskReply[],
): Promise<readonly Card[]> {
  const fills = seat.worn?.role === "filler" || seat.worn?.role === "helper";
  const cards = replies.map((reply) =>
    reply.kind === "ask-year" && !fills
      ? handlers.people(hallOf(deps, seat), { kind: "people", unit }).then((turn) => turn.card)
      : sayDesk(deps.words, reply),
  );
  return Promise.all(cards);
}

/** The report put down hands over what it has handled: delivered again, it must not reach the next one. */
export async function inHand({ reports }: Dependencies, seat: Seat): Promise<Handled> {
  const { current } = seat.record.desk;
  if (current === undefined) return [];
  const loaded = await reports.load(reportId(unitInHand(seat), current));
  return loaded.kind === "found" ? loaded.value.handled : [];
}

async function begunYears({ reports }: Dependencies, unit: string): Promise<readonly number[]> {
  const begun = (await reports.ids()).map(unitAndYear);
  return begun.flatMap((one) => (one?.unit === unit ? [one.year] : []));
}

/** Only who manages a unit names it anew; for anybody else the button is as good as an old one. */
function permitted({ who }: Seat, unit: string, event: DeskEvent): DeskEvent {
  const renames = event.kind === "tap" && event.action.kind === "rename";
  return renames && !mayManage(who.hatsOn(unit)) ? { kind: "start", at: event.at } : event;
}

/** What a unit is called is kept for everybody. */
async function keepNames(
  deps: Dependencies,
  { directory, person, record }: Seat,
  unit: string,
  office: Office | undefined,
): Promise<Directory> {
  if (office === undefined || isDeepStrictEqual(office, officeOf(record.desk))) return directory;
  const meta = { at: deps.now().toISOString(), by: person.id };
  const { short, ...details } = unitOf(office);
  const known = indexOf(directory).unit.get(unit);
  const after =
    known === undefined
      ? foundUnit(directory, { short, ...details }, meta)
      : // A short name chosen apart from the full one stays.
        changeUnit(
          directory,
          unit,
          known.short === known.name ? { short, ...details } : details,
          meta,
        );
  if (after !== directory) await saveDirectory(deps, after);
  return after;
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
    await reports.save(id, record);
    return opening(deps, seat, record.report, loaded.kind === "absent");
  }
  const { report } = loaded.value;
  if (!isOpen(report.state) || isDeepStrictEqual(report.office, office)) {
    return opening(deps, seat, report, report.changes.length === 0);
  }
  // The unit's details were corrected since: a report still being filled follows them.
  await reports.save(id, { ...loaded.value, report: { ...report, office } });
  return opening(deps, seat, { ...report, office }, false);
}

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
