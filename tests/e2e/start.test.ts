import { once } from "node:events";
import { spawn } from "node:child_process";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { Server } from "node:http";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startGateway } from "#gateway/gateway.ts";
import { explainFailure } from "#src/explain-failure.ts";
import { pickUp } from "./phone.ts";
import { failToStart, withFolder } from "./product.ts";
import type { Ended } from "./product.ts";

const token = "123456789:AAsecret-secret-secret-secret-secret";

/** Both languages, and nothing that only a programmer can read. */
function isCalm({ status, output }: Ended, ...says: readonly string[]): void {
  expect(status).toBe(1);
  for (const words of says) expect(output).toContain(words);
  expect(output).toMatch(/\p{Script=Han}{4}/u);
  expect(output).toMatch(/[a-z]{3} [a-z]{3}/i);
  expect(output).not.toMatch(/^\s+at |node:internal|\.ts:\d|Error:/m);
  expect(output).not.toContain("secret");
}

test("a start names the address, a stop frees the folder, and the next start works at once", async () => {
  await withFolder(async ({ folder, launch }) => {
    for (const round of [1, 2, 3]) {
      const product = await launch();
      // The second is stopped in the very moment it is ready.
      if (round !== 2) expect((await fetch(product.url)).status).toBe(200);
      const { ms, status, output } = await product.stop();
      console.log(`start ${round}: ready after ${product.readyAfter} ms`);
      expect(ms).toBeLessThan(2000);
      expect(status).toBe(0);
      expect(output).not.toMatch(/lock|Error|failed/);
      expect(await readdir(folder)).not.toContain("lock");
    }
  });
});

test("stopped in the middle of an answer, it finishes the answer", async () => {
  await withFolder(async ({ launch, office }) => {
    let product = await launch();
    let phone = await pickUp(product.url);
    await phone.do({ type: "/start" });
    const units = ["大营子乡", "东大屯乡", "瓦房子镇"];
    for (const unit of units) {
      await phone.post(await phone.compose({ type: unit }));
      await product.stop();
      product = await launch();
      phone = await pickUp(product.url, phone.token);
      await phone.settled();
      const { handled } = await office();
      expect(handled).toHaveLength(units.indexOf(unit) + 2);
    }
    expect((await phone.chat()).filter(({ out }) => !out)).toHaveLength(units.length + 1);
  });
});

test("a second process on the same folder is refused, and the first goes on", async () => {
  await withFolder(async ({ folder, launch }) => {
    const first = await launch();
    const second = await failToStart({ NIANBAO_DATA_DIR: folder });
    isCalm(second, "没有启动第二个", "Another process has the data folder", folder);
    const phone = await pickUp(first.url);
    expect((await phone.do({ type: "/start" })).text).toContain("年报助手");
  });
});

test("a port in use is named, and the folder is free again", async () => {
  await withFolder(async ({ folder, launch }) => {
    const other = createServer();
    const port = await listen(other);
    const settings = { NIANBAO_DATA_DIR: folder, NIANBAO_PORT: String(port) };
    isCalm(await failToStart(settings), `端口 ${port}`, `Port ${port} is in use`);
    other.close();
    await launch({ NIANBAO_PORT: String(port) });
  });
});

const longEnough = "of-the-operator-0123456789";

