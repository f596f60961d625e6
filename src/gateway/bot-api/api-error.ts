/** The Bot API's way to say no, in Telegram's own words. */
export class BotApiError extends Error {
  override readonly name = "BotApiError";
  readonly code: number;
  constructor(code: number, description: string) {
    super(description);
    this.code = code;
  }
}

export function badRequest(words: string): BotApiError {
  return new BotApiError(400, `Bad Request: ${words}`);
}
