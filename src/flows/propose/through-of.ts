import type { Origin } from "../proposal.ts";
import type { Through } from "../report.ts";

/** What the record says of something taken: by whom it was read or written. */
export const throughOf = (origin: Origin): Through => through[origin];

const through: Readonly<Record<Origin, Through>> = {
  words: "typed",
  phrases: "button",
  assistant: "assistant",
  voice: "assistant",
  picture: "assistant",
};
