import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import type { IncomingMessage } from "node:http";
import { connect, createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startGateway } from "#gateway/gateway.ts";
import type { Gateway, GatewayOptions } from "#gateway/gateway.ts";
import type { Json } from "./helpers.ts";

/** Requests as no browser and no `fetch` would send them: any name, any path, any bytes. */

export const PUBLIC_URL = "https://office.example";
export const SECRET = "a-secret-of-the-operator-0123456789";
export const BOT_TOKEN = "123456:a-token-that-nobody-guesses";

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface Heard {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
  readonly json: Json;
}

export async function ask(url: string, path: string, asked: Asked = {}): Promise<Heard> {
  const response = await open(url, path, asked);
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  const isJson = response.headers["content-type"]?.startsWith("application/json") === true;
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    text,
    json: isJson ? JSON.parse(text) : undefined,
  };
}

/** The answer as soon as it begins: for streams, which do not end. */
export async function open(url: string, path: string, asked: Asked): Promise<IncomingMessage> {
  const { method = "GET", headers = {}, body } = asked;
  const { hostname, port } = new URL(url);
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const sending = request({
    host: hostname,
    port,
    path,
    method,
    agent: false,
    headers: { ...length, ...headers },
  });
  sending.end(body);
  const [response] = (await once(sending, "response")) as [IncomingMessage];
  return response;
}

export const post = (url: string, path: string, body: object, headers = {}): Promise<Heard> =>
  ask(url, path, { method: "POST", body: JSON.stringify(body), headers });

export interface Raw {
  readonly text: string;
  /** Milliseconds until the server closed the line. */
  readonly ms: number;
}

/** Sends these bytes, and gives what comes back until the server closes the line; `later` goes on sending. */
export async function sendRaw(
  url: string,
  bytes: string,
  later: (send: (bytes: string) => void) => void = () => undefined,
): Promise<Raw> {
  const began = performance.now();
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let text = "";
  socket.setEncoding("latin1");
  socket.on("data", (chunk) => (text += String(chunk)));
  socket.on("error", () => undefined);
  socket.write(bytes, "latin1");
  later((more) => void (socket.writable && socket.write(more, "latin1")));
  await new Promise((closed) => socket.on("close", closed)); // also after an error
  return { text, ms: performance.now() - began };
}

export interface Place {
  readonly url: string;
  readonly gateway: Gateway;
  readonly dataDir: string;
  readonly log: readonly string[];
}

/** A messenger behind a proxy of this machine, where people come in by links. */
export const behindProxy: Partial<GatewayOptions> = {
  access: { publicUrl: PUBLIC_URL, secret: SECRET },
};

/** What such a proxy sends on: our public name. */
export const PROXIED = { host: "office.example" };

export async function withPlace(
  options: Partial<GatewayOptions>,
  work: (place: Place) => Promise<void>,
): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "gateway-"));
  const log: string[] = [];
  const gateway = await startGateway({
    dataDir,
    port: 0,
    token: BOT_TOKEN,
    bot: { firstName: "小报", username: "test_bot" },
    log: (line) => log.push(line),
    ...options,
  });
  try {
    await work({ url: gateway.url, gateway, dataDir, log });
  } finally {
    await gateway.close().catch(() => undefined); // the test may have closed it
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** A new person of a place with links: their token and chat. */
export async function invited(url: string, name = "张三"): Promise<Json> {
  const link = await post(url, "/api/invitations", { name }, operator);
  const invite = tokenIn(link.json.url);
  const session = await post(url, "/api/session", { language_code: "zh", invite }, PROXIED);
  if (session.status !== 200) throw new Error(session.text);
  return session.json;
}

export const operator = { authorization: `Bearer ${SECRET}` };

export const tokenIn = (link: string): string => /#in=([\w-]+)/.exec(link)?.[1] ?? "";

/** What waits for the bot: who said what. */
export async function waiting(url: string): Promise<readonly (readonly [string, string])[]> {
  const { json } = await ask(url, `/bot${BOT_TOKEN}/getUpdates`);
  return json.result.map(({ message }: Json) => [message.from.first_name, message.text]);
}

/** A messenger with links that a browser here can open: its public address is that of this machine. */
export async function withOpenDoor(
  options: Partial<GatewayOptions>,
  work: (place: Place) => Promise<void>,
): Promise<void> {
  const port = await freePort();
  const access = { publicUrl: `http://127.0.0.1:${port}`, secret: SECRET };
  await withPlace({ port, access, ...options }, work);
}

export const bearer = (token: string): Readonly<Record<string, string>> => ({
  ...PROXIED,
  authorization: `Bearer ${token}`,
});

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
