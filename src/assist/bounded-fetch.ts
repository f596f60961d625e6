import { Failed } from "./failed.ts";

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Stops reading an answer that grows beyond all measure, or in which blank follows on blank. */
export const boundedFetch =
  (fetch: Fetch, most: number): Fetch =>
  async (input, init) => {
    const response = await fetch(input, init);
    if (response.body === null) return response;
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(counter(most)), { status, statusText, headers });
  };

const mostBlanks = 4_096;
/** A model that has lost its way says line end after line end, in JSON each as two characters. */
const blanks: ReadonlySet<number> = new Set(Buffer.from(" \t\r\n\\nrt"));

function counter(most: number): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  let run = 0;
  let longest = 0;
  return new TransformStream({
    transform: (chunk, controller) => {
      bytes += chunk.byteLength;
      for (const byte of chunk) {
        run = blanks.has(byte) ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
      const beyond = bytes > most || longest > mostBlanks;
      if (beyond) controller.error(new Failed("unusable"));
      else controller.enqueue(chunk);
    },
  });
}
