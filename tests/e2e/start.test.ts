import { once } from "node:events";
import { createServer } from "node:http";
import type { Server } from "node:http";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { startGateway } from "#gateway/gateway.ts";
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

const wrongSettings: readonly (readonly [Readonly<Record<string, string>>, readonly string[]])[] = [
  [{ NIANBAO_TYPO: "1" }, ["NIANBAO_TYPO", "NIANBAO_DATA_DIR, NIANBAO_PORT"]],
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
