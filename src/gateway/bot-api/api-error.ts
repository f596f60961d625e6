/** The Bot API's way to say no, in Telegram's own words. */
export class BotApiError extends Error {
  override readonly name = "BotApiError";
  readonly code: number;
  /** Seconds after which the same call may be made again. */
  readonly retryAfter: number | undefined;
  constructor(code: number, description: string, retryAfter?: number) {
    super(description);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

export function badRequest(words: string): BotApiError {
  return new BotApiError(400, `Bad Request: ${words}`);
}

export function tooManyRequests(seconds: number): BotApiError {
  return new BotApiError(429, `Too Many Requests: retry after ${seconds}`, seconds);
}
