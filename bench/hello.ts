import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Bot } from "grammy";
import { Hono } from "hono";
import { Low, Memory } from "lowdb";
import { z } from "zod";

/** The least that a program of these dependencies can do: what starting costs before a line of ours runs. */
const settings = z.object({ token: z.string() }).parse({ token: "1:hello" });
const bot = new Bot(settings.token);
const store = new Low(new Memory<object>(), {});
await store.write();
await using file = await open(join(tmpdir(), `nianbao-hello-${process.pid}`), "w");
const app = new Hono().get("/", (context) => context.text(bot.token));
const server = createAdaptorServer({ fetch: app.fetch });
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`ready http://127.0.0.1:${port} ${file.fd}\n`);
});
