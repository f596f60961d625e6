import { daysBetween, inShanghai } from "#flows/calendar.ts";
import { stepOf } from "#flows/county/status.ts";
import type { UnitStatus } from "#flows/county/status.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import { card, hallButton, rowsOf } from "../../say/card.ts";
import type { Button } from "../../say/card.ts";
import { unitLabel } from "../../say/hall/county/short-state.ts";
import type { Hall, HallHandler } from "../hall.ts";
import { waysOut } from "../ways-out.ts";
import { readUnit } from "./read-county.ts";

/** The reports that wait for this reviewer, the longest waiting first. */
export const queue: HallHandler<"queue"> = async (hall) => {
  const { words } = hall.deps;
  const waiting = await waitingFor(hall);
  if (waiting.length === 0) {
    const ahead = progressOf(hall);
    return { card: card(words.county.nothingWaits, ahead.length === 0 ? waysOut(hall) : ahead) };
  }
  const today = inShanghai(hall.at).day;
  return {
    card: card(
      words.county.waiting(waiting.length),
      ...rowsOf(
        1,
        waiting.slice(0, shownAtMost).map(({ unit, reported }) => {
          const since = inShanghai(reported?.since ?? hall.at).day;
          const label = unitLabel(unit.short, words.county.waitsSince(daysBetween(since, today)));
          return hallButton(label, { kind: "look", unit: unit.id });
        }),
      ),
    ),
  };
};

const shownAtMost = 24;

/** Nothing to look at yet: how far the reports are that will come. */
function progressOf({ deps: { words }, directory, posts }: Hall): readonly Button[] {
  const units = new Set(posts.flatMap(({ unit, role }) => (role === "reviewer" ? [unit] : [])));
  return [...units].slice(0, progressShown).map((id) => {
    const { short = "" } = indexOf(directory).unit.get(id) ?? {};
    const label = units.size === 1 ? words.status : unitLabel(short, words.status);
    return hallButton(label, { kind: "unit", unit: id });
  });
}

const progressShown = 3;

async function waitingFor(hall: Hall): Promise<readonly UnitStatus[]> {
  const { unit } = indexOf(hall.directory);
  const mine = hall.posts.filter(({ role }) => role === "reviewer");
  const units = [...new Set(mine.map((post) => post.unit))].flatMap((id) => unit.get(id) ?? []);
  const statuses = await Promise.all(units.map((one) => readUnit(hall, one)));
  return statuses
    .filter((status) => isMine(status, mine))
    .toSorted((one, other) => sinceOf(one).localeCompare(sinceOf(other)));
}

/** In review, and in their step; where the unit has no steps, anybody's who looks. */
function isMine(status: UnitStatus, posts: Hall["posts"]): boolean {
  if (status.reported?.progress.state !== "review") return false;
  const step = stepOf(status)?.id;
  return posts.some(
    (post) => post.unit === status.unit.id && (step === undefined || post.step === step),
  );
}

const sinceOf = ({ reported }: UnitStatus): string => reported?.since ?? "";
