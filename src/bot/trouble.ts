/** What may fail without anybody losing anything: a query too old to answer, a blocked chat. */
export async function quietly<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch {
    return undefined; // Nothing depends on it.
  }
}

/** An error for the log, without the token that its address may carry. */
export const reason = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replaceAll(
    /bot\d+:[\w-]+/g,
    "bot<token>",
  );
