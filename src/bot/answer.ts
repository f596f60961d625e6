import type { Event, Reply } from "#flows/conversation.ts";
import { deskStep, officeOf } from "#flows/desk.ts";
import type { Desk, DeskEvent } from "#flows/desk.ts";
import { evaluate } from "#flows/evaluate.ts";
import type { Form } from "#flows/form.ts";
import { outline } from "#flows/outline.ts";
import { newReport } from "#flows/report.ts";
import type { Report } from "#flows/report.ts";
import { formForYear } from "#flows/reports/reports.ts";
import { step } from "#flows/step.ts";
import { damagedCard, openedCard, resumedCard } from "./say/arriving.ts";
import { card, join } from "./say/card.ts";
import type { Card } from "./say/card.ts";
import { greeting, sayDesk } from "./say/desk.ts";
import type { SayScene } from "./say/scene.ts";
import { sayReply, unreadable } from "./say/replies.ts";
import { asMessage, sayTurn } from "./say/turn.ts";
import { createQueue } from "./queue.ts";
import { remember } from "./records.ts";
import type { DeskRecord, ReportRecord, Said } from "./records.ts";
import type { Dependencies } from "./dependencies.ts";
import type { Input } from "./input.ts";
import { whoIs } from "./who.ts";
import type { Drawn } from "./callback-data.ts";
import type { Words } from "./words/words.ts";

/** What to say to an update, and the report as it is now when a file of it is to follow. */
export interface Answer {
  readonly said: Said;
  readonly file?: Readonly<{ form: Form; report: Report }>;
}

const deskId = "office";

/**
 * The bot without its messenger: reads what is kept, lets the core decide, keeps the result, and only then says
 * something. An update handled before is answered again from memory and changes nothing.
 */
export function createAnswerer(deps: Dependencies): (input: Input) => Promise<Answer> {
  const queue = createQueue();
  return (input) => queue(deskId, () => answer(deps, input));
}

async function answer(deps: Dependencies, input: Input): Promise<Answer> {
  const { words } = deps;
  const record = await loadDesk(deps);
  const known = record.handled.find(({ update }) => update === input.update);
  if (known !== undefined) return { said: known.said ?? {} };
  const who = whoIs(input.person, deps.access, record.clerk);
  if (who === "stranger") return { said: { send: { text: words.stranger, keyboard: [] } } };
  const desk =
    who === "newcomer"
      ? { ...record, clerk: { id: input.person.id, name: input.person.name } }
      : record;
  if (input.kind === "unknown-command") {
    return { said: { send: asMessage(card(words.command)) } };
  }
  const toDesk = deskEvent(input, desk, deps.now().toISOString());
  return toDesk === undefined
    ? answerReport(deps, desk, input)
    : answerDesk(deps, desk, input, toDesk);
}

async function loadDesk({ desks, log }: Dependencies): Promise<DeskRecord> {
  const loaded = await desks.load(deskId);
  if (loaded.kind === "found") return loaded.value;
  if (loaded.kind === "damaged" && loaded.copy !== undefined) {
    // Only the unit's name and the year in hand: the copy is put back without asking.
    log(`the office file was damaged; going on with the copy of ${loaded.copy.at}`);
    await desks.save(deskId, loaded.copy.value);
    return loaded.copy.value;
  }
  return { desk: { office: {} }, handled: [] };
}

/** Is this for the desk, rather than for the report in hand? Whatever comes first is met with a greeting. */
function deskEvent(input: Input, { desk, handled }: DeskRecord, at: string): DeskEvent | undefined {
  if (input.kind === "press" && input.pressed?.press.on === "desk") {
    return { kind: "tap", action: input.pressed.press.action, at };
  }
  const inHand = officeOf(desk) !== undefined && desk.current !== undefined;
  if (inHand) return undefined;
  return input.kind === "text" && handled.length > 0
    ? { kind: "text", text: input.text, at }
    : { kind: "start", at };
}

async function answerDesk(
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
    handled: remember(record.handled, input.update, said),
  });
  return { said };
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
  return opening(deps, loaded.value.report, false);
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

function sceneOf(deps: Dependencies, report: Report): SayScene {
  const form = formOf(deps, report);
  return { form, seen: outline(form), report, sheet: evaluate(form, report), words: deps.words };
}

function formOf({ forms }: Dependencies, report: Report): Form {
  const form = forms.find(({ id }) => id === report.form);
  if (form === undefined)
    throw new Error(`no form ${report.form} for the report of ${report.year}`);
  return form;
}

async function answerReport(deps: Dependencies, desk: DeskRecord, input: Input): Promise<Answer> {
  const year = desk.desk.current ?? 0;
  const loaded = await deps.reports.load(String(year));
  if (loaded.kind !== "found") {
    const at = loaded.kind === "damaged" ? loaded.copy?.at : undefined;
    return { said: { send: asMessage(damagedCard(deps.words, year, at)) } };
  }
  const { report, handled } = loaded.value;
  const before = handled.find(({ update }) => update === input.update);
  if (before !== undefined) return withFile(deps, before.said ?? {}, report);
  if (input.kind === "start") {
    const scene = sceneOf(deps, report);
    const message = asMessage(join([greeting(deps.words, desk.desk), resumedCard(scene)]), report);
    return { said: { send: message } };
  }
  const event = reportEvent(input, report, deps.now().toISOString());
  const form = formOf(deps, report);
  const turn = step(form, report, event);
  const scene = sceneOf(deps, turn.report);
  const said = sayTurn(scene, turn.replies, event.kind === "tap");
  if (turn.report !== report) {
    await deps.reports.save(String(year), {
      report: turn.report,
      handled: remember(handled, input.update, said),
    });
  }
  return withFile(deps, said, turn.report);
}

const withFile = (deps: Dependencies, said: Said, report: Report): Answer =>
  said.file === undefined ? { said } : { said, file: { form: formOf(deps, report), report } };

function reportEvent(input: Input, { year }: Report, at: string): Event {
  const who = { at, by: String(input.person.id) };
  switch (input.kind) {
    case "text":
      return {
        ...who,
        kind: "text",
        text: input.text,
        message: input.message,
        ...(input.replyTo === undefined ? {} : { replyTo: input.replyTo }),
      };
    case "edited":
      return { ...who, kind: "edited", text: input.text, message: input.message };
    case "command":
      return { ...who, kind: "command", action: input.action };
    case "press":
      return input.pressed?.press.on === "report" && input.pressed.drawn.year === year
        ? {
            ...who,
            kind: "tap",
            action: input.pressed.press.action,
            revision: input.pressed.drawn.revision,
          }
        : // Drawn for another year's report, or not by this bot: as good as the oldest button.
          { ...who, kind: "tap", action: { kind: "undo" }, revision: -1 };
    case "unreadable":
      return { ...who, kind: "unreadable", what: input.what };
    case "start":
    case "unknown-command":
      return { ...who, kind: "command", action: { kind: "commands" } };
  }
}
