import type { Document } from "./blocks.ts";
import type { Typesetter } from "./pdf/typesetter.ts";

/** Turns the block tree into one file, or into several that belong together. */
export type Writer = (
  document: Document,
  tools: Tools,
  progress: Progress,
) => Promise<readonly Piece[]>;

export interface Piece {
  readonly bytes: Uint8Array;
  readonly extension: string;
  /** Tells it from the others of its format: `第2页`. */
  readonly label?: string;
}

/** Called before each step of a longer work: so many are done, of so many. */
export type Progress = (done: number, of: number) => void;

/** What several writers work with; opened when the first of them asks for it. */
export interface Tools {
  readonly typesetter: () => Promise<Typesetter>;
}
