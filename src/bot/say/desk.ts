import type { Desk, DeskReply } from "#flows/desk.ts";
import { levels } from "#flows/form.ts";
import type { Words } from "../words/words.ts";
import { card, deskButton, rowsOf } from "./card.ts";
import type { Button, Card } from "./card.ts";

type Say<Kind extends DeskReply["kind"]> = (
  words: Words,
  reply: Extract<DeskReply, { kind: Kind }>,
) => Card;

const sayings: { readonly [Kind in DeskReply["kind"]]: Say<Kind> } = {
  "ask-unit": (words) => card(words.askUnit),
  "ask-county": (words, { unit }) => card(words.askCounty(unit)),
  "ask-level": (words, { unit }) =>
    card(
      words.askLevel(unit),
      ...rowsOf(
        2,
        levels.map((level) => deskButton(words.levels[level], { kind: "level", level })),
      ),
    ),
  "ask-self": (words, { suggestions }) =>
    card(
      words.askSelf,
      suggestions.map((self) => deskButton(self, { kind: "self", self })),
    ),
  "not-that": (words, { field }) => card(words.notThat[field]),
  "office-known": (words, { office }) => card(words.officeKnown(office.unit, office.county)),
  "ask-year": (words, reply) => askYear(words, reply, true),
  "ask-which-year": (words) => card(words.askWhichYear, backToYears(words)),
  "no-year": (words, { year, why }) =>
    card(why === "not-yet" ? words.yearNotYet(year) : words.yearTooEarly(year), backToYears(words)),
  "not-a-year": (words) => card(words.notAYear, backToYears(words)),
  help: (words) => card(words.help),
};

/** To the years as buttons: a year need not be typed. */
const backToYears = (words: Words): readonly Button[] => [
  deskButton(words.backButton, { kind: "years" }),
];

/** Which year? Who may not rename the unit is not offered it. */
export function askYear(
  words: Words,
  { offered, begun }: Extract<DeskReply, { kind: "ask-year" }>,
  mayRename: boolean,
): Card {
  const years = [...new Set([...begun.toSorted((a, b) => b - a), ...offered])];
  return card(
    words.askYear,
    ...rowsOf(
      2,
      years.map((year) =>
        deskButton(words.yearButton(year, begun.includes(year)), { kind: "year", year }),
      ),
    ),
    [
      deskButton(words.otherYear, { kind: "other-year" }),
      ...(mayRename ? [deskButton(words.renameOffice, { kind: "rename" })] : []),
    ],
  );
}

export function sayDesk<Kind extends DeskReply["kind"]>(
  words: Words,
  reply: Extract<DeskReply, { kind: Kind }>,
): Card {
  const one: Say<Kind> = sayings[reply.kind];
  return one(words, reply);
}

/** The first words, before anything is known, and every time one comes back. */
export const greeting = (words: Words, desk: Desk): Card =>
  card(desk.office.unit === undefined ? words.hello : words.helloAgain(desk.office.unit));
