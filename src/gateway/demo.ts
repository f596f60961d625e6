import type { Door } from "./access.ts";
import type { Exchange } from "./exchange.ts";

/** Somebody to try the bot as, without an account. */
export interface DemoRole {
  readonly name: string;
  /** One line that the page shows beside the name. */
  readonly about: string;
}

export interface DemoPerson extends DemoRole {
  readonly id: number;
}

/** Makes the demo's people, the same ones at each start; only where anybody of this machine may come in anyway. */
export async function readyPeople(
  { write, people }: Exchange,
  { byLink }: Door,
  roles: readonly DemoRole[],
  languageCode: string,
): Promise<readonly DemoPerson[]> {
  if (byLink !== undefined || roles.length === 0) return [];
  if (new Set(roles.map(({ name }) => name)).size < roles.length) {
    throw new RangeError("Two people of a demo have the same name.");
  }
  return write(() =>
    roles.map(({ name, about }) => ({ id: people.readyMade(name, languageCode).id, name, about })),
  );
}
