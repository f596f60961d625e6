import { homeId } from "#flows/directory/directory.ts";
import { card } from "../../say/card.ts";
import { refused } from "../allowed.ts";
import type { HallHandler } from "../hall.ts";

/** A link by which somebody comes in as themselves on a further device. */
export const device: HallHandler<"device"> = async (hall) => {
  const { deps, person, posts } = hall;
  const { door, words, pictures } = deps;
  if (posts.length === 0 && hall.hatsOn(homeId).length === 0) return refused(hall);
  if (!door.hasDevices) return { card: card(words.people.deviceElsewhere) };
  const link = await door.link({ personId: person.id });
  return {
    card: card(words.people.device),
    // Sent, and kept nowhere: whoever has it is this person.
    sendings: [
      { kind: "card", to: person.id, card: card(words.people.deviceLink(link)) },
      {
        kind: "picture",
        to: person.id,
        name: `${words.people.deviceFile}.png`,
        caption: words.people.deviceCaption,
        make: () =>
          pictures.qr({
            link,
            captions: [person.name].filter(Boolean),
            title: words.people.deviceFile,
          }),
      },
    ],
  };
};
