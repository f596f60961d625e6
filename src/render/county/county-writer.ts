import type { Piece, Progress } from "../writer.ts";

/** A file of the county, or one of several that belong together. */
export interface CountyPiece extends Piece {
  readonly extension: "png" | "xlsx";
}

/** Turns what the caller knows into files; no clock, no disk, and no words of its own. */
export type CountyWriter<Input> = (
  input: Input,
  progress: Progress,
) => Promise<readonly CountyPiece[]>;
