/** How long and how much a model may take. Times in milliseconds; each is for the whole wish, repetitions included. */
export interface Limits {
  readonly chat: number;
  /** Pictures and recordings. */
  readonly media: number;
  /** A text that comes bit by bit may take longer, as long as it comes. */
  readonly write: number;
  /** Between two bits of it; the first may take as long as `chat`. */
  readonly stall: number;
  /** How often a wish is repeated that the server was too busy for, or that did not get through. */
  readonly retries: number;
  /** Before the first repetition; each next waits twice as long. */
  readonly pause: number;
  /** A server that wants a longer pause than this is busy. */
  readonly longestPause: number;
  /** Of a whole answer, with all that is around it. */
  readonly bytes: number;
  /** Of what the model said. */
  readonly characters: number;
}

export const defaultLimits: Limits = {
  chat: 30_000,
  media: 60_000,
  write: 120_000,
  stall: 15_000,
  retries: 2,
  pause: 500,
  longestPause: 10_000,
  bytes: 2_000_000,
  characters: 20_000,
};
