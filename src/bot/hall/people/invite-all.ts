import type { Directory, Unit } from "#flows/directory/directory.ts";
import { allBelow, indexOf } from "#flows/directory/index-of.ts";
import { inviteAll as inviteAllIn, isOpen } from "#flows/directory/invitations.ts";
import { mayManage } from "#flows/directory/may-invite.ts";
import { inShanghai } from "#flows/calendar.ts";
import type { InvitationRow } from "#render/county/invitation-list.ts";
import { card, hallButton } from "../../say/card.ts";
import type { Button, Card } from "../../say/card.ts";
import { postName } from "../../say/hall/people/names.ts";
import { loadDirectory } from "../../directory.ts";
import { allowedIf, refused } from "../allowed.ts";
import type { Hall, HallHandler, HallTurn, Sending } from "../hall.ts";
import { newInvitation } from "../keys.ts";
import { expiryOf } from "./days.ts";
import { seatsOf } from "./empty-seats.ts";
import type { Seat } from "./empty-seats.ts";

/**
 * Links for everybody who is still missing below a unit, in one table. What was sent and is not opened yet stays good,
 * until the button for making all anew is pressed: an empty list of units, kept until then, is that question.
 */
export const inviteAll: HallHandler<"invite-all"> = (hall, { unit: id }) => {
  const unit = allowedIf(hall, id, mayManage);
  if (unit === undefined) return Promise.resolve(refused(hall, id));
  const { proposal } = hall.record;
  const anew = proposal?.unit === id && proposal.rows.length === 0;
  return Promise.resolve(inviteMissing(hall, unit, allBelow(hall.directory, id), anew));
};

/** A link for each empty seat of some units; those with a link that is still good only if they are to be made anew. */
export function inviteMissing(
  hall: Hall,
  unit: Unit,
  units: readonly Unit[],
  anew: boolean,
  names: ReadonlyMap<string, string> = new Map(),
): HallTurn {
  const { words } = hall.deps;
  const seats = seatsOf(hall.directory, units, names);
  const waits = ({ open }: Seat): boolean => open !== undefined && isOpen(open, hall.at);
  const wanted = anew ? seats : seats.filter((seat) => !waits(seat));
  const left = seats.length - wanted.length;
  const back = hallButton(words.people.backToPeople, { kind: "people", unit: unit.id });
  const remake = hallButton(words.people.linksRemake, { kind: "invite-all", unit: unit.id });
  const asks = left > 0 ? { proposal: { unit: unit.id, rows: [] } } : {};
  const says = left > 0 ? [words.people.linksWaiting(left)] : [];
  if (wanted.length === 0) {
    return left === 0
      ? { card: card(words.people.allInvited, [back]) }
      : { card: card(words.people.linksWaiting(left), [remake, back]), ...asks };
  }
  const { directory, sending } = makeLinks(hall, unit, wanted);
  return {
    directory,
    card: madeCard(hall, wanted, says, left > 0 ? [remake, back] : [back]),
    sendings: [sending],
    ...asks,
  };
}

function madeCard(
  { deps: { words } }: Hall,
  seats: readonly Seat[],
  says: readonly string[],
  buttons: readonly Button[],
): Card {
  const units = new Set(seats.map(({ unit }) => unit.id)).size;
  return card([words.people.linksMade(seats.length, units), ...says].join("\n"), buttons);
}

/** The invitations, and the table of their links; the secrets live until it is sent, and no longer. */
function makeLinks(
  hall: Hall,
  unit: Unit,
  seats: readonly Seat[],
): Readonly<{ directory: Directory; sending: Sending }> {
  const { deps, directory, person, at } = hall;
  const { words, pictures } = deps;
  const taken = new Set(indexOf(directory).invitation.keys());
  const made = seats.map((seat) => {
    const key = newInvitation((id) => taken.has(id));
    taken.add(key.id);
    return { seat, key };
  });
  const expires = expiryOf(at);
  const invitations = made.map(({ seat: { unit: of, role, step, name }, key: { id, hash } }) => ({
    id,
    hash,
    unit: of.id,
    role,
    ...(step === undefined ? {} : { step }),
    ...(name === undefined ? {} : { name }),
    expires,
  }));
  const make = async (): Promise<readonly Uint8Array[]> => {
    const linked = [];
    for (const { seat, key } of made) {
      linked.push({ id: key.id, row: await linkRow(hall, seat, key.payload, expires) });
    }
    const rows = await goodStill(hall, linked);
    return rows.length === 0 ? [] : pictures.invitationList({ ...headsOf(hall, unit), rows });
  };
  return {
    directory: inviteAllIn(directory, invitations, { at, by: person.id }),
    sending: {
      kind: "document",
      to: person.id,
      name: `${words.people.linksFile(unit.short)}.xlsx`,
      caption: words.people.linksCaption(unit.short, made.length),
      make,
    },
  };
}

async function linkRow(
  { deps: { words, door } }: Hall,
  { name = "", ...seat }: Seat,
  start: string,
  expires: string,
): Promise<InvitationRow> {
  return {
    unit: seat.unit.short,
    role: postName(words, seat.unit, seat),
    name,
    link: await door.link({ start, ...(name === "" ? {} : { name }) }),
    until: inShanghai(expires).day,
  };
}

const headsOf = ({ deps: { words }, at, year }: Hall, { short }: Unit) => ({
  title: words.people.linksTitle(short, year),
  note: words.people.linksNote,
  sheet: words.people.linksSheet,
  heads: words.people.linksHeads,
  created: at,
});

/** The table is made beside the turns: what was taken back meanwhile had no link yet that could have been taken back. */
async function goodStill<Row>(
  { deps, at }: Hall,
  linked: readonly Readonly<{ id: string; row: Row }>[],
): Promise<readonly Row[]> {
  const { invitation } = indexOf(await loadDirectory(deps));
  const isGood = ({ id }: { readonly id: string }): boolean => {
    const one = invitation.get(id);
    return one !== undefined && isOpen(one, at);
  };
  const gone = linked.filter((one) => !isGood(one)).map(({ id }) => id);
  if (gone.length > 0) await deps.door.takeBack?.(gone);
  return linked.filter(isGood).map(({ row }) => row);
}
