import type { ItemView } from "../person-wire.ts";
import { ApiError, newClientId, sendFile, sendText } from "./api.ts";
import { el } from "./dom.ts";
import type { ChatLog } from "./chat-log.ts";
import { showToast } from "./notices.ts";
import { timeOf } from "./times.ts";
import { words } from "./words.ts";

/** Messages on their way to the server. Each keeps its client id, so that trying again never doubles it. */
export interface Outbox {
  readonly text: (text: string, replyTo?: number) => void;
  readonly file: (file: File, replyTo?: number) => void;
  /** Tries again what the network refused. */
  readonly retry: () => void;
}

interface Pending {
  readonly clientId: string;
  readonly date: number;
  readonly replyTo?: number | undefined;
  readonly text?: string | undefined;
  readonly file?: File | undefined;
  failed: boolean;
}

/** What was not sent yet outlives a reload of the page. Files do not: a browser cannot keep them here. */
const STORAGE_KEY = "outbox";

/** Longer texts go as several messages, as the messenger's limit wants it. Characters. */
const MOST_TEXT = 4096;

export function createOutbox(log: ChatLog, onSent: (item: ItemView) => void): Outbox {
  const waiting: Pending[] = restore();
  let running = false;

  const show = (pending: Pending): void => {
    log.putPending(
      pending.clientId,
      pendingRow(pending, () => again(pending)),
    );
  };

  const again = (pending: Pending): void => {
    pending.failed = false;
    show(pending);
    void run();
  };

  // One after the other: what was written first arrives first.
  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    for (;;) {
      const next = waiting.find((pending) => !pending.failed);
      if (next === undefined) break;
      try {
        const item = await deliver(next);
        waiting.splice(waiting.indexOf(next), 1);
        onSent(item);
      } catch (error) {
        next.failed = true;
        show(next);
        if (error instanceof ApiError) showToast(reasonFor(error));
      }
      keep(waiting);
    }
    running = false;
  };

  const add = (content: Pick<Pending, "text" | "file" | "replyTo">): void => {
    const date = Date.now() / 1000;
    const pending = { clientId: newClientId(), date, failed: false, ...content };
    waiting.push(pending);
    keep(waiting);
    show(pending);
    void run();
  };

  for (const pending of waiting) show(pending);
  void run();
  return {
    text: (text, replyTo) => {
      for (const part of split(text)) add({ text: part, replyTo });
    },
    file: (file, replyTo) => add({ file, replyTo }),
    retry: () => waiting.filter((pending) => pending.failed).forEach(again),
  };
}

async function deliver({ clientId, text, file, replyTo }: Pending): Promise<ItemView> {
  if (file !== undefined) return sendFile(clientId, file, replyTo);
  return sendText({ client_id: clientId, text: text ?? "", reply_to_message_id: replyTo });
}

function reasonFor(error: ApiError): string {
  if (error.status === 0) return words.offline;
  if (error.status === 401) return words.expired;
  if (error.status === 413) return words.tooLarge;
  return error.code === "file_empty" ? words.empty : words.refused;
}

function pendingRow(pending: Pending, retry: () => void): HTMLElement {
  const state = pending.failed ? "!" : "◷";
  const label = pending.failed ? words.failed : words.sending;
  const body = el(
    "div",
    { class: "bubble" },
    el("div", { class: "text" }, pending.text ?? pending.file?.name ?? ""),
    el(
      "div",
      { class: "meta" },
      pending.failed ? el("button", { type: "button", class: "failed" }, label) : undefined,
      el("time", {}, timeOf(pending.date)),
      el("span", { class: "tick", role: "img", "aria-label": label }, state),
    ),
  );
  if (pending.failed) body.addEventListener("click", retry);
  return el("div", { class: "card" }, body);
}

/** At a line break where there is one, so that a pasted table does not lose half a row. */
function split(text: string): readonly string[] {
  if (text.length <= MOST_TEXT) return [text];
  const lineEnd = text.lastIndexOf("\n", MOST_TEXT);
  const end = lineEnd > MOST_TEXT / 2 ? lineEnd : MOST_TEXT;
  const rest = text.slice(end).trim();
  return rest === "" ? [text.slice(0, end)] : [text.slice(0, end), ...split(rest)];
}

function keep(waiting: readonly Pending[]): void {
  try {
    const texts = waiting.filter((pending) => pending.text !== undefined);
    localStorage.setItem(STORAGE_KEY, JSON.stringify(texts));
  } catch {
    // Private windows may have no storage; then a reload loses what was not sent.
  }
}

function restore(): Pending[] {
  try {
    const kept = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "[]") as Pending[];
    for (const pending of kept) pending.failed = false;
    return kept;
  } catch {
    return [];
  }
}
