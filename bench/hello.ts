import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import { Bot } from "grammy";
import { Hono } from "hono";
import { Low, Memory } from "lowdb";
import { z } from "zod";

/** The least that a program of these dependencies does: what a start costs before a line of ours runs. */
const settings = z.object({ token: z.string() }).parse({ token: "1:hello" });
const bot = new Bot(settings.token);
const store = new Low(new Memory<object>(), {});
await store.write();
await using file = await open(join(tmpdir(), "nianbao-hello"), "w");
await file.datasync();
const app = new Hono().get("/", (context) => context.text(bot.token));
const server = createAdaptorServer({ fetch: app.fetch });
server.listen(0, "127.0.0.1", () => process.stdout.write("ready\n"));
