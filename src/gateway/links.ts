import type { Door } from "./access.ts";
import type { Exchange } from "./exchange.ts";

/**
 * A link lets one browser in, once, and may say `/start` with a payload there, as a deep link does. What it carries
 * stands behind the #, so that it is in no log on the way.
 */
export interface Link {
  readonly url: string;
  /** Unix seconds. */
  readonly expires: number;
}

export interface Invited {
  /**
   * What the bot hears behind `/start`: 1 to 64 letters, digits, _ and -. What stands before its first - is no secret:
   * the link can be taken back by it.
   */
  readonly start?: string | undefined;
  readonly name?: string | undefined;
  /** Somebody known comes in on another device. */
  readonly personId?: number | undefined;
  readonly days?: number | undefined;
}

/** Telegram's own rule for the payload of a deep link. */
const PAYLOAD = /^[\w-]{1,64}$/;

/** Days that a link lasts unless told. */
const LIFETIME = 7;

export async function makeLink(
  { write, people }: Exchange,
  publicUrl: string,
  { start, name, personId, days }: Invited,
): Promise<Link> {
  const expires = endOf(days);
  const deep = start === undefined ? "" : `&start=${payload(start)}`;
  const [, label] = /^(\w+)-/.exec(start ?? "") ?? [];
  const token = await write(() => people.invite({ name, personId, label, expires }));
  return { url: `${publicUrl}/#in=${token}${deep}`, expires };
}

/** A link as the bot's process wants it: with an account where people need one, otherwise only to the chat at `url`. */
export async function linkFor(
  exchange: Exchange,
  { byLink }: Door,
  url: string,
  invited: Invited,
): Promise<Link> {
  const { start, personId, days } = invited;
  if (byLink === undefined) {
    return {
      url: start === undefined ? `${url}/` : `${url}/#start=${payload(start)}`,
      expires: endOf(days),
    };
  }
  if (personId !== undefined && exchange.people.byId(personId) === undefined) {
    throw new RangeError(`There is no person ${personId}.`);
  }
  return makeLink(exchange, byLink.publicUrl, invited);
}

/** Nobody comes in by these links any more; whoever has come in stays. */
export const takeBack = ({ write, people }: Exchange, labels: readonly string[]): Promise<void> =>
  write(() => {
    for (const label of labels) people.takeBack(label);
  });

/** For the operator, as long as nobody has ever come in. */
export async function firstLink(
  exchange: Exchange,
  { byLink }: Door,
  start: string | undefined,
): Promise<Link | undefined> {
  if (byLink === undefined || !exchange.people.isEmpty()) return undefined;
  return makeLink(exchange, byLink.publicUrl, { start });
}

function endOf(days = LIFETIME): number {
  return Math.floor(Date.now() / 1000) + days * 24 * 3600;
}

function payload(start: string): string {
  if (PAYLOAD.test(start)) return start;
  throw new RangeError(`${JSON.stringify(start)} is no payload: 1 to 64 of A-Z a-z 0-9 _ -`);
}
