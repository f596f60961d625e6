import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { refusal } from "#gateway/person-api/refusal.ts";
import type { Json } from "./helpers.ts";
import { ask, BOT_TOKEN, open, post, sendRaw, withPlace } from "./strangers.ts";
import type { Asked, Heard, Place } from "./strangers.ts";

interface Target extends Place {
  /** A person who is in, and what they send. */
  readonly session: Json;
  readonly known: Readonly<Record<string, string>>;
  readonly attack: (path: string, asked?: Asked) => Promise<Heard>;
}

/** A messenger under attack: no answer may tell how it works, and afterwards it serves as before. */
async function underAttack(work: (target: Target) => Promise<void>, options = {}): Promise<void> {
  await withPlace(options, async (place) => {
    const session = (await post(place.url, "/api/session", { name: "小王" })).json;
    const known = { authorization: `Bearer ${session.token}` };
    const attack = async (path: string, asked: Asked = {}): Promise<Heard> => {
      const heard = await ask(place.url, path, {
        ...asked,
        headers: { ...known, ...asked.headers },
      });
      requireNothingLeaked(place, `${JSON.stringify(heard.headers)}\n${heard.text}`);
      return heard;
    };
    await work({ ...place, session, known, attack });
    await requireServing(place, known);
  });
}

function requireNothingLeaked({ dataDir }: Place, text: string): void {
  expect(text).not.toContain(dataDir);
  expect(text).not.toContain(process.cwd());
  expect(text).not.toMatch(/^\s+at |node:internal|node_modules|\.ts:\d|SQLITE|sqlite/m);
}

async function requireServing({ url }: Place, known: Target["known"]): Promise<void> {
  const text = crypto.randomUUID();
  const said = await post(url, "/api/messages", { client_id: text, text }, known);
  expect(said).toMatchObject({ status: 200, json: { text } });
  expect((await ask(url, `/bot${BOT_TOKEN}/getMe`)).json.ok).toBe(true);
}

const asJson = (body: unknown): Asked => ({ method: "POST", body: JSON.stringify(body) });
const deep = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;

const badBodies: readonly (readonly [string, string, string | Buffer, number])[] = [
  ["no JSON", "/api/messages", "{", 400],
  ["half a string", "/api/messages", '{"client_id":"', 400],
  ["bytes", "/api/messages", Buffer.from([0, 255, 254, 0]), 400],
  ["nothing", "/api/messages", "", 400],
  ["null", "/api/messages", "null", 400],
  ["a list", "/api/messages", "[]", 400],
  ["a number", "/api/messages", "7", 400],
  ["wrong types", "/api/messages", '{"client_id":{},"text":[1]}', 400],
  ["an operator of a database", "/api/messages", '{"client_id":{"$ne":1},"text":"x"}', 400],
  ["a huge number", "/api/read", '{"message_id":1e999}', 400],
  ["half a message", "/api/read", '{"message_id":1.5}', 400],
  ["a message before the first", "/api/read", '{"message_id":-1}', 400],
  ["deep nesting", "/api/messages", `{"client_id":${deep(30_000)},"text":"x"}`, 400],
  ["deep nesting of nothing asked", "/api/block", `{"blocked":false,"x":${deep(30_000)}}`, 200],
  [
    "a long client id",
    "/api/messages",
    JSON.stringify({ client_id: "x".repeat(101), text: "x" }),
    400,
  ],
  [
    "a long button",
    "/api/callback",
    JSON.stringify({ client_id: "1", message_id: 1, data: "x".repeat(60_000) }),
    400,
  ],
  [
    "a long language",
    "/api/session",
    JSON.stringify({ language_code: `zh${"-a1".repeat(9_000)}` }),
    400,
  ],
  [
    "64 KB and more",
    "/api/messages",
    JSON.stringify({ client_id: "1", text: "x".repeat(70_000) }),
    413,
  ],
];

test.each(badBodies)("a body with %s is refused", async (_, path, body, status) => {
  await underAttack(async ({ attack }) => {
    expect((await attack(path, { method: "POST", body })).status).toBe(status);
  });
});

