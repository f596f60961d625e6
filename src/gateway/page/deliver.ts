import type { ItemView } from "../person-wire.ts";
import { ApiError, sendText } from "./api.ts";
import type { Attached, Entry } from "./outbox-store.ts";
import { preparePicture } from "./picture.ts";
import { upload } from "./upload.ts";

/** The messenger's limit for one file. Bytes. */
export const MOST_BYTES = 20 * 1024 * 1024;

/** Brings one entry of the outbox to the server. */
export async function deliver(
  { clientId, text, attached, replyTo }: Entry,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<ItemView> {
  if (attached === undefined) {
    return sendText({ client_id: clientId, text: text ?? "", reply_to_message_id: replyTo });
  }
  const { name, file, caption, groupId } = await readable(attached);
  const picture = attached.kind === "photo" ? await preparePicture(file, name) : undefined;
  if ((picture?.file ?? file).size > MOST_BYTES) throw new ApiError(413, "too_large");
  if (signal.aborted) throw new ApiError(0, "stopped");
  const voice = attached.kind === "voice" ? (attached.duration ?? 0) : undefined;
  // A group is of pictures: what could not be drawn leaves it.
  const group = picture === undefined ? undefined : groupId;
  const what = { clientId, file, name, picture, voice, caption, replyTo, groupId: group };
  return upload(what, onProgress, signal);
}

/** A file that was moved or changed since it was chosen cannot be read any more, and would look like a broken line. */
async function readable(attached: Attached): Promise<Attached> {
  try {
    await attached.file.slice(0, 1).arrayBuffer();
    return attached;
  } catch {
    throw new ApiError(400, "file_gone");
  }
}
