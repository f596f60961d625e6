import type { HistoryView, ItemView, SessionView } from "../person-wire.ts";

/** The server said no. `status` 0 means that nothing was heard from it. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

export async function openSession(languageCode: string): Promise<SessionView> {
  return postJson("/session", { language_code: languageCode });
}

export async function loadHistory(before?: number): Promise<HistoryView> {
  return request(`/messages${before === undefined ? "" : `?before=${before}`}`, {});
}

export interface Outgoing {
  readonly client_id: string;
  readonly text: string;
  readonly reply_to_message_id?: number | undefined;
}

export async function sendText(outgoing: Outgoing): Promise<ItemView> {
  return postJson("/messages", outgoing);
}

export async function sendFile(
  clientId: string,
  file: File,
  replyTo: number | undefined,
): Promise<ItemView> {
  const form = new FormData();
  form.set("client_id", clientId);
  if (replyTo !== undefined) form.set("reply_to_message_id", String(replyTo));
  const size = await pictureSize(file);
  form.set("kind", size === undefined ? "document" : "photo");
  form.set("width", String(size?.width ?? 0));
  form.set("height", String(size?.height ?? 0));
  form.set("file", file, file.name);
  return request("/media", { method: "POST", body: form });
}

export async function editText(messageId: number, text: string): Promise<ItemView> {
  return postJson("/messages/edit", { message_id: messageId, text });
}

export async function pressButton(
  messageId: number,
  data: string,
): Promise<{ readonly callback_query_id: string }> {
  return postJson("/callback", { client_id: newClientId(), message_id: messageId, data });
}

/** `crypto.randomUUID` is missing on plain-HTTP pages of other hosts than this one. */
export function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function postJson<T>(path: string, body: object): Promise<T> {
  return request(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

async function request<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api${path}`, init);
  } catch {
    throw new ApiError(0, "offline");
  }
  const body = (await response.json().catch(() => ({}))) as T & { readonly error?: string };
  if (!response.ok) throw new ApiError(response.status, body.error ?? "");
  return body;
}

/** Only what the browser can draw is sent as a picture. */
async function pictureSize(
  file: File,
): Promise<{ readonly width: number; readonly height: number } | undefined> {
  if (!/^image\/(png|jpeg|gif|webp)$/.test(file.type)) return undefined;
  try {
    const bitmap = await createImageBitmap(file);
    const size = { width: bitmap.width, height: bitmap.height };
    bitmap.close();
    return size;
  } catch {
    return undefined;
  }
}
