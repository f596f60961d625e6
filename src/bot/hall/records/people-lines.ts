import type { Entry, Unit } from "#flows/directory/directory.ts";
import { allBelow, indexOf } from "#flows/directory/index-of.ts";
import type { LogLine } from "../../say/hall/records/log-line.ts";
import { personName, postName, unitName } from "../../say/hall/people/names.ts";
import type { Known } from "../../say/hall/people/names.ts";

/** Who came, who left, and what was set in a unit and in all below it, the newest first. */
export function peopleLines(known: Known, { id }: Unit): readonly LogLine[] {
  const within = new Set([id, ...allBelow(known.directory, id).map((unit) => unit.id)]);
  return known.directory.log
    .filter(({ unit }) => unit !== undefined && within.has(unit))
    .toReversed()
    .map((entry) => {
      const said = sayings[entry.what](known, entry);
      return {
        at: entry.at,
        by: entry.by,
        through: "",
        ...(entry.why === undefined ? {} : { why: entry.why }),
        items: [{ places: [], said, path: said }],
      };
    });
}

const unitOf = (known: Known, { unit = "" }: Entry): string => unitName(known, unit);

function postOf(known: Known, { unit = "", role = "helper" }: Entry): string {
  return postName(known.deps.words, indexOf(known.directory).unit.get(unit), { role });
}

const someone = (known: Known, { person }: Entry): string =>
  person === undefined ? "" : personName(known, person);

const sayings: Readonly<Record<Entry["what"], (known: Known, entry: Entry) => string>> = {
  claimed: ({ deps: { words } }) => words.people.entries.claimed,
  "unit-added": (known, entry) =>
    known.deps.words.people.entries["unit-added"](unitOf(known, entry)),
  "units-imported": (known, entry) =>
    known.deps.words.people.entries["units-imported"](unitOf(known, entry), entry.new ?? ""),
  "unit-changed": (known, entry) => {
    const { entries, noLooks } = known.deps.words.people;
    const [old, now] = [entry.old ?? "", entry.new ?? ""];
    return entries["unit-changed"](unitOf(known, entry), old || noLooks, now || noLooks);
  },
  invited: (known, entry) =>
    known.deps.words.people.entries.invited(
      unitOf(known, entry),
      postOf(known, entry),
      entry.new ?? "",
    ),
  "invitation-revoked": (known, entry) =>
    known.deps.words.people.entries["invitation-revoked"](
      unitOf(known, entry),
      postOf(known, entry),
      entry.old ?? "",
    ),
  joined: (known, entry) =>
    known.deps.words.people.entries.joined(
      unitOf(known, entry),
      postOf(known, entry),
      someone(known, entry),
    ),
  "post-ended": (known, entry) =>
    known.deps.words.people.entries["post-ended"](
      unitOf(known, entry),
      postOf(known, entry),
      someone(known, entry),
    ),
  extended: (known, entry) =>
    known.deps.words.people.entries.extended(
      unitOf(known, entry),
      entry.old ?? "",
      entry.new ?? "",
    ),
};
