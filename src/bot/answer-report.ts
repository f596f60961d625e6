import type { Event, Turn } from "#flows/conversation.ts";
import { reportId } from "#flows/directory/directory.ts";
import type { Report } from "#flows/report.ts";
import { step } from "#flows/step.ts";
import { told } from "./assist/came.ts";
import { decisionOf } from "./assist/decision.ts";
import type { Decision } from "./assist/decision.ts";
import { wishOf } from "./assist/wish-of.ts";
import type { OpenWish } from "./assist/assist-desk.ts";
import type { Dependencies } from "./dependencies.ts";
import type { FilesOwed, OwedFiles } from "./files-owed.ts";
import type { Sending } from "./hall/hall.ts";
import type { Input } from "./input.ts";
import { owedNotices } from "./notices-owed.ts";
import { newestOf, remember } from "./records.ts";
import type { ReportRecord, Said } from "./records.ts";
import { damagedCard, resumedCard } from "./say/arriving.ts";
import { join } from "./say/card.ts";
import { greeting } from "./say/desk.ts";
import { asMessage, sayTurn } from "./say/turn.ts";
import { formOf, sceneOf } from "./scene-of.ts";
import { lacksSeal } from "./seals.ts";
import { unitInHand } from "./seat.ts";
import type { Seat } from "./seat.ts";
import { settingOf } from "./setting-of.ts";

/** What to say to an update, and what is to follow. */
export interface Answer {
  readonly said: Said;
  /**
   * It was said before, for a newer update was answered since. Said again, it would look like the newest question,
   * and put the card that it changed back to what that showed then.
   */
  readonly isPast?: boolean;
  /** To be waited for before anything is said; the next turn need not wait for the disk. */
  readonly kept?: Promise<void>;
  readonly file?: OwedFiles;
  /** For other people, or beside the answer. */
  readonly sendings?: readonly Sending[];
  /** Of the report of this id, notices are owed to other people. */
  readonly notices?: string;
  /** The report of this id has become final: what its files are like is to be kept. */
  readonly seal?: string;
  /** For the assistant to try; until it has, `said` stays unsaid. */
  readonly wish?: OpenWish;
  /** What the person made of something that the assistant had proposed. */
  readonly decision?: Decision;
  /** Who is let out on every device. */
  readonly signOut?: readonly number[];
}

/** A turn of the interview: the core decides, the result is kept, and only then something is said. */
export async function answerReport(
  deps: Dependencies,
  owed: FilesOwed,
  seat: Seat,
  input: Input,
): Promise<Answer> {
  const year = seat.record.desk.current ?? 0;
  const unit = unitInHand(seat);
  const id = reportId(unit, year);
  const loaded = await deps.reports.load(id);
  if (loaded.kind !== "found") {
    const copied = loaded.kind === "damaged" ? loaded.copy?.at : undefined;
    return { said: { send: asMessage(damagedCard(deps.words, year, copied)) } };
  }
  const { report, handled } = loaded.value;
  const before = handled.find(({ update }) => update === input.update);
  if (before !== undefined) {
    const isPast = newestOf(handled, input.person.id) !== input.update;
    return { ...withFile(before.said ?? {}, owed.take(loaded.value, input.update)), isPast };
  }
  if (input.kind === "start") return welcomeBack(deps, seat, input, loaded.value);
  const { event, turn } = await takeTurn(deps, seat, input, report);
  const scene = sceneOf(deps, turn.report, seat, turn.sheet);
  const said = sayTurn(scene, turn.replies, event.kind === "tap");
  const promised =
    said.file === undefined
      ? []
      : [{ update: input.update, chat: input.person.id, wanted: said.file }];
  const notices = owedNotices(seat.directory, turn, input);
  // Kept even when nothing changed: what was not understood now could be an answer when it is delivered again.
  const record: ReportRecord = {
    ...loaded.value,
    report: turn.report,
    handled: remember(handled, input, said),
    owed: [...(loaded.value.owed ?? []), ...promised],
    ...(notices.length === 0 ? {} : { notices: [...(loaded.value.notices ?? []), ...notices] }),
  };
  const kept = deps.reports.save(id, record);
  const wish = wishOf(deps, turn, event, input);
  const decision = decisionOf(report, turn.report, event.by);
  return {
    ...withFile(said, owed.take(record, input.update)),
    kept,
    ...(notices.length === 0 ? {} : { notices: id }),
    ...(lacksSeal(record) ? { seal: id } : {}),
    ...(wish === undefined
      ? {}
      : { wish: { wish, unit, year, person: input.person, plain: said.edit ?? said.send } }),
    ...(decision === undefined ? {} : { decision }),
  };
}

