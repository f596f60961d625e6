import type { Door } from "./access.ts";
import type { Exchange } from "./exchange.ts";

/** A link lets one browser in, once. What it carries stands behind the #, so that it is in no log on the way. */
export interface Link {
  readonly url: string;
  /** Unix seconds. */
  readonly expires: number;
}

interface Invited {
  readonly name?: string | undefined;
  /** Somebody known comes in on another device. */
  readonly personId?: number | undefined;
  readonly days?: number | undefined;
}

/** Days that a link lasts unless told. */
const LIFETIME = 7;

export async function makeLink(
  { write, people }: Exchange,
  publicUrl: string,
  { name, personId, days = LIFETIME }: Invited,
): Promise<Link> {
  const expires = Math.floor(Date.now() / 1000) + days * 24 * 3600;
  const token = await write(() => people.invite({ name, personId, expires }));
  return { url: `${publicUrl}/#in=${token}`, expires };
}

/** For the operator, as long as nobody has ever come in. */
export async function firstLink(exchange: Exchange, { byLink }: Door): Promise<Link | undefined> {
  if (byLink === undefined || !exchange.people.isEmpty()) return undefined;
  return makeLink(exchange, byLink.publicUrl, {});
}