const wrongSettings: readonly (readonly [Readonly<Record<string, string>>, readonly string[]])[] = [
  [{ NIANBAO_TYPO: "1" }, ["NIANBAO_TYPO", "NIANBAO_DATA_DIR, NIANBAO_HOST, NIANBAO_PORT"]],
  [
    { NIANBAO_HOST: "0.0.0.0" },
    ["两项都要填", "NIANBAO_PUBLIC_URL: https://", "NIANBAO_SECRET: node -p"],
  ],
  [{ NIANBAO_HOST: "192.168.1.5", NIANBAO_SECRET: longEnough }, ["NIANBAO_PUBLIC_URL: https://"]],
  [{ NIANBAO_PUBLIC_URL: "https://office.example" }, ["NIANBAO_SECRET: node -p"]],
  [{ NIANBAO_SECRET: longEnough }, ["NIANBAO_PUBLIC_URL: https://"]],
  [{ NIANBAO_SECRET: "short" }, ["NIANBAO_SECRET: at least 24", "node -p"]],
  [{ NIANBAO_HOST: "a b" }, ["NIANBAO_HOST: an address"]],
  [{ NIANBAO_FILES_MB: "0" }, ["NIANBAO_FILES_MB: megabytes"]],
  ...[
    "ftp://a.example",
    "https://a.example/page",
    "https://u:p@a.example",
    "https://a.example?x",
    "a.example",
  ].map((url) => [{ NIANBAO_PUBLIC_URL: url }, ["NIANBAO_PUBLIC_URL: https://HOST"]] as const),
  [{ TELEGRAM_BOT_TOKEN: "secret" }, ["TELEGRAM_BOT_TOKEN", "@BotFather"]],
  [
    {
      NIANBAO_PORT: "70000",
      NIANBAO_LANGUAGE: "fr",
      TELEGRAM_CLERK_ID: "me",
      TELEGRAM_PROXY: "127.0.0.1:1080",
      TELEGRAM_API_ROOT: "ftp://example.org",
      TELEGRAM_TOKEN: token,
    },
    [
      "NIANBAO_PORT: a port",
      "NIANBAO_LANGUAGE:",
      "TELEGRAM_CLERK_ID: a number",
      "TELEGRAM_PROXY: http://",
      "TELEGRAM_API_ROOT: http",
      "TELEGRAM_TOKEN: no such setting",
    ],
  ],
];
test.each(wrongSettings)("%j is refused by name", async (settings, says) => {
  await withFolder(async ({ folder }) => {
    isCalm(await failToStart({ NIANBAO_DATA_DIR: folder, ...settings }), ...says);
    expect(await readdir(folder)).toEqual([]);
  });
});

test("a wrong token is called wrong, and is not repeated", async () => {
  await withTelegram("123456789:another-bot-another-bot-another", async (apiRoot) => {
    await withFolder(async ({ folder }) => {
      const settings = { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot };
      const ended = await failToStart({ NIANBAO_DATA_DIR: folder, ...settings });
      isCalm(ended, "TELEGRAM_BOT_TOKEN 不对", "not accepted", "@BotFather");
    });
  });
});

test("a messenger that cannot be reached is called so, with what to set", async () => {
  const nobody = createServer();
  const port = await listen(nobody);
  nobody.close();
  await withFolder(async ({ folder }) => {
    const settings = { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: `http://127.0.0.1:${port}` };
    const ended = await failToStart({ NIANBAO_DATA_DIR: folder, ...settings });
    isCalm(ended, "连不上 Telegram", "cannot be reached", "TELEGRAM_PROXY");
  });
});

test("through a proxy it reaches its messenger, and answers there", async () => {
  await withTelegram(token, async (apiRoot) => {
    const asked: string[] = [];
    const proxy = createServer().on("connect", ({ url = "" }, client, head) => {
      asked.push(url);
      const [host, port] = url.split(":");
      const server = connect(Number(port), host, () => {
        client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
        server.write(head);
        server.pipe(client).pipe(server);
      });
      for (const end of [client, server]) end.on("error", () => undefined);
    });
    const port = await listen(proxy);
    await withFolder(async ({ launch }) => {
      const product = await launch({
        TELEGRAM_BOT_TOKEN: token,
        TELEGRAM_API_ROOT: apiRoot,
        TELEGRAM_PROXY: `http://127.0.0.1:${port}`,
      });
      const phone = await pickUp(apiRoot, undefined, token);
      const greeting = await phone.do({ type: "/start" });
      expect(greeting.text).toContain("年报助手");
      expect((await product.stop()).ms).toBeLessThan(2000);
      expect(product.output()).not.toContain("secret");
    });
    expect(new Set(asked)).toEqual(new Set([new URL(apiRoot).host]));
    proxy.closeAllConnections();
    proxy.close();
  });
});

