import type { Rate } from "./http/rate.ts";

/** How much one address or one person may ask of the messenger. */
export interface Limits {
  /** Links and secrets that were wrong, per address. */
  readonly wrongTries: Rate;
  /** What reaches the bot, per person. */
  readonly acts: Rate;
  readonly uploads: Rate;
  /** What is only looked up, files included. */
  readonly looks: Rate;
  /** Uploads under way, which are held in memory: of one person, and of all. */
  readonly uploadsAtOnce: number;
  readonly allUploadsAtOnce: number;
  /** Open streams of events: of one person, and of all. */
  readonly streams: number;
  readonly allStreams: number;
}

const ANY: Rate = { perSecond: Infinity, burst: Infinity };

/** On one machine nobody is a stranger, and programs may be as quick as they can. */
export const NO_LIMITS: Limits = {
  wrongTries: ANY,
  acts: ANY,
  uploads: ANY,
  looks: ANY,
  uploadsAtOnce: Infinity,
  allUploadsAtOnce: Infinity,
  streams: Infinity,
  allStreams: Infinity,
};

/** Where strangers could come by: no clerk ever meets them, however quick the taps. */
export const PUBLIC_LIMITS: Limits = {
  wrongTries: { perSecond: 10 / 60, burst: 10 },
  acts: { perSecond: 5, burst: 30 },
  uploads: { perSecond: 1, burst: 20 },
  looks: { perSecond: 20, burst: 200 },
  uploadsAtOnce: 4,
  allUploadsAtOnce: 16,
  streams: 10,
  allStreams: 1000,
};
