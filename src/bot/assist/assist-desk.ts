import type { Api } from "grammy";
import type { Failure } from "#assist/model.ts";
import type { Dependencies } from "../dependencies.ts";
import { markup } from "../markup.ts";
import { turns } from "../queue.ts";
import type { Queue } from "../queue.ts";
import type { Message } from "../records.ts";
import { quietly, reason } from "../trouble.ts";
import type { Person } from "../who.ts";
import { fulfil } from "./fulfil.ts";
import type { Fulfilled } from "./fulfil.ts";
import type { Decision } from "./decision.ts";
import { loadAssistLog, withDecision, withEntry } from "./log.ts";
import { isSpent } from "./budget.ts";
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

  async function grant(open: OpenWish, heard: (text: string) => void, stop: AbortSignal) {
    const { id } = open;
    const loaded = await deps.reports.load(id);
    if (deps.assistant === undefined || loaded.kind !== "found") return failed("unreachable");
    const log = await loadAssistLog(deps.assistant.log, loaded.value.report.unit);
    if (isSpent(log, deps.now(), deps.assistant.tokensADay)) return failed("spent");
    return fulfil(deps, loaded.value.report, open, heard, stop);
  }

  async function note(open: OpenWish, { used, came, proposal, refused }: Fulfilled): Promise<void> {
    const { assistant } = deps;
    if (assistant === undefined || used === undefined) return;
    await queue(turns, async () => {
      const loaded = await deps.reports.load(open.id);
      if (loaded.kind !== "found") return;
      const { unit, year } = loaded.value.report;
      const log = await loadAssistLog(assistant.log, unit);
      const entry = {
        id: proposal?.id ?? "",
        at: deps.now().toISOString(),
        by: open.person.id,
        year,
        what: open.wish.kind,
        model: used.model,
        prompt: used.prompt,
        took: used.took,
        tokens: used.tokens,
        came,
        ...(refused === 0 ? {} : { refused }),
      };
      await assistant.log.save(unit, withEntry(log, entry));
    });
  }

  async function work(api: Api, open: OpenWish, stop: AbortSignal): Promise<void> {
    const line = await waitingLine(api, deps.words, open);
    const fulfilled = await grant(open, line.tell, stop);
    await note(open, fulfilled).catch((error: unknown) =>
      deps.log(`a wish could not be noted: ${reason(error)}`),
    );
    if (stop.aborted) return line.giveUp();
    const said = await proposeTo(deps, queue, open, fulfilled.event);
    await line.end(said ?? open.plain);
  }

  async function noteDecision({ unit, id, came }: Decision): Promise<void> {
    const { assistant } = deps;
    if (assistant === undefined) return;
    await queue(turns, async () => {
      const log = await loadAssistLog(assistant.log, unit);
      await assistant.log.save(unit, withDecision(log, id, came));
    });
  }

  return {
    decided: (decision) =>
      noteDecision(decision).catch((error: unknown) =>
        deps.log(`what was made of a proposal could not be noted: ${reason(error)}`),
      ),
    moveOn: (person) => {
      for (const one of under.values()) if (one.person === person) one.stopping.abort();
    },
    fulfil: async (api, open) => {
      const { id, person } = open;
      const before = under.get(id);
      if (before !== undefined && before.person !== person.id && !before.stopping.signal.aborted) {
        return tellBusy(api, deps, queue, open);
      }
      before?.stopping.abort();
      const stopping = new AbortController();
      const mine = { person: person.id, stopping };
      under.set(id, mine);
      try {
        await work(api, open, stopping.signal);
      } catch (error) {
        deps.log(`a wish on ${id} failed: ${reason(error)}`);
        if (open.plain !== undefined) await quietly(say(api, person.id, open.plain));
      } finally {
        if (under.get(id) === mine) under.delete(id);
      }
    },
  };
}

const failed = (why: Exclude<Failure, "cancelled">): Fulfilled => ({
  event: { kind: "proposed", say: [{ kind: "unfulfilled", why }] },
  came: why,
  refused: 0,
});

async function tellBusy(api: Api, deps: Dependencies, queue: Queue, open: OpenWish): Promise<void> {
  const said = await proposeTo(deps, queue, open, failed("busy").event);
  if (said !== undefined) await quietly(say(api, open.person.id, said));
}

const say = (api: Api, chat: number, { text, keyboard }: Message): Promise<unknown> =>
  api.sendMessage(chat, text, markup(keyboard));
