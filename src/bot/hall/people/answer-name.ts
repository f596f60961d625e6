import type { Post, Unit } from "#flows/directory/directory.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import { introduce } from "#flows/directory/invitations.ts";
import { mayManage } from "#flows/directory/may-invite.ts";
import { grant, holdersOf } from "#flows/directory/posts.ts";
import { card, hallButton } from "../../say/card.ts";
import type { Wanted } from "../../say/hall/people/invite-cards.ts";
import { sectionNames } from "../../say/hall/people/names.ts";
import { welcomeCard } from "../../say/hall/people/welcome.ts";
import { allowedIf, refused } from "../allowed.ts";
import type { Hall, HallHandler, HallTurn, PromptAnswer } from "../hall.ts";
import type { HallPrompt } from "../hall-action.ts";
import { askAgain, makeInvitation, promptOf, wantedOf } from "./invite.ts";
import { joinedSendings, outOfOffice } from "./redeem-payload.ts";

/** Who is to come: a new colleague gets a link; oneself, or a helper who is there already, needs none. */
export async function answerName(
  hall: Hall,
  prompt: Extract<HallPrompt, { kind: "invite-name" }>,
  { text }: PromptAnswer,
): Promise<HallTurn> {
  const found = wantedOf(hall, prompt);
  if (found === undefined) return refused(hall, prompt.unit);
  const { unit, wanted } = found;
  const { people } = hall.deps.words;
  const again = (why: string): HallTurn => askAgain(hall, promptOf(wanted), unit, wanted, why);
  if (text === undefined) return again(people.nameNotRead);
  const name = text.normalize("NFC").replaceAll(/\s+/g, " ").trim();
  if (name === "" || name.length > longestName || /[\p{Cc}\p{Cs}]/u.test(name)) {
    return again(people.nameTooLong);
  }
  if (isMyself(hall, name)) return takeMyself(hall, wanted);
  const helper = helperNamed(hall, unit, wanted, name);
  if (helper !== undefined) return shareWith(hall, unit, helper, name);
  return makeInvitation(hall, unit, wanted, name);
}

const longestName = 20;

/**
 * 我: only somebody with posts of their own; the shared desk is nobody in particular. Their own name is somebody else's,
 * too: a namesake who is invited must not find the post taken.
 */
const isMyself = ({ directory, person }: Hall, name: string): boolean =>
  indexOf(directory).postsOf.has(person.id) && /^(我|我自己|自己|本人|me|myself)$/i.test(name);

/** The filler's seat of an office that nobody fills in for yet. */
export const fillMyself: HallHandler<"fill-myself"> = (hall, { unit }) => {
  const known = allowedIf(hall, unit, mayManage);
  const isTaken = holdersOf(hall.directory, { unit, role: "filler" }).length > 0;
  return Promise.resolve(
    known === undefined || isTaken || !indexOf(hall.directory).postsOf.has(hall.person.id)
      ? refused(hall, unit)
      : takeMyself(hall, { unit, role: "filler" }),
  );
};

function takeMyself(hall: Hall, { section, ...place }: Wanted): HallTurn {
  const { person, at, deps } = hall;
  const { directory, post, ended, again, alsoFills } = grant(
    introduce(hall.directory, person),
    {
      person: person.id,
      unit: place.unit,
      role: place.role,
      ...(place.step === undefined ? {} : { step: place.step }),
      ...(section === undefined ? {} : { sections: [section] }),
    },
    { at, by: person.id },
  );
  const after = { ...hall, directory };
  return {
    directory,
    card: welcomeCard(after, {
      post,
      ended,
      again,
      mustNotReview: alsoFills && !deps.selfReview,
    }),
    sendings: joinedSendings(after, post, ended),
    signOut: outOfOffice(directory, ended),
  };
}

/** The one helper of that name who has a part already and gets another. */
function helperNamed(
  hall: Hall,
  unit: Unit,
  { role, section }: Wanted,
  name: string,
): (Post & Readonly<{ sections: string[] }>) | undefined {
  if (role !== "helper" || section === undefined) return undefined;
  const { person: known } = indexOf(hall.directory);
  const [only, ...others] = holdersOf(hall.directory, { unit: unit.id, role }).filter(
    ({ person }) => known.get(person)?.name === name,
  );
  return only === undefined || others.length > 0 || only.sections === undefined
    ? undefined
    : { ...only, sections: [section] };
}

function shareWith(
  hall: Hall,
  unit: Unit,
  helper: Post & Readonly<{ sections: readonly string[] }>,
  name: string,
): HallTurn {
  const { words } = hall.deps;
  const { since: _, ...wanted } = helper;
  const granted = grant(hall.directory, wanted, { at: hall.at, by: hall.person.id });
  const after = { ...hall, directory: granted.directory };
  return {
    directory: granted.directory,
    card: card(words.people.shared(name, sectionNames(after, granted.post.sections ?? [])), [
      hallButton(words.people.another, { kind: "ask-invite", unit: unit.id }),
      hallButton(words.people.backToPeople, { kind: "people", unit: unit.id }),
    ]),
    sendings: [
      {
        kind: "card",
        to: helper.person,
        card: card(words.people.sharedWithYou(unit.short, sectionNames(after, helper.sections)), [
          hallButton(words.people.begin.helper, { kind: "wear", unit: unit.id, role: "helper" }),
        ]),
      },
    ],
  };
}
