import type { ItemView, SessionView } from "../person-wire.ts";
import { apiUrl } from "./demo-person.ts";

/** The server said no. `status` 0 means that nothing was heard from it. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  /** Seconds that the server asks to wait. */
  readonly retryAfter: number | undefined;
  constructor(status: number, code: string, retryAfter?: string | null) {
    super(code);
    this.status = status;
    this.code = code;
    this.retryAfter = Number(retryAfter) || undefined;
  }
}

/** The secret of a link by which people come in, and ours, by which we may ask again if the answer is lost. */
export interface Invite {
  readonly invite: string;
  readonly opener: string;
}

export async function openSession(languageCode: string, invite?: Invite): Promise<SessionView> {
  return postJson("/session", { language_code: languageCode, ...invite });
}

export interface Outgoing {
  readonly client_id: string;
  readonly text: string;
  readonly reply_to_message_id?: number | undefined;
}

export async function sendText(outgoing: Outgoing): Promise<ItemView> {
  return postJson("/messages", outgoing);
}

/** Changes the text of an own message, or what is written under its file. */
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

export async function postJson<T>(path: string, body: object): Promise<T> {
  return request(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** Milliseconds: a request that hangs longer counts as unheard. */
const PATIENCE = 30_000;

export async function request<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  let body: T & { readonly error?: string };
  try {
    response = await fetch(apiUrl(path), { ...init, signal: AbortSignal.timeout(PATIENCE) });
    body = (await response.json()) as typeof body;
  } catch {
    throw new ApiError(0, "offline");
  }
  if (response.ok) return body;
  throw new ApiError(response.status, body.error ?? "", response.headers.get("retry-after"));
}
