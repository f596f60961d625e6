import type { Api } from "grammy";
import type { Dependencies } from "../dependencies.ts";
import { markup } from "../markup.ts";
import type { Queue } from "../queue.ts";
import type { Message } from "../records.ts";
import { quietly, reason } from "../trouble.ts";
import type { Person } from "../who.ts";
import { isSpent } from "./budget.ts";
import { unfulfilled } from "./came.ts";
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
  /** Of the report. */
  readonly id: string;
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
  const under = new Map<string, Readonly<{ person: number; stopping: AbortController }>>();
  const log = keepAssistLog(deps, queue);

  async function work(api: Api, open: OpenWish, stop: AbortSignal): Promise<void> {
    const line = await waitingLine(api, deps.words, open);
    const fulfilled = await grant(deps, open, line.tell, stop);
    await log.wished(open, fulfilled);
    if (stop.aborted) return line.giveUp();
    await line.end((await proposeTo(deps, queue, open, fulfilled.event)) ?? open.plain);
  }

  async function inTurn(api: Api, open: OpenWish): Promise<void> {
    const { id, person } = open;
    const before = under.get(id);
    if (before !== undefined && before.person !== person.id && !before.stopping.signal.aborted) {
      const busy = await proposeTo(deps, queue, open, unfulfilled("busy").event);
      if (busy !== undefined) await say(api, person.id, busy);
      return;
    }
    before?.stopping.abort();
    const stopping = new AbortController();
    const mine = { person: person.id, stopping };
    under.set(id, mine);
    try {
      await work(api, open, stopping.signal);
    } finally {
      if (under.get(id) === mine) under.delete(id);
    }
  }

  return {
    decided: log.decided,
    moveOn: (person) => {
      for (const one of under.values()) if (one.person === person) one.stopping.abort();
    },
    fulfil: (api, open) =>
      inTurn(api, open).catch(async (error: unknown) => {
        deps.log(`a wish on ${open.id} failed: ${reason(error)}`);
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
  const loaded = await deps.reports.load(open.id);
  if (assistant === undefined || loaded.kind !== "found") return unfulfilled("not-set-up");
  const log = await loadAssistLog(assistant.log, loaded.value.report.unit);
  if (isSpent(log, deps.now(), assistant.tokensADay)) return unfulfilled("spent");
  // The room of the model is read when somebody first wishes for something.
  const { fulfil } = await import("./fulfil.ts");
  return fulfil(deps, loaded.value.report, open, heard, stop);
}

const say = (api: Api, chat: number, { text, keyboard }: Message): Promise<unknown> =>
  api.sendMessage(chat, text, markup(keyboard));
