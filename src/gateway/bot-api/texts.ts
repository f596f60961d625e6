import { z } from "zod";
import type { Message } from "../wire.ts";
import { badRequest } from "./api-error.ts";
import { finishText, readText } from "./formatting/format.ts";
import type { Formatted } from "./formatting/html.ts";
import { entities, text } from "./params.ts";

/** Telegram's limits on what a message says, and its words when one is broken. */

export const textParams = z.object({ text, parse_mode: text, entities });

export const captionParams = z.object({
  caption: text,
  parse_mode: text,
  caption_entities: entities,
});

/** Before the chat is looked at. */
export function readMessageText(params: z.output<typeof textParams>): Formatted {
  const { text = "", ...others } = params;
  if (text === "") throw badRequest("message text is empty");
  return readText({ text, ...others });
}

/** After it. Telegram says it otherwise when a text is edited. */
export function checkedText(
  read: Formatted,
  tooLong = "message is too long",
): Pick<Message, "text" | "entities"> {
  const { text, entities } = finishText(read);
  if (text === "") throw badRequest("text must be non-empty");
  if (charactersOf(text) > 4096) throw badRequest(tooLong);
  return { text, entities: entities.length > 0 ? entities : undefined };
}

export function readCaption(params: z.output<typeof captionParams>): Formatted {
  const { caption: text = "", parse_mode, caption_entities: entities } = params;
  return readText({ text, parse_mode, entities });
}

/** A caption of nothing is none. */
export function checkedCaption(
  read: Formatted,
  tooLong = "message caption is too long",
): Pick<Message, "caption" | "caption_entities"> {
  const { text, entities } = finishText(read);
  if (charactersOf(text) > 1024) throw badRequest(tooLong);
  return {
    caption: text === "" ? undefined : text,
    caption_entities: entities.length > 0 ? entities : undefined,
  };
}

/** Characters, not UTF-16 units: rare characters of place names count once. */
export function charactersOf(text: string): number {
  return Array.from(text).length;
}
