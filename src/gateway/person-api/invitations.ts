import type { Context } from "hono";
import { z } from "zod";
import { addressOf } from "../http/peer.ts";
import { makeLink } from "../links.ts";
import { RefusedError } from "../person-acts.ts";
import { isSameSecret } from "../same-secret.ts";
import { readJson } from "./json.ts";
import { bearerOf } from "./session-cookie.ts";
import type { Entrance } from "./sign-in.ts";

const Invitation = z.object({
  name: z.string().trim().min(1).max(64).optional(),
  person_id: z.int().optional(),
  days: z.int().min(1).max(365).optional(),
});

/** What a new person's link says to the bot behind `/start`. */
export type StartFor = (name: string | undefined) => Promise<string>;

/** A link for one person, made by whoever knows the operator's secret. @throws TooFastError */
export async function postInvitation(
  { exchange, door: { byLink }, wrongTries }: Entrance,
  startFor: StartFor | undefined,
  context: Context,
): Promise<Response> {
  if (byLink === undefined) return context.json({ error: "no_links" }, 404);
  const address = `operator ${addressOf(context)}`;
  wrongTries.take(address);
  if (!isSameSecret(bearerOf(context) ?? "", byLink.secret)) {
    return context.json({ error: "wrong_secret" }, 401);
  }
  wrongTries.giveBack(address);
  const { name, person_id: personId, days } = Invitation.parse(await readJson(context));
  if (personId !== undefined && exchange.people.byId(personId) === undefined) {
    throw new RefusedError("no_such_person");
  }
  // Somebody known comes back as who they are.
  const start = personId === undefined ? await startFor?.(name) : undefined;
  return context.json(await makeLink(exchange, byLink.publicUrl, { start, name, personId, days }));
}
