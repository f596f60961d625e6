import type { Event } from "#flows/conversation.ts";
import { reportId } from "#flows/directory/directory.ts";
import type { Proposal } from "#flows/proposal.ts";
import { step } from "#flows/step.ts";
import type { Dependencies } from "../dependencies.ts";
import { loadDirectory } from "../directory.ts";
import type { HallAction } from "../hall/hall-action.ts";
import { turns } from "../queue.ts";
import type { Queue } from "../queue.ts";
import type { Message } from "../records.ts";
import { asMessage, sayTurn } from "../say/turn.ts";
import { formOf, sceneOf } from "../scene-of.ts";
import { takeSeat } from "../seat.ts";
import type { Seat } from "../seat.ts";
import { settingOf } from "../setting-of.ts";
import type { Person } from "../who.ts";
import { decisionOf, inFrontOf } from "./decision.ts";
import type { Decision } from "./decision.ts";

/** What came of a wish, for the core: it decides what of it is shown, and under whose rights. */
export type Came =
  | Omit<Extract<Event, { kind: "proposed" }>, "at" | "by" | "hats">
  | Omit<Extract<Event, { kind: "text" }>, "at" | "by" | "hats">
  /** A question of theirs, as what the bot can answer: a look, which it takes under the asker's rights. */
  | Omit<Extract<Event, { kind: "command" }>, "at" | "by" | "hats">
  | Readonly<{ kind: "hall"; action: HallAction }>;

interface Whose {
  readonly unit: string;
  readonly year: number;
  readonly person: Person;
  readonly stop?: AbortSignal;
}

/** What is said of it, and for the log: what stands in front now, and what became of what stood there before. */
interface Put {
  readonly said?: Message;
  readonly proposal?: Proposal;
  readonly decision?: Decision;
}

/** A turn of the assistant's: kept like any other before it is shown. Undefined where the report is gone. */
export const proposeTo = (
  deps: Dependencies,
  queue: Queue,
  { unit, year, person, stop }: Whose,
  came: Came,
): Promise<Put | undefined> =>
  queue(turns, async () => {
    // They have gone on meanwhile: nothing comes up behind them.
    if (stop?.aborted === true) return undefined;
    const seat = await takeSeat(deps, await loadDirectory(deps), person);
    if (came.kind === "hall") return { said: await lookInHall(deps, seat, came.action) };
    const id = reportId(unit, year);
    const loaded = await deps.reports.load(id);
    if (loaded.kind !== "found") return undefined;
    const { report } = loaded.value;
    const hats = seat.who.hatsOn(report.unit);
    const by = String(person.id);
    const event: Event = { ...came, at: deps.now().toISOString(), by, hats };
    const setting = settingOf(deps, seat.directory, report.unit);
    const turn = step(formOf(deps, report), report, event, setting);
    const said = sayTurn(sceneOf(deps, turn.report, seat, turn.sheet), turn.replies, false);
    // What is proposed, or heard, hands nothing on: there is nobody else to tell.
    await deps.reports.save(id, { ...loaded.value, report: turn.report });
    const proposal = inFrontOf(turn.report, by);
    const decision = decisionOf(report, turn.report, by);
    return {
      ...(said.send === undefined ? {} : { said: said.send }),
      ...(proposal === undefined ? {} : { proposal }),
      ...(decision === undefined ? {} : { decision }),
    };
  });

/** What is looked at in the hall is said, and changes nothing there. */
async function lookInHall(deps: Dependencies, seat: Seat, action: HallAction): Promise<Message> {
  const { hallOf } = await import("../hall-of.ts");
  const { handle } = await import("../answer-hall.ts");
  return asMessage((await handle(hallOf(deps, seat), action)).card);
}
