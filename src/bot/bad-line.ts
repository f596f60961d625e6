import { autoRetry } from "@grammyjs/auto-retry";
import { HttpError } from "grammy";
import type { Transformer } from "grammy";
import type { Update } from "grammy/types";

/** Seconds: nobody stares at a silent chat for longer, and the next message waits behind this one. */
const retry = autoRetry({ maxRetryAttempts: 4, maxDelaySeconds: 20, rethrowHttpErrors: true });

/** Milliseconds between two tries on a broken line. The plugin's own would double: an hour's outage, an hour more. */
const breath = 2_000;

const untilThere: Transformer = async (call, method, payload, signal) => {
  for (;;) {
    try {
      return await call(method, payload, signal);
    } catch (error) {
      if (!(error instanceof HttpError) || signal?.aborted === true) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, breath));
  }
};

/** Waits as Telegram asks, and out a broken line. Polling has its own patience, of seconds; a start has none. */
export const patiently: Transformer = (call, method, payload, signal) =>
  method === "getUpdates" || method === "getMe"
    ? call(method, payload, signal)
    : retry((...args) => untilThere(call, ...args), method, payload, signal);

/** What people did, in the order in which they did it: on a bad line a batch may be shuffled, and the numbers tell. */
export const inOrder: Transformer = async (call, method, payload, signal) => {
  const response = await call(method, payload, signal);
  if (method === "getUpdates" && response.ok) {
    (response.result as Update[]).sort((a, b) => a.update_id - b.update_id);
  }
  return response;
};
