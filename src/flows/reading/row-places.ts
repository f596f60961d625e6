import type { Token, TokenKind } from "./lexicon.ts";
import type { Reason } from "./reading.ts";
import { type Atom, type Atoms, cutAtoms } from "./row-atoms.ts";
import { type Choice, blanksAtEdge, choicesAt } from "./row-gaps.ts";

/** The tokens of one figure, with the words that name its column; none at all for an empty place. */
export type Place = readonly Token[];

/** One way to cut a message into figures. */
export interface Cut {
  readonly places: readonly Place[];
  /** Why one should ask before relying on it. */
  readonly suspect?: Reason | undefined;
}

export interface Cuts {
  /** The likeliest one, whatever the number of its places. */
  readonly natural: Cut;
  /** Every way with at most so many places as there are columns. */
  readonly all: readonly Cut[];
}

/** A message that branches more often than this is no row of figures. */
const MOST_STEPS = 4000;

/** Finds all ways to cut a message into places. */
export function cutPlaces(tokens: readonly Token[], most: number): Cuts {
  const cutUp = cutAtoms(tokens);
  const choices = cutUp.atoms.map((_, at) => choicesAt(cutUp.atoms, at));
  return { natural: naturalCut(cutUp, choices), all: allCuts(cutUp, choices, most) };
}

function naturalCut({ atoms }: Atoms, choices: readonly (readonly Choice[])[]): Cut {
  const start: Cut = { places: [] };
  return atoms.reduce((cut, atom, at) => extend(cut, atom, choices[at]?.[0]), start);
}

/** Depth first, dropping a branch as soon as it has too many places or one without a figure. */
function allCuts(
  { atoms, tail }: Atoms,
  choices: readonly (readonly Choice[])[],
  most: number,
): readonly Cut[] {
  const found: Cut[] = [];
  let steps = 0;
  const walk = (cut: Cut, at: number): void => {
    steps += 1;
    if (steps > MOST_STEPS || cut.places.length > most) return;
    const atom = atoms[at];
    if (atom === undefined) {
      if (isComplete(cut)) found.push(...withBlanks(cut, blanksAtEdge(tail), most));
      return;
    }
    for (const choice of choices[at] ?? []) {
      if (choice.act === "join" || isComplete(cut)) walk(extend(cut, atom, choice), at + 1);
    }
  };
  const before = blanksAtEdge(atoms[0]?.gap ?? []);
  for (const cut of withBlanks({ places: [] }, before, most)) walk(cut, 0);
  return steps > MOST_STEPS ? [] : found;
}

function extend(cut: Cut, atom: Atom, choice: Choice | undefined): Cut {
  const suspect = cut.suspect ?? choice?.suspect;
  const last = cut.places.at(-1);
  if (choice?.act === "join" && last !== undefined) {
    const joined = [...last, ...atom.gap, ...atom.tokens];
    return { places: [...cut.places.slice(0, -1), joined], suspect };
  }
  const blanks = Array.from({ length: choice?.blanks ?? 0 }, () => []);
  return { places: [...cut.places, ...blanks, atom.tokens], suspect };
}

/** A separator at an edge may end the row, or stand beside an empty place. */
function withBlanks(cut: Cut, blanks: number, most: number): readonly Cut[] {
  const room = Math.max(0, Math.min(blanks, most - cut.places.length));
  return Array.from({ length: room + 1 }, (_, more) => ({
    ...cut,
    places: [...cut.places, ...Array.from({ length: more }, () => [])],
  }));
}

const NO_FIGURE: ReadonlySet<TokenKind> = new Set(["label", "filler", "all", "space", "comma"]);

/** Whether the place last opened has something that can be a figure. */
function isComplete(cut: Cut): boolean {
  const last = cut.places.at(-1);
  return (
    last === undefined || last.length === 0 || last.some((token) => !NO_FIGURE.has(token.kind))
  );
}
