import { expect, test, vi } from "vitest";
import {
  ask,
  bearer,
  behindProxy,
  invited,
  open,
  post,
  PROXIED,
  PUBLIC_URL,
  tokenIn,
  withPlace,
} from "./strangers.ts";

const enter = (url: string, body: object, headers = {}) =>
  post(url, "/api/session", body, { ...PROXIED, ...headers });

/** Each of them comes from another address, so that none is slowed for the others' sake. */
const from = (index: number) => ({ "x-forwarded-for": `198.51.100.${index}` });

test("a link for the bot's process: with an account where people need one", async () => {
  await withPlace(behindProxy, async ({ url, gateway }) => {
    const deep = await gateway.link({ start: "claim_Ab-1", name: "李四", days: 3 });
    expect(deep.url).toMatch(/^https:\/\/office\.example\/#in=[\w-]{43}&start=claim_Ab-1$/);
    expect((deep.expires - Date.now() / 1000) / 86_400).toBeCloseTo(3, 1);
    const { json } = await enter(url, { invite: tokenIn(deep.url) });
    expect(json.user.first_name).toBe("李四");

    const device = await gateway.link({ personId: json.chat_id });
    expect(device.url).toMatch(/^https:\/\/office\.example\/#in=[\w-]{43}$/);
    expect((device.expires - Date.now() / 1000) / 86_400).toBeCloseTo(7, 1);
    expect((await enter(url, { invite: tokenIn(device.url) })).json.chat_id).toBe(json.chat_id);
    await expect(gateway.link({ personId: 5 })).rejects.toThrow("There is no person 5.");
  });
});

test("where everybody may come in, a link carries the payload only", async () => {
  await withPlace({ firstStart: "claim" }, async ({ url, gateway }) => {
    const { url: deep, expires } = await gateway.link({ start: "unit_7", name: "李四" });
    expect(deep).toBe(`${url}/#start=unit_7`);
    expect((expires - Date.now() / 1000) / 86_400).toBeCloseTo(7, 1);
    expect((await gateway.link({})).url).toBe(`${url}/`);
    expect(gateway.firstLink).toBeUndefined();
  });
});

test.each(["", "a b", "中文", "x".repeat(65), "a&in=b", "a\n"])(
  "%j is no payload",
  async (start) => {
    for (const options of [behindProxy, {}]) {
      await withPlace(options, async ({ gateway }) => {
        await expect(gateway.link({ start })).rejects.toThrow(RangeError);
      });
    }
    const starting = withPlace({ ...behindProxy, firstStart: start }, async () => undefined);
    await expect(starting).rejects.toThrow("no payload");
  },
);

test("the first link may say something, too", async () => {
  await withPlace({ ...behindProxy, firstStart: "claim_42" }, async ({ gateway }) => {
    expect(gateway.firstLink?.url).toMatch(
      new RegExp(`^${PUBLIC_URL}/#in=[\\w-]{43}&start=claim_42$`),
    );
  });
});

test("of fifty who open one link at the same moment, one comes in", async () => {
  await withPlace(behindProxy, async ({ url, gateway }) => {
    const { url: link } = await gateway.link({ name: "李四" });
    const racing = Array.from({ length: 50 }, (_, index) =>
      enter(
        url,
        { invite: tokenIn(link), opener: `a-browser-of-number-${index}` },
        from(index + 1),
      ),
    );
    const heard = await Promise.all(racing);
    const codes = heard.map(({ status }) => status);
    expect(codes.filter((status) => status === 200)).toHaveLength(1);
    expect(codes.filter((status) => status === 410)).toHaveLength(49);
  });
});

test("whoever used a link may ask again, for ten minutes, and nobody else", async () => {
  await withPlace(behindProxy, async ({ url, gateway }) => {
    const link = await gateway.link({ name: "李四" });
    const asks = (opener?: string) => enter(url, { invite: tokenIn(link.url), opener }, from(1));
    const first = await asks("the-very-same-browser");
    const again = await asks("the-very-same-browser");
    expect(again).toMatchObject({ status: 200, json: { chat_id: first.json.chat_id } });
    expect(again.json.token).not.toBe(first.json.token);
    expect((await asks("quite-another-browser")).status).toBe(410);
    expect((await asks()).status).toBe(410);
    expect((await asks("short")).status).toBe(400);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 601_000 });
    try {
      expect((await asks("the-very-same-browser")).status).toBe(410);
    } finally {
      vi.useRealTimers();
    }
  });
});

