import { expect, test } from "vitest";
import { callBot, joinChat, withGateway } from "./helpers.ts";

test("a message sent again under its client id is neither lost nor doubled", async () => {
  await withGateway(async ({ gateway, start }) => {
    const person = await joinChat(gateway);
    const sent = await Promise.all(Array.from({ length: 5 }, () => person.say("一", "c1")));
    expect(new Set(sent.map((item) => item.message_id)).size).toBe(1);
    expect((await person.history()).messages).toHaveLength(1);
    expect((await callBot(gateway, "getUpdates")).result).toHaveLength(1);
    await gateway.close();
    const again = await start();
    const response = await fetch(`${again.url}/api/messages`, {
      method: "POST",
      headers: { authorization: `Bearer ${person.session.token}` },
      body: JSON.stringify({ client_id: "c1", text: "一" }),
    });
    expect(await response.json()).toEqual(sent[0]);
    expect((await callBot(again, "getUpdates")).result).toHaveLength(1);
  });
});

test("the stream goes on where it broke off", async () => {
  await withGateway(async ({ gateway }) => {
    const person = await joinChat(gateway);
    const first = await person.events();
    await person.say("一");
    const { id } = await first.next("message");
    first.close();
    await person.say("二");
    await person.say("三");
    const second = await person.events(Number(id));
    expect((await second.next("message")).data.text).toBe("二");
    expect((await second.next("message")).data.text).toBe("三");
    await person.say("四");
    expect((await second.next("message")).data.text).toBe("四");
    second.close();
    const { seq } = await person.history();
    const third = await person.events(seq);
    await person.say("五");
    expect((await third.next("message")).data.text).toBe("五");
    third.close();
  });
});

test("whoever was away too long is told to load the chat anew", async () => {
  await withGateway(async ({ gateway }) => {
    const person = await joinChat(gateway);
    for (let index = 0; index < 700; index += 1) await person.say(`${index}`);
    const stream = await person.events(1);
    expect((await stream.next("reset")).id).toBe("700");
    stream.close();
    const ahead = await person.events(9_999);
    await ahead.next("reset");
    ahead.close();
  });
});

test("history comes in pages, newest last", async () => {
  await withGateway(async ({ gateway }) => {
    const person = await joinChat(gateway);
    for (let index = 1; index <= 7; index += 1) await person.say(`${index}`);
    const page = async (query: string): Promise<unknown> => {
      const response = await person.request(`/messages?${query}`);
      const { messages, has_older } = (await response.json()) as {
        messages: { text: string }[];
        has_older: boolean;
      };
      return [messages.map((item) => item.text).join(""), has_older];
    };
    expect(await page("limit=3")).toEqual(["567", true]);
    expect(await page("limit=3&before=5")).toEqual(["234", true]);
    expect(await page("limit=3&before=2")).toEqual(["1", false]);
    expect((await person.request("/messages?limit=x")).status).toBe(400);
  });
});

test("refusals name their reason", async () => {
  await withGateway(async ({ gateway }) => {
    const person = await joinChat(gateway);
    const { result } = await callBot(gateway, "sendMessage", {
      chat_id: person.chatId,
      text: "问",
    });
    const table: [string, object, string][] = [
      ["/messages", { client_id: "a", text: " " }, "invalid"],
      ["/messages", { text: "x" }, "invalid"],
      ["/messages", { client_id: "a", text: "x".repeat(4097) }, "invalid"],
      ["/messages/edit", { message_id: result.message_id, text: "x" }, "not_yours"],
      ["/messages/edit", { message_id: 99, text: "x" }, "no_such_message"],
      ["/callback", { client_id: "b", message_id: result.message_id, data: "x" }, "no_such_button"],
    ];
    for (const [path, body, error] of table) {
      expect(await person.post(path, body)).toMatchObject({ error });
    }
    expect((await person.request("/files/..%2Fpeople.jsonl")).status).toBe(404);
    expect((await fetch(`${gateway.url}/api/messages`)).status).toBe(401);
    const big = new FormData();
    big.set("client_id", "big");
    big.set("file", new Blob([Buffer.alloc(21 * 1024 * 1024)]), "x");
    expect((await person.request("/media", { method: "POST", body: big })).status).toBe(413);
  });
});

test("other sites cannot act for a person, and scripts cannot read the secret", async () => {
  await withGateway(async ({ gateway }) => {
    const session = async (headers: Record<string, string>): Promise<Response> =>
      fetch(`${gateway.url}/api/session`, { method: "POST", body: "{}", headers });
    expect((await session({ origin: "http://evil.example" })).status).toBe(403);
    expect((await session({ origin: "null" })).status).toBe(403);
    const own = await session({ origin: gateway.url });
    expect(own.status).toBe(200);
    expect(await own.json()).not.toHaveProperty("token");
    const cookie = own.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^nb_person=[\w-]{43}; .*HttpOnly; SameSite=Strict/);
  });
});