test("a body that says nothing of its size is cut off at the limit", async () => {
  await underAttack(async ({ url, known }) => {
    const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
    const head = `POST /api/messages HTTP/1.1\r\nhost: localhost\r\nauthorization: ${known["authorization"]}\r\ntransfer-encoding: chunked\r\n\r\n`;
    const { text } = await sendRaw(url, head + chunk.repeat(4));
    expect(text).toMatch(/^HTTP\/1\.1 413 [^]*too_large/);
  });
});

test("queries with nonsense are refused or mean nothing", async () => {
  await underAttack(async ({ attack }) => {
    const table: readonly (readonly [string, number])[] = [
      ["/api/messages?limit=1e9", 400],
      ["/api/messages?limit=-1", 400],
      ["/api/messages?before=x", 400],
      ["/api/messages?before[]=1&limit[$gt]=1", 200],
      ["/api/messages/search?q=%25%25%25", 200],
      ["/api/messages/search?q=%22%27%3B--%20DROP%20TABLE%20message", 200],
      ["/api/messages/search?q=%00", 200],
      [`/api/messages/search?q=${"x".repeat(101)}`, 400],
      ["/api/messages/search", 400],
      ["/api/events?after=-1", 400],
      ["/api/events?after=x", 400],
      ["/api/messages?limit=%ZZ", 400],
      ["/api/nothing", 404],
      ["/api/__proto__", 404],
      ["/api/constructor", 404],
    ];
    for (const [path, status] of table)
      expect([path, (await attack(path)).status]).toEqual([path, status]);
    expect((await attack("/api/messages", { method: "PUT", body: "{}" })).status).toBe(404);
    expect((await attack("/api/messages", { method: "TRACE" })).status).toBe(404);
  });
});

test("guessed secrets open nothing", async () => {
  await underAttack(async ({ attack, session }) => {
    const guesses = [
      "Bearer x",
      `Bearer ${String(session.token).slice(0, -1)}`,
      `Bearer ${session.token}x`,
      "Bearer __proto__",
      "Bearer ' OR 1=1 --",
      `Basic ${Buffer.from("admin:admin").toString("base64")}`,
      `Bearer ${"x".repeat(10_000)}`,
    ];
    for (const authorization of guesses) {
      const heard = await attack("/api/messages", { headers: { authorization } });
      expect(heard).toMatchObject({ status: 401, json: { error: "no_session" } });
    }
  });
});

/** Sends a file as a person does, and gives its id. */
async function upload({ attack }: Target, name: string, content: string, kind = "document") {
  const { type, body } = multipart([
    ['name="client_id"', crypto.randomUUID()],
    ['name="kind"', kind],
    [`name="file"; filename="${name}"`, content],
  ]);
  return attack("/api/media", { method: "POST", body, headers: { "content-type": type } });
}

function multipart(parts: readonly (readonly [disposition: string, content: string])[]) {
  const written = parts.map(
    ([disposition, content]) =>
      `--b\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`,
  );
  return { type: "multipart/form-data; boundary=b", body: `${written.join("")}--b--\r\n` };
}

test("files are found by their id alone, and only by who may see them", async () => {
  await underAttack(async (target) => {
    const { attack, url } = target;
    const sent = (await upload(target, "a.txt", "geheim")).json.document;
    expect((await attack(`/api/files/${sent.file_id}`)).text).toBe("geheim");
    const other = (await post(url, "/api/session", {})).json;
    const foreign = { headers: { authorization: `Bearer ${other.token}` } };
    const [name = ""] = await readdir(join(target.dataDir, "files"));
    const tricks = [
      "x".repeat(32),
      "..%2Fmessenger.db",
      "%2e%2e%2fmessenger.db",
      "..%5Cmessenger.db",
      "....//messenger.db",
      "../messenger.db",
      "%00",
      `${sent.file_id}%00.txt`,
      "%c0%ae%c0%ae%2fmessenger.db",
      "__proto__",
      name,
      sent.file_unique_id,
      "x".repeat(10_000),
    ];
    for (const trick of tricks) {
      const heard = await attack(`/api/files/${trick}`);
      expect([trick, heard.status]).toEqual([trick, 404]);
    }
    expect((await attack(`/api/files/${sent.file_id}`, foreign)).status).toBe(404);
    const stranger = await ask(url, `/api/files/${sent.file_id}`);
    expect(stranger.status).toBe(401);
    expect((await ask(url, `/file/bot1:wrong/documents/${sent.file_id}`)).status).toBe(401);
  });
});

