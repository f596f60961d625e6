import { expect, test } from "vitest";
import {
  ask,
  behindProxy,
  open,
  operator,
  post,
  PROXIED,
  tokenIn,
  waiting,
  withPlace,
} from "./strangers.ts";

const demo = [
  { name: "填报员 小王", about: "替大营子乡填年报" },
  { name: "审核领导 李主任", about: "看过才能报出去" },
];

test("the demo's people are there from the first start on, and stay the same", async () => {
  await withPlace({ demo }, async (first) => {
    const { dataDir } = first;
    const made = first.gateway.demo;
    expect(made.map(({ name }) => name)).toEqual(demo.map(({ name }) => name));
    await first.gateway.close();
    const [clerk, leader] = demo;
    const newcomer = { name: "县主管 赵科长", about: "看全县的进度" };
    const again = [leader, newcomer, { ...clerk, about: "换了说法" }] as typeof demo;
    await withPlace({ demo: again, dataDir }, async ({ gateway, url }) => {
      const ids = new Map(gateway.demo.map(({ id, name }) => [name, id]));
      for (const { id, name } of made) expect(ids.get(name)).toBe(id);
      expect(ids.size).toBe(3);
      const { json } = await post(url, "/api/session", {});
      expect(json.demo).toEqual(again.map((person) => ({ id: ids.get(person.name), ...person })));
    });
  });
});

test("without a demo there is none, and nobody else can be named", async () => {
  await withPlace({}, async ({ url, gateway }) => {
    expect(gateway.demo).toEqual([]);
    const guest = (await post(url, "/api/session", { name: "小王" })).json;
    expect(guest).not.toHaveProperty("demo");
    expect(guest.user.first_name).toBe("小王");
    const named = await ask(url, `/api/messages?person=${guest.chat_id}`);
    expect(named).toMatchObject({ status: 400, json: { error: "no_such_person" } });
  });
});

test("two people of one name could not be told apart", async () => {
  const twice = [...demo, ...demo];
  await expect(withPlace({ demo: twice }, async () => undefined)).rejects.toThrow("the same name");
});

test("whoever names one of the demo's people acts as that one, in everything", async () => {
  await withPlace({ demo }, async ({ url, gateway }) => {
    const [clerk, leader] = gateway.demo.map(({ id }) => id);
    const guest = (await post(url, "/api/session", {})).json;
    const headers = { authorization: `Bearer ${guest.token}` };
    const as = (path: string, id = clerk) => `${path}?person=${id}`;

    const session = await post(
      url,
      as("/api/session"),
      { language_code: "zh", name: "王五" },
      headers,
    );
    expect(session.json).toMatchObject({ chat_id: clerk, user: { first_name: "填报员 小王" } });
    expect(session.json.token).toBeUndefined();
    expect(session.headers["set-cookie"]).toBeUndefined();

    const stream = await open(url, as("/api/events"), {});
    let heard = "";
    stream.on("data", (chunk) => (heard += String(chunk)));
    const [say, seen] = [as("/api/messages"), as("/api/read")];
    expect((await post(url, say, { client_id: "1", text: "小王说" }, headers)).status).toBe(200);
    await expect.poll(() => heard).toContain("小王说");
    expect((await post(url, seen, { message_id: 1 })).status).toBe(200);
    expect((await post(url, as("/api/session"), {})).json.read_message_id).toBe(1);
    await post(url, as("/api/messages", leader), { client_id: "1", text: "主任说" });
    await post(url, "/api/messages", { client_id: "1", text: "访客说" }, headers);
    expect(await waiting(url)).toEqual([
      ["填报员 小王", "小王说"],
      ["审核领导 李主任", "主任说"],
      ["访客", "访客说"],
    ]);
    const texts = async (path: string): Promise<readonly string[]> =>
      (await ask(url, path, { headers })).json.messages.map(({ text }: { text: string }) => text);
    expect(await texts(say)).toEqual(["小王说"]);
    expect(await texts(as("/api/messages", leader))).toEqual(["主任说"]);
    expect(await texts("/api/messages")).toEqual(["访客说"]);
    expect(heard).not.toMatch(/主任说|访客说/);

    for (const nobody of [String(guest.chat_id), "5", "", "0x1"]) {
      const refused = await ask(url, `/api/messages?person=${nobody}`, { headers });
      expect(refused).toMatchObject({ status: 400, json: { error: "no_such_person" } });
    }

    const ended = new Promise((resolve) => stream.on("close", resolve));
    await gateway.signOut(clerk ?? 0);
    await ended;
    expect(heard).toMatch(/event: signed_out\ndata: \{\}\n\n$/);
    // They have no session that could end: the tab chooses anew.
    expect((await post(url, as("/api/session"), {})).json.chat_id).toBe(clerk);
  });
});

test("a page of another site cannot act as one of them", async () => {
  await withPlace({ demo }, async ({ url, gateway }) => {
    const path = `/api/messages?person=${gateway.demo[0]?.id}`;
    for (const headers of [
      { host: "evil.example" },
      { origin: "https://evil.example" },
      { "sec-fetch-site": "cross-site" },
    ]) {
      expect((await post(url, path, { client_id: "1", text: "x" }, headers)).status).toBe(403);
    }
    expect(await waiting(url)).toEqual([]);
  });
});

test("where people come in by links a demo is nothing, even with its people on the disk", async () => {
  await withPlace({ demo }, async (before) => {
    const { dataDir } = before;
    const ids = before.gateway.demo.map(({ id }) => id);
    await post(before.url, `/api/messages?person=${ids[0]}`, { client_id: "1", text: "秘密" });
    await before.gateway.close();
    await withPlace({ ...behindProxy, demo, dataDir }, async ({ url, gateway }) => {
      expect(gateway.demo).toEqual([]);
      // Nobody has come in: who was made ready does not count.
      expect(gateway.firstLink).toBeDefined();
      const invite = tokenIn(gateway.firstLink?.url ?? "");
      const { json } = await post(url, "/api/session", { invite }, PROXIED);
      expect(json).not.toHaveProperty("demo");
      const signedIn = { ...PROXIED, authorization: `Bearer ${json.token}` };
      for (const id of ids) {
        const asHeader = { person: String(id), "x-person": String(id), cookie: `person=${id}` };
        for (const headers of [PROXIED, signedIn, operator]) {
          for (const path of [
            "/api/messages",
            "/api/events",
            "/api/messages/search",
            "/api/files/x",
          ]) {
            const heard = await ask(url, `${path}?person=${id}&q=%E7%A7%98`, { headers });
            expect([path, heard.status >= 400, heard.text]).toEqual([
              path,
              true,
              expect.not.stringContaining("秘密"),
            ]);
          }
          const session = await post(url, `/api/session?person=${id}`, { person: id }, headers);
          expect(session.status).toBeGreaterThanOrEqual(400);
        }
        expect(
          (await ask(url, "/api/messages", { headers: { ...PROXIED, ...asHeader } })).status,
        ).toBe(401);
        const mine = await ask(url, "/api/messages", { headers: { ...signedIn, ...asHeader } });
        expect(mine.json.messages).toEqual([]);
        const said = { client_id: "2", text: "冒名" };
        expect((await post(url, `/api/messages?person=${id}`, said, signedIn)).status).toBe(400);
      }
      expect((await waiting(url)).map(([, text]) => text)).toEqual(["秘密"]);
    });
  });
});
