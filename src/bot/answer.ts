import type { DeskEvent } from "#flows/desk.ts";
import { answerDesk, inHand } from "./answer-desk.ts";
import { answerReport } from "./answer-report.ts";
import type { Answer } from "./answer-report.ts";
import type { Dependencies } from "./dependencies.ts";
import { loadDirectory } from "./directory.ts";
import { payloadOf } from "./payload-of.ts";
import { fetchedBefore } from "./fetched-before.ts";
import { filesOwed } from "./files-owed.ts";
import type { FilesOwed } from "./files-owed.ts";
import { hallEvent } from "./hall-event.ts";
import type { Input } from "./input.ts";
import { createQueue, turns } from "./queue.ts";
import type { Queue } from "./queue.ts";
import { newestOf } from "./records.ts";
import { card } from "./say/card.ts";
import { asMessage } from "./say/turn.ts";
import { withSettling } from "./sendings-owed.ts";
import { hasInHand, takeSeat } from "./seat.ts";
import type { Seat } from "./seat.ts";
import { withReportInHand } from "./take-in-hand.ts";

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
    const ready = await fetchedBefore(deps, queue, input);
    const turn = await queue(turns, () => answer(deps, owed, ready));
    await turn.kept;
    const { sendings } = turn;
    return sendings === undefined
      ? turn
      : { ...turn, sendings: withSettling(deps, queue, sendings) };
  };
}

async function answer(deps: Dependencies, owed: FilesOwed, input: Input): Promise<Answer> {
  const { words } = deps;
  const directory = await loadDirectory(deps);
  const seat = await takeSeat(deps, directory, input.person);
  const { handled } = seat.record;
  const known = handled.find(({ update }) => update === input.update);
  if (known !== undefined) {
    const since = newestOf(await inHand(deps, seat), input.person.id);
    const isQuiet = since === undefined || handled.some(({ update }) => update === since);
    const isNewest = newestOf(handled, input.person.id) === input.update;
    return { said: known.said ?? {}, isPast: !(isQuiet && isNewest) };
  }
  // Before anything else is made of it: outside the report something may be asked meanwhile.
  const ofReport = await inHand(deps, seat);
  if (ofReport.some(({ update }) => update === input.update)) {
    return answerReport(deps, owed, seat, input);
  }
  const payload = payloadOf(input, seat.who.isStranger);
  if (payload !== undefined) {
    const { enter } = await import("./enter.ts");
    return enter(deps, seat, input, payload);
  }
  if (seat.who.isStranger) return { said: { send: { text: words.stranger, keyboard: [] } } };
  if (input.kind === "unknown-command") {
    return { said: { send: asMessage(card(words.command)) } };
  }
  return route(deps, owed, seat, input);
}

/**
 * Is it for the hall, for the desk, or for the report in hand? The hall is a third of the bot, and is read when somebody
 * first goes there: most starts are a clerk's.
 */
async function route(deps: Dependencies, owed: FilesOwed, at: Seat, input: Input): Promise<Answer> {
  const seat = await withReportInHand(deps, at, input);
  const toHall = hallEvent(seat, input);
  if (toHall !== undefined) {
    const { answerHall } = await import("./answer-hall.ts");
    return answerHall(deps, owed, seat, input, toHall);
  }
  const toDesk = deskEvent(seat, input, deps.now().toISOString());
  return toDesk === undefined
    ? answerReport(deps, owed, seat, input)
    : answerDesk(deps, seat, input, toDesk);
}

/** Whatever comes first is met with a greeting. */
function deskEvent(seat: Seat, input: Input, at: string): DeskEvent | undefined {
  if (input.kind === "press" && input.pressed?.press.on === "desk") {
    return { kind: "tap", action: input.pressed.press.action, at };
  }
  if (hasInHand(seat)) return undefined;
  return input.kind === "text" && seat.record.handled.length > 0
    ? { kind: "text", text: input.text, at }
    : { kind: "start", at };
}