test("the page's folder has no way out", async () => {
  await underAttack(async ({ attack }) => {
    const tricks = [
      "/page/..%2fgateway.ts",
      "/page/%2e%2e%2fgateway.ts",
      "/page/../gateway.ts",
      "/page/..%5c..%5cpackage.json",
      "/page/%2e%2e/%2e%2e/%2e%2e/package.json",
      "/page/tsconfig.json",
      "/page/__proto__",
      "/page/%00",
      "/page//etc/passwd",
      "/../../../../etc/passwd",
      "//etc/passwd",
    ];
    for (const trick of tricks) {
      const { status } = await attack(trick);
      expect([trick, status]).toEqual([trick, 404]);
    }
  });
});

test("what could run as a page is only ever saved, whatever it is called", async () => {
  await underAttack(async (target) => {
    const names = ["a.html", "a.svg", "a.htm", "a.xhtml", "a.js", "a.pdf", "a.png.html", "a.xml"];
    for (const kind of ["document", "photo", "voice"]) {
      for (const name of names) {
        const sent = (await upload(target, name, "<script>alert(1)</script>", kind)).json;
        const { file_id } = sent.document ?? sent.photo?.at(-1) ?? sent.voice ?? {};
        if (file_id === undefined) continue; // refused as a picture or recording
        const { headers } = await target.attack(`/api/files/${file_id}`);
        expect(headers["content-disposition"]).toMatch(/^attachment; /);
        expect(headers["content-type"]).toBe("application/octet-stream");
        expect(headers["x-content-type-options"]).toBe("nosniff");
        expect(headers["content-security-policy"]).toBe("default-src 'none'; sandbox");
        expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
      }
    }
    // A page that calls itself a picture is shown as a picture, and nothing else.
    const { json } = await upload(target, "a.png", "<script>alert(1)</script>");
    const { headers } = await target.attack(`/api/files/${json.document.file_id}`);
    expect(headers["content-type"]).toBe("image/png");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["content-security-policy"]).toContain("sandbox");
  });
});

test("names and texts come back as they are, as data", async () => {
  await underAttack(async ({ url, attack }) => {
    const script = "<img src=x onerror=alert(1)></script>\u2028&";
    const named = await post(url, "/api/session", { name: script });
    expect(named.json.user.first_name).toBe(script);
    expect(named.headers["content-type"]).toMatch(/^application\/json/);
    expect(named.headers["x-content-type-options"]).toBe("nosniff");
    const said = await attack("/api/messages", asJson({ client_id: "1", text: script }));
    expect(said.json.text).toBe(script);
  });
});

test("a file's name can neither add headers nor hide its ending", async () => {
  await underAttack(async (target) => {
    const names: readonly (readonly [string, RegExp])[] = [
      ["a%0d%0aset-cookie: x=1.txt", /^attachment; filename="aset-cookie: x=1\.txt"/],
      ['a"; filename="b.exe', /^attachment; filename="[^"\r\n]+"; filename\*=UTF-8''[\w%.-]+$/],
      ["../../etc/passwd", /filename="passwd"/],
      ["..", /filename="file"/],
      ["a\u202Efdp.exe", /filename="afdp\.exe"/],
      [`${"长".repeat(500)}.pdf`, /^attachment; filename="_{116}\.pdf"/],
    ];
    for (const [name, pattern] of names) {
      const { file_id } = (await upload(target, name, "x")).json.document;
      const { headers } = await target.attack(`/api/files/${file_id}`);
      expect(headers["content-disposition"]).toMatch(pattern);
      expect(headers["set-cookie"]).toBeUndefined();
    }
  });
});

