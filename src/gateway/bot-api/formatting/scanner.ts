import { badRequest } from "../api-error.ts";
import type { BotApiError } from "../api-error.ts";

/** A place in a text that is read from left to right. */
export interface Scanner {
  readonly text: string;
  at: number;
}

/** Takes what the sticky pattern finds here. */
export function take(scanner: Scanner, pattern: RegExp): string {
  pattern.lastIndex = scanner.at;
  const found = pattern.exec(scanner.text)?.[0] ?? "";
  scanner.at += found.length;
  return found;
}

/** Places are told in bytes of UTF-8, as Telegram's errors tell them. */
export function byteAt({ text }: Scanner, at: number): number {
  return Buffer.byteLength(text.slice(0, at));
}

export function cannotParse(words: string): BotApiError {
  return badRequest(`can't parse entities: ${words}`);
}

/** Telegram's white space, and not that of JavaScript: a wide Chinese space is a letter like any other. */
export const SPACES = /[ \t\r\n\v\0]*/y;

/** After the opening of a block of code: its language, and the line break before its first line. */
export function takeFence(scanner: Scanner): string {
  const language = take(scanner, /[^ \t\r\n\v\0`]+(?=[ \t\r\n\v\0])/y);
  take(scanner, /\r\n|\n\r|\n|\r/y);
  return language;
}
