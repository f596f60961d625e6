import { reportId } from "#flows/directory/directory.ts";
import type { Dependencies } from "./dependencies.ts";
import { handlers } from "./hall/handlers.ts";
import type { Hall } from "./hall/hall.ts";
import type { Card } from "./say/card.ts";
import { likelyYears } from "#flows/desk.ts";
import type { Seat } from "./seat.ts";

/** The hall as one person sees it from their desk. */
export function hallOf(deps: Dependencies, { directory, person, record, who, worn }: Seat): Hall {
  const at = deps.now().toISOString();
  const year = record.year ?? likelyYears(at)[0] ?? 0;
  return {
    deps,
    directory,
    person,
    record,
    posts: who.posts,
    worn,
    at,
    year,
    hatsOn: who.hatsOn,
    report: async (unit, of = year) => {
      const loaded = await deps.reports.load(reportId(unit, of));
      return loaded.kind === "found" ? loaded.value.report : undefined;
    },
  };
}

/** Who is who in a unit, for whoever has just named it. */
export async function peopleCardFor(deps: Dependencies, seat: Seat, unit: string): Promise<Card> {
  const { card } = await handlers.people(hallOf(deps, seat), { kind: "people", unit });
  return card;
}