test("when another program takes the bot over, it says so and ends", async () => {
  await withTelegram(token, async (apiRoot) => {
    await withFolder(async ({ launch }) => {
      const product = await launch({ TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot });
      await pickUp(apiRoot, undefined, token).then((phone) => phone.do({ type: "/start" }));
      while (product.isAlive()) await fetch(`${apiRoot}/bot${token}/getUpdates?timeout=0`);
      isCalm(await product.ended, "同一个 TELEGRAM_BOT_TOKEN", "stop that one first");
    });
  });
});

test("open on this computer it says that it is, and who can use it", async () => {
  await withFolder(async ({ launch }) => {
    const product = await launch();
    expect(product.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(product.output()).toContain("只有这台电脑能打开，谁打开谁就能用");
    expect(product.output()).toContain("this computer only, for whoever opens it");
    expect(product.output()).not.toContain("#in=");
  });
});

test("with links: the first is at the start, more are made by name, and nobody is in without", async () => {
  await withFolder(async ({ folder, launch }) => {
    const settings = await withLinks();
    const product = await launch(settings);
    expect(product.output()).toContain(`大家凭链接进来：${settings.NIANBAO_PUBLIC_URL}`);
    expect(product.output()).toContain("第一个链接给管理员，7 天内有效");
    expect(product.output()).not.toContain(settings.NIANBAO_SECRET);
    const output = product.output();
    const first = linkIn(output);
    await expect(pickUp(product.url)).rejects.toThrow("401");
    const token = await enter(product.url, first);
    // Here its bot's token is new at each start, so that the phone cannot ask how far the bot is.
    const guess = await fetch(`${product.url}/bot1:built-in-messenger-of-this-computer/getMe`);
    expect(guess.status).toBe(401);
    // The first link makes its opener the administrator; without what it says to the bot, nobody is anybody.
    expect(await chatOf(product.url, token, "/start")).toContain("暂不对外");
    expect(await chatOf(product.url, token, startIn(output))).toContain("怎么称呼您");

    const made = await runInvite(settings, "张三", "李四", "--days", "3");
    expect(made.status).toBe(0);
    const lines = made.output.trim().split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(
      /^李四  http:\S+#in=[\w-]{43}&start=[\w-]+  有效至 \/ until 20\d\d-\d\d-\d\d \d\d:\d\d$/,
    );
    const second = await enter(product.url, linkIn(lines[1] ?? ""));
    expect(await chatOf(product.url, second, startIn(lines[1] ?? ""))).toContain("管理");
    await expect(enter(product.url, linkIn(lines[1] ?? ""))).rejects.toThrow("410");
    isCalm(
      await runInvite({ ...settings, NIANBAO_SECRET: longEnough }, "王五"),
      "重新启动",
      "not the one",
    );
    isCalm(await runInvite(settings, "长".repeat(65)), "最多 64 字", "at most 64");
    await product.stop();
    isCalm(await runInvite(settings, "王五"), "没有在", "does not run");

    const again = await launch({ ...settings, NIANBAO_DATA_DIR: folder });
    expect(again.output()).not.toContain("#in=");
    expect(await chatOf(again.url, token, "人员")).toContain("先告诉我这是哪个单位");
  });
});

test("without links the tool says that none are needed, and how it is used", async () => {
  isCalm(await runInvite({}, "张三"), "现在不用链接", "No links are needed");
  isCalm(await runInvite({ TELEGRAM_BOT_TOKEN: token }, "张三"), "现在不用链接", "Telegram");
  for (const args of [[], ["张三", "--days", "x"], ["张三", "--nonsense"]]) {
    const { status, output } = await runInvite({}, ...args);
    expect(status).toBe(1);
    expect(output).toContain("用法 / usage: npm run invite -- 张三");
  }
  const busy = createServer((_, response) => response.end("hello"));
  const port = await listen(busy);
  const settings = { ...(await withLinks()), NIANBAO_PORT: String(port) };
  isCalm(await runInvite(settings, "张三"), "不像是年报助手", "does not look like");
  busy.close();
});

test("chats that cannot be read are named, and left as they are", async () => {
  await withFolder(async ({ folder }) => {
    await mkdir(join(folder, "messenger"));
    const path = join(folder, "messenger/messenger.db");
    await writeFile(path, "no database at all".repeat(1_000));
    isCalm(
      await failToStart({ NIANBAO_DATA_DIR: folder }),
      "聊天记录文件读不了，没有删",
      path,
      "backup",
    );
    expect(await readdir(folder)).not.toContain("lock");
  });
});

test("chats that another messenger has open are named", async () => {
  await withFolder(async ({ folder }) => {
    const bot = { firstName: "年报", username: "nianbao_test_bot" };
    const dataDir = join(folder, "messenger");
    const gateway = await startGateway({ dataDir, port: 0, token, bot });
    try {
      const ended = await failToStart({ NIANBAO_DATA_DIR: folder });
      isCalm(ended, "没有启动第二个", "Another process has the data folder", dataDir);
    } finally {
      await gateway.close();
    }
  });
});

test("an address that is not ours, and a port that is not allowed, are named", async () => {
  await withFolder(async ({ folder }) => {
    for (const host of ["203.0.113.1", "no-such-name.invalid"]) {
      const settings = { ...(await withLinks()), NIANBAO_DATA_DIR: folder, NIANBAO_HOST: host };
      isCalm(
        await failToStart(settings),
        "不是这台电脑的地址",
        "no address of this computer",
        host,
      );
    }
  });
  // Root may use any port, so this one is said without being tried.
  const denied = { syscall: "listen", code: "EACCES", address: "127.0.0.1", port: 80 };
  const output = explainFailure(Object.assign(new Error("listen EACCES"), denied));
  isCalm({ status: 1, output }, "端口 80", "port 80", "NIANBAO_PORT=8642");
});

/** Settings of a messenger where people come in by links, on a port that is free. */
async function withLinks() {
  const free = createServer();
  const port = await listen(free);
  free.close();
  return {
    NIANBAO_PORT: String(port),
    NIANBAO_PUBLIC_URL: `http://127.0.0.1:${port}`,
    NIANBAO_SECRET: "another-operators-own-0123456789",
  };
}

/** What the link of an output says to the bot. */
const startIn = (text: string): string => `/start ${/&start=([\w-]+)/.exec(text)?.[1] ?? ""}`;

const linkIn = (text: string): string => /#in=([\w-]+)/.exec(text)?.[1] ?? "";

async function enter(url: string, invite: string): Promise<string> {
  const body = JSON.stringify({ language_code: "zh", invite });
  const response = await fetch(`${url}/api/session`, { method: "POST", body });
  if (!response.ok) throw new Error(String(response.status));
  return ((await response.json()) as { token: string }).token;
}

/** Says something and waits until the bot has answered; the bot's words. */
async function chatOf(url: string, token: string, text: string): Promise<string> {
  const headers = { authorization: `Bearer ${token}` };
  const look = async () => {
    const response = await fetch(`${url}/api/messages`, { headers });
    const { messages } = (await response.json()) as { messages: { out: boolean; text?: string }[] };
    return messages.filter(({ out }) => !out);
  };
  const before = (await look()).length;
  const body = JSON.stringify({ client_id: crypto.randomUUID(), text });
  await fetch(`${url}/api/messages`, { method: "POST", headers, body });
  await expect.poll(async () => (await look()).length, { timeout: 5_000 }).toBeGreaterThan(before);
  return (await look()).map((item) => item.text).join("\n");
}

async function runInvite(
  environment: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Ended> {
  const tool = join(import.meta.dirname, "../../tools/invite.ts");
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, [tool, ...args], { env: { PATH, ...environment } });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  }
  const [status] = (await once(child, "close")) as [number | null];
  return { status, output };
}

/** A Telegram of our own: the built-in messenger, for a bot with this token. */
async function withTelegram(
  known: string,
  work: (apiRoot: string) => Promise<void>,
): Promise<void> {
  await withFolder(async ({ folder }) => {
    const bot = { firstName: "年报", username: "nianbao_test_bot" };
    const gateway = await startGateway({ dataDir: folder, port: 0, token: known, bot });
    try {
      await work(gateway.url);
    } finally {
      await gateway.close();
    }
  });
}

async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}
