import { z } from "zod";
import { badRequest } from "./api-error.ts";
import type { Formatted } from "./formatting/html.ts";
import type { Source } from "./media.ts";
import { sourceOf } from "./media.ts";
import type { Call } from "./method.ts";
import { field, json } from "./params.ts";
import { captionParams, readCaption } from "./texts.ts";

/** A picture or file inside a list, read, and its limits not yet looked at. */
export interface InputMedia {
  readonly kind: "photo" | "document";
  readonly source: Source;
  readonly caption: Formatted;
}

const IN_MEDIA = "can't parse InputMedia: ";

const Entry = z.object(
  {
    ...captionParams.shape,
    type: z.string({ error: field("type", "String", IN_MEDIA) }),
    media: z.string({ error: field("media", "String", IN_MEDIA) }).optional(),
  },
  { error: `${IN_MEDIA}expected an Object` },
);

export const mediaEntry = json(Entry.optional(), "can't parse input media JSON object");

export const mediaList = json(
  z.array(Entry, { error: "expected an Array of InputMedia" }).optional(),
  "can't parse media JSON object",
);

/** Telegram knows these, and an album takes none of them. */
const NEVER_IN_ALBUM: ReadonlySet<string> = new Set(["animation"]);

export function readMedia(
  call: Call,
  entry: z.output<typeof Entry> | undefined,
  forAlbum: boolean,
): InputMedia {
  if (entry === undefined) throw badRequest(`parameter "media" is required`);
  const caption = readCaption(entry);
  const source = entry.media === undefined ? undefined : sourceOf(call, "", entry.media);
  if (source === undefined) throw badRequest(`${IN_MEDIA}media not found`);
  const { type } = entry;
  if (forAlbum && NEVER_IN_ALBUM.has(type)) {
    throw badRequest(`${IN_MEDIA}type "${type}" can't be used in sendMediaGroup`);
  }
  if (type !== "photo" && type !== "document") {
    throw badRequest(`${IN_MEDIA}type "${type}" is unsupported`);
  }
  return { kind: type, source, caption };
}
