/**
 * A phrase in pieces. `[a|b|c]` is a list: of its items only those are said whose figures and facts are there and not 0,
 * joined by 、; a list of which nothing is left may not be said, nor may the sentence around it. A very long one names
 * the largest, and 等.
 */
export type PhrasePiece =
  | Readonly<{ kind: "plain"; text: string; named: Named }>
  | Readonly<{ kind: "list"; items: readonly Readonly<{ text: string; named: Named }>[] }>;

/** What a piece of text names: facts by their keys, figures by their cells. */
export interface Named {
  readonly facts: readonly string[];
  readonly cells: readonly string[];
}

export function phrasePieces(text: string): readonly PhrasePiece[] {
  const known = pieces.get(text) ?? cut(text);
  pieces.set(text, known);
  return known;
}

/** The phrases are the same ones for every report: each is cut once. */
const pieces = new Map<string, readonly PhrasePiece[]>();

const cut = (text: string): readonly PhrasePiece[] =>
  text
    .split(/(\[[^[\]]*\])/)
    .filter((piece) => piece !== "")
    .map((piece) =>
      piece.startsWith("[") && piece.endsWith("]")
        ? {
            kind: "list",
            items: piece
              .slice(1, -1)
              .split("|")
              .map((item) => ({ text: item, named: namedIn(item) })),
          }
        : { kind: "plain", text: piece, named: namedIn(piece) },
    );

/** They follow the report, and are put in when the text is. */
const own = new Set(["year", "unit", "self"]);

/** `{{cell}}`, or `{fact}`. */
export const mark = /\{\{([^{}]*)\}\}|\{([^{}]*)\}/g;

export function namedIn(text: string): Named {
  const marks = [...text.matchAll(mark)];
  return {
    cells: marks.flatMap(([, cell]) => (cell === undefined ? [] : [cell])),
    facts: marks.flatMap(([, , fact]) => (fact === undefined || own.has(fact) ? [] : [fact])),
  };
}
