import { z } from "zod";
import type { Updates } from "../store/updates.ts";
import type { Update } from "../wire.ts";
import { badRequest, BotApiError } from "./api-error.ts";
import { method } from "./method.ts";
import type { Methods } from "./method.ts";
import { flag, integer, json } from "./params.ts";

const GetUpdates = z.object({
  offset: integer.optional(),
  limit: integer.optional(),
  timeout: integer.optional(),
  allowed_updates: json(z.array(z.string())).optional(),
});

/** The methods by which the bot hears of people. Made once per gateway: they share who is polling. */
export function receiveMethods(): Methods {
  let hangUp: ((error: BotApiError) => void) | undefined;
  let allowed: readonly string[] = [];

  return {
    getUpdates: method(GetUpdates, async (params, { exchange: { updates }, signal }) => {
      hangUp?.(new BotApiError(409, CONFLICT));
      confirm(updates, params.offset ?? 0);
      // Telegram remembers the last list; an empty one means all kinds.
      allowed = params.allowed_updates ?? allowed;
      const limit = Math.min(Math.max(params.limit ?? 100, 1), 100);
      const find = (): readonly Update[] => updates.pending(limit, allowed);
      const found = find();
      const seconds = Math.min(Math.max(params.timeout ?? 0, 0), LONGEST_POLL);
      if (found.length > 0 || seconds === 0) return found;

      const { promise, resolve, reject } = Promise.withResolvers<readonly Update[]>();
      const look = (): void => {
        const found = find();
        if (found.length > 0) resolve(found);
      };
      const giveUp = (): void => resolve([]);
      const timer = setTimeout(giveUp, seconds * 1000);
      hangUp = reject;
      updates.listeners.add(look);
      signal.addEventListener("abort", giveUp);
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
        updates.listeners.delete(look);
        signal.removeEventListener("abort", giveUp);
        if (hangUp === reject) hangUp = undefined;
      }
    }),

    deleteWebhook: method(DeleteWebhook, async (params, { exchange: { updates } }) => {
      if (params.drop_pending_updates === true) updates.confirmAll();
      return true;
    }),

    setWebhook: method(SetWebhook, async ({ url = "" }) => {
      if (url !== "") throw badRequest("bad webhook: updates are delivered by getUpdates only");
      return true;
    }),

    getWebhookInfo: method(z.object({}), async (_params, { exchange: { updates } }) => ({
      url: "",
      has_custom_certificate: false,
      pending_update_count: updates.count(),
    })),
  };
}

const DeleteWebhook = z.object({ drop_pending_updates: flag.optional() });

const SetWebhook = z.object({ url: z.string().optional() });

/** Seconds. */
const LONGEST_POLL = 50;

const CONFLICT =
  "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";

/** A negative offset asks for the last few and forgets all before them. */
function confirm(updates: Updates, offset: number): void {
  const first = offset < 0 ? updates.fromEnd(-offset) : offset;
  if (first !== undefined && first > 0) updates.confirm(first);
}
