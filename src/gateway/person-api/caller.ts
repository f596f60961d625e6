import type { Context } from "hono";
import type { Door } from "../access.ts";
import type { DemoPerson } from "../demo.ts";
import type { Exchange } from "../exchange.ts";
import { RefusedError } from "../person-acts.ts";
import type { Person } from "../store/people.ts";
import { tokenOf } from "./session-cookie.ts";

/** Whose request it is. */
export interface Caller {
  readonly person: Person;
  /** What its streams end with: the secret of the session, or in a demo whom it names. */
  readonly session: string;
}

interface Hall {
  readonly exchange: Exchange;
  readonly door: Door;
  readonly demo: readonly DemoPerson[];
}

/** @throws RefusedError */
export function callerOf(hall: Hall, context: Context): Caller | undefined {
  const named = namedOf(hall, context);
  // No secret has a colon in it.
  if (named !== undefined) return { person: named, session: `demo:${named.id}` };
  const session = tokenOf(context, hall.door.isSecure);
  const person = session === undefined ? undefined : hall.exchange.people.bySession(session);
  return session === undefined || person === undefined ? undefined : { person, session };
}

/**
 * Whom a request names to act as: one of the demo's people, or nobody. Anybody else is refused, rather than that
 * something is done as somebody whom the tab does not show.
 *
 * @throws RefusedError
 */
export function namedOf({ exchange, demo }: Hall, context: Context): Person | undefined {
  const named = context.req.query("person");
  if (named === undefined) return undefined;
  const found = demo.find(({ id }) => String(id) === named);
  const person = found && exchange.people.byId(found.id);
  if (person === undefined) throw new RefusedError("no_such_person");
  return person;
}
