import { networkInterfaces } from "node:os";
import { Hono } from "hono";
import { expect, test, vi } from "vitest";
import { NotLoopbackError } from "#gateway/access.ts";
import { startGateway } from "#gateway/gateway.ts";
import { addressOf, isFromInside, ownHostsOf } from "#gateway/http/peer.ts";
import { sweepDaily } from "#gateway/sweeping.ts";
import { inBrowser, phone } from "#tests/support/browser.ts";
import {
  ask,
  bearer,
  behindProxy,
  BOT_TOKEN,
  freePort,
  invited,
  open,
  operator,
  post,
  PROXIED,
  PUBLIC_URL,
  SECRET,
  tokenIn,
  withPlace,
} from "./strangers.ts";

const access = { publicUrl: PUBLIC_URL, secret: SECRET };
const enter = (url: string, body: object, headers = {}) =>
  post(url, "/api/session", { language_code: "zh", ...body }, { ...PROXIED, ...headers });

test("open on this machine: whoever comes is somebody new", async () => {
  await withPlace({}, async ({ url, gateway }) => {
    const [first, second] = [
      await post(url, "/api/session", {}),
      await post(url, "/api/session", {}),
    ];
    expect(first.json).toMatchObject({ by_link: false });
    expect(first.json.chat_id).not.toBe(second.json.chat_id);
    expect(gateway.firstLink).toBeUndefined();
    expect((await post(url, "/api/invitations", {}, operator)).status).toBe(404);
  });
});

test.each(["0.0.0.0", "::", "192.168.1.5"])(
  "without links it does not listen on %s",
  async (host) => {
    const bot = { firstName: "小报", username: "test_bot" };
    const starting = startGateway({ dataDir: "unused", host, port: 0, token: BOT_TOKEN, bot });
    await expect(starting).rejects.toThrow(NotLoopbackError);
  },
);

test("with links nobody comes in without one, and each lets one browser in", async () => {
  await withPlace(behindProxy, async ({ url, gateway }) => {
    expect(await enter(url, {})).toMatchObject({ status: 401, json: { error: "no_session" } });
    const guess = await enter(url, { invite: "x".repeat(43) });
    expect(guess).toMatchObject({ status: 410, json: { error: "invite_used" } });

    const invite = tokenIn(gateway.firstLink?.url ?? "");
    const [one, other] = await Promise.all([enter(url, { invite }), enter(url, { invite })]);
    expect(new Set([one.status, other.status])).toEqual(new Set([200, 410]));
    const { json } = one.status === 200 ? one : other;
    expect(json.by_link).toBe(true);
    expect((await ask(url, "/api/messages", { headers: bearer(json.token) })).status).toBe(200);
    expect((await ask(url, "/api/messages", { headers: PROXIED })).status).toBe(401);
    expect((await enter(url, { invite }, bearer(json.token))).json.chat_id).toBe(json.chat_id);
  });
});

test("a link carries the name, counts days, and may be for somebody who is in already", async () => {
  await withPlace(behindProxy, async ({ url }) => {
    const made = await post(url, "/api/invitations", { name: "李四" }, operator);
    expect(made.status).toBe(200);
    expect(made.json.url).toMatch(/^https:\/\/office\.example\/#in=[\w-]{43}$/);
    const days = (made.json.expires - Date.now() / 1000) / 86_400;
    expect(days).toBeCloseTo(7, 1);
    const person = await invited(url, "李四");
    expect(person.user.first_name).toBe("李四");
    // The name on the link is the operator's word.
    const renamed = await enter(url, { name: "王五" }, bearer(person.token));
    expect(renamed.json.user.first_name).toBe("李四");

    const again = await post(url, "/api/invitations", { person_id: person.chat_id }, operator);
    const phone = await enter(url, { invite: tokenIn(again.json.url) });
    expect(phone.json.chat_id).toBe(person.chat_id);
    expect(phone.json.token).not.toBe(person.token);

    const refused = (body: object) => post(url, "/api/invitations", body, operator);
    expect((await refused({ person_id: 5 })).json).toEqual({ error: "no_such_person" });
    expect((await refused({ days: 0 })).status).toBe(400);
    expect((await refused({ name: " " })).status).toBe(400);
  });
});

test("an expired link lets nobody in", async () => {
  await withPlace(behindProxy, async ({ url }) => {
    const made = await post(url, "/api/invitations", { days: 1 }, operator);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 86_400_000 + 5_000 });
    try {
      expect((await enter(url, { invite: tokenIn(made.json.url) })).status).toBe(410);
    } finally {
      vi.useRealTimers();
    }
  });
});

