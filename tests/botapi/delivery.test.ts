import { describe, expect, test } from "vitest";
import { joinChat, withGateway } from "#tests/gateway/helpers.ts";
import type { Json, World } from "#tests/gateway/helpers.ts";
import type { Gateway } from "#gateway/gateway.ts";
import { call, done, pause, until, watch } from "./helpers.ts";
import { openHook } from "./hook.ts";
import type { Hook, Reply } from "./hook.ts";

/** Nothing that a person says is lost on its way to the bot, and nothing comes twice that was taken. */

const texts = (updates: Json[]): string[] => updates.map(({ message }) => message.text);

const getUpdates = async (gateway: Gateway, params: object = {}): Promise<Json[]> =>
  done(gateway, "getUpdates", params);

/** A webhook that the gateway knows, and that is gone when the test ends. */
async function hookOf(
  { gateway, cleanUps }: World,
  reply?: (update: Json, before: number) => Reply,
  settings: object = {},
): Promise<Hook> {
  const hook = await openHook(reply);
  cleanUps.push(hook.stop);
  await done(gateway, "setWebhook", { url: hook.url, ...settings });
  return hook;
}

describe.concurrent("polling", () => {
  test("what was not confirmed comes again, also after a restart", async () => {
    await withGateway(async ({ gateway, start }) => {
      const person = await joinChat(gateway);
      for (const text of ["一", "二", "三"]) await person.say(text);
      const first = await getUpdates(gateway);
      expect(texts(first)).toEqual(["一", "二", "三"]);
      expect(await getUpdates(gateway)).toEqual(first);
      const offset = first[0].update_id + 1;
      expect(texts(await getUpdates(gateway, { offset, limit: 1 }))).toEqual(["二"]);
      await gateway.close();
      const again = await start();
      expect(await getUpdates(again)).toEqual(first.slice(1));
      expect(await getUpdates(again, { offset: first[2].update_id + 1 })).toEqual([]);
      await again.close();
      expect(await getUpdates(await start())).toEqual([]);
    });
  });

  test("a negative offset keeps the newest, and forgets the others", async () => {
    await withGateway(async ({ gateway }) => {
      const person = await joinChat(gateway);
      for (const text of ["一", "二", "三"]) await person.say(text);
      expect(texts(await getUpdates(gateway, { offset: -2 }))).toEqual(["二", "三"]);
      expect(texts(await getUpdates(gateway))).toEqual(["二", "三"]);
    });
  });

  test("drop_pending_updates forgets what waits", async () => {
    await withGateway(async ({ gateway }) => {
      const person = await joinChat(gateway);
      await person.say("一");
      await done(gateway, "deleteWebhook", { drop_pending_updates: true });
      await person.say("二");
      expect(texts(await getUpdates(gateway))).toEqual(["二"]);
    });
  });

  // Client.cpp add_update_impl: the choice is made when an update is made, not when it is fetched.
  test("allowed_updates counts from the next update on, until it is changed", async () => {
    await withGateway(async ({ gateway }) => {
      const person = await joinChat(gateway);
      const { message_id } = await person.say("一");
      const only = { allowed_updates: ["edited_message"] };
      expect(texts(await getUpdates(gateway, only))).toEqual(["一"]);
      await person.say("二");
      await person.post("/messages/edit", { message_id, text: "一改" });
      const kinds = (await getUpdates(gateway)).map(({ update_id: _id, ...body }) =>
        Object.keys(body).join(),
      );
      expect(kinds).toEqual(["message", "edited_message"]);
      expect((await done(gateway, "getWebhookInfo")).allowed_updates).toEqual(["edited_message"]);
      await getUpdates(gateway, { allowed_updates: [] });
      await person.say("三");
      expect((await getUpdates(gateway)).at(-1).message.text).toBe("三");
      expect(await done(gateway, "getWebhookInfo")).not.toHaveProperty("allowed_updates");
    });
  });
});

