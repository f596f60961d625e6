import type { DeskEvent } from "#flows/desk.ts";
import { officeOf } from "#flows/desk.ts";
import { answerDesk, inHand } from "./answer-desk.ts";
import { answerReport } from "./answer-report.ts";
import type { Answer } from "./answer-report.ts";
import type { Dependencies } from "./dependencies.ts";
import { filesOwed } from "./files-owed.ts";
import type { FilesOwed } from "./files-owed.ts";
import type { Input } from "./input.ts";
import { createQueue } from "./queue.ts";
import type { Queue } from "./queue.ts";
import { deskId, newestOf } from "./records.ts";
import type { DeskRecord } from "./records.ts";
import { card } from "./say/card.ts";
import { asMessage } from "./say/turn.ts";
import { whoIs } from "./who.ts";

/**
 * The bot without its messenger: reads what is kept, lets the core decide, keeps the result, and only then says
 * something. An update handled before is answered again from memory and changes nothing.
 */
export function createAnswerer(
  deps: Dependencies,
  queue: Queue = createQueue(),
  owed: FilesOwed = filesOwed(deps, queue),
): (input: Input) => Promise<Answer> {
  return async (input) => {
    const turn = await queue(deskId, () => answer(deps, owed, input));
    await turn.kept;
    return turn;
  };
}

async function answer(deps: Dependencies, owed: FilesOwed, input: Input): Promise<Answer> {
  const { words } = deps;
  const record = await loadDesk(deps);
  const known = record.handled.find(({ update }) => update === input.update);
  if (known !== undefined) {
    const since = newestOf(await inHand(deps, record), input.person.id);
    const isQuiet = since === undefined || record.handled.some(({ update }) => update === since);
    const isNewest = newestOf(record.handled, input.person.id) === input.update;
    return { said: known.said ?? {}, isPast: !(isQuiet && isNewest) };
  }
  const who = whoIs(input.person, deps.access, record.clerk);
  if (who === "stranger") return { said: { send: { text: words.stranger, keyboard: [] } } };
  const desk = who === "newcomer" ? await letIn(deps, record, input) : record;
  if (input.kind === "unknown-command") {
    return { said: { send: asMessage(card(words.command)) } };
  }
  const toDesk = deskEvent(input, desk, deps.now().toISOString());
  return toDesk === undefined
    ? answerReport(deps, owed, desk, input)
    : answerDesk(deps, desk, input, toDesk);
}

/** The first to come is the clerk from now on, whatever they came with: the next one is a stranger. */
async function letIn(
  { desks }: Dependencies,
  record: DeskRecord,
  { person }: Input,
): Promise<DeskRecord> {
  const taken = { ...record, clerk: { id: person.id, name: person.name } };
  await desks.save(deskId, taken);
  return taken;
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