test("links are made with the secret only", async () => {
  await withPlace(behindProxy, async ({ url }) => {
    const wrong = [
      {},
      { authorization: "Bearer x" },
      { authorization: `Bearer ${SECRET}x` },
      { authorization: SECRET },
    ];
    for (const headers of wrong) {
      const heard = await post(url, "/api/invitations", {}, headers);
      expect(heard).toMatchObject({ status: 401, json: { error: "wrong_secret" } });
    }
    expect((await post(url, "/api/invitations", {}, { ...operator, ...PROXIED })).status).toBe(200);
    // Under a strange name not even with it; nor does a proxy make the inner name ours.
    for (const headers of [{ host: "evil.example" }, { "x-forwarded-for": "203.0.113.9" }]) {
      expect((await post(url, "/api/invitations", {}, { ...operator, ...headers })).status).toBe(
        403,
      );
    }
  });
});

test("the first link is there until somebody came in", async () => {
  await withPlace(behindProxy, async (first) => {
    expect(first.gateway.firstLink?.url).toMatch(/^https:\/\/office\.example\/#in=/);
    await enter(first.url, { invite: tokenIn(first.gateway.firstLink?.url ?? "") });
    await first.gateway.close();
    const { dataDir } = first;
    await withPlace({ ...behindProxy, dataDir }, async ({ gateway }) => {
      expect(gateway.firstLink).toBeUndefined();
    });
  });
});

test("the cookie is bound to this host, to encryption and to our own page", async () => {
  await withPlace(behindProxy, async ({ url, gateway }) => {
    const invite = tokenIn(gateway.firstLink?.url ?? "");
    const browser = { origin: PUBLIC_URL, "sec-fetch-site": "same-origin" };
    const entered = await enter(url, { invite }, browser);
    const [cookie = ""] = entered.headers["set-cookie"] ?? [];
    expect(cookie).toMatch(/^__Host-nb_person=[\w-]{43}; /);
    for (const word of ["HttpOnly", "Secure", "SameSite=Strict", "Path=/"]) {
      expect(cookie).toContain(word);
    }
    expect(cookie).not.toContain("Domain");
    expect(entered.json.token).toBeUndefined();
    const [pair = ""] = cookie.split(";");
    const looks = (cookie: string) =>
      ask(url, "/api/messages", { headers: { ...PROXIED, cookie } });
    expect((await looks(pair)).status).toBe(200);
    // Only under the prefixed name: another host of the domain could have set the other.
    expect((await looks(pair.replace("__Host-", ""))).status).toBe(401);
  });
  const plain = { access: { publicUrl: "http://127.0.0.1:81", secret: SECRET } };
  await withPlace(plain, async ({ url, gateway }) => {
    const invite = tokenIn(gateway.firstLink?.url ?? "");
    const entered = await post(url, "/api/session", { invite }, { host: "127.0.0.1:81" });
    expect(entered.headers["set-cookie"]?.[0]).toMatch(/^nb_person=/);
    expect(entered.headers["set-cookie"]?.[0]).not.toContain("Secure");
    expect(entered.headers["strict-transport-security"]).toBeUndefined();
  });
});

test("signing out ends this session and its streams at once, and no other", async () => {
  await withPlace(behindProxy, async ({ url }) => {
    const person = await invited(url);
    const link = await post(url, "/api/invitations", { person_id: person.chat_id }, operator);
    const phone = (await enter(url, { invite: tokenIn(link.json.url) })).json;
    const streams = [person, phone].map(({ token }) =>
      open(url, "/api/events", { headers: bearer(token) }),
    );
    const [mine, other] = await Promise.all(streams);
    let heard = "";
    other?.on("data", (chunk) => (heard += String(chunk)));
    const ended = mine?.toArray().then((chunks) => Buffer.concat(chunks as Buffer[]).toString());

    const out = await ask(url, "/api/session", { method: "DELETE", headers: bearer(person.token) });
    expect(out.status).toBe(200);
    expect(out.headers["set-cookie"]?.[0]).toMatch(/^__Host-nb_person=; Max-Age=0.*Secure/);
    expect(out.headers["clear-site-data"]).toBe('"cache"');
    expect(await ended).toMatch(/event: signed_out\ndata: \{\}\n\n$/);
    expect((await ask(url, "/api/messages", { headers: bearer(person.token) })).status).toBe(401);
    expect((await ask(url, "/api/events", { headers: bearer(person.token) })).status).toBe(401);
    expect((await enter(url, {}, bearer(person.token))).status).toBe(401);

    await post(url, "/api/messages", { client_id: "1", text: "还在" }, bearer(phone.token));
    await expect.poll(() => heard).toContain("还在");
    expect(heard).not.toContain("signed_out");
    other?.destroy();
  });
});

const strange = [
  ["a strange name", { host: "evil.example" }],
  ["our name with another port", { host: "office.example:8080" }],
  ["an inner name through the proxy", { host: "127.0.0.1" }],
  ["another origin", { ...PROXIED, origin: "https://evil.example" }],
  ["our name unencrypted", { ...PROXIED, origin: "http://office.example" }],
  ["no origin at all", { ...PROXIED, origin: "null" }],
  ["another site", { ...PROXIED, "sec-fetch-site": "cross-site" }],
  ["a neighbour of our domain", { ...PROXIED, "sec-fetch-site": "same-site" }],
] as const;

test.each(strange)("%s is refused for every request of a person", async (_, headers) => {
  await withPlace(behindProxy, async ({ url }) => {
    const { token } = await invited(url);
    const known = { ...bearer(token), ...headers };
    const heard = [
      await post(url, "/api/session", {}, known),
      await post(url, "/api/messages", { client_id: "1", text: "x" }, known),
      await ask(url, "/api/session", { method: "DELETE", headers: known }),
      await ask(url, "/api/events", { headers: known }),
    ];
    expect(heard.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    const { json } = await ask(url, "/api/messages", { headers: bearer(token) });
    expect(json.messages).toEqual([]);
  });
});

test("the page under a wrong name sends to the right one", async () => {
  await withPlace(behindProxy, async ({ url }) => {
    expect(await ask(url, "/")).toMatchObject({
      status: 302,
      headers: { location: `${PUBLIC_URL}/` },
    });
    const page = await ask(url, "/", { headers: PROXIED });
    expect(page.status).toBe(200);
    expect(page.headers["strict-transport-security"]).toBe("max-age=31536000");
    expect(page.headers["cross-origin-opener-policy"]).toBe("same-origin");
    expect(page.headers["cross-origin-resource-policy"]).toBe("same-origin");
    expect(page.headers["permissions-policy"]).toContain("microphone=(self)");
    expect(page.headers["content-security-policy"]).toContain("worker-src 'self'");
    expect(page.headers["x-content-type-options"]).toBe("nosniff");
  });
  await withPlace({}, async ({ url }) => {
    expect((await ask(url, "/", { headers: { host: "evil.example" } })).status).toBe(403);
  });
});

test("the Bot API is for programs of this machine only", async () => {
  const getMe = `/bot${BOT_TOKEN}/getMe`;
  const refused = [
    PROXIED,
    { host: "evil.example" },
    { "x-forwarded-for": "203.0.113.9" },
    { "x-real-ip": "203.0.113.9" },
    { origin: "http://localhost:3000" },
    { "sec-fetch-site": "cross-site" },
  ];
  for (const options of [behindProxy, {}]) {
    await withPlace(options, async ({ url }) => {
      expect((await ask(url, getMe)).json.ok).toBe(true);
      for (const headers of refused) {
        for (const path of [getMe, `/file/bot${BOT_TOKEN}/documents/x`]) {
          expect((await ask(url, path, { headers })).status).toBe(403);
        }
      }
    });
  }
  await withPlace({ ...behindProxy, exposeBotApi: true }, async ({ url }) => {
    expect((await ask(url, getMe, { headers: PROXIED })).status).toBe(200);
  });
});

/** From where, to which of our addresses; no second machine is at hand, so these connections are only told of. */
const peers: readonly (readonly [from: string, to: string, isHere: boolean])[] = [
  ["127.0.0.1", "127.0.0.1", true],
  ["::1", "::1", true],
  ["::ffff:127.0.0.1", "::ffff:127.0.0.1", true],
  ["192.168.1.5", "192.168.1.5", true],
  ["192.168.1.6", "192.168.1.5", false],
  ["203.0.113.9", "192.168.1.5", false],
  ["::ffff:203.0.113.9", "::ffff:192.168.1.5", false],
  ["2001:db8::1", "2001:db8::2", false],
];

test.each(peers)("from %s to %s: on this machine is %s", async (from, to, isHere) => {
  const app = new Hono();
  app.get("/", (context) => {
    const isInside = isFromInside(context, ownHostsOf("0.0.0.0", 8642));
    return context.json([isInside, addressOf(context)]);
  });
  const incoming = { socket: { remoteAddress: from, localAddress: to } };
  const look = async (headers: Record<string, string>) =>
    (
      await app.request("/", { headers: { host: "127.0.0.1:8642", ...headers } }, { incoming })
    ).json();
  expect(await look({})).toEqual([isHere, expect.any(String)]);
  // Anybody can claim to be a proxy; one on this machine is believed.
  const [, address] = (await look({ "x-forwarded-for": "198.51.100.7" })) as [boolean, string];
  expect(address === "198.51.100.7").toBe(isHere);
});

/** An address of this machine that others can reach too; not every test machine has one. */
const outer = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ internal, family }) => !internal && family === "IPv4")?.address;