const client = ['name="client_id"', "1"] as const;
const file = ['name="file"; filename="a.txt"', "x"] as const;
const whole = multipart([client, file]).body;
const badUploads: readonly (readonly [string, string, string])[] = [
  ["no boundary", "multipart/form-data", whole],
  ["another boundary", "multipart/form-data; boundary=c", whole],
  ["a giant boundary", `multipart/form-data; boundary=${"b".repeat(5_000)}`, whole],
  ["no end", "multipart/form-data; boundary=b", whole.slice(0, -9)],
  ["only a start", "multipart/form-data; boundary=b", "--b"],
  ["nothing", "multipart/form-data; boundary=b", ""],
  [
    "10,000 parts",
    "multipart/form-data; boundary=b",
    multipart(Array.from({ length: 10_000 }, () => client)).body,
  ],
  [
    "a part without a name",
    "multipart/form-data; boundary=b",
    multipart([["x=1", "1"], file]).body,
  ],
  [
    "giant part headers",
    "multipart/form-data; boundary=b",
    multipart([[`name="${"n".repeat(1e6)}"; filename="x"`, "1"]]).body,
  ],
  [
    "parameters without end",
    "multipart/form-data; boundary=b",
    multipart([[`name=x${"; a=b".repeat(100_000)}`, "1"]]).body,
  ],
  [
    "quotes without end",
    "multipart/form-data; boundary=b",
    multipart([[`name="${'\\"'.repeat(200_000)}`, "1"]]).body,
  ],
  ["JSON", "application/json", '{"client_id":"1"}'],
];

