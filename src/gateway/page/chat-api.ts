import type { HistoryView, SearchView } from "../person-wire.ts";
import { postJson, request } from "./api.ts";
import { apiUrl } from "./demo-person.ts";

/** Which stretch of the chat: next to a message or around it; none of them is the newest. */
export interface Where {
  readonly before?: number;
  readonly after?: number;
  readonly around?: number;
}

export async function loadHistory(where: Where = {}): Promise<HistoryView> {
  const query = Object.entries(where).map(([side, id]) => `?${side}=${id}`);
  return request(`/messages${query.join("")}`, {});
}

export async function searchMessages(text: string, before?: number): Promise<SearchView> {
  const older = before === undefined ? "" : `&before=${before}`;
  return request(`/messages/search?q=${encodeURIComponent(text)}${older}`, {});
}

export async function markRead(messageId: number): Promise<void> {
  await postJson("/read", { message_id: messageId });
}

export async function setBlocked(blocked: boolean): Promise<void> {
  await postJson("/block", { blocked });
}

export async function signOut(): Promise<void> {
  await request("/session", { method: "DELETE" });
}

export function fileUrl({ file_id }: { readonly file_id: string }): string {
  return apiUrl(`/files/${encodeURIComponent(file_id)}`);
}
