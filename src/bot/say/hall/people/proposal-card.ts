import type { Unit } from "#flows/directory/directory.ts";
import type { Trouble, UnitList } from "#intake/unit-list.ts";
import type { Words } from "../../../words/words.ts";
import { card, hallButton } from "../../card.ts";
import type { Card } from "../../card.ts";
import { cut } from "../../cut.ts";

const namesShown = 6;
const troublesShown = 8;

/** What a list was understood as: how many units, the first of them, and what ought to be looked at, line by line. */
export function proposalCard(
  words: Words,
  { id }: Unit,
  { rows, troubles }: Extract<UnitList, { kind: "read" }>,
): Card {
  const { people } = words;
  const first = rows
    .slice(0, namesShown)
    .map(({ short }) => short)
    .join(words.list);
  const posts = rows.reduce((sum, row) => sum + row.people.length, 0);
  const shown = troubles.slice(0, troublesShown);
  return card(
    [
      people.unitsSeen(
        rows.length,
        rows.length > namesShown ? people.unitsAndMore(first, rows.length) : first,
      ),
      ...(posts === 0 ? [] : [people.unitsPeople(posts)]),
      ...(shown.length === 0 ? [] : [people.unitsTroubles]),
      ...shown.map((trouble) => sayTrouble(words, trouble)),
      ...(troubles.length > shown.length ? [people.unitsMoreTroubles(troubles.length)] : []),
      people.unitsAskBuild,
    ].join("\n"),
    [
      hallButton(people.buildUnits(rows.length), { kind: "import", unit: id }),
      hallButton(people.dontBuild, { kind: "never-mind" }),
    ],
  );
}

type Say = (words: Words, trouble: Trouble) => string;

const plain =
  (kind: Exclude<Trouble["kind"], "duplicate" | "missing-column" | "too-many-rows">): Say =>
  ({ people }, { line, text }) =>
    people.troubles[kind](line, cut(text, 30));

const sayings: Readonly<Record<Trouble["kind"], Say>> = {
  duplicate: ({ people }, { line, text, first = line }) =>
    people.troubles.duplicate(line, cut(text, 30), first),
  "no-name": plain("no-name"),
  "too-long": plain("too-long"),
  "not-a-name": plain("not-a-name"),
  "bad-date": plain("bad-date"),
  "two-people-one-post": plain("two-people-one-post"),
  "missing-column": ({ people }, { line, text, field }) =>
    people.troubles["missing-column"](line, field === undefined ? text : people.fields[field]),
  "too-many-rows": ({ people }, { line, last = line }) =>
    people.troubles["too-many-rows"](line, last),
  "unknown-level": plain("unknown-level"),
  garbled: plain("garbled"),
};

const sayTrouble = (words: Words, trouble: Trouble): string =>
  sayings[trouble.kind](words, trouble);
