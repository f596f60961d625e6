/** A request body is larger than it may be. */
export class TooLargeError extends Error {
  override readonly name = "TooLargeError";
}

/** A request body comes too slowly, or not at all. */
export class TooSlowError extends Error {
  override readonly name = "TooSlowError";
}

/** Seconds that nothing may come; a phone that changes its network takes less. */
const LONGEST_SILENCE = 15;
/** Seconds for a whole body, a large file over a thin line included. */
export const LONGEST_UPLOAD = 600;

/**
 * Reads a request body whole, and stops as soon as it is beyond `limit` bytes or takes longer than `seconds`.
 *
 * @throws TooLargeError, TooSlowError
 */
export async function readBody(
  request: Request,
  limit: number,
  seconds: number = LONGEST_UPLOAD,
): Promise<Buffer> {
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > limit) throw new TooLargeError();
  if (request.body === null) return Buffer.alloc(0);
  // What is left unread stays in the stream: cancelling it would cut the line before the answer.
  const reader = request.body.getReader();
  const until = performance.now() + seconds * 1000;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const patience = Math.min(LONGEST_SILENCE * 1000, until - performance.now());
    const { done, value } = await within(patience, reader.read());
    if (done) return Buffer.concat(chunks, size);
    size += value.length;
    if (size > limit) throw new TooLargeError();
    chunks.push(value);
  }
}

async function within<T>(ms: number, reading: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new TooSlowError()), ms);
  try {
    return await Promise.race([reading, promise]);
  } finally {
    clearTimeout(timer);
  }
}
