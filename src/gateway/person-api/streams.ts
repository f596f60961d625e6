import { TooFastError } from "../http/rate.ts";
import type { EventStream } from "./events.ts";

/** The open streams of events: not too many, and none of a session that has ended. */
export interface Streams {
  /** Ends the person's oldest stream if there are too many. @throws TooFastError if there are too many of all people */
  open(personId: number, session: string, start: () => EventStream): Response;
  signOut(session: string): void;
  /** All streams of a person, whatever session they are of. */
  signOutEverywhere(personId: number): void;
}

interface Open {
  readonly session: string;
  readonly stream: EventStream;
}

export function openStreams(each: number, all: number): Streams {
  const byPerson = new Map<number, Set<Open>>();
  let sum = 0;

  const remove = (personId: number, open: Open): void => {
    const mine = byPerson.get(personId);
    if (mine?.delete(open) !== true) return;
    sum -= 1;
    if (mine.size === 0) byPerson.delete(personId);
  };

  return {
    open: (personId, session, start) => {
      const [oldest] = byPerson.get(personId) ?? [];
      const isCrowded = (byPerson.get(personId)?.size ?? 0) >= each;
      if (oldest !== undefined && (isCrowded || sum >= all)) oldest.stream.end();
      if (sum >= all) throw new TooFastError(SOON);
      const open = { session, stream: start() };
      byPerson.set(personId, (byPerson.get(personId) ?? new Set()).add(open));
      sum += 1;
      if (open.stream.ended.aborted) remove(personId, open);
      else open.stream.ended.addEventListener("abort", () => remove(personId, open));
      return open.stream.response;
    },
    signOut: (session) => {
      const all = [...byPerson.values()].flatMap((mine) => [...mine]);
      end(all.filter((open) => open.session === session));
    },
    signOutEverywhere: (personId) => end([...(byPerson.get(personId) ?? [])]),
  };
}

function end(ending: readonly Open[]): void {
  for (const { stream } of ending) stream.end({ name: "signed_out", data: {} });
}

/** Seconds after which somebody may have left. */
const SOON = 30;
