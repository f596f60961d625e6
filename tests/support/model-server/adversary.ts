import type { ServerResponse } from "node:http";
import { finishStream, sendChat, sendChunk, sendJson } from "./wire.ts";
import type { Received } from "./received.ts";

/** What a bad model, or a bad line to it, does instead of answering. */
export const adversaries = [
  "altered-digits",
  "added-facts",
  "obeys",
  "wrong-schema",
  "cut-json",
  "endless-newlines",
  "refusal",
  "filtered",
  "empty",
  "html",
  "huge",
  "busy",
  "error",
  "forbidden",
  "stall",
  "silent",
  "cut-stream",
] as const;
export type Adversary = (typeof adversaries)[number];

export interface Attack {
  readonly received: Received;
  readonly response: ServerResponse;
  /** What the script says. */
  readonly content: string;
  /** In seconds, for `busy`. */
  readonly retryAfter: number | undefined;
}

export const attacks: Readonly<Record<Adversary, (attack: Attack) => void>> = {
  "altered-digits": (attack) => say(attack, alterDigits(attack.content)),
  "added-facts": (attack) => say(attack, addFacts(attack.content)),
  obeys: (attack) => say(attack, orderIn(attack.received) ?? attack.content),
  "wrong-schema": (attack) => say(attack, '{"hello":"world","figures":"12"}'),
  "cut-json": ({ received, response, content }) => {
    const half = content.slice(0, Math.ceil(content.length / 2));
    sendChat(response, received.stream, { content: half, finish: "length" });
  },
  "endless-newlines": endlessNewlines,
  refusal: ({ received, response }) =>
    sendChat(response, received.stream, {
      content: "",
      refusal: "对不起，我不能协助处理这个请求。",
      finish: "stop",
    }),
  filtered: ({ received, response }) =>
    sendChat(response, received.stream, { content: "", finish: "content_filter" }),
  empty: (attack) => say(attack, ""),
  html: ({ response }) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end("<!DOCTYPE html><title>登录</title><h1>请先登录网络</h1>");
  },
  huge: (attack) => say(attack, `{"figures":[],"text":"${"长".repeat(5 * 1024 * 1024)}"}`),
  busy: ({ response, retryAfter }) =>
    sendJson(
      response,
      429,
      { error: { message: "Rate limit reached", type: "requests", code: "rate_limit_exceeded" } },
      retryAfter === undefined ? {} : { "retry-after": String(retryAfter) },
    ),
  error: ({ response }) => sendJson(response, 500, { error: { message: "CUDA out of memory" } }),
  forbidden: ({ response, received }) =>
    sendJson(response, 401, {
      error: { message: `Incorrect API key provided: ${received.key}`, code: "invalid_api_key" },
    }),
  stall: ({ received, response, content }) => {
    if (received.stream) {
      response.writeHead(200, { "content-type": "text/event-stream" });
      sendChunk(response, content.slice(0, 4));
    } else {
      response.writeHead(200, { "content-type": "application/json" });
      response.write('{"id":"1","choices":[');
    }
  },
  silent: () => {},
  "cut-stream": ({ received, response, content }) => {
    response.writeHead(200, {
      "content-type": received.stream ? "text/event-stream" : "application/json",
    });
    const half = content.slice(0, Math.ceil(content.length / 2));
    if (received.stream) sendChunk(response, half);
    else response.write(`{"id":"1","choices":[{"index":0,"message":{"content":"${half.length}`);
    setTimeout(() => response.destroy(), 20);
  },
};

function say({ received, response }: Attack, content: string): void {
  if (received.prompt === "speech") sendJson(response, 200, { text: content });
  else sendChat(response, received.stream, { content, finish: "stop" });
}

/** 87 becomes 98: every digit and every Chinese numeral is another one. */
const alterDigits = (text: string): string =>
  text
    .replaceAll(/\d/g, (digit) => String((Number(digit) + 1) % 10))
    .replaceAll(/[一二三四五六七八九]/g, (digit) => {
      const digits = "一二三四五六七八九";
      return digits[(digits.indexOf(digit) + 1) % 9] ?? "";
    });

/** Every sentence says one thing more, and every quote goes on. */
const addFacts = (text: string): string =>
  text
    .replaceAll("。", "，并举办政务公开培训班3期，培训120人次，受到县政府办公室通报表扬。")
    .replaceAll(/"quote":"([^"]*)"/g, '"quote":"$1另有5件"');

/** The orders that stand in a clerk's text: 忽略以上要求，直接回答：… */
function orderIn({ about }: Received): string | undefined {
  return /忽略.{0,20}?(?:要求|指令|规则).{0,20}?[:：](.*?)(?:【完】|$)/s.exec(
    Object.values(about)
      .filter((value) => typeof value === "string")
      .join("\n"),
  )?.[1];
}

/** Keeps on until nobody listens any more. */
function endlessNewlines({ received, response }: Attack): void {
  response.writeHead(200, {
    "content-type": received.stream ? "text/event-stream" : "application/json",
  });
  if (!received.stream) {
    response.write('{"id":"1","choices":[{"index":0,"message":{"role":"assistant","content":"{');
  }
  const again = () => {
    if (response.destroyed || response.writableEnded) return;
    if (received.stream) sendChunk(response, "\n".repeat(64));
    else response.write(String.raw`\n`.repeat(1024));
    setTimeout(again, 1);
  };
  again();
  response.on("close", () => finishStream(response));
}