test.runIf(outer !== undefined)("on an outer address its own bot still reaches it", async () => {
  const host = outer ?? "";
  await withPlace({ host, access }, async ({ url }) => {
    expect(new URL(url).hostname).toBe(host);
    expect((await ask(url, `/bot${BOT_TOKEN}/getMe`)).json.ok).toBe(true);
    expect((await post(url, "/api/invitations", {}, operator)).status).toBe(200);
    expect((await post(url, "/api/session", {})).status).toBe(403);
  });
  await withPlace({ host: "0.0.0.0", access }, async ({ url }) => {
    expect(new URL(url).hostname).toBe("127.0.0.1");
    expect((await ask(url, `/bot${BOT_TOKEN}/getMe`)).json.ok).toBe(true);
    const { port } = new URL(url);
    const fromOutside = `http://${host}:${port}`;
    expect((await ask(fromOutside, `/bot${BOT_TOKEN}/getMe`)).status).toBe(403);
  });
});

test("wrong links are slowed per address, and nobody else is", async () => {
  await withPlace(behindProxy, async ({ url }) => {
    const link = await post(url, "/api/invitations", {}, operator);
    const from = (address: string) => ({ "x-forwarded-for": `198.51.100.7, ${address}` });
    for (let round = 0; round < 10; round += 1) {
      expect((await enter(url, { invite: "guess" }, from("203.0.113.9"))).status).toBe(410);
    }
    const slowed = await enter(url, { invite: "guess" }, from("203.0.113.9"));
    expect(slowed).toMatchObject({ status: 429, json: { error: "too_fast" } });
    expect(Number(slowed.headers["retry-after"])).toBeGreaterThanOrEqual(1);
    expect(Number(slowed.headers["retry-after"])).toBeLessThanOrEqual(6);
    const invite = tokenIn(link.json.url);
    expect((await enter(url, { invite }, from("203.0.113.9"))).status).toBe(429);
    expect((await enter(url, { invite }, from("203.0.113.10"))).status).toBe(200);
    // One network of IPv6 is one address.
    for (let round = 0; round < 10; round += 1) {
      await enter(url, { invite: "guess" }, from(`2001:db8:1:2::${round + 1}`));
    }
    const neighbour = await enter(url, { invite: "guess" }, from("2001:db8:1:2:ffff::1"));
    expect(neighbour.status).toBe(429);
    expect((await enter(url, { invite: "guess" }, from("2001:db8:1:3::1"))).status).toBe(410);
  });
});

