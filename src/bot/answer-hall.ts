import { reportId } from "#flows/directory/directory.ts";
import { putDown } from "./answer-desk.ts";
import type { Answer } from "./answer-report.ts";
import { isAsking } from "./assist/wish-of.ts";
import type { Dependencies } from "./dependencies.ts";
import { keepDirectory } from "./directory.ts";
import type { FilesOwed, OwedFiles } from "./files-owed.ts";
import { answerPrompt, handlers, searchIn } from "./hall/handlers.ts";
import type { Hall, HallHandler, HallTurn } from "./hall/hall.ts";
import type { HallAction } from "./hall/hall-action.ts";
import type { HallEvent } from "./hall-event.ts";
import type { Input } from "./input.ts";
import { keepSendings } from "./sendings-owed.ts";
import { remember } from "./records.ts";
import type { DeskRecord, Message, Said } from "./records.ts";
import { card } from "./say/card.ts";
import { unreadable } from "./say/replies.ts";
import { asMessage } from "./say/turn.ts";
import { takeInHand } from "./take-in-hand.ts";
import type { Seat } from "./seat.ts";
import { hallOf } from "./hall-of.ts";

/** A turn in the hall: a handler decides, everything is kept, and only then something is said. */
export async function answerHall(
  deps: Dependencies,
  owed: FilesOwed,
  seat: Seat,
  input: Input,
  event: HallEvent,
): Promise<Answer> {
  const hall = hallOf(deps, seat);
  const turn = await decide(hall, event);
  await keepDirectory(deps, seat.directory, turn.directory ?? seat.directory);
  if (turn.open !== undefined) return takeInHand(deps, seat, input, turn.open);
  const message = asMessage(turn.card);
  const said = saidAs(input, turn, message);
  const file = turn.files === undefined ? undefined : await promise(deps, owed, input, turn.files);
  const { record } = turn.now?.unit === undefined ? seat : await putDown(deps, seat);
  const told = keepSendings(seat.deskId, record, input, hall.at, turn.sendings ?? []);
  await deps.desks.save(seat.deskId, { ...after(record, turn, input, said), ...told.kept });
  return {
    said,
    ...(file === undefined ? {} : { file }),
    ...(turn.sendings === undefined ? {} : { sendings: told.sendings }),
    ...(turn.signOut === undefined ? {} : { signOut: turn.signOut }),
    ...wishFor(hall, turn, said),
  };
}

/** A question that the search for names made nothing of. */
function wishFor(
  { deps, person, record, worn, year }: Hall,
  { unheard }: HallTurn,
  said: Said,
): Pick<Answer, "wish"> {
  if (deps.assistant === undefined || unheard === undefined || !isAsking(unheard)) return {};
  const unit = worn?.unit ?? record.unit;
  if (unit === undefined) return {};
  return { wish: { wish: { kind: "query", text: unheard }, unit, year, person, plain: said.send } };
}

function decide(hall: Hall, event: HallEvent): Promise<HallTurn> {
  switch (event.kind) {
    case "action":
      return handle(hall, event.action);
    case "answer":
      return answerPrompt(hall, event.prompt, event);
    case "search":
      return searchIn(hall, event.unit, event.text);
    case "unasked":
      return Promise.resolve({ card: card(unreadable(hall.deps.words, event.what)) });
  }
}

/** Whatever a handler decides, it has checked the rights of whoever asks. */
export function handle<Kind extends HallAction["kind"]>(
  hall: Hall,
  action: Extract<HallAction, { kind: Kind }>,
): Promise<HallTurn> {
  const one: HallHandler<Kind> = handlers[action.kind];
  return one(hall, action);
}

/** A button edits the card it sits on; anything else is answered below. */
function saidAs(input: Input, { keepsCard }: HallTurn, message: Message): Said {
  if (input.kind !== "press") return { send: message };
  return keepsCard === true ? {} : { edit: message };
}

/** What was asked is asked no more, unless this turn asks it. */
function after(record: DeskRecord, turn: HallTurn, input: Input, said: Said): DeskRecord {
  const { prompt: _, proposal: kept, ...rest } = record;
  const proposal = turn.proposal ?? (turn.prompt === undefined ? undefined : kept);
  return {
    ...rest,
    ...(turn.prompt === undefined ? {} : { prompt: turn.prompt }),
    ...(proposal === undefined ? {} : { proposal }),
    ...turn.now,
    // Whoever goes to where they look at many puts down the one.
    ...(turn.now?.unit === undefined ? {} : { desk: { office: rest.desk.office } }),
    handled: remember(record.handled, input, said),
  };
}

/** Files of somebody else's report are owed by that report, like any other. */
async function promise(
  { reports }: Dependencies,
  owed: FilesOwed,
  { update, person }: Input,
  { unit, year, wanted }: NonNullable<HallTurn["files"]>,
): Promise<OwedFiles | undefined> {
  const id = reportId(unit, year);
  const loaded = await reports.load(id);
  if (loaded.kind !== "found") return undefined;
  const record = {
    ...loaded.value,
    owed: [...(loaded.value.owed ?? []), { update, chat: person.id, wanted }],
  };
  await reports.save(id, record);
  return owed.take(record, update);
}
