import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { attacks } from "./adversary.ts";
import type { Adversary } from "./adversary.ts";
import { receivedChat, receivedSound } from "./received.ts";
import type { ChatBody, JsonSchema, Received } from "./received.ts";
import { sendChat, sendJson } from "./wire.ts";

/** What the model says to a request: text as it is, anything else as JSON. */
export type Script = (received: Received) => unknown;

/** What a server may not know; it then answers 400, or, where `silently`, goes on as if nothing had been asked. */
export interface Abilities {
  readonly schema?: boolean;
  readonly json?: boolean;
  readonly silently?: boolean;
  /** As the hosted ones: `max_tokens` is refused in favour of `max_completion_tokens`. */
  readonly newLimit?: boolean;
  /** As the ones that think first: any temperature is refused. */
  readonly fixedTemperature?: boolean;
}

export interface ModelServer {
  /** To be set as the base address: `http://127.0.0.1:PORT/v1`. */
  readonly url: string;
  /** Everything that came, probes included. */
  readonly received: readonly Received[];
  /** The same without probes. */
  readonly wishes: () => readonly Received[];
  readonly script: (script: Script) => void;
  /** From now on, for so many requests, the adversary answers. Probes are spared unless told. */
  readonly be: (adversary: Adversary | undefined, options?: BeOptions) => void;
  readonly close: () => Promise<void>;
}

export interface BeOptions {
  readonly times?: number;
  readonly retryAfter?: number;
  readonly probesToo?: boolean;
}

/** An OpenAI-compatible server of our own, over real HTTP: it says what a script tells it, or what an adversary would. */
export async function startModelServer(
  script: Script = () => ({}),
  abilities: Abilities = {},
  /** 0: any that is free. */
  askedPort = 0,
): Promise<ModelServer> {
  const state: State = {
    script,
    abilities,
    received: [],
    adversary: undefined,
    options: {},
    left: 0,
  };
  const server = createServer((request, response) => {
    serve(state, request, response).catch((error: unknown) =>
      sendJson(response, 500, { error: { message: String(error) } }),
    );
  });
  server.listen(askedPort, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    received: state.received,
    wishes: () => state.received.filter(({ prompt }) => prompt !== "probe"),
    script: (next) => {
      state.script = next;
    },
    be: (adversary, options = {}) => {
      state.adversary = adversary;
      state.options = options;
      state.left = options.times ?? Infinity;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

interface State {
  script: Script;
  readonly abilities: Abilities;
  readonly received: Received[];
  adversary: Adversary | undefined;
  options: BeOptions;
  left: number;
}

async function serve(state: State, request: IncomingMessage, response: ServerResponse) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const key = request.headers.authorization?.replace(/^Bearer /, "");
  if (request.url === "/v1/audio/transcriptions") {
    const received = receivedSound(bytes, request.headers["content-type"] ?? "", key);
    state.received.push(received);
    const content = said(state, received);
    if (!attacked(state, received, response, content)) sendJson(response, 200, { text: content });
    return;
  }
  if (request.url !== "/v1/chat/completions") {
    sendJson(response, 404, { error: { message: `no ${request.url}` } });
    return;
  }
  const raw = bytes.toString("utf8");
  const body = JSON.parse(raw) as ChatBody;
  const received = receivedChat(raw, body, key);
  state.received.push(received);
  const refusal = refusalOf(state.abilities, received, body);
  if (refusal !== undefined) {
    sendJson(response, 400, { error: { message: refusal, type: "invalid_request_error" } });
    return;
  }
  const content =
    received.prompt === "probe" ? probed(state, received, body) : said(state, received);
  if (attacked(state, received, response, content)) return;
  sendChat(response, received.stream, { content, finish: "stop" });
}

function attacked(state: State, received: Received, response: ServerResponse, content: string) {
  const { adversary, options } = state;
  if (adversary === undefined || state.left <= 0) return false;
  if (received.prompt === "probe" && options.probesToo !== true) return false;
  state.left -= 1;
  attacks[adversary]({ received, response, content, retryAfter: options.retryAfter });
  return true;
}

function said({ script }: State, received: Received): string {
  const answer = script(received);
  return typeof answer === "string" ? answer : JSON.stringify(answer);
}

function refusalOf(abilities: Abilities, { format }: Received, body: ChatBody): string | undefined {
  if (abilities.newLimit === true && body.max_tokens !== undefined) {
    return "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.";
  }
  if (abilities.fixedTemperature === true && body.temperature !== undefined) {
    return "Unsupported value: 'temperature' does not support 0 with this model.";
  }
  if (abilities.silently === true) return undefined;
  const known = { schema: abilities.schema, json: abilities.json, text: true };
  return known[format] === false ? `response_format ${format} is not supported` : undefined;
}

/** A server that knows schemas fills one in; one that does not says what a model says. */
function probed({ abilities }: State, { format }: Received, body: ChatBody): string {
  if (format === "schema" && abilities.schema !== false) {
    return JSON.stringify(filled(body.response_format?.json_schema?.schema ?? {}));
  }
  return format === "json" && abilities.json !== false ? '{"ready":true}' : "好的，我准备好了。";
}

function filled(schema: JsonSchema): unknown {
  if (schema.type === "object") {
    const entries = Object.entries(schema.properties ?? {});
    return Object.fromEntries(entries.map(([name, inner]) => [name, filled(inner)]));
  }
  return schema.type === "boolean" ? true : "";
}