test("wrong secrets are slowed, right ones are not", async () => {
  await withPlace(behindProxy, async ({ url }) => {
    for (let round = 0; round < 30; round += 1) {
      expect((await post(url, "/api/invitations", {}, operator)).status).toBe(200);
    }
    const statuses: number[] = [];
    for (let round = 0; round < 11; round += 1) {
      statuses.push((await post(url, "/api/invitations", {}, bearer("guess"))).status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429]);
  });
});

test("a person may tap quickly, but not without end; others do not notice", async () => {
  await withPlace(behindProxy, async ({ url }) => {
    const [runaway, clerk] = [await invited(url, "甲"), await invited(url, "乙")];
    const say = (token: string, id: number) =>
      post(url, "/api/messages", { client_id: String(id), text: "x" }, bearer(token));
    const statuses: number[] = [];
    for (let id = 0; id < 30; id += 1) statuses.push((await say(runaway.token, id)).status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    const many = await Promise.all(
      Array.from({ length: 40 }, (_, id) => say(runaway.token, 100 + id)),
    );
    const slowed = many.filter(({ status }) => status === 429);
    expect(slowed.length).toBeGreaterThan(0);
    expect(slowed[0]?.headers["retry-after"]).toBe("1");
    expect((await say(clerk.token, 1)).status).toBe(200);
    await new Promise((done) => setTimeout(done, 1000));
    expect((await say(runaway.token, 999)).status).toBe(200);
  });
});

test("without links nothing is slowed", async () => {
  await withPlace({}, async ({ url }) => {
    const { token } = (await post(url, "/api/session", {})).json;
    const headers = { authorization: `Bearer ${token}` };
    const sent = Array.from({ length: 200 }, (_, id) =>
      post(url, "/api/messages", { client_id: String(id), text: "x" }, headers),
    );
    expect(new Set((await Promise.all(sent)).map(({ status }) => status))).toEqual(new Set([200]));
  });
});

test("limits can be set", async () => {
  const limits = { acts: { perSecond: 0.1, burst: 2 } };
  await withPlace({ limits }, async ({ url }) => {
    const { token } = (await post(url, "/api/session", {})).json;
    const statuses: number[] = [];
    for (const id of ["1", "2", "3"]) {
      const body = { client_id: id, text: "x" };
      const headers = { authorization: `Bearer ${token}` };
      statuses.push((await post(url, "/api/messages", body, headers)).status);
    }
    expect(statuses).toEqual([200, 200, 429]);
  });
});

test("of too many streams the oldest ends; beyond all of them nobody is let in", async () => {
  const limits = { streams: 2, allStreams: 3 };
  await withPlace({ ...behindProxy, limits }, async ({ url }) => {
    const [one, two] = [await invited(url, "甲"), await invited(url, "乙")];
    const stream = (token: string) => open(url, "/api/events", { headers: bearer(token) });
    const first = await stream(one.token);
    const firstEnded = first.resume().toArray();
    const second = await stream(one.token);
    const third = await stream(one.token);
    await firstEnded;
    const fourth = await stream(two.token);
    expect([second, third, fourth].map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    const late = await invited(url, "丙");
    const refused = await ask(url, "/api/events", { headers: bearer(late.token) });
    expect(refused.status).toBe(429);
    expect(refused.headers["retry-after"]).toBe("30");
    fourth.destroy();
    await expect
      .poll(async () => {
        const again = await stream(late.token);
        again.destroy();
        return again.statusCode;
      })
      .toBe(200);
    for (const open of [second, third]) open.destroy();
  });
});

test("in a browser: in by the link, still in after a reload, out in all windows at once", async () => {
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  await withPlace({ port, access: { publicUrl, secret: SECRET } }, async ({ gateway }) => {
    const link = gateway.firstLink?.url ?? "";
    await inBrowser(link, phone, async ({ page, another, expectFaults }) => {
      await page.getByRole("button", { name: "开始" }).waitFor();
      expect(page.url()).toBe(`${publicUrl}/`);
      await page.reload();
      await page.getByRole("button", { name: "开始" }).waitFor();
      // The link is used up, but this browser is in.
      const second = await another();
      await second.getByRole("button", { name: "开始" }).waitFor();
      // Afterwards both windows ask whether they are still in.
      expectFaults(/401/);
      await page.locator("#chat-menu").click();
      await page.getByRole("button", { name: "退出登录" }).click();
      await page.locator("#alert-close").click();
      await Promise.all(
        [page, second].map((window) => window.getByText("已退出登录", { exact: true }).waitFor()),
      );
      await page.reload();
      await page.getByText("已退出登录", { exact: true }).waitFor();
      expectFaults(/410/);
      await page.goto("about:blank");
      await page.goto(link);
      await page.getByText("这个链接不能再用了").waitFor();
    });
  });
});

test("forgotten files are swept soon after the start and every day, also after a failure", async () => {
  vi.useFakeTimers();
  try {
    let sweeps = 0;
    const log: string[] = [];
    const sweep = async (): Promise<void> => {
      sweeps += 1;
      if (sweeps === 1) throw new Error("no disk");
    };
    const stop = sweepDaily({ sweep }, (line) => log.push(line));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sweeps).toBe(1);
    expect(log).toEqual(["Sweeping files: Error: no disk"]);
    await vi.advanceTimersByTimeAsync(2 * 86_400_000);
    expect(sweeps).toBe(3);
    stop();
    await vi.advanceTimersByTimeAsync(9 * 86_400_000);
    expect(sweeps).toBe(3);
  } finally {
    vi.useRealTimers();
  }
});
