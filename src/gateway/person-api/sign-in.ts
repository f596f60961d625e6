import type { Context } from "hono";
import { z } from "zod";
import type { Door } from "../access.ts";
import { commandsFor } from "../bot-api/commands.ts";
import type { DemoPerson } from "../demo.ts";
import type { Exchange } from "../exchange.ts";
import { addressOf } from "../http/peer.ts";
import type { Limiter } from "../http/rate.ts";
import type { SessionView } from "../person-wire.ts";
import { chatOf, userOf } from "../store/people.ts";
import type { Person, SignedIn } from "../store/people.ts";
import { namedOf } from "./caller.ts";
import { readJson } from "./json.ts";
import { forgetToken, keepToken, tokenOf } from "./session-cookie.ts";
import type { Streams } from "./streams.ts";
import { viewItem } from "./view.ts";

/** Why somebody cannot come in: there is no link, or it was used up or has expired. */
export class NotInvitedError extends Error {
  override readonly name = "NotInvitedError";
  readonly code: "no_session" | "invite_used";
  constructor(code: NotInvitedError["code"]) {
    super(code);
    this.code = code;
  }
}

export interface Entrance {
  readonly exchange: Exchange;
  readonly door: Door;
  readonly streams: Streams;
  /** Whom a tab of this machine may choose to be. */
  readonly demo: readonly DemoPerson[];
  /** By address. */
  readonly wrongTries: Limiter;
}

/** @throws NotInvitedError, RefusedError, TooFastError */
export async function openSession(entrance: Entrance, context: Context): Promise<Response> {
  const { isSecure } = entrance.door;
  const asked = Asked.parse(await readJson(context));
  const named = namedOf(entrance, context);
  // The ready-made need no secret, and the browser's own stays as it is.
  if (named !== undefined) return context.json(viewSession(entrance, named));
  const known = refreshed(entrance, tokenOf(context, isSecure), asked);
  const signedIn = (await known) ?? (await comeIn(entrance, context, asked));
  keepToken(context, isSecure, signedIn.token);
  // The scripts of a page shall not see the secret.
  const token = isBrowser(context) ? undefined : signedIn.token;
  return context.json({ ...viewSession(entrance, signedIn.person), token });
}

/** Ends this session, and what is open under it at once; the chat stays. */
export async function closeSession(
  { exchange, door, streams }: Entrance,
  context: Context,
): Promise<Response> {
  const token = tokenOf(context, door.isSecure);
  if (token !== undefined) {
    await exchange.write(() => exchange.people.signOut(token));
    streams.signOut(token);
  }
  forgetToken(context, door.isSecure);
  // Files that were looked at, on a machine of several clerks; browsers know this word on encrypted lines only.
  if (door.isSecure) context.header("clear-site-data", '"cache"');
  return context.json({});
}

const Asked = z.object({
  name: z.string().trim().min(1).max(64).optional(),
  language_code: z
    .string()
    .max(35)
    .regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i)
    .optional(),
  invite: z.string().max(200).optional(),
  // The browser that opened the link says who it is, so that it may ask again.
  opener: z.string().min(16).max(100).optional(),
});

type Asked = z.output<typeof Asked>;

/** Somebody who is in already: their link may still be in their hand, and is not needed. */
async function refreshed(
  { exchange: { people, write }, door }: Entrance,
  token: string | undefined,
  { name, language_code }: Asked,
): Promise<SignedIn | undefined> {
  const person = token === undefined ? undefined : people.bySession(token);
  if (token === undefined || person === undefined) return undefined;
  // With links, the name is what the operator wrote on the link.
  const about = door.byLink === undefined ? { name, language_code } : { language_code };
  return { token, person: await write(() => people.update(person, about)) };
}

async function comeIn(
  { exchange: { people, write }, door, wrongTries }: Entrance,
  context: Context,
  { invite, opener, ...about }: Asked,
): Promise<SignedIn> {
  if (door.byLink === undefined) return write(() => people.create(about));
  const address = addressOf(context);
  wrongTries.take(address);
  if (invite === undefined) throw new NotInvitedError("no_session");
  const signedIn = await write(() => people.redeem(invite, about, opener));
  if (signedIn === undefined) throw new NotInvitedError("invite_used");
  wrongTries.giveBack(address);
  return signedIn;
}

function viewSession({ exchange, door, demo }: Entrance, person: Person): SessionView {
  const { first_name, username } = exchange.bot;
  const chat = exchange.chats.get(person.id);
  const pinned = exchange.messages.pinned(person.id);
  return {
    chat_id: chatOf(person).id,
    user: userOf(person),
    bot: { first_name, username },
    commands: commandsFor(exchange.settings, person),
    read_message_id: chat?.readMessageId ?? 0,
    pinned: pinned && viewItem(pinned),
    blocked: chat?.isBlocked ?? false,
    by_link: door.byLink !== undefined,
    demo: demo.length === 0 ? undefined : demo,
  };
}

/** Browsers tell where a request comes from; programs do not. */
function isBrowser(context: Context): boolean {
  return ["origin", "sec-fetch-site"].some((name) => context.req.header(name) !== undefined);
}
