import type { Update } from "./wire.ts";

/** What goes wrong on a bad line, for tests and rehearsals; decided anew for each request and each batch. */
export interface Faults {
  /** What happens to this request: `name` is the method of the Bot API, or the path of the Person API. */
  of(side: "bot" | "person", name: string): Fault;
  /**
   * What a poll brings instead of these updates: some of them doubled, in another order, fewer at the end. One that
   * is held back from the middle would be lost, as the bot confirms by the newest number it has seen.
   */
  batch(updates: readonly Update[]): readonly Update[];
}

export interface Fault {
  /** Milliseconds before anything is done. */
  readonly wait?: number;
  /** Failed without having been done. */
  readonly before?: Failure;
  /** Done, and then answered as if it had failed. */
  readonly after?: Failure;
  /** The request arrives a second time, together with the first. */
  readonly twice?: boolean;
  /** Milliseconds after which the line is cut, whatever still runs on it. */
  readonly cut?: number;
}

/** `hang-up` cuts the line; `too-many` asks for patience, a second of it; 502 is a proxy's, and no JSON. */
export type Failure = "hang-up" | "too-many" | 500 | 502;

type Serve = (request: Request) => Response | Promise<Response>;

/** What the server knows of the line that a request came by. */
interface Line {
  readonly incoming: { readonly socket: { destroy(): unknown } };
}

/** The same server on a bad line. */
export function onBadLine(serve: Serve, faults: Faults) {
  return async (request: Request, { incoming }: Line) => {
    const [side, name] = named(new URL(request.url).pathname);
    if (side === undefined) return serve(request);
    const fault = faults.of(side, name);
    const fail = (failure: Failure): Response => failures[failure](() => incoming.socket.destroy());
    if (fault.wait !== undefined) await passed(fault.wait);
    if (fault.before !== undefined) return fail(fault.before);
    if (fault.cut !== undefined) setTimeout(() => incoming.socket.destroy(), fault.cut).unref();
    const again = fault.twice === true ? request.clone() : undefined;
    const [response] = await Promise.all([serve(request), again && serve(again)]);
    const answer = name === "getUpdates" ? await rebatched(response, faults) : response;
    return fault.after === undefined ? answer : fail(fault.after);
  };
}

function named(path: string): readonly [side: "bot" | "person" | undefined, name: string] {
  if (path.startsWith("/api/")) return ["person", path.slice("/api/".length)];
  const method = /^\/bot[^/]+\/(\w+)$/.exec(path)?.[1];
  return [method === undefined ? undefined : "bot", method ?? ""];
}

const failures: Readonly<Record<Failure, (hangUp: () => void) => Response>> = {
  "hang-up": (hangUp) => {
    hangUp();
    return new Response(null, { status: 500 });
  },
  "too-many": () =>
    refusal(429, "Too Many Requests: retry after 1", { parameters: { retry_after: 1 } }),
  500: () => refusal(500, "Internal Server Error"),
  502: () => new Response("<html><h1>502 Bad Gateway</h1></html>", { status: 502 }),
};

const refusal = (error_code: number, description: string, more: object = {}): Response =>
  Response.json({ ok: false, error_code, description, ...more }, { status: error_code });

async function rebatched(response: Response, faults: Faults): Promise<Response> {
  if (!response.ok) return response;
  const { result } = (await response.json()) as { readonly result: readonly Update[] };
  return Response.json({ ok: true, result: result.length === 0 ? result : faults.batch(result) });
}

async function passed(ms: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, ms);
  await promise;
}