test.each(badUploads)("an upload with %s is refused, and quickly", async (_, type, body) => {
  await underAttack(async ({ attack }) => {
    const began = performance.now();
    const headers = { "content-type": type };
    expect((await attack("/api/media", { method: "POST", body, headers })).status).toBe(400);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

test("packed bodies are not unpacked", async () => {
  await underAttack(async ({ attack, dataDir }) => {
    const body = gzipSync(Buffer.alloc(10_000_000, " "));
    for (const encoding of ["gzip", "br", "deflate, gzip", "GZIP"]) {
      const headers = { "content-encoding": encoding };
      for (const path of ["/api/messages", "/api/media", `/bot${BOT_TOKEN}/sendMessage`]) {
        expect((await attack(path, { method: "POST", body, headers })).status).toBe(415);
      }
    }
    expect(await readdir(join(dataDir, "files"))).toEqual([]);
  });
});

test("keys that every object has change nothing", async () => {
  await underAttack(async ({ attack }) => {
    const evil = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}';
    const body = `${evil},"client_id":"1","text":"x"}`;
    const said = await attack("/api/messages", { method: "POST", body });
    expect(said.status).toBe(200);
    expect(said.text).not.toContain("polluted");
    const send = await attack(`/bot${BOT_TOKEN}/sendMessage`, { method: "POST", body: `${evil}}` });
    expect(send.status).toBe(400);
    await attack(`/bot${BOT_TOKEN}/sendMessage?__proto__[polluted]=1&constructor=1`);
    const { type, body: parts } = multipart([['name="__proto__"', "polluted"], client, file]);
    const headers = { "content-type": type };
    await attack("/api/media", { method: "POST", body: parts, headers });
    expect(({} as Json).polluted).toBeUndefined();
  });
});

test("the bot's side: wrong tokens, odd methods and deep nesting are refused", async () => {
  await underAttack(async ({ attack }) => {
    const wrong = [
      "1:wrong",
      `${BOT_TOKEN}x`,
      BOT_TOKEN.slice(0, -1),
      "__proto__",
      "%00",
      "x".repeat(9_000),
    ];
    for (const token of wrong) {
      for (const method of ["getMe", "noSuchMethod"]) {
        const heard = await attack(`/bot${token}/${method}`);
        // The same for a method that is and one that is not.
        expect(heard).toMatchObject({ status: 401, json: { ok: false, error_code: 401 } });
      }
    }
    for (const method of [
      "noSuchMethod",
      "__proto__",
      "constructor",
      "toString",
      "hasOwnProperty",
    ]) {
      expect((await attack(`/bot${BOT_TOKEN}/${method}`)).status).toBe(404);
    }
    const nested = `{"chat_id":1,"text":"x","reply_markup":${deep(200_000)}}`;
    const heard = await attack(`/bot${BOT_TOKEN}/sendMessage`, {
      method: "POST",
      body: nested,
      headers: { "content-type": "application/json" },
    });
    expect(heard.status).toBe(400);
  });
});

test("a full store is called full, and what is missing on disk tells no path", async () => {
  await underAttack(
    async (target) => {
      const big = await upload(target, "a.bin", "x".repeat(5_000));
      expect(big).toMatchObject({ status: 507, json: { error: "storage_full" } });
      const small = (await upload(target, "a.txt", "x")).json.document;
      const [name = ""] = await readdir(join(target.dataDir, "files"));
      await rm(join(target.dataDir, "files", name));
      const gone = await target.attack(`/api/files/${small.file_id}`);
      expect(gone).toMatchObject({ status: 500, json: { error: "internal" } });
      const part = { headers: { range: "bytes=0-0" } };
      expect((await target.attack(`/api/files/${small.file_id}`, part)).status).toBe(500);
      expect(target.log.join("\n")).toContain("ENOENT");
    },
    { fileBudget: 1_000 },
  );
});

const fullDisks = [
  { errcode: 13, code: "ERR_SQLITE_ERROR" },
  { code: "ENOSPC" },
  { code: "EDQUOT" },
];

test.each(fullDisks)("a disk that is full, as %j, is called full", async (full) => {
  const app = new Hono();
  const log: string[] = [];
  app.get("/:what", (context) => {
    const isFull = context.req.param("what") === "full";
    throw Object.assign(new Error("/a/path"), isFull ? full : { errcode: 1, code: "EIO" });
  });
  app.onError((error, context) => refusal(error, context, (line) => log.push(line)));
  const heard = await app.request("/full");
  expect([heard.status, await heard.json()]).toEqual([507, { error: "storage_full" }]);
  const other = await app.request("/other");
  expect([other.status, await other.json()]).toEqual([500, { error: "internal" }]);
  expect(log).toHaveLength(2);
});

const ambiguous: readonly (readonly [string, string])[] = [
  ["two kinds of length", "content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"],
  ["two lengths", "content-length: 4\r\ncontent-length: 5\r\n\r\nabcd"],
  ["a negative length", "content-length: -1\r\n\r\n"],
  ["a length with a sign", "content-length: +4\r\n\r\nabcd"],
  ["an odd transfer", "transfer-encoding: xchunked\r\n\r\n0\r\n\r\n"],
  ["a chunk of no size", "transfer-encoding: chunked\r\n\r\nz\r\nabc\r\n0\r\n\r\n"],
  ["a folded header", "x: 1\r\n folded: 2\r\n : 3\r\n\r\n"],
  ["a header without a name", ": x\r\n\r\n"],
];

test.each(ambiguous)(
  "%s: refused, and what stands behind is no second request",
  async (_, rest) => {
    await underAttack(async (place) => {
      const hidden = "GET /api/session HTTP/1.1\r\nhost: localhost\r\n\r\n";
      const { text } = await sendRaw(
        place.url,
        `POST /api/messages HTTP/1.1\r\nhost: localhost\r\n${rest}${hidden}`,
      );
      expect(text).toMatch(/^HTTP\/1\.1 400 /);
      expect(text.match(/HTTP\/1\.1/g)).toHaveLength(1);
      requireNothingLeaked(place, text);
    });
  },
);

test("no host, a host of nonsense, no HTTP, and heaps of headers", async () => {
  await underAttack(async (place) => {
    const { url, attack } = place;
    const lines: readonly (readonly [string, RegExp])[] = [
      ["GET / HTTP/1.1\r\n\r\n", /^HTTP\/1\.1 400 /],
      ["GET / HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n", /^HTTP\/1\.1 40[03] /],
      [
        "GET / HTTP/1.1\r\nhost: localhost@evil.example\r\nconnection: close\r\n\r\n",
        /^HTTP\/1\.1 40[03] /,
      ],
      ["\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n", /^HTTP\/1\.1 400 /],
      [`GET /${"x".repeat(17_000)} HTTP/1.1\r\nhost: localhost\r\n\r\n`, /^HTTP\/1\.1 431 /],
      [`GET / HTTP/1.1\r\nhost: localhost\r\nx: ${"x".repeat(17_000)}\r\n\r\n`, /^HTTP\/1\.1 431 /],
    ];
    for (const [line, pattern] of lines) {
      const { text } = await sendRaw(url, line);
      expect(text.slice(0, 40)).toMatch(pattern);
      requireNothingLeaked(place, text);
    }
    const many = Object.fromEntries(Array.from({ length: 150 }, (_, at) => [`x-${at}`, "1"]));
    expect((await attack("/", { headers: many })).status).toBe(431);
  });
});

test("streams that nobody reads, and lines that break, hold nothing up", async () => {
  await underAttack(async ({ url, known, attack, log }) => {
    const streams = await Promise.all(
      Array.from({ length: 20 }, () => open(url, "/api/events", { headers: known })),
    );
    for (let id = 0; id < 20; id += 1) {
      await attack("/api/messages", asJson({ client_id: `s${id}`, text: "长".repeat(4_000) }));
    }
    for (const stream of streams) stream.destroy();
    const head = `POST /api/media HTTP/1.1\r\nhost: localhost\r\nauthorization: ${known["authorization"]}\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: 99999\r\n\r\n--b`;
    for (let round = 0; round < 20; round += 1) {
      const { destroy } = await begun(url, head);
      destroy();
    }
    await new Promise((done) => setTimeout(done, 200));
    // Somebody's broken line is nothing that an operator could mend.
    expect(log).toEqual([]);
  });
});

async function begun(url: string, head: string): Promise<{ destroy: () => void }> {
  const { connect } = await import("node:net");
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.on("error", () => undefined);
  await new Promise<void>((done) => void socket.write(head, () => done()));
  return { destroy: () => void socket.destroy() };
}

/** Real seconds: these run side by side. */
describe.concurrent("slowness", () => {
  const head = (known: Target["known"], length: number): string =>
    `POST /api/messages HTTP/1.1\r\nhost: localhost\r\nauthorization: ${known["authorization"]}\r\ncontent-length: ${length}\r\n\r\n`;

  test("a body that stops coming is refused after 15 seconds", async ({ expect }) => {
    await underAttack(async ({ url, known }) => {
      const { text, ms } = await sendRaw(url, `${head(known, 100)}{"client`);
      expect(text).toMatch(/^HTTP\/1\.1 408 [^]*too_slow/);
      expect(ms).toBeGreaterThan(14_000);
      expect(ms).toBeLessThan(20_000);
    });
  });

  test("a body that comes byte by byte is refused after 30 seconds", async ({ expect }) => {
    await underAttack(async ({ url, known }) => {
      const { text, ms } = await sendRaw(url, head(known, 1_000), (send) => {
        const timer = setInterval(() => send(" "), 2_000);
        setTimeout(() => clearInterval(timer), 40_000).unref();
      });
      expect(text).toMatch(/^HTTP\/1\.1 408 /);
      expect(ms).toBeGreaterThan(29_000);
      expect(ms).toBeLessThan(36_000);
    });
  });

  test("headers that never end, and a line that says nothing, are cut after 10 seconds", async ({
    expect,
  }) => {
    await underAttack(async ({ url }) => {
      const [loris, silent] = await Promise.all([
        sendRaw(url, "GET / HTTP/1.1\r\nhost: localhost\r\n", (send) => {
          const timer = setInterval(() => send("x: 1\r\n"), 1_000);
          setTimeout(() => clearInterval(timer), 20_000).unref();
        }),
        sendRaw(url, ""),
      ]);
      expect(loris.text).toMatch(/^HTTP\/1\.1 408 /);
      for (const { ms } of [loris, silent]) {
        expect(ms).toBeGreaterThan(9_000);
        expect(ms).toBeLessThan(16_000);
      }
    });
  });
});