/** Where it stopped: nothing is decided by coming back. */
async function welcomeBack(
  deps: Dependencies,
  seat: Seat,
  input: Input,
  record: ReportRecord,
): Promise<Answer> {
  const { report, handled } = record;
  const cards = [greeting(deps.words, seat.record.desk), resumedCard(sceneOf(deps, report, seat))];
  const said: Said = { send: asMessage(join(cards), report) };
  await deps.reports.save(report.id, { ...record, handled: remember(handled, input, said) });
  return { said };
}

/** The core decides; what somebody wishes for that needs no model comes in the same turn. */
async function takeTurn(
  deps: Dependencies,
  seat: Seat,
  input: Input,
  report: Report,
): Promise<Readonly<{ event: Event; turn: Turn }>> {
  const event = reportEvent(seat, input, report, deps.now().toISOString());
  const setting = settingOf(deps, seat.directory, report.unit);
  const form = formOf(deps, report);
  const turn = step(form, report, event, setting);
  const came = await cameAtOnce(deps, turn);
  if (came === undefined) return { event, turn };
  const { at, by, hats = [] } = event;
  return { event, turn: step(form, turn.report, { ...came, at, by, hats }, setting) };
}

/** Slips are found by rules; and without a model every other wish is answered by one sentence. */
async function cameAtOnce({ assistant }: Dependencies, { replies, report }: Turn) {
  const wished = replies.find((reply) => reply.kind === "wished")?.wish;
  if (wished?.kind === "proofread") {
    const { readThrough } = await import("./assist/read-through.ts");
    return readThrough(report, wished.text);
  }
  return wished === undefined || assistant !== undefined ? undefined : told("not-set-up");
}

const withFile = (said: Said, file: OwedFiles | undefined): Answer =>
  file === undefined ? { said } : { said, file };

function reportEvent({ who }: Seat, input: Input, report: Report, at: string): Event {
  const by = { at, by: String(input.person.id), hats: who.hatsOn(report.unit) };
  switch (input.kind) {
    case "text":
      return {
        ...by,
        kind: "text",
        text: input.text,
        message: input.message,
        ...(input.replyTo === undefined ? {} : { replyTo: input.replyTo }),
      };
    case "edited":
      return { ...by, kind: "edited", text: input.text, message: input.message };
    case "command":
      return { ...by, kind: "command", action: input.action };
    case "press":
      return input.pressed?.press.on === "report" && isDrawnFor(input.pressed.drawn, report)
        ? {
            ...by,
            kind: "tap",
            action: input.pressed.press.action,
            revision: input.pressed.drawn.revision,
          }
        : // Drawn for another report, or not by this bot: as good as the oldest button.
          { ...by, kind: "tap", action: { kind: "undo" }, revision: -1 };
    case "unreadable":
      return { ...by, kind: "unreadable", what: input.what };
    case "start":
    case "hall":
    case "unknown-command":
      return { ...by, kind: "command", action: { kind: "commands" } };
  }
}

const isDrawnFor = (drawn: Readonly<{ unit: string; year: number }>, report: Report): boolean =>
  drawn.unit === report.unit && drawn.year === report.year;
