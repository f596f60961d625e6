import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { Json } from "#tests/gateway/helpers.ts";
import { serve } from "./helpers.ts";

/** A bot's webhook that keeps what it gets and answers as it is told. */
export interface Hook {
  readonly url: string;
  readonly port: number;
  /** Every request, also those it refused, in the order of arrival. */
  readonly got: readonly Delivery[];
  /** What those say that were taken, in order. */
  readonly texts: () => string[];
  readonly stop: () => Promise<void>;
}

export interface Delivery {
  readonly at: number;
  readonly headers: IncomingHttpHeaders;
  readonly update: Json;
  status: number | undefined;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Answers only when this comes true. */
  readonly after?: Promise<unknown>;
}

/** `reply` is given the update and how many requests came before it. */
export async function openHook(
  reply: (update: Json, before: number) => Reply = () => ({}),
  port = 0,
): Promise<Hook> {
  const got: Delivery[] = [];
  const server = await serve((request, response) => {
    void answer(request, response, got, reply);
  }, port);
  return {
    url: `${server.url}/hook`,
    port: server.port,
    got,
    texts: () =>
      got.filter(({ status = 500 }) => status < 300).map(({ update }) => update.message?.text),
    stop: server.stop,
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  got: Delivery[],
  reply: (update: Json, before: number) => Reply,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const update: Json = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  const before = got.length;
  const delivery: Delivery = {
    at: Date.now(),
    headers: request.headers,
    update,
    status: undefined,
  };
  got.push(delivery);
  const { status = 200, headers = {}, body = "", after } = reply(update, before);
  await after;
  delivery.status = status;
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(body);
}
