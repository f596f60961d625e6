import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { RequestListener, Server } from "node:http";
import { crc32, deflateSync } from "node:zlib";
import type { Gateway } from "#gateway/gateway.ts";
import { TOKEN } from "#tests/gateway/helpers.ts";
import type { Answer, Json, PersonClient } from "#tests/gateway/helpers.ts";

/** An answer of the Bot API, with the status and the headers that it came with. */
export interface FullAnswer extends Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly parameters?: { readonly retry_after?: number };
}

/** One call of the Bot API. A file among the parameters makes it a form, as every library does it. */
export async function call(
  gateway: Gateway,
  method: string,
  params: object = {},
  token = TOKEN,
): Promise<FullAnswer> {
  const hasFile = Object.values(params).some((value) => value instanceof File);
  const response = await fetch(`${gateway.url}/bot${token}/${method}`, {
    method: "POST",
    ...(hasFile
      ? { body: formOf(params) }
      : { headers: { "content-type": "application/json" }, body: JSON.stringify(params) }),
  });
  const answer = (await response.json()) as Answer;
  return { ...answer, status: response.status, retryAfter: response.headers.get("retry-after") };
}

/** The result of a call that has to succeed. */
export async function done(gateway: Gateway, method: string, params: object = {}): Promise<Json> {
  const answer = await call(gateway, method, params);
  if (!answer.ok) throw new Error(`${method}: ${answer.description}`);
  return answer.result;
}

function formOf(params: object): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(params) as [string, unknown][]) {
    if (value instanceof File) form.set(name, value);
    else form.set(name, typeof value === "string" ? value : JSON.stringify(value));
  }
  return form;
}

/** A real picture in one colour, as PNG. */
export function picture(width: number, height: number): Buffer<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const rows = Buffer.alloc((width + 1) * height, 120);
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0;
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** What a person's client is told, from now on. */
export interface Watch {
  /** The next event of this name that is like this; others on the way are skipped. */
  sees(name: string, like?: (data: Json) => boolean): Promise<Json>;
  close(): void;
}

const PATIENCE = 8_000;

export async function watch(person: PersonClient): Promise<Watch> {
  const stream = await person.events();
  return {
    sees: async (name, like = () => true) => {
      const timer = setTimeout(() => stream.close(), PATIENCE);
      try {
        for (;;) {
          const { data } = await stream.next(name);
          if (like(data)) return data;
        }
      } catch (error) {
        throw new Error(`no such ${name} came: ${like.toString()}`, { cause: error });
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => stream.close(),
  };
}

/** Waits until something holds that is to hold soon. */
export async function until(holds: () => unknown, patience = PATIENCE): Promise<void> {
  const end = Date.now() + patience;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`it never came to this: ${holds.toString()}`);
    await pause(20);
  }
}

export async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A web server of the bot's own, on this machine. */
export async function serve(handler: RequestListener, port = 0): Promise<Served> {
  return listenOn(createServer(handler), port);
}

export interface Served {
  readonly url: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

export async function listenOn(server: Server, port = 0): Promise<Served> {
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
