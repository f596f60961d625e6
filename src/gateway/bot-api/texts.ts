import { badRequest } from "./api-error.ts";

/** Telegram's limits on what a message says, and its words when one is broken. */

export function checkedText(text: string | undefined, hasEntities = false): string {
  if (text === undefined || text.trim() === "") throw badRequest("message text is empty");
  if (charactersOf(text) > 4096) throw badRequest("message is too long");
  // Entities count from the first character, so only a plain text may lose its leading spaces.
  return hasEntities ? text.trimEnd() : text.trim();
}

export function checkedCaption(caption: string | undefined): string | undefined {
  if (caption === undefined || caption.trim() === "") return undefined;
  if (charactersOf(caption) > 1024) throw badRequest("message caption is too long");
  return caption.trim();
}

export function checkedParseMode(mode: string | undefined): void {
  if (mode !== undefined && mode !== "") throw badRequest("unsupported parse_mode");
}

/** Characters, not UTF-16 units: rare characters of place names count once. */
export function charactersOf(text: string): number {
  return Array.from(text).length;
}