describe.concurrent("a webhook", () => {
  test("gets each update once, in order, with its secret", async () => {
    await withGateway(async (world) => {
      const person = await joinChat(world.gateway);
      await person.say("早就说了");
      const hook = await hookOf(world, undefined, { secret_token: "nian-bao_1" });
      for (let index = 0; index < 20; index += 1) await person.say(String(index));
      await until(() => hook.got.length >= 21);
      await pause(200);
      expect(hook.texts()).toEqual([
        "早就说了",
        ...Array.from({ length: 20 }, (_, index) => String(index)),
      ]);
      const ids = hook.got.map(({ update }) => update.update_id);
      expect(ids).toEqual([...ids].sort((a, b) => a - b));
      for (const { headers } of hook.got) {
        expect(headers["x-telegram-bot-api-secret-token"]).toBe("nian-bao_1");
        expect(headers["content-type"]).toBe("application/json");
      }
      expect(await done(world.gateway, "getWebhookInfo")).toMatchObject({
        pending_update_count: 0,
      });
    });
  });

  test("without a secret sends none", async () => {
    await withGateway(async (world) => {
      const hook = await hookOf(world);
      await (await joinChat(world.gateway)).say("一");
      await until(() => hook.got.length === 1);
      expect(hook.got[0]?.headers).not.toHaveProperty("x-telegram-bot-api-secret-token");
    });
  });

  test("that fails is asked again with growing pauses, and the order is kept", async () => {
    await withGateway(async (world) => {
      const hook = await hookOf(world, (_update, before) => ({ status: before < 3 ? 500 : 200 }));
      const person = await joinChat(world.gateway);
      for (const text of ["一", "二", "三"]) await person.say(text);
      await until(() => hook.got.length >= 3);
      expect(await done(world.gateway, "getWebhookInfo")).toMatchObject({
        pending_update_count: 3,
        last_error_message: "Wrong response from the webhook: 500 Internal Server Error",
        last_error_date: expect.closeTo(Date.now() / 1000, -1),
      });
      await until(() => hook.got.length >= 6);
      await pause(300);
      expect(hook.got.map(({ update }) => update.message.text)).toEqual([
        "一",
        "一",
        "一",
        "一",
        "二",
        "三",
      ]);
      const [first, second, third] = gapsOf(hook);
      expect(second).toBeGreaterThan(first! + 300);
      expect(third).toBeGreaterThan(second! + 300);
    });
  });

  test("that fails for one person is not late for another", async () => {
    await withGateway(async (world) => {
      const [stuck, other] = [await joinChat(world.gateway), await joinChat(world.gateway)];
      const hook = await hookOf(world, ({ message }) => ({
        status: message.chat.id === stuck.chatId ? 503 : 200,
      }));
      await stuck.say("卡住");
      await until(() => hook.got.length > 0);
      await other.say("畅通");
      await until(() => hook.texts().length > 0);
      expect(hook.texts()).toEqual(["畅通"]);
    });
  });

  test("that names a time is asked then, and not before", async () => {
    await withGateway(async (world) => {
      const hook = await hookOf(world, (_update, before) =>
        before === 0 ? { status: 429, headers: { "retry-after": "3" } } : {},
      );
      await (await joinChat(world.gateway)).say("一");
      await until(() => hook.got.length === 2);
      const [gap] = gapsOf(hook);
      expect(gap).toBeGreaterThan(2_900);
      expect(gap).toBeLessThan(6_000);
    });
  });

  test("that is down gets everything when it is up", async () => {
    await withGateway(async (world) => {
      const { gateway, cleanUps } = world;
      const { port, stop } = await openHook();
      await stop();
      await done(gateway, "setWebhook", { url: `http://127.0.0.1:${port}/hook` });
      const person = await joinChat(gateway);
      await person.say("一");
      await person.say("二");
      await until(async () => {
        const { last_error_message } = await done(gateway, "getWebhookInfo");
        return last_error_message === "Connection refused";
      });
      const hook = await openHook(undefined, port);
      cleanUps.push(hook.stop);
      await until(() => hook.got.length >= 2);
      await pause(200);
      expect(hook.texts()).toEqual(["一", "二"]);
      expect((await done(gateway, "getWebhookInfo")).last_error_message).toBe("Connection refused");
    });
  });

  test("is still set after a restart, and gets what came meanwhile", async () => {
    await withGateway(async (world) => {
      const { gateway, cleanUps, start } = world;
      const { port, stop } = await openHook();
      await stop();
      const settings = {
        url: `http://127.0.0.1:${port}/hook`,
        secret_token: "s",
        max_connections: 7,
      };
      await done(gateway, "setWebhook", settings);
      await (await joinChat(gateway)).say("一");
      await gateway.close();
      const hook = await openHook(undefined, port);
      cleanUps.push(hook.stop);
      const again = await start();
      await until(() => hook.got.length >= 1);
      await pause(200);
      expect(hook.texts()).toEqual(["一"]);
      expect(hook.got[0]?.headers["x-telegram-bot-api-secret-token"]).toBe("s");
      const info = { url: settings.url, max_connections: 7, pending_update_count: 0 };
      expect(await done(again, "getWebhookInfo")).toMatchObject(info);
    });
  });

  test("that does not answer gets nothing of that person meanwhile, and what was cut off again", async () => {
    await withGateway(async (world) => {
      const hanging = Promise.withResolvers<undefined>();
      const hook = await hookOf(world, (_update, before) =>
        before === 0 ? { after: hanging.promise, status: 500 } : {},
      );
      const person = await joinChat(world.gateway);
      await person.say("一");
      await person.say("二");
      await until(() => hook.got.length === 1);
      await (await joinChat(world.gateway)).say("别人");
      await until(() => hook.got.length === 2);
      await pause(1_500);
      expect(hook.texts()).toEqual(["别人"]);
      hanging.resolve(undefined);
      await until(() => hook.texts().length >= 3);
      expect(hook.texts()).toEqual(["别人", "一", "二"]);
    });
  });

  test("may answer with a method, and it is done", async () => {
    await withGateway(async (world) => {
      const hook = await hookOf(world, ({ message }) => ({
        body: JSON.stringify({
          method: "sendMessage",
          chat_id: message.chat.id,
          text: `<b>${message.text}</b>`,
          parse_mode: "HTML",
          reply_markup: { inline_keyboard: [[{ text: "好", callback_data: "ok" }]] },
        }),
      }));
      const person = await joinChat(world.gateway);
      const eye = await watch(person);
      await person.say("收到吗");
      expect(await eye.sees("message", ({ out }) => out === false)).toMatchObject({
        text: "收到吗",
        entities: [{ type: "bold", offset: 0, length: 3 }],
        reply_markup: { inline_keyboard: [[{ text: "好", callback_data: "ok" }]] },
      });
      eye.close();
      expect(hook.got).toHaveLength(1);
    });
  });

  // WebhookActor.cpp handle: these are let be, and a method that is refused is no failure of the webhook.
  test.each(["deleteWebhook", "setWebhook", "getMe", "close", "logOut", "noSuchMethod"])(
    "that answers with %s is none the worse",
    async (method) => {
      await withGateway(async (world) => {
        const hook = await hookOf(world, () => ({ body: JSON.stringify({ method }) }));
        const person = await joinChat(world.gateway);
        await person.say("一");
        await until(() => hook.got.length === 1);
        await person.say("二");
        await until(() => hook.got.length === 2);
        expect(hook.texts()).toEqual(["一", "二"]);
        const info = await done(world.gateway, "getWebhookInfo");
        expect(info).toMatchObject({ url: hook.url, pending_update_count: 0 });
        expect(info).not.toHaveProperty("last_error_message");
      });
    },
  );

  test("takes any answer from 200 to 299 for a yes, and what is no JSON too", async () => {
    await withGateway(async (world) => {
      const answers: Reply[] = [{ status: 201, body: "完成" }, { status: 204 }, { body: "[1" }];
      const hook = await hookOf(world, (_update, before) => answers[before] ?? {});
      const person = await joinChat(world.gateway);
      for (const text of ["一", "二", "三", "四"]) await person.say(text);
      await until(() => hook.got.length >= 4);
      expect(hook.texts()).toEqual(["一", "二", "三", "四"]);
    });
  });

  test("does not take a way elsewhere for a yes", async () => {
    await withGateway(async (world) => {
      const elsewhere = await openHook();
      world.cleanUps.push(elsewhere.stop);
      const hook = await hookOf(world, (_update, before) =>
        before === 0 ? { status: 302, headers: { location: elsewhere.url } } : {},
      );
      await (await joinChat(world.gateway)).say("一");
      await until(() => hook.texts().length === 1);
      expect(elsewhere.got).toEqual([]);
      expect((await done(world.gateway, "getWebhookInfo")).last_error_message).toBe(
        "Wrong response from the webhook: 302 Found",
      );
    });
  });

  test.each([
    [1, 1],
    [3, 3],
  ])("with max_connections %i has as many requests at a time", async (max_connections, most) => {
    await withGateway(async (world) => {
      let open = 0;
      let widest = 0;
      const hook = await hookOf(
        world,
        () => {
          open += 1;
          widest = Math.max(widest, open);
          return { after: pause(60).then(() => (open -= 1)) };
        },
        { max_connections },
      );
      for (let index = 0; index < 8; index += 1) {
        await (await joinChat(world.gateway)).say(String(index));
      }
      await until(() => hook.texts().length === 8);
      expect(widest).toBeLessThanOrEqual(most);
      const people = await Promise.all(
        Array.from({ length: 12 }, async () => joinChat(world.gateway)),
      );
      await Promise.all(people.map(async (person) => person.say("一起")));
      await until(() => hook.texts().length === 20);
      expect(widest).toBe(most);
      expect((await done(world.gateway, "getWebhookInfo")).max_connections).toBe(max_connections);
    });
  });

  test("with allowed_updates hears of nothing else", async () => {
    await withGateway(async (world) => {
      const hook = await hookOf(world, undefined, { allowed_updates: ["edited_message"] });
      const person = await joinChat(world.gateway);
      const { message_id } = await person.say("一");
      await person.post("/messages/edit", { message_id, text: "二" });
      await until(() => hook.got.length > 0);
      await pause(200);
      expect(hook.got.map(({ update }) => update.edited_message?.text)).toEqual(["二"]);
      const info = { allowed_updates: ["edited_message"], pending_update_count: 0 };
      expect(await done(world.gateway, "getWebhookInfo")).toMatchObject(info);
    });
  });

  test("may begin with nothing, and its end leaves the rest to polling", async () => {
    await withGateway(async (world) => {
      const { gateway } = world;
      const person = await joinChat(gateway);
      await person.say("旧");
      const hook = await hookOf(
        world,
        ({ message }) => ({
          status: message.text === "二" ? 500 : 200,
        }),
        { drop_pending_updates: true },
      );
      await person.say("一");
      await person.say("二");
      await until(() => hook.got.length >= 2);
      expect(await call(gateway, "deleteWebhook")).toMatchObject({
        ok: true,
        result: true,
        description: "Webhook was deleted",
      });
      const before = hook.got.length;
      expect(texts(await getUpdates(gateway))).toEqual(["二"]);
      await person.say("三");
      expect(texts(await getUpdates(gateway))).toEqual(["二", "三"]);
      await pause(1_500);
      expect(hook.got).toHaveLength(before);
      expect(hook.texts()).toEqual(["一"]);
    });
  });

  test("is told about in Telegram's way", async () => {
    await withGateway(async ({ gateway }) => {
      const none = { url: "", has_custom_certificate: false, pending_update_count: 0 };
      expect(await done(gateway, "getWebhookInfo")).toEqual(none);
      const url = "http://127.0.0.1:9/hook";
      const answers: (string | undefined)[] = [];
      const say = async (method: string, params: object = {}): Promise<void> => {
        answers.push((await call(gateway, method, params)).description);
      };
      await say("setWebhook", { url });
      expect(await done(gateway, "getWebhookInfo")).toMatchObject({
        url,
        has_custom_certificate: false,
        pending_update_count: 0,
        max_connections: 40,
      });
      await say("setWebhook", { url });
      await say("setWebhook", { url: "" });
      await say("deleteWebhook");
      expect(answers).toEqual([
        "Webhook was set",
        "Webhook is already set",
        "Webhook was deleted",
        "Webhook is already deleted",
      ]);
      expect(await done(gateway, "getWebhookInfo")).toEqual(none);
    });
  });
});

/** The pauses between the requests, in milliseconds. */
function gapsOf({ got }: Hook): number[] {
  return got.slice(1).map(({ at }, index) => at - got[index]!.at);
}
