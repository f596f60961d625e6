import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createBot } from "#bot/bot.ts";
import { takeOver } from "#bot/directory.ts";
import { startPolling } from "#bot/polling.ts";
import { remindersOf } from "#bot/reminders/reminders-of.ts";
import { wordsIn } from "#bot/words/words.ts";
import { openDataFolder } from "#db/lowdb/open-data-folder.ts";
import { startGateway } from "#gateway/gateway.ts";
import { NO_LIMITS } from "#gateway/limits.ts";
import { openWorkshop } from "#render/workshop.ts";
import { readSettings } from "#src/config.ts";
import { firstPeople } from "#src/first-people.ts";
import { dependenciesOf, doorOfGateway, shelvesOf } from "#src/wiring.ts";

const token = "1:a-bot-that-the-tests-know";

interface Choices {
  /** ISO instant at which the clock of the bot stands; it does not move by itself. */
  readonly at?: string;
  readonly selfReview?: boolean;
}

/**
 * The whole product over real HTTP, where people come in by links: real messenger, bot, store and drawing, with a clock
 * that the test sets.
 */
export async function openCounty({
  at = "2027-01-04T01:00:00Z",
  selfReview = false,
}: Choices = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), "nianbao-county-"));
  const port = await freePort();
  const log: string[] = [];
  const tell = (line: string): void => void log.push(line);
  let now = at;
  const clock = (): Date => new Date(now);
  const publicUrl = `http://127.0.0.1:${port}`;
  const secret = "a-secret-that-only-the-tests-know";
  const folder = await openDataFolder(dataDir, { log: tell, now: clock });
  const shelves = shelvesOf(folder);
  const directory = await takeOver({ ...shelves, log: tell, now: clock });
  const { claim = "" } = await firstPeople(shelves.directories, directory, {
    clerkId: undefined,
    at,
  });
  const gateway = await startGateway({
    dataDir: join(dataDir, "messenger"),
    port,
    access: { publicUrl, secret },
    token,
    bot: { firstName: "年报助手", username: "nianbao_bot" },
    firstStart: claim,
    // Many people at one machine, and a test that does not rest.
    limits: NO_LIMITS,
    log: tell,
  });
  const settings = readSettings({
    NIANBAO_PUBLIC_URL: publicUrl,
    NIANBAO_SECRET: secret,
    NIANBAO_SELF_REVIEW: selfReview ? "yes" : "no",
  });
  const workshop = openWorkshop({ warn: tell });
  const door = doorOfGateway(gateway, true);
  const deps = dependenciesOf(settings, shelves, workshop, door, {
    words: wordsIn["zh-CN"],
    log: tell,
    now: clock,
  });
  const bot = createBot(token, deps, { client: { apiRoot: gateway.url } });
  bot.botInfo = gateway.me;
  const polling = startPolling(bot, (error) => tell(String(error)));
  const reminders = remindersOf(bot, deps, shelves.told);
  return {
    url: gateway.url,
    token,
    secret,
    firstLink: gateway.firstLink?.url ?? "",
    deps,
    shelves,
    reminders,
    log,
    setClock: (instant: string): void => {
      now = instant;
    },
    /** Everything sent to the bot is dealt with, and what follows beside the answers is out. */
    settled: async (): Promise<void> => {
      for (;;) {
        const info = await fetch(`${gateway.url}/bot${token}/getWebhookInfo`);
        const { result } = (await info.json()) as { result: { pending_update_count: number } };
        if (result.pending_update_count === 0) break;
        await new Promise((done) => setTimeout(done, 3));
      }
      await bot.idle();
    },
    close: async (): Promise<void> => {
      await polling.stop();
      await bot.idle();
      await gateway.close();
      await workshop.close();
      await folder.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export type County = Awaited<ReturnType<typeof openCounty>>;

/** The public address has to be known before the messenger listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
