import type { ServerResponse } from "node:http";

/** What a model said, before it is put on the wire. */
export interface Said {
  readonly content: string;
  readonly finish: "stop" | "length" | "content_filter";
  readonly refusal?: string;
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

export function sendChat(response: ServerResponse, stream: boolean, said: Said): void {
  if (stream) sendStream(response, said);
  else sendWhole(response, said);
}

function sendWhole(response: ServerResponse, { content, finish, refusal }: Said): void {
  sendJson(response, 200, {
    ...common,
    object: "chat.completion",
    choices: [
      {
        index: 0,
        message: { role: "assistant", content, refusal: refusal ?? null },
        finish_reason: finish,
      },
    ],
    usage: usageOf(content),
  });
}

/** In pieces of a few characters, as models speak. */
function sendStream(response: ServerResponse, { content, finish, refusal }: Said): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  const size = content.length > 10_000 ? 10_000 : 7;
  for (let at = 0; at < content.length; at += size) {
    sendChunk(response, content.slice(at, at + size));
  }
  if (refusal !== undefined) sendDelta(response, { refusal });
  sendDelta(response, {}, finish);
  sendEvent(response, {
    ...common,
    object: "chat.completion.chunk",
    choices: [],
    usage: usageOf(content),
  });
  finishStream(response);
}

export const sendChunk = (response: ServerResponse, content: string): void =>
  sendDelta(response, { content });

export function finishStream(response: ServerResponse): void {
  if (response.destroyed || response.writableEnded) return;
  response.end("data: [DONE]\n\n");
}

function sendDelta(response: ServerResponse, delta: object, finish: string | null = null): void {
  sendEvent(response, {
    ...common,
    object: "chat.completion.chunk",
    choices: [{ index: 0, delta, finish_reason: finish }],
  });
}

const sendEvent = (response: ServerResponse, event: object): boolean =>
  response.write(`data: ${JSON.stringify(event)}\n\n`);

const common = { id: "chatcmpl-1", created: 1_767_225_600, model: "scripted" };

const usageOf = (content: string) => ({
  prompt_tokens: 100,
  completion_tokens: content.length,
  total_tokens: 100 + content.length,
});
