import type { Message } from "../wire.ts";

/** Every file that a message shows, also in what it quotes. */
export function fileIdsOf(message: Message): readonly string[] {
  const { document, voice, sticker, photo = [], reply_to_message, pinned_message } = message;
  return [
    ...[document, voice, sticker, ...photo].flatMap((file) => file?.file_id ?? []),
    ...(reply_to_message === undefined ? [] : fileIdsOf(reply_to_message)),
    ...(pinned_message === undefined ? [] : fileIdsOf(pinned_message)),
  ];
}

/** A text as it is searched in and for: full-width and half-width, upper and lower case are one. */
export function searchWordsOf(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}
