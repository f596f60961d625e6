import type { ItemView } from "../person-wire.ts";
import { ApiError } from "./api.ts";
import { apiUrl } from "./demo-person.ts";
import type { Picture } from "./picture.ts";

/** A file on its way, as the server wants it described. */
export interface Upload {
  readonly clientId: string;
  readonly file: Blob;
  readonly name: string;
  /** It goes as a picture. */
  readonly picture?: Picture | undefined;
  /** It goes as a voice message. Seconds. */
  readonly voice?: number | undefined;
  readonly caption?: string | undefined;
  readonly replyTo?: number | undefined;
  readonly groupId?: string | undefined;
}

/** Milliseconds without a byte on the way, after which the line counts as broken. */
const STALLED = 60_000;

/** Sends a file. `XMLHttpRequest` because `fetch` does not tell how far an upload has come. */
export async function upload(
  what: Upload,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<ItemView> {
  const request = new XMLHttpRequest();
  let stalled = 0;
  const watch = (): void => {
    clearTimeout(stalled);
    stalled = setTimeout(() => request.abort(), STALLED);
  };
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    watch();
    if (total > 0) onProgress(loaded / total);
  });
  signal.addEventListener("abort", () => request.abort());
  const ended = new Promise((resolve) => {
    request.addEventListener("loadend", resolve);
  });
  request.open("POST", apiUrl("/media"));
  request.responseType = "json";
  watch();
  request.send(formOf(what));
  await ended;
  clearTimeout(stalled);
  return answerOf(request);
}

function answerOf(request: XMLHttpRequest): ItemView {
  const { status } = request;
  if (status === 0) throw new ApiError(0, "offline");
  const body = (request.response ?? {}) as ItemView & { readonly error?: string };
  if (status >= 200 && status < 300) return body;
  throw new ApiError(status, body.error ?? "", request.getResponseHeader("retry-after"));
}

function formOf(what: Upload): FormData {
  const { picture, voice } = what;
  const form = new FormData();
  const set = (name: string, value: string | number | undefined): void => {
    if (value !== undefined) form.set(name, String(value));
  };
  set("client_id", what.clientId);
  set("kind", voice !== undefined ? "voice" : picture === undefined ? "document" : "photo");
  set("caption", what.caption);
  set("reply_to_message_id", what.replyTo);
  set("group_id", what.groupId);
  set("width", picture?.width);
  set("height", picture?.height);
  set("duration", voice);
  // The file comes last: by then the server knows what it is.
  form.set("file", picture?.file ?? what.file, picture?.name ?? what.name);
  return form;
}
