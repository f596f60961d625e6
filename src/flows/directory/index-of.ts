import type { Directory, Invitation, Person, Post, Unit } from "./directory.ts";

/** The directory seen by its ids. Derived from the data alone, once per directory. */
export interface DirectoryIndex {
  readonly unit: ReadonlyMap<string, Unit>;
  readonly person: ReadonlyMap<number, Person>;
  readonly invitation: ReadonlyMap<string, Invitation>;
  /** The units right below, in the order in which they were entered. */
  readonly below: ReadonlyMap<string, readonly Unit[]>;
  readonly postsOf: ReadonlyMap<number, readonly Post[]>;
  readonly postsIn: ReadonlyMap<string, readonly Post[]>;
}

const known = new WeakMap<Directory, DirectoryIndex>();

export function indexOf(directory: Directory): DirectoryIndex {
  const made = known.get(directory);
  if (made !== undefined) return made;
  const { units, people, posts, invitations } = directory;
  const index: DirectoryIndex = {
    unit: new Map(units.map((unit) => [unit.id, unit])),
    person: new Map(people.map((person) => [person.id, person])),
    invitation: new Map(invitations.map((invitation) => [invitation.id, invitation])),
    below: Map.groupBy(units, ({ parent }) => parent ?? ""),
    postsOf: Map.groupBy(posts, ({ person }) => person),
    postsIn: Map.groupBy(posts, ({ unit }) => unit),
  };
  known.set(directory, index);
  return index;
}

/** The unit itself and those above it, up to the top. */
export function lineOf(directory: Directory, id: string): readonly Unit[] {
  const { unit } = indexOf(directory);
  const line: Unit[] = [];
  for (
    let next = unit.get(id);
    next !== undefined && !line.includes(next);
    next = unit.get(next.parent ?? "")
  ) {
    line.push(next);
  }
  return line;
}

/** Every unit below, however deep, each once; a unit comes before what is below it. */
export function allBelow(directory: Directory, id: string): readonly Unit[] {
  const { below } = indexOf(directory);
  const seen = new Set([id]);
  const under = (of: string): readonly Unit[] =>
    (below.get(of) ?? []).flatMap((unit) => {
      if (seen.has(unit.id)) return [];
      seen.add(unit.id);
      return [unit, ...under(unit.id)];
    });
  return under(id);
}