test("a link made for a day lets nobody in on the next", async () => {
  await withPlace(behindProxy, async ({ url, gateway }) => {
    const link = await gateway.link({ days: 1, start: "late" });
    vi.useFakeTimers({ toFake: ["Date"], now: (link.expires + 1) * 1000 });
    try {
      expect((await enter(url, { invite: tokenIn(link.url) })).status).toBe(410);
    } finally {
      vi.useRealTimers();
    }
  });
});

test("links are taken back by what stands before the first - of their payload, and stay so", async () => {
  await withPlace(behindProxy, async ({ url, gateway }) => {
    const starts = ["abc123-one", "abc123-two", "abc124-one", "abc123", undefined];
    const links = await Promise.all(starts.map((start) => gateway.link({ start, name: "李四" })));
    const used = await gateway.link({ start: "abc125-one", name: "王五" });
    const opener = "a-browser-that-asks-again";
    const { token, chat_id } = (await enter(url, { invite: tokenIn(used.url), opener })).json;
    await gateway.takeBack(["abc123", "abc125", "nobody"]);
    const codes = await Promise.all(
      links.map(
        async (link, at) => (await enter(url, { invite: tokenIn(link.url) }, from(at))).status,
      ),
    );
    expect(codes).toEqual([410, 410, 200, 200, 200]);
    // Whoever has come in stays, but comes in by it no second time.
    expect((await enter(url, {}, bearer(token))).json.chat_id).toBe(chat_id);
    expect((await enter(url, { invite: tokenIn(used.url), opener }, from(9))).status).toBe(410);
  });
});

test("where everybody may come in, there is nothing to take back", async () => {
  await withPlace({}, async ({ gateway }) => {
    await gateway.link({ start: "abc123-one" });
    await expect(gateway.takeBack(["abc123"])).resolves.toBeUndefined();
  });
});

test("a person is signed out everywhere at once: streams, sessions and unused links", async () => {
  await withPlace(behindProxy, async ({ url, gateway }) => {
    const clerk = await invited(url, "张三");
    const colleague = await invited(url, "李四");
    const device = await gateway.link({ personId: clerk.chat_id });
    const phone = (await enter(url, { invite: tokenIn(device.url) })).json;
    const unused = await gateway.link({ personId: clerk.chat_id });
    const stream = (token: string) => open(url, "/api/events", { headers: bearer(token) });
    const mine = [await stream(clerk.token), await stream(phone.token)];
    const other = await stream(colleague.token);
    let heard = "";
    other.on("data", (chunk) => (heard += String(chunk)));
    const ended = mine.map(async (one) =>
      Buffer.concat((await one.toArray()) as Buffer[]).toString(),
    );

    const began = performance.now();
    await gateway.signOut(clerk.chat_id);
    for (const said of await Promise.all(ended)) {
      expect(said).toMatch(/event: signed_out\ndata: \{\}\n\n$/);
    }
    expect(performance.now() - began).toBeLessThan(1_000);
    for (const token of [clerk.token, phone.token]) {
      expect((await ask(url, "/api/messages", { headers: bearer(token) })).status).toBe(401);
      expect((await ask(url, "/api/events", { headers: bearer(token) })).status).toBe(401);
      expect((await enter(url, {}, bearer(token))).status).toBe(401);
    }
    expect((await enter(url, { invite: tokenIn(unused.url) })).status).toBe(410);

    await post(url, "/api/messages", { client_id: "1", text: "还在" }, bearer(colleague.token));
    await expect.poll(() => heard).toContain("还在");
    expect(heard).not.toContain("signed_out");
    other.destroy();
    // Whoever is not there is signed out already.
    await gateway.signOut(5);
    // Let in again, the chat is as it was.
    const back = await gateway.link({ personId: clerk.chat_id });
    expect((await enter(url, { invite: tokenIn(back.url) })).json.chat_id).toBe(clerk.chat_id);
  });
});
