import { z } from "zod";
import type { Exchange } from "../exchange.ts";
import type { Update } from "../wire.ts";
import { hookUrl } from "./formatting/links.ts";
import { openDeliverer } from "./webhook.ts";
import type { Deliverer, Hook, Surroundings } from "./webhook.ts";

const HookSettings = z.object({
  url: z.string(),
  secret_token: z.string(),
  max_connections: z.int(),
});

export type HookSettings = z.output<typeof HookSettings>;

/** What the bot agreed on about receiving, also after a restart. */
export interface Receiving {
  hook(): HookSettings | undefined;
  /** Stops what was, and starts delivering if there is something to deliver to. */
  setHook(hook: HookSettings | undefined): Promise<void>;
  fault(): ReturnType<Deliverer["fault"]>;
  /** The kinds of updates that are wanted; nothing means all. */
  allowed(): readonly string[] | undefined;
  /** From now on; nothing given changes nothing. */
  allow(kinds: readonly unknown[] | undefined): Promise<void>;
  close(): Promise<void>;
}

export function openReceiving(exchange: Exchange, surroundings: Surroundings): Receiving {
  const { settings, updates, write } = exchange;
  let hook = settings.get("webhook", HookSettings);
  let allowed = settings.get("allowed_updates", z.array(z.string()));
  let deliverer = hook === undefined ? undefined : openFor(hook);
  want(allowed);

  function openFor(hook: HookSettings): Deliverer {
    const target: Hook = { ...hook, url: hookUrl(hook.url) };
    return openDeliverer(
      {
        next: (limit) => updates.pending(limit, []),
        confirm: (updateId) => updates.confirmOne(updateId),
        onNew: (listener) => {
          updates.listeners.add(listener);
          return () => updates.listeners.delete(listener);
        },
      },
      target,
      surroundings,
    );
  }

  function want(kinds: readonly string[] | undefined): void {
    updates.unwanted.clear();
    for (const kind of MADE_HERE) {
      if (kinds !== undefined && !kinds.includes(kind)) updates.unwanted.add(kind);
    }
  }

  return {
    hook: () => hook,
    setHook: async (next) => {
      const before = deliverer;
      deliverer = undefined;
      hook = next;
      await before?.close();
      await write(() => settings.set("webhook", next));
      if (next !== undefined && hook === next) deliverer = openFor(next);
    },
    fault: () => deliverer?.fault(),
    allowed: () => allowed,
    allow: async (kinds) => {
      if (kinds === undefined) return;
      const known = KINDS.filter((kind) => kinds.includes(kind));
      const next = known.length === 0 ? undefined : known;
      if (JSON.stringify(next) === JSON.stringify(allowed)) return;
      allowed = next;
      want(next);
      await write(() => settings.set("allowed_updates", next));
    },
    close: async () => deliverer?.close(),
  };
}

type KindOf<U> = U extends unknown ? Exclude<keyof U, "update_id"> : never;

const MADE_HERE: readonly KindOf<Update>[] = [
  "message",
  "edited_message",
  "callback_query",
  "my_chat_member",
];

/** All that Telegram knows, in its order: a bot may name more than it will get here. */
const KINDS: readonly string[] = [
  "message",
  "edited_message",
  "channel_post",
  "edited_channel_post",
  "inline_query",
  "chosen_inline_result",
  "callback_query",
  "shipping_query",
  "pre_checkout_query",
  "poll",
  "poll_answer",
  "my_chat_member",
  "chat_member",
  "chat_join_request",
  "chat_boost",
  "removed_chat_boost",
  "message_reaction",
  "message_reaction_count",
  "business_connection",
  "business_message",
  "edited_business_message",
  "deleted_business_messages",
  "purchased_paid_media",
];
