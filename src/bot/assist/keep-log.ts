import type { Proposal } from "#flows/proposal.ts";
import type { Dependencies } from "../dependencies.ts";
import { turns } from "../queue.ts";
import type { Queue } from "../queue.ts";
import { reason } from "../trouble.ts";
import type { OpenWish } from "./assist-desk.ts";
import type { Decision } from "./decision.ts";
import type { Fulfilled } from "./fulfil.ts";
import { loadAssistLog, withDecision, withEntry } from "./log.ts";
import type { AssistLog } from "./log.ts";

/** What was asked of the model, and what people made of it; a log that cannot be written keeps nobody waiting. */
export function keepAssistLog(deps: Dependencies, queue: Queue) {
  const change = (unit: string, next: (log: AssistLog) => AssistLog): Promise<void> =>
    queue(turns, async () => {
      const shelf = deps.assistant?.log;
      if (shelf !== undefined) await shelf.save(unit, next(await loadAssistLog(shelf, unit)));
    }).catch((error: unknown) =>
      deps.log(`what the assistant did could not be noted: ${reason(error)}`),
    );

  return {
    /** `inFront`: what stands in front of the person since; what was heard may have become that. */
    wished: async (
      { unit, year, person, wish }: OpenWish,
      { used, came, proposal, refused }: Fulfilled,
      inFront: Proposal | undefined,
    ): Promise<void> => {
      if (used === undefined) return;
      const isHeard = came === "heard" && inFront?.origin === "voice";
      await change(unit, (log) =>
        withEntry(log, {
          id: (isHeard ? inFront : proposal)?.id ?? "",
          at: deps.now().toISOString(),
          by: person.id,
          year,
          what: wish.kind,
          ...used,
          came: isHeard ? "proposed" : came,
          ...(refused === 0 ? {} : { refused }),
        }),
      );
    },
    decided: ({ unit, id, came }: Decision): Promise<void> =>
      change(unit, (log) => withDecision(log, id, came)),
  };
}
