import type { Move } from "../move.ts";

/** A button that names what this form has not: as good as an old one. */
export const notThere: Move = { replies: [{ kind: "stale" }] };
