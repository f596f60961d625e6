import type { Api } from "grammy";
import { allowanceOf } from "#assist/budget.ts";
import { oneAtATime } from "#assist/one-at-a-time.ts";
import { inShanghai } from "#flows/calendar.ts";
import { reportId } from "#flows/directory/directory.ts";
import type { Dependencies } from "../dependencies.ts";
import { markup } from "../markup.ts";
import type { Queue } from "../queue.ts";
import type { Message } from "../records.ts";
import { quietly, reason } from "../trouble.ts";
import type { Person } from "../who.ts";
import { told, unfulfilled } from "./came.ts";
import type { Decision } from "./decision.ts";
import type { Fulfilled } from "./fulfil.ts";
import { keepAssistLog } from "./keep-log.ts";
import { loadAssistLog } from "./log.ts";
import { proposeTo } from "./propose-to.ts";
import { waitingLine } from "./waiting-line.ts";
import type { AssistWish } from "./wish-of.ts";

/** A wish, whose it is, and the plain answer to it. */
export interface OpenWish {
  readonly wish: AssistWish;
  /** Where they are: whose report is in hand, or which unit they look after; and of which year. */
  readonly unit: string;
  readonly year: number;
  readonly person: Person;
  /** What is said when the wish is given up. */
  readonly plain: Message | undefined;
  /** The card of the button that was pressed; none for words. */
  readonly card?: number;
}

export interface AssistDesk {
  /** Whoever does something else does not wait any more. */
  readonly moveOn: (person: number) => void;
  /** Never throws: whatever happens, the person is left with a card to go on from. */
  readonly fulfil: (api: Api, open: OpenWish) => Promise<void>;
  /** What a person made of a proposal goes into the log. */
  readonly decided: (decision: Decision) => Promise<void>;
}

/** Wishes beside the queue: one per report at a time, each in one message that is edited until it is done. */
export function openAssistDesk(deps: Dependencies, queue: Queue): AssistDesk {
  const wishes = oneAtATime();
  const log = keepAssistLog(deps, queue);

  async function work(api: Api, open: OpenWish, stop: AbortSignal): Promise<void> {
    const line = await waitingLine(api, deps.words, open);
    try {
      const fulfilled = await grant(deps, open, line.tell, stop);
      const { event, above = "" } = fulfilled;
      const put = event && (await proposeTo(deps, queue, { ...open, stop }, event));
      if (put?.decision !== undefined) await log.decided(put.decision);
      const isLate = event !== undefined && put === undefined && stop.aborted;
      await log.wished(
        open,
        isLate ? { ...fulfilled, came: "cancelled" } : fulfilled,
        put?.proposal,
      );
      if (stop.aborted) return await line.giveUp();
      const shown = put?.said && { ...put.said, text: `${above}\n\n${put.said.text}`.trim() };
      await line.end(shown ?? open.plain);
    } catch (error) {
      await line.giveUp();
      throw error;
    }
  }

  async function inTurn(api: Api, open: OpenWish): Promise<void> {
    const whose = {
      report: reportId(open.unit, open.year),
      person: String(open.person.id),
    };
    const turn = await wishes.take(whose, (stop) => work(api, open, stop));
    if (turn.kind !== "busy") return;
    const busy = await proposeTo(deps, queue, open, told("busy"));
    if (busy?.said !== undefined) await say(api, open.person.id, busy.said);
  }

  return {
    decided: log.decided,
    moveOn: (person) => wishes.moveOn(String(person)),
    fulfil: (api, open) =>
      inTurn(api, open).catch(async (error: unknown) => {
        deps.log(`a wish of ${open.unit} failed: ${reason(error)}`);
        if (open.plain !== undefined) await quietly(say(api, open.person.id, open.plain));
      }),
  };
}

async function grant(
  deps: Dependencies,
  open: OpenWish,
  heard: (text: string) => void,
  stop: AbortSignal,
): Promise<Fulfilled> {
  const { assistant } = deps;
  if (assistant === undefined) return unfulfilled("not-set-up");
  const { wish, unit, year, person } = open;
  const log = await loadAssistLog(assistant.log, unit);
  const spent = log.entries.map(({ at, tokens }) => ({
    unit,
    day: inShanghai(at).day,
    tokens: tokens.in + tokens.out,
  }));
  const today = inShanghai(deps.now().toISOString()).day;
  const { kind } = allowanceOf(spent, { unit, day: today, limit: assistant.tokensADay });
  if (kind === "spent") return unfulfilled("spent");
  // The room of the model is read when somebody first wishes for something.
  if (wish.kind === "query") {
    const { findQuery } = await import("./find-query.ts");
    return findQuery({ deps, model: assistant.model, unit, text: wish.text, stop });
  }
  const loaded = await deps.reports.load(reportId(unit, year));
  if (loaded.kind !== "found") return unfulfilled("not-set-up");
  const { fulfil } = await import("./fulfil.ts");
  return fulfil(deps, loaded.value.report, { wish, person }, heard, stop);
}

const say = (api: Api, chat: number, { text, keyboard }: Message): Promise<unknown> =>
  api.sendMessage(chat, text, markup(keyboard));
