/** A label with its place: along the leaves from `at` over `span`, across them from `level` over `depth`. */
export interface MergedLabel {
  readonly text: string;
  readonly at: number;
  readonly span: number;
  readonly level: number;
  readonly depth: number;
}

/**
 * Lays out label paths, outermost first, as merged cells. Equal consecutive prefixes become one cell; the last
 * label of a path belongs to its own row or column and fills what a shorter path leaves over.
 */
export function mergePaths(paths: readonly (readonly string[])[]): readonly MergedLabel[] {
  const levels = depthOf(paths);
  return paths.flatMap((path, at) =>
    path.flatMap((text, level) => {
      if (level === path.length - 1) return [{ text, at, span: 1, level, depth: levels - level }];
      if (shares(paths[at - 1], path, level)) return [];
      const end = paths.findIndex((other, index) => index > at && !shares(other, path, level));
      return [{ text, at, span: (end < 0 ? paths.length : end) - at, level, depth: 1 }];
    }),
  );
}

export const depthOf = (paths: readonly (readonly string[])[]): number =>
  Math.max(0, ...paths.map((path) => path.length));

/** Does the neighbour stand under the same label at this level? */
const shares = (
  neighbour: readonly string[] | undefined,
  path: readonly string[],
  level: number,
): boolean =>
  neighbour !== undefined &&
  neighbour.length > level + 1 &&
  path.slice(0, level + 1).every((label, at) => label === neighbour[at]);
