import type { Event } from "#flows/conversation.ts";
import { step } from "#flows/step.ts";
import type { Dependencies } from "../dependencies.ts";
import { loadDirectory } from "../directory.ts";
import { turns } from "../queue.ts";
import type { Queue } from "../queue.ts";
import type { Message } from "../records.ts";
import { sayTurn } from "../say/turn.ts";
import { formOf, sceneOf } from "../scene-of.ts";
import { takeSeat } from "../seat.ts";
import { settingOf } from "../setting-of.ts";
import type { Person } from "../who.ts";

/** What came of a wish, for the core: it decides what of it is shown, and under whose rights. */
export type Came =
  | Omit<Extract<Event, { kind: "proposed" }>, "at" | "by" | "hats">
  | Omit<Extract<Event, { kind: "text" }>, "at" | "by" | "hats">;

/** A turn of the assistant's: kept like any other before it is shown. Undefined where the report is gone. */
export const proposeTo = (
  deps: Dependencies,
  queue: Queue,
  { id, person }: Readonly<{ id: string; person: Person }>,
  came: Came,
): Promise<Message | undefined> =>
  queue(turns, async () => {
    const loaded = await deps.reports.load(id);
    if (loaded.kind !== "found") return undefined;
    const { report } = loaded.value;
    const seat = await takeSeat(deps, await loadDirectory(deps), person);
    const hats = seat.who.hatsOn(report.unit);
    const event: Event = { ...came, at: deps.now().toISOString(), by: String(person.id), hats };
    const setting = settingOf(deps, seat.directory, report.unit);
    const turn = step(formOf(deps, report), report, event, setting);
    const said = sayTurn(sceneOf(deps, turn.report, seat, turn.sheet), turn.replies, false);
    // What is proposed, or heard, hands nothing on: there is nobody else to tell.
    await deps.reports.save(id, { ...loaded.value, report: turn.report });
    return said.send;
  });
