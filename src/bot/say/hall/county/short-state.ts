import { openIn, stepOf } from "#flows/county/status.ts";
import type { Stand, UnitStatus } from "#flows/county/status.ts";
import type { Words } from "../../../words/words.ts";

/** Where a unit stands, in a few characters: 差7项, 待初审, 已交. */
export function shortState(words: Words, status: UnitStatus): string {
  return sayings[status.stand](words, status);
}

/** The same, but how late it is where it is late. */
export const shortOrLate = (words: Words, status: UnitStatus): string =>
  status.late ? words.county.shortLate(-status.daysLeft) : shortState(words, status);

type Say = (words: Words, status: UnitStatus) => string;

const sayings: Readonly<Record<Stand, Say>> = {
  unbound: ({ county }) => county.short.unbound,
  absent: ({ county }) => county.short.absent,
  filling: ({ county }, status) => county.shortFilling(openIn(status)),
  returned: ({ county }) => county.short.returned,
  finished: ({ county }) => county.short.finished,
  review: ({ county }, status) => county.shortReview(stepOf(status)?.name ?? ""),
  filed: ({ county }) => county.short.filed,
  accepted: ({ county }) => county.short.accepted,
  published: ({ county }) => county.short.published,
};

/** As much as a button shows. */
const longestLabel = 16;

/** Name and state on one button; the name gives way. */
export function unitLabel(name: string, state: string): string {
  const tail = ` ${state}`.slice(0, longestLabel - 4);
  const room = longestLabel - tail.length;
  return `${name.length <= room ? name : `${name.slice(0, room - 1)}…`}${tail}`;
}

export const shortLabel = (text: string): string =>
  text.length <= longestLabel ? text : `${text.slice(0, longestLabel - 1)}…`;
