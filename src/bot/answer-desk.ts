import { isDeepStrictEqual } from "node:util";
import { deskStep, officeOf } from "#flows/desk.ts";
import type { Desk, DeskEvent, DeskReply } from "#flows/desk.ts";
import { reportId, unitAndYear } from "#flows/directory/directory.ts";
import type { Directory } from "#flows/directory/directory.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import { mayManage } from "#flows/directory/may-invite.ts";
import { changeUnit, foundUnit } from "#flows/directory/units.ts";
import type { Office } from "#flows/report.ts";
import type { Answer } from "./answer-report.ts";
import type { Dependencies } from "./dependencies.ts";
import { saveDirectory, unitOf } from "./directory.ts";
import type { Input } from "./input.ts";
import { handOver, remember } from "./records.ts";
import type { Handled, Said } from "./records.ts";
import { card, join } from "./say/card.ts";
import { unreadable } from "./say/replies.ts";
import type { Card } from "./say/card.ts";
import { openReport } from "./open-report.ts";
import { askYear, greeting, sayDesk } from "./say/desk.ts";
import { asMessage } from "./say/turn.ts";
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
  const { prompt: _, ...kept } = record;
  await deps.desks.save(seat.deskId, {
    ...kept,
    // A report that cannot be read is not in hand: its copy must be accepted first.
    desk: opened?.readable === false ? { office: turn.desk.office } : turn.desk,
    ...inHandFrom(seat, unit, opened?.readable === true),
    handled: remember((await putDown(deps, seat)).record.handled, input, said),
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
  const mayRename = mayManage(seat.who.hatsOn(unit));
  return Promise.all(
    replies.map(async (reply) => {
      if (reply.kind !== "ask-year") return sayDesk(deps.words, reply);
      if (fills) return askYear(deps.words, reply, mayRename);
      const { peopleCardFor } = await import("./hall-of.ts");
      return peopleCardFor(deps, seat, unit);
    }),
  );
}

/** Whose report it is stays said, whatever other posts this person gets, or loses. */
function inHandFrom({ who, worn }: Seat, unit: string, isOpen: boolean): Partial<Seat["record"]> {
  return isOpen && worn !== undefined && !who.isAtHome ? { unit, role: worn.role } : {};
}

/** The report in hand hands over what it has handled, before another takes its place. */
export async function putDown(deps: Dependencies, seat: Seat): Promise<Seat> {
  const ofReport = await inHand(deps, seat);
  if (ofReport.length === 0) return seat;
  return { ...seat, record: { ...seat.record, handled: handOver(seat.record.handled, ofReport) } };
}

/** What the report in hand has handled. */
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

/**
 * Only who manages a unit names it anew; for anybody else such a button is as good as an old one. One that has no name
 * yet is named by whoever comes first.
 */
function permitted({ who, directory }: Seat, unit: string, event: DeskEvent): DeskEvent {
  if (event.kind !== "tap" || mayManage(who.hatsOn(unit))) return event;
  const { kind } = event.action;
  const isKnown = indexOf(directory).unit.has(unit);
  const renames = kind === "rename" || (isKnown && (kind === "level" || kind === "self"));
  return renames ? { kind: "start", at: event.at } : event;
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
