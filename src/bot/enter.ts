import type { Answer } from "./answer-report.ts";
import type { Dependencies } from "./dependencies.ts";
import { keepDirectory } from "./directory.ts";
import { redeemPayload } from "./hall/people/redeem-payload.ts";
import type { Input } from "./input.ts";
import { keepSendings } from "./sendings-owed.ts";
import { remember } from "./records.ts";
import type { Said } from "./records.ts";
import { asMessage } from "./say/turn.ts";
import { takeSeat } from "./seat.ts";
import type { Seat } from "./seat.ts";

/** Somebody comes by a link: into a post, or to take the bot over at its first start. */
export async function enter(
  deps: Dependencies,
  seat: Seat,
  input: Input,
  payload: string,
): Promise<Answer> {
  const { directory, person, who } = seat;
  const at = deps.now().toISOString();
  const entry = redeemPayload({ deps, directory, person, at }, payload);
  const said: Said = { send: asMessage(entry.card) };
  const after = entry.directory ?? directory;
  await keepDirectory(deps, directory, after);
  // A stranger leaves nothing behind.
  if (after === directory && who.isStranger) return { said };
  const { deskId, record } = await takeSeat(deps, after, person);
  const told = keepSendings(deskId, record, input, at, entry.sendings ?? []);
  await deps.desks.save(deskId, {
    ...record,
    ...told.kept,
    ...(entry.prompt === undefined ? {} : { prompt: entry.prompt }),
    handled: remember(record.handled, input, said),
  });
  return { said, sendings: told.sendings, signOut: entry.signOut ?? [] };
}
