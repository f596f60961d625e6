import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Bot } from "grammy";
import { startGateway } from "#gateway/gateway.ts";
import type { Gateway } from "#gateway/gateway.ts";

export const TOKEN = "123456:test-token";

/** Runs `work` with a gateway on a fresh folder, and cleans up whatever happens. */
export async function withGateway(work: (world: World) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "gateway-"));
  const cleanUps: (() => Promise<unknown>)[] = [];
  const log: string[] = [];
  const start = async (): Promise<Gateway> => {
    const gateway = await startGateway({
      dataDir,
      port: 0,
      token: TOKEN,
      bot: { firstName: "小报", username: "test_bot" },
      log: (line) => log.push(line),
    });
    cleanUps.push(() => gateway.close().catch(() => undefined));
    return gateway;
  };
  try {
    const gateway = await start();
    await work({ gateway, dataDir, log, start, cleanUps });
  } finally {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
    await rm(dataDir, { recursive: true, force: true });
  }
}

export interface World {
  readonly gateway: Gateway;
  readonly dataDir: string;
  readonly log: readonly string[];
  /** Another gateway on the same folder, after the first was closed. */
  readonly start: () => Promise<Gateway>;
  readonly cleanUps: (() => Promise<unknown>)[];
}

/** A real grammY bot, polling the gateway until the test ends. */
export async function runBot(
  { gateway, cleanUps }: World,
  prepare: (bot: Bot) => void,
): Promise<Bot> {
  const bot = new Bot(TOKEN, { client: { apiRoot: gateway.url } });
  prepare(bot);
  const { promise, resolve } = Promise.withResolvers<void>();
  void bot.start({ onStart: () => resolve() });
  await promise;
  cleanUps.push(() => bot.stop());
  return bot;
}

/** One call of the Bot API, as any program makes it. */
export async function callBot(
  gateway: Gateway,
  method: string,
  params: object = {},
): Promise<Answer> {
  const response = await fetch(`${gateway.url}/bot${TOKEN}/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(params),
  });
  return (await response.json()) as Answer;
}

// oxlint-disable-next-line typescript/no-explicit-any -- a test reads the wire as it is
export type Json = any;

export interface Answer {
  readonly ok: boolean;
  readonly result?: Json;
  readonly error_code?: number;
  readonly description?: string;
}

/** A person who chats by program. */
export async function joinChat(gateway: Gateway, about: object = {}): Promise<PersonClient> {
  const session: Json = await (
    await fetch(`${gateway.url}/api/session`, { method: "POST", body: JSON.stringify(about) })
  ).json();
  const headers = { authorization: `Bearer ${session.token}` };
  const request = async (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${gateway.url}/api${path}`, { ...init, headers });
  const post = async (path: string, body: object): Promise<Json> =>
    (await request(path, { method: "POST", body: JSON.stringify(body) })).json();
  return {
    chatId: session.chat_id,
    session,
    request,
    post,
    say: async (text, clientId = crypto.randomUUID()) =>
      post("/messages", { client_id: clientId, text }),
    history: async () => (await request("/messages")).json(),
    events: (after) => listen(request, after),
  };
}

export interface PersonClient {
  readonly chatId: number;
  readonly session: Json;
  request(path: string, init?: RequestInit): Promise<Response>;
  post(path: string, body: object): Promise<Json>;
  say(text: string, clientId?: string): Promise<Json>;
  history(): Promise<Json>;
  events(after?: number): Promise<EventReader>;
}

interface StreamEvent {
  readonly id: string | undefined;
  readonly name: string;
  readonly data: Json;
}

interface EventReader {
  /** The next event of this name; others on the way are skipped. */
  next(name: string): Promise<StreamEvent>;
  close(): void;
}

async function listen(request: PersonClient["request"], after?: number): Promise<EventReader> {
  const controller = new AbortController();
  const query = after === undefined ? "" : `?after=${after}`;
  const response = await request(`/events${query}`, { signal: controller.signal });
  const events = parseStream(response);
  return {
    next: async (name) => {
      for (;;) {
        const { value, done } = await events.next();
        if (done === true) throw new Error(`the stream ended before ${name}`);
        if (value.name === name) return value;
      }
    },
    close: () => controller.abort(),
  };
}

async function* parseStream(response: Response): AsyncGenerator<StreamEvent, void> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    for (let end = text.indexOf("\n\n"); end !== -1; end = text.indexOf("\n\n")) {
      const lines = text.slice(0, end).split("\n");
      text = text.slice(end + 2);
      const field = (key: string): string | undefined =>
        lines.find((line) => line.startsWith(`${key}: `))?.slice(key.length + 2);
      const name = field("event");
      if (name !== undefined)
        yield { id: field("id"), name, data: JSON.parse(field("data") ?? "null") };
    }
  }
}
