/** A request body is larger than it may be. */
export class TooLargeError extends Error {
  override readonly name = "TooLargeError";
}

/** Reads a request body whole, and stops as soon as it is beyond `limit` bytes. */
export async function readBody(request: Request, limit: number): Promise<Buffer> {
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > limit) throw new TooLargeError();
  if (request.body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.length;
    if (size > limit) throw new TooLargeError();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
