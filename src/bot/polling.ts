import { GrammyError } from "grammy";
import type { Bot } from "grammy";
import type { Update } from "grammy/types";
import { answersKept } from "./records.ts";

/** Long polling under way. */
export interface Polling {
  /** Rejects when the messenger will not have this bot any more: a wrong token, a second poller. */
  readonly done: Promise<void>;
  /** Finishes the answers under way and tells the messenger how far the bot has come. */
  readonly stop: () => Promise<void>;
}

/**
 * Long polling that handles what came together side by side, so that one person never waits for another's answer.
 * The next batch is asked for when this one is dealt with: only then it is confirmed, and a kill loses nothing.
 * A batch is no larger than the number of answers that are remembered, so that all can be said again after a kill.
 */
export function startPolling(bot: Bot, failed: (error: unknown) => void): Polling {
  const stopping = new AbortController();
  let offset = 0;

  const fetch = (timeout: number, limit: number, signal?: AbortSignal): Promise<Update[]> =>
    // The SDK's own type of a signal is that of an older library.
    bot.api.getUpdates({ offset, limit, timeout, allowed_updates: KINDS }, signal as never);

  const run = async (): Promise<void> => {
    await withPatience(() => bot.api.deleteWebhook(), stopping.signal);
    while (!stopping.signal.aborted) {
      const updates = await withPatience(
        () => fetch(30, answersKept, stopping.signal),
        stopping.signal,
      );
      await Promise.all((updates ?? []).map((update) => bot.handleUpdate(update).catch(failed)));
      // Not the largest ever: after a quiet week Telegram counts anew.
      offset = (updates?.at(-1)?.update_id ?? offset - 1) + 1;
    }
  };
  const done = run();
  return {
    done,
    stop: async () => {
      stopping.abort();
      await done.catch(() => undefined);
      if (offset > 0) await fetch(0, 1).catch(() => undefined);
    },
  };
}

const KINDS = ["message", "edited_message", "callback_query"] as const;

/** Milliseconds. */
const BREATH = 3_000;

/** Codes after which trying again is of no use. */
const FINAL: ReadonlySet<number> = new Set([401, 404, 409]);

/** Tries until it works or is no longer wanted. @throws what makes trying again useless */
async function withPatience<T>(
  call: () => Promise<T>,
  signal: AbortSignal,
): Promise<T | undefined> {
  while (!signal.aborted) {
    try {
      return await call();
    } catch (error) {
      if (signal.aborted) return undefined;
      if (error instanceof GrammyError && FINAL.has(error.error_code)) throw error;
      const seconds = error instanceof GrammyError ? error.parameters.retry_after : undefined;
      await pause(seconds === undefined ? BREATH : seconds * 1000, signal);
    }
  }
  return undefined;
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
