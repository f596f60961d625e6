import { maySee } from "#flows/directory/may-invite.ts";
import { card } from "../../say/card.ts";
import { peopleCard } from "../../say/hall/people/people-card.ts";
import { allowedIf } from "../allowed.ts";
import { county } from "../county/county.ts";
import { mayDate } from "../county/day-facts.ts";
import { unitTurn } from "../county/unit.ts";
import { hasBelow } from "../county/watches.ts";
import type { Hall, HallHandler, HallTurn } from "../hall.ts";
import { waysOut } from "../ways-out.ts";

/** Back to what was asked about, a unit or all units below it; nothing else came of it. */
export const neverMind: HallHandler<"never-mind"> = async (hall) => {
  const { prompt, proposal } = hall.record;
  const { neverMinded } = hall.deps.words.people;
  if (prompt?.kind === "extension" || prompt?.kind === "due") {
    const asked = await whereDatesAre(hall, prompt.unit);
    const { text, buttons } = asked?.card ?? card("");
    return { card: card([neverMinded, text].filter((one) => one !== "").join("\n"), ...buttons) };
  }
  const isOurs = prompt?.kind === "units" || prompt?.kind === "invite-name";
  const unit = allowedIf(hall, isOurs ? prompt.unit : (proposal?.unit ?? ""), maySee);
  return {
    card:
      unit === undefined ? card(neverMinded, waysOut(hall)) : peopleCard(hall, unit, neverMinded),
  };
};

/** The card whose button asked for a day. */
async function whereDatesAre(hall: Hall, id: string): Promise<HallTurn | undefined> {
  const unit = mayDate(hall, id);
  if (unit === undefined) return undefined;
  return hasBelow(hall, id)
    ? county(hall, { kind: "county", unit: id, group: "all", page: 0 })
    : unitTurn(hall, unit);
}
