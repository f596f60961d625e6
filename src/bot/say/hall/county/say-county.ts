import { percent, piles } from "#flows/county/status.ts";
import type { CountyStatus, Rate } from "#flows/county/status.ts";
import type { Unit } from "#flows/directory/directory.ts";
import type { Group } from "../../../hall/hall-action.ts";
import type { Words } from "../../../words/words.ts";
import { card, hallButton, rowsOf } from "../../card.ts";
import type { Card } from "../../card.ts";
import { sayDay } from "./day-words.ts";

/** Names at most; the rest is counted. */
const mostNames = 12;

/** The county in one message: how many are where, the late ones by name, and buttons to look closer. */
export function sayCounty(words: Words, unit: Unit, status: CountyStatus, manages: boolean): Card {
  const { county } = words;
  const { units, year, today, counts } = status;
  if (units.length === 0) {
    return sayNoUnits(words, unit, manages);
  }
  const counted = piles.map((pile) => county.count(county.groups[pile], counts[pile]));
  return card(
    [
      county.title(unit.short, year, sayDay(words, today)),
      counted.join(words.dot),
      `${sayRates(words, status)}${county.stop}`,
      ...sayLate(words, status),
      ...(counts.filed === units.length ? [county.allFiled] : []),
      county.askWhich,
    ].join("\n"),
    ...rowsOf(
      3,
      groupsOf(status).map(([group, count]) =>
        hallButton(county.count(county.groups[group], count), {
          kind: "county",
          unit: unit.id,
          group,
          page: 1,
        }),
      ),
    ),
    [
      hallButton(county.picture, { kind: "picture", unit: unit.id }),
      hallButton(county.workbook, { kind: "export", unit: unit.id }),
    ],
    [
      hallButton(county.due, { kind: "ask-due", unit: unit.id }),
      ...(manages ? [hallButton(county.people, { kind: "people", unit: unit.id })] : []),
    ],
  );
}

/** Nothing is below: who may, adds units; everybody else hears who does. */
function sayNoUnits(words: Words, unit: Unit, manages: boolean): Card {
  const { county, people } = words;
  return manages
    ? card(county.noUnits(unit.short), [
        hallButton(county.addUnits, { kind: "ask-units", unit: unit.id }),
      ])
    : card(`${county.noUnits(unit.short)}\n${county.unitsByAdmin}`, [
        hallButton(people.begin.supervisor, {
          kind: "county",
          unit: unit.id,
          group: "all",
          page: 0,
        }),
      ]);
}

/** The groups that have somebody in them, the late first; and all. */
const groupsOf = ({ counts, late, units }: CountyStatus): readonly (readonly [Group, number])[] => {
  const groups: readonly (readonly [Group, number])[] = [
    ["late", late],
    ...piles.map((pile) => [pile, counts[pile]] as const),
    ["all", units.length],
  ];
  return groups.filter(([, count]) => count > 0);
};

function sayRates({ county }: Words, { completeness, timeliness }: CountyStatus): string {
  const said = (
    rate: Rate | undefined,
    say: (count: number, of: number, percent: number) => string,
  ): readonly string[] => (rate === undefined ? [] : [say(rate.count, rate.of, percent(rate))]);
  return [...said(completeness, county.completeness), ...said(timeliness, county.timeliness)].join(
    county.and,
  );
}

function sayLate(words: Words, { units, late }: CountyStatus): readonly string[] {
  if (late === 0) return [];
  const names = units
    .filter((unit) => unit.late)
    .slice(0, mostNames)
    .map(({ unit }) => unit.short);
  return [words.county.late(names.join(words.list), late, names.length)];
}
