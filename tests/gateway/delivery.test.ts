import { rm } from "node:fs/promises";
import { expect, test } from "vitest";
import { callBot, joinChat, withGateway } from "./helpers.ts";
import type { Gateway } from "#gateway/gateway.ts";
import type { Json } from "./helpers.ts";

async function poll(gateway: Gateway, params: object = {}): Promise<Json[]> {
  return (await callBot(gateway, "getUpdates", params)).result;
}

const texts = (updates: Json[]): string[] => updates.map((update) => update.message.text);

test("an update comes again until it is confirmed, also after a restart", async () => {
  await withGateway(async ({ gateway, start }) => {
    const person = await joinChat(gateway);
    await person.say("一");
    await person.say("二");
    const first = await poll(gateway);
    expect(texts(first)).toEqual(["一", "二"]);
    expect(await poll(gateway)).toEqual(first);
    await gateway.close();

    const second = await start();
    expect(await poll(second)).toEqual(first);
    const offset = first[0].update_id + 1;
    expect(texts(await poll(second, { offset }))).toEqual(["二"]);
    await second.close();

    const third = await start();
    expect(texts(await poll(third))).toEqual(["二"]);
    expect(await poll(third, { offset: first[1].update_id + 1 })).toEqual([]);
    await third.close();
    expect(await poll(await start())).toEqual([]);
  });
});

test("limit, negative offset and allowed_updates", async () => {
  await withGateway(async ({ gateway }) => {
    const person = await joinChat(gateway);
    const message = await person.say("一");
    await person.say("二");
    await person.post("/messages/edit", { message_id: message.message_id, text: "一改" });
    expect(await poll(gateway, { limit: 2 })).toHaveLength(2);
    // What was made before stays, as on Telegram.
    expect(await poll(gateway, { allowed_updates: ["edited_message"] })).toHaveLength(3);
    await person.say("三");
    expect(await poll(gateway)).toHaveLength(3);
    await poll(gateway, { allowed_updates: [] });
    await person.say("四");
    expect(await poll(gateway)).toHaveLength(4);
    expect(texts(await poll(gateway, { offset: -1 }))).toEqual(["四"]);
    expect(texts(await poll(gateway))).toEqual(["四"]);
    await callBot(gateway, "deleteWebhook", { drop_pending_updates: true });
    expect(await poll(gateway)).toEqual([]);
  });
});

test("a long poll is answered by the message it waits for, or by nothing in time", async () => {
  await withGateway(async ({ gateway }) => {
    const person = await joinChat(gateway);
    const waiting = poll(gateway, { timeout: 50 });
    await person.say("来了");
    const updates = await waiting;
    expect(texts(updates)).toEqual(["来了"]);
    const offset = updates[0].update_id + 1;
    expect(await poll(gateway, { offset, timeout: 1 })).toEqual([]);
  });
});

test("of two pollers the older is told of the conflict", async () => {
  await withGateway(async ({ gateway }) => {
    const older = callBot(gateway, "getUpdates", { timeout: 50 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const newer = callBot(gateway, "getUpdates", { timeout: 1 });
    expect(await older).toEqual({
      ok: false,
      error_code: 409,
      description:
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    });
    expect(await newer).toEqual({ ok: true, result: [] });
  });
});

test("a poller that hung up leaves its updates to the next one", async () => {
  await withGateway(async ({ gateway }) => {
    const person = await joinChat(gateway);
    const controller = new AbortController();
    const body = JSON.stringify({ timeout: 50 });
    const url = `${gateway.url}/bot123456:test-token/getUpdates`;
    const gone = fetch(url, { method: "POST", body, signal: controller.signal });
    await new Promise((resolve) => setTimeout(resolve, 50));
    controller.abort();
    await expect(gone).rejects.toThrow();
    await person.say("还在");
    expect(texts(await poll(gateway, { timeout: 5 }))).toEqual(["还在"]);
  });
});

test("update ids are not used again after the folder is wiped", async () => {
  await withGateway(async ({ gateway, dataDir, start }) => {
    const person = await joinChat(gateway);
    await person.say("一");
    const [before] = await poll(gateway);
    expect(before.update_id).toBeGreaterThanOrEqual(Math.floor(Date.now() / 1000) - 60);
    await gateway.close();
    await rm(dataDir, { recursive: true });
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const fresh = await start();
    await (await joinChat(fresh)).say("二");
    const [after] = await poll(fresh);
    expect(after.update_id).toBeGreaterThan(before.update_id);
  });
});
