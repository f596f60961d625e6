import { inShanghai } from "#flows/calendar.ts";
import { stepOf } from "#flows/county/status.ts";
import type { UnitStatus } from "#flows/county/status.ts";
import { waitsFor } from "#flows/county/waits-for.ts";
import type { WaitsFor } from "#flows/county/waits-for.ts";
import { mayInvite } from "#flows/directory/may-invite.ts";
import { card, hallButton } from "../../say/card.ts";
import type { Button } from "../../say/card.ts";
import { doIt, sayNudge } from "../../say/hall/county/say-nudge.ts";
import { allowed, refused } from "../allowed.ts";
import type { Hall, HallHandler, HallTurn, Sending } from "../hall.ts";
import { namesIn } from "./names.ts";
import { loadNotes, noteNudge } from "./notes.ts";
import { readUnit } from "./read-county.ts";
import { sceneIn } from "./scene-in.ts";
import { watchers } from "./watches.ts";

/**
 * One tap, and whoever's turn it is hears of it: once a unit and day, whoever taps. It is noted before it is sent: a
 * process that dies in between leaves one unsaid, not one said twice.
 */
export const nudge: HallHandler<"nudge"> = async (hall, { unit: id }) => {
  const unit = allowed(hall, id, watchers);
  if (unit === undefined) return refused(hall, id);
  const { county } = hall.deps.words;
  const status = await readUnit(hall, unit);
  const waits = waitsFor(hall.directory, status);
  if (waits === undefined) return told(hall, status, county.nothingToNudge(unit.short));
  if (waits.people.length === 0) return nobody(hall, status, waits);
  const others = waits.people.filter((person) => person !== hall.person.id);
  if (others.length === 0) {
    return told(hall, status, county.waitsForYou(unit.short), [
      doIt(hall.deps.words, unit, waits.wanted),
    ]);
  }
  const { notes } = hall.deps;
  const record = await loadNotes(notes, hall.year);
  const last = record.nudges[id];
  if (last !== undefined && inShanghai(last.at).day === inShanghai(hall.at).day) {
    const { clock } = inShanghai(last.at);
    return told(hall, status, county.alreadyNudged(clock, namesIn(hall)(last.by)));
  }
  await noteNudge(notes, hall.year, record, id, { at: hall.at, by: hall.person.id });
  const names = others.map(namesIn(hall)).join(hall.deps.words.list);
  return {
    ...told(hall, status, county.nudged(names)),
    sendings: await sendingsTo(hall, status, waits, others),
  };
};

async function sendingsTo(
  hall: Hall,
  status: UnitStatus,
  { wanted }: WaitsFor,
  people: readonly number[],
): Promise<readonly Sending[]> {
  const { deps, year, person } = hall;
  const report = status.reported === undefined ? undefined : await hall.report(status.unit.id);
  const scene = report === undefined ? undefined : sceneIn(hall, report);
  const who = namesIn(hall)(person.id);
  const said = sayNudge(deps.words, status, year, wanted, who, scene);
  const drawn = { unit: status.unit.id, year, revision: report?.revision ?? 0 };
  return people.map((to) => ({ kind: "card", to, card: said, drawn }));
}

/** Nobody has the post: whoever may, invites somebody. */
function nobody(hall: Hall, status: UnitStatus, { wanted }: WaitsFor): HallTurn {
  const { unit } = status;
  const { county } = hall.deps.words;
  const role = wanted === "review" ? "reviewer" : "filler";
  const step = stepOf(status);
  const text =
    wanted === "review"
      ? county.nobodyReviews(unit.short, step?.name ?? county.groups.review)
      : county.nobodyFills(unit.short);
  return mayInvite(hall.hatsOn(unit.id), role)
    ? told(hall, status, `${text}\n${county.inviteFirst}`, [
        hallButton(county.invite, { kind: "invite", unit: unit.id, role, step: step?.id ?? "" }),
      ])
    : told(hall, status, `${text}\n${county.askAdmin}`);
}

const told = (
  { deps: { words } }: Hall,
  { unit }: UnitStatus,
  text: string,
  first: readonly Button[] = [],
): HallTurn => ({
  card: card(text, first, [hallButton(words.backButton, { kind: "unit", unit: unit.id })]),
});
