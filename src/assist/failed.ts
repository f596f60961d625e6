import type { Failure } from "./model.ts";

/** Thrown inside this room only; `open-model.ts` turns it into an outcome. */
export class Failed extends Error {
  readonly why: Failure;

  constructor(why: Failure) {
    super(why);
    this.why = why;
  }
}

/** What a thing thrown by the client, by `fetch` or by us comes to. */
export function failureOf(error: unknown): Failure {
  for (const one of causes(error)) {
    if (one instanceof Failed) return one.why;
  }
  if (error instanceof SyntaxError) return "unusable";
  const status = statusOf(error);
  if (status === undefined) return "unreachable";
  if (isFiltered(error)) return "refused";
  return failures[status] ?? "unreachable";
}

const failures: Readonly<Record<number, Failure>> = {
  400: "unusable",
  408: "timeout",
  413: "unusable",
  422: "unusable",
  429: "busy",
};

/** The status that the server answered with; `undefined` where it did not answer. */
export function statusOf(error: unknown): number | undefined {
  const status = (error as Readonly<{ status?: unknown }> | null)?.status;
  return typeof status === "number" ? status : undefined;
}

/** Worth another try: too busy, broken inside, or never got through. */
export function isPassing(error: unknown): boolean {
  const status = statusOf(error);
  if (status !== undefined) return status === 429 || status >= 500;
  return failureOf(error) === "unreachable";
}

/** Milliseconds that the server asks for; `undefined` where it does not. */
export function pauseAskedFor(error: unknown): number | undefined {
  const headers = (error as Readonly<{ headers?: unknown }> | null)?.headers;
  const seconds = headers instanceof Headers ? headers.get("retry-after") : null;
  if (seconds === null || !/^\d+(?:\.\d+)?$/.test(seconds)) return undefined;
  return Number(seconds) * 1_000;
}

/** For the log: never the message, which may quote a key or a person's words. */
export function troubleOf(error: unknown): string {
  const status = statusOf(error);
  return status === undefined ? failureOf(error) : `${failureOf(error)}, status ${status}`;
}

const isFiltered = (error: unknown): boolean =>
  (error as Readonly<{ code?: unknown }>).code === "content_filter";

function* causes(error: unknown): Generator {
  let one = error;
  for (let depth = 0; depth < 5 && one instanceof Error; depth += 1) {
    yield one;
    one = one.cause;
  }
}
