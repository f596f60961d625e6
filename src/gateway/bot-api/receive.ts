import { z } from "zod";
import type { Exchange } from "../exchange.ts";
import type { Updates } from "../store/updates.ts";
import type { Update } from "../wire.ts";
import { badRequest, BotApiError } from "./api-error.ts";
import { isHookUrl } from "./formatting/links.ts";
import { method } from "./method.ts";
import type { Methods } from "./method.ts";
import { flag, integer, json, text } from "./params.ts";
import { openReceiving } from "./receiving.ts";
import type { HookSettings, Receiving } from "./receiving.ts";
import { Remarked } from "./remark.ts";
import type { Surroundings } from "./webhook.ts";

const Allowed = json(
  z.array(z.unknown()).optional().catch(undefined),
  "can't parse allowed_updates JSON object",
);

const GetUpdates = z.object({
  offset: integer,
  limit: integer,
  timeout: integer,
  allowed_updates: Allowed,
});

const SetWebhook = z.object({
  url: text,
  max_connections: integer,
  secret_token: text,
  allowed_updates: Allowed,
  drop_pending_updates: flag,
});

const DeleteWebhook = SetWebhook.pick({ drop_pending_updates: true });

/** How the bot hears of people: by asking, or at an address of its own. */
export interface Receiver {
  readonly methods: Methods;
  close(): Promise<void>;
}

/** Made once per gateway: the methods share who is asking, and what was agreed on. */
export function openReceiver(exchange: Exchange, surroundings: Surroundings): Receiver {
  const receiving = openReceiving(exchange, surroundings);
  const { updates } = exchange;
  const polls = onePoll(updates);

  const removeHook = async (drop = false): Promise<Remarked> => {
    const wasSet = receiving.hook() !== undefined;
    await receiving.setHook(undefined);
    if (drop) updates.confirmAll();
    return new Remarked(true, wasSet ? "Webhook was deleted" : "Webhook is already deleted");
  };

  const methods: Methods = {
    getUpdates: method(GetUpdates, async (params, { signal }) => {
      if (receiving.hook() !== undefined) throw new BotApiError(409, HOOK_IS_SET);
      polls.hangUp(OTHER_POLL);
      confirm(updates, params.offset ?? 0);
      await receiving.allow(params.allowed_updates);
      const limit = clamp(params.limit ?? 100, 1, 100);
      return polls.wait(limit, clamp(params.timeout ?? 0, 0, LONGEST_POLL), signal);
    }),

    setWebhook: method(SetWebhook, async ({ url = "", drop_pending_updates, ...params }) => {
      if (url === "") return removeHook(drop_pending_updates);
      const { secret_token = "", max_connections = 40 } = params;
      const hook = { url, secret_token, max_connections: clamp(max_connections, 1, 100) };
      checkHook(hook);
      polls.hangUp(HOOK_COMES);
      await receiving.allow(params.allowed_updates);
      if (drop_pending_updates !== true && isSame(receiving.hook(), hook)) {
        return new Remarked(true, "Webhook is already set");
      }
      await receiving.setHook(undefined);
      if (drop_pending_updates === true) updates.confirmAll();
      await receiving.setHook(hook);
      return new Remarked(true, "Webhook was set");
    }),

    deleteWebhook: method(DeleteWebhook, async (params) => removeHook(params.drop_pending_updates)),

    getWebhookInfo: method(z.object({}), async () => infoOf(receiving, updates)),
  };
  return { methods, close: () => receiving.close() };
}

/** Seconds. */
const LONGEST_POLL = 50;

const OTHER_POLL =
  "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
const HOOK_COMES = "Conflict: terminated by setWebhook request";
const HOOK_IS_SET =
  "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

interface Polls {
  /** Ends the request that waits, if one does. */
  hangUp(words: string): void;
  wait(limit: number, seconds: number, signal: AbortSignal): Promise<readonly Update[]>;
}

/** One request waits at a time. */
function onePoll(updates: Updates): Polls {
  let waiting: ((error: BotApiError) => void) | undefined;
  return {
    hangUp: (words) => waiting?.(new BotApiError(409, words)),
    wait: async (limit, seconds, signal) => {
      const found = updates.pending(limit, []);
      if (found.length > 0 || seconds === 0) return found;
      const { promise, resolve, reject } = Promise.withResolvers<readonly Update[]>();
      const look = (): void => {
        const found = updates.pending(limit, []);
        if (found.length > 0) resolve(found);
      };
      const giveUp = (): void => resolve([]);
      const timer = setTimeout(giveUp, seconds * 1000);
      waiting = reject;
      updates.listeners.add(look);
      signal.addEventListener("abort", giveUp);
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
        updates.listeners.delete(look);
        signal.removeEventListener("abort", giveUp);
        if (waiting === reject) waiting = undefined;
      }
    },
  };
}

/** A negative offset asks for the last few and forgets all before them. */
function confirm(updates: Updates, offset: number): void {
  const first = offset < 0 ? updates.fromEnd(-offset) : offset;
  if (first !== undefined && first > 0) updates.confirm(first);
}

function checkHook({ url, secret_token }: HookSettings): void {
  if (!isHookUrl(url)) throw badRequest("invalid webhook URL specified");
  if (Buffer.byteLength(secret_token) > 256) throw badRequest("secret token is too long");
  if (!/^[\w-]*$/.test(secret_token)) {
    throw badRequest("secret token contains unallowed characters");
  }
}

function isSame(a: HookSettings | undefined, b: HookSettings): boolean {
  return (
    a?.url === b.url && a.secret_token === b.secret_token && a.max_connections === b.max_connections
  );
}

function infoOf(receiving: Receiving, updates: Updates): object {
  const hook = receiving.hook();
  return {
    url: hook?.url ?? "",
    has_custom_certificate: false,
    pending_update_count: updates.count(),
    ...receiving.fault(),
    max_connections: hook?.max_connections,
    allowed_updates: receiving.allowed(),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
