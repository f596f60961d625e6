import { seenBy } from "#flows/commit.ts";
import { officeOf, reportId } from "#flows/directory/directory.ts";
import type { Role } from "#flows/directory/directory.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import { answerDesk, putDown } from "./answer-desk.ts";
import type { Answer } from "./answer-report.ts";
import type { Dependencies } from "./dependencies.ts";
import type { HallTurn } from "./hall/hall.ts";
import type { Input } from "./input.ts";
import { remember } from "./records.ts";
import type { Said } from "./records.ts";
import { card } from "./say/card.ts";
import { sayReply } from "./say/replies.ts";
import { asMessage } from "./say/turn.ts";
import { sceneOf } from "./scene-of.ts";
import { unitInHand } from "./seat.ts";
import type { Seat } from "./seat.ts";

/** Somebody takes a unit's report in hand: to fill it in, which may begin it, or to look at it. */
export async function takeInHand(
  deps: Dependencies,
  before: Seat,
  input: Input,
  { unit, role, year }: NonNullable<HallTurn["open"]>,
): Promise<Answer> {
  const seat = await putDown(deps, before);
  const at = deps.now().toISOString();
  const put = putInHand(seat, unit, role, undefined);
  if (role === "filler" || role === "helper") {
    return answerDesk(
      deps,
      put,
      input,
      year === undefined
        ? { kind: "start", at }
        : { kind: "tap", action: { kind: "year", year }, at },
    );
  }
  const loaded = await deps.reports.load(reportId(unit, year ?? 0));
  if (loaded.kind !== "found") return { said: { send: asMessage(card(deps.words.failed)) } };
  const { report } = loaded.value;
  const taken = putInHand(seat, unit, role, report.year);
  const scene = sceneOf(deps, report, taken);
  const message = asMessage(sayReply(scene, { kind: "ask", next: scene.sheet.next }), report);
  const said: Said = input.kind === "press" ? { edit: message } : { send: message };
  const { record } = taken;
  await deps.reports.save(report.id, {
    ...loaded.value,
    report: seenBy(report, String(seat.person.id), scene.sheet),
  });
  await deps.desks.save(seat.deskId, {
    ...record,
    handled: remember(record.handled, input, said),
  });
  return { said };
}

/**
 * A button of a report that is not in hand, as a notice brings it: it is from now on, if it is theirs to see. Otherwise
 * the button is an old one. Whoever has no post has one report only, and takes it up at the desk.
 */
export async function withReportInHand(
  deps: Dependencies,
  seat: Seat,
  input: Input,
): Promise<Seat> {
  if (input.kind !== "press" || input.pressed?.press.on !== "report") return seat;
  const { unit, year } = input.pressed.drawn;
  const { current } = seat.record.desk;
  const isInHand = unit === unitInHand(seat) && current !== undefined;
  if (isInHand || seat.who.isAtHome) return seat;
  const hats = seat.who.hatsOn(unit);
  const hat = hats.find(({ role }) => role === seat.worn?.role) ?? hats[0];
  if (hat === undefined) return seat;
  const loaded = await deps.reports.load(reportId(unit, year));
  if (loaded.kind !== "found") return seat;
  const taken = putInHand(await putDown(deps, seat), unit, hat.role, year);
  await deps.desks.save(seat.deskId, taken.record);
  return taken;
}

function putInHand(seat: Seat, unit: string, role: Role, year: number | undefined): Seat {
  const known = indexOf(seat.directory).unit.get(unit);
  const office = known === undefined ? seat.record.desk.office : officeOf(known);
  const { prompt: _, ...record } = seat.record;
  return {
    ...seat,
    worn: { unit, role },
    record: {
      ...record,
      unit,
      role,
      desk: { office, ...(year === undefined ? {} : { current: year }) },
    },
  };
}
