import type { Unit } from "#flows/directory/directory.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import { mayInvite } from "#flows/directory/may-invite.ts";
import { holdersOf, isSingleSeat } from "#flows/directory/posts.ts";
import { invite as inviteInto } from "#flows/directory/invitations.ts";
import { formForYear } from "#flows/reports/reports.ts";
import { card } from "../../say/card.ts";
import {
  askNameCard,
  askRoleCard,
  linkMadeCard,
  wantedName,
} from "../../say/hall/people/invite-cards.ts";
import type { Wanted } from "../../say/hall/people/invite-cards.ts";
import { allowedIf, refused } from "../allowed.ts";
import type { Hall, HallHandler, HallTurn, Sending } from "../hall.ts";
import type { HallPrompt } from "../hall-action.ts";
import { newInvitation } from "../keys.ts";
import { expiryOf } from "./days.ts";
import { mayFill } from "./may-fill.ts";
import { keyOf, placeOf } from "./posts-of.ts";

export const askInvite: HallHandler<"ask-invite"> = (hall, { unit }) => {
  const known = allowedIf(hall, unit, (hats) => mayInvite(hats, "helper"));
  return Promise.resolve(
    known === undefined ? refused(hall, unit) : { card: askRoleCard(hall, known) },
  );
};

/** Pressed first, it asks for a name; pressed while that is asked, it goes on without one. */
export const invite: HallHandler<"invite"> = async (hall, { unit, role, step }) =>
  askOrMake(hall, unit, { kind: "invite-name", unit, role, step });

/** Hands a section over, likewise. */
export const share: HallHandler<"share"> = async (hall, { unit, section }) =>
  askOrMake(hall, unit, { kind: "invite-name", unit, role: "helper", step: "", section });

type NamePrompt = Extract<HallPrompt, { kind: "invite-name" }>;

function askOrMake(hall: Hall, id: string, prompt: NamePrompt): HallTurn | Promise<HallTurn> {
  const found = wantedOf(hall, prompt);
  if (found === undefined) return refused(hall, id);
  return isAsked(hall, prompt)
    ? makeInvitation(hall, found.unit, found.wanted, "")
    : { card: askNameCard(hall, found.unit, found.wanted), prompt };
}

function isAsked({ record: { prompt } }: Hall, { unit, role, step, section }: NamePrompt): boolean {
  return (
    prompt?.kind === "invite-name" &&
    prompt.unit === unit &&
    prompt.role === role &&
    prompt.step === step &&
    prompt.section === section
  );
}

/** The post that is to be filled, if there is such a one and this person may fill it. */
export function wantedOf(
  hall: Hall,
  { unit: id, role, step, section }: NamePrompt,
): Readonly<{ unit: Unit; wanted: Wanted }> | undefined {
  const unit = indexOf(hall.directory).unit.get(id);
  const place = unit && placeOf(unit, { role, step });
  if (unit === undefined || place === undefined || !mayFill(hall, place)) return undefined;
  if (section === undefined) return { unit, wanted: place };
  const isThere = formForYear(hall.year, hall.deps.forms)?.sections.some(
    (one) =>
      one.id === section ||
      (one.kind === "tables" && one.tables.some((table) => table.id === section)),
  );
  return isThere === true ? { unit, wanted: { ...place, section } } : undefined;
}

/** An invitation, its link in a message of its own, ready to be forwarded, and as a picture to be scanned. */
export async function makeInvitation(
  hall: Hall,
  unit: Unit,
  { section, ...place }: Wanted,
  name: string,
): Promise<HallTurn> {
  const { deps, directory, person, at } = hall;
  const key = newInvitation((id) => indexOf(directory).invitation.has(id));
  const { step } = place;
  const replaces = isSingleSeat(place.role) && holdersOf(directory, place).length > 0;
  const link = await deps.door.link({ start: key.payload, ...(name === "" ? {} : { name }) });
  const post = wantedName(hall, unit, { ...place, section });
  return {
    directory: inviteInto(
      directory,
      {
        id: key.id,
        hash: key.hash,
        unit: place.unit,
        role: place.role,
        ...(step === undefined ? {} : { step }),
        ...(section === undefined ? {} : { sections: [section] }),
        ...(name === "" ? {} : { name }),
        ...(replaces ? { replaces } : {}),
        expires: expiryOf(at),
      },
      { at, by: person.id },
    ),
    card: linkMadeCard(hall, unit, post, name, key.id),
    // The link is sent, and kept nowhere: it is no part of the answer that is remembered.
    sendings: linkSendings(hall, unit, post, name, link),
  };
}

function linkSendings(
  { deps: { words, pictures }, person, year }: Hall,
  { short }: Unit,
  post: string,
  name: string,
  link: string,
): readonly Sending[] {
  return [
    {
      kind: "card",
      to: person.id,
      card: card(words.people.linkToForward(short, post, name, year, link)),
    },
    {
      kind: "picture",
      to: person.id,
      name: `${words.people.qrFile}.png`,
      caption: words.people.qrCaption(short, post, name),
      make: () =>
        pictures.qr({
          link,
          captions: [short, post, ...(name === "" ? [] : [name])],
          title: words.people.qrFile,
        }),
    },
  ];
}

/** What was asked, asked again with a word why. */
export const askAgain = (
  hall: Hall,
  prompt: NamePrompt,
  unit: Unit,
  wanted: Wanted,
  why: string,
): HallTurn => {
  const { buttons } = askNameCard(hall, unit, wanted);
  return { card: card(why, ...buttons), prompt };
};

export const promptOf = ({ section, ...place }: Wanted): NamePrompt => ({
  kind: "invite-name",
  ...keyOf(place),
  ...(section === undefined ? {} : { section }),
});
