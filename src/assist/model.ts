import type { z } from "zod";

/**
 * A language model behind an OpenAI-compatible server, as the rest of this room sees it. It answers in a shape that was
 * asked for, or it has failed: what it says is never more than a proposal.
 */
export interface Model {
  /** As the operator set it, and as it was found out: for the log, and for telling people what is sent where. */
  readonly about: About;
  /** One answer in a shape, parsed with zod whatever the server promised. */
  readonly ask: <T>(request: Request<T>, signal: AbortSignal) => Promise<Outcome<T>>;
  /** Plain text as it comes; `heard` gets all of it so far, each time there is more. */
  readonly write: (
    request: Omit<Request<string>, "shape">,
    heard: (text: string) => void,
    signal: AbortSignal,
  ) => Promise<Outcome<string>>;
  /** Words of a recording; absent where no model for speech is set. */
  readonly listen?: (sound: Sound, signal: AbortSignal) => Promise<Outcome<string>>;
  /** Like `ask`, about a picture; absent where no model for pictures is set. */
  readonly look?: <T>(
    request: Request<T>,
    picture: Picture,
    signal: AbortSignal,
  ) => Promise<Outcome<T>>;
}

export interface About {
  readonly model: string;
  /** Host and port, without path or key. */
  readonly host: string;
  /** How answers in a shape come: by a schema, as JSON, or as plain text with JSON in it. */
  readonly output: "schema" | "json" | "text";
}

export interface Request<T> {
  /** Which of the prompts in `prompts/`; its text alone is the system message. */
  readonly prompt: PromptName;
  /** All that this request is about, as data; it is masked, and goes as JSON into the user's message. */
  readonly about: Readonly<Record<string, unknown>>;
  readonly shape: z.ZodType<T>;
}

export const promptNames = ["figures", "paragraph", "polish", "query", "table-picture"] as const;
export type PromptName = (typeof promptNames)[number];

export interface Sound {
  readonly bytes: Uint8Array;
  /** With its ending, by which servers know the format: `voice.ogg`. */
  readonly name: string;
}

export interface Picture {
  readonly bytes: Uint8Array;
  readonly type: "image/jpeg" | "image/png" | "image/webp";
}

/** What a request took. */
export interface Used {
  readonly model: string;
  /** Name and version of the prompt: `figures@1`. */
  readonly prompt: string;
  /** Milliseconds. */
  readonly took: number;
  /** As the server says; 0 where it does not. */
  readonly tokens: Readonly<{ in: number; out: number }>;
}

export type Outcome<T> =
  | Readonly<{ kind: "ok"; value: T; used: Used }>
  | Readonly<{ kind: "failed"; why: Failure; used: Used }>;

/**
 * `unusable`: an answer in no shape that could be read (cut off, endless, not JSON, another schema). `refused`: the model
 * will not. `busy`: the server said 429, or one request of this report is under way. `spent`: the day's budget is.
 */
export const failures = [
  "timeout",
  "unreachable",
  "unusable",
  "refused",
  "busy",
  "spent",
  "cancelled",
] as const;
export type Failure = (typeof failures)[number];
