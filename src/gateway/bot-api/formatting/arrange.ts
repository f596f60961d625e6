import type { Entity } from "../../wire.ts";

/**
 * Brings entities into the form in which Telegram keeps them: sorted, none across another's border, and styles
 * cut at every border so that they never hold anything. Styles of one kind that touch are one.
 */
export function arranged(entities: readonly Entity[]): readonly Entity[] {
  const among = (family: Family): readonly Entity[] =>
    sorted(entities.filter(({ type }) => familyOf(type) === family));
  const quotes = apart(among("quote"));
  const solids = apart(among("solid")).filter((solid) => fitsInto(quotes, solid));
  const frame = [...solids, ...quotes];
  return sorted([...frame, ...cutStyles(among("style"), frame)]);
}

/** Adds what was found in the text where nothing that was marked is in the way. */
export function withFound(
  entities: readonly Entity[],
  found: readonly Entity[],
): readonly Entity[] {
  const solids = entities.filter(({ type }) => familyOf(type) === "solid");
  const free = found.filter((entity) => !solids.some((solid) => overlap(solid, entity)));
  return arranged([...entities, ...free]);
}

/** Styles may be cut; quotes hold everything but quotes; the rest is in one piece and holds styles only. */
type Family = "style" | "quote" | "solid";

const FAMILIES: ReadonlyMap<string, Family> = new Map([
  ["bold", "style"],
  ["italic", "style"],
  ["underline", "style"],
  ["strikethrough", "style"],
  ["spoiler", "style"],
  ["blockquote", "quote"],
  ["expandable_blockquote", "quote"],
]);

function familyOf(type: string): Family {
  return FAMILIES.get(type) ?? "solid";
}

/** Of entities with the same place the one that is named earlier comes first; those not named are between. */
const BEFORE = ["blockquote", "expandable_blockquote", "pre", "code", "text_link"];
const AFTER = ["bold", "italic", "underline", "strikethrough", "spoiler"];

function rankOf({ type }: Entity): number {
  const before = BEFORE.indexOf(type);
  return before === -1 ? AFTER.indexOf(type) + 1 : before - BEFORE.length;
}

const endOf = ({ offset, length }: Entity): number => offset + length;

const overlap = (a: Entity, b: Entity): boolean => a.offset < endOf(b) && b.offset < endOf(a);

export function sorted(entities: readonly Entity[]): readonly Entity[] {
  return entities.toSorted(
    (a, b) => a.offset - b.offset || b.length - a.length || rankOf(a) - rankOf(b),
  );
}

/** Of sorted entities, those that begin after the end of the one kept before. */
function apart(entities: readonly Entity[]): readonly Entity[] {
  let end = 0;
  return entities.filter((entity) => {
    if (entity.offset < end) return false;
    end = endOf(entity);
    return true;
  });
}

function fitsInto(quotes: readonly Entity[], entity: Entity): boolean {
  return quotes.every(
    (quote) =>
      !overlap(quote, entity) || (quote.offset <= entity.offset && endOf(entity) <= endOf(quote)),
  );
}

function cutStyles(styles: readonly Entity[], frame: readonly Entity[]): readonly Entity[] {
  const runs = AFTER.flatMap((type) => joined(styles.filter((style) => style.type === type)));
  const borders = [
    ...runs.map(({ offset }) => offset),
    ...frame.flatMap((entity) => [entity.offset, endOf(entity)]),
  ];
  const cuts = [...new Set(borders)].sort((a, b) => a - b);
  const verbatim = frame.filter(({ type }) => type === "pre" || type === "code");
  return runs
    .flatMap((run) => pieces(run, cuts))
    .filter((piece) => !verbatim.some((code) => overlap(code, piece)));
}

function joined(sortedRuns: readonly Entity[]): readonly Entity[] {
  const result: Entity[] = [];
  for (const run of sortedRuns) {
    const last = result.at(-1);
    if (last === undefined || run.offset > endOf(last)) result.push(run);
    else {
      const length = Math.max(endOf(last), endOf(run)) - last.offset;
      result[result.length - 1] = { ...last, length };
    }
  }
  return result;
}

function pieces(run: Entity, cuts: readonly number[]): readonly Entity[] {
  const inside = cuts.filter((cut) => cut > run.offset && cut < endOf(run));
  const starts = [run.offset, ...inside];
  const ends = [...inside, endOf(run)];
  return starts.map((offset, index) => ({
    ...run,
    offset,
    length: (ends[index] ?? endOf(run)) - offset,
  }));
}
