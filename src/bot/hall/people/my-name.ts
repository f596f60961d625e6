import { homeId } from "#flows/directory/directory.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import { nameAnew } from "#flows/directory/invitations.ts";
import { mayManage } from "#flows/directory/may-invite.ts";
import { card } from "../../say/card.ts";
import { homeCard } from "../../say/hall/people/home-card.ts";
import type { Hall, HallTurn, PromptAnswer } from "../hall.ts";
import type { HallPrompt } from "../hall-action.ts";

const longestName = 20;

/** Somebody whom nobody has named says what they are called; whoever is to name the office is asked for it next. */
export function answerMyName(
  hall: Hall,
  prompt: Extract<HallPrompt, { kind: "my-name" }>,
  { text = "" }: PromptAnswer,
): Promise<HallTurn> {
  const { words } = hall.deps;
  const { people } = words;
  const name = text.normalize("NFC").replaceAll(/\s+/g, " ").trim();
  if (!/\p{L}/u.test(name) || name.length > longestName || /[\p{Cc}\p{Cs}]/u.test(name)) {
    return Promise.resolve({ card: card(people.nameTooLong), prompt });
  }
  const directory = nameAnew(hall.directory, { id: hall.person.id, name });
  const isNamed = indexOf(directory).unit.has(homeId);
  if (!isNamed && mayManage(hall.hatsOn(homeId))) {
    return Promise.resolve({
      directory,
      card: card(`${people.myNameKept(name)}\n${words.askUnit}`),
    });
  }
  const { text: where, buttons } = homeCard({ ...hall, directory });
  return Promise.resolve({
    directory,
    card: { text: `${people.myNameKept(name)}\n${where}`, buttons },
  });
}
