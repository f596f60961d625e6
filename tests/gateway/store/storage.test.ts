import { mkdtemp, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openExchange } from "#gateway/exchange.ts";
import type { Exchange } from "#gateway/exchange.ts";
import {
  DamagedDatabaseError,
  MessengerInUseError,
  openDatabase,
} from "#gateway/store/database.ts";
import { StorageFullError } from "#gateway/store/files.ts";
import { SCHEMA_STEPS } from "#gateway/store/schema.ts";
import { hash } from "#gateway/store/secrets.ts";
import type { Message } from "#gateway/wire.ts";

const bot = { id: 1, is_bot: true, first_name: "小报", username: "test_bot" };

let dataDir = "";
const opened: Exchange[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "store-"));
});
afterEach(async () => {
  for (const exchange of opened.splice(0)) await exchange.close().catch(() => undefined);
  await rm(dataDir, { recursive: true, force: true });
});

async function open(fileBudget = 1e9): Promise<Exchange> {
  const exchange = await openExchange({ dataDir, bot, guestName: "访客", fileBudget });
  opened.push(exchange);
  return exchange;
}

async function newChat(exchange: Exchange): Promise<number> {
  return (await exchange.write(() => exchange.people.create({}))).person.id;
}

async function post(
  exchange: Exchange,
  chatId: number,
  content: Partial<Message>,
): Promise<Message> {
  const chat = { id: chatId, type: "private" as const, first_name: "访客" };
  const item = await exchange.write(() =>
    exchange.messages.add(chatId, (message_id) => ({
      message: { message_id, chat, from: bot, date: 1, ...content },
      out: false,
    })),
  );
  return item.message;
}

const texts = (items: readonly { readonly message: Message }[]): string =>
  items.map(({ message }) => message.text).join("");

describe("the database", () => {
  test("an act that fails leaves nothing behind, and the acts around it stay", async () => {
    const exchange = await open();
    const chatId = await newChat(exchange);
    const before = post(exchange, chatId, { text: "一" });
    const failing = exchange.write(() => {
      exchange.updates.push(() => ({ message: { text: "x" } as Message }));
      exchange.messages.remove(chatId, 1);
      throw new Error("no");
    });
    const after = post(exchange, chatId, { text: "二" });
    await expect(failing).rejects.toThrow("no");
    await before;
    await after;
    expect(texts(exchange.messages.page(chatId, { limit: 9 }).items)).toBe("一二");
    expect(exchange.updates.count()).toBe(0);
  });

  test("nobody hears of an act before it is on disk, and then in order", async () => {
    const exchange = await open();
    const chatId = await newChat(exchange);
    const heard: string[] = [];
    exchange.chats.watch(chatId, (event) => heard.push(event.type));
    const done = exchange.write(() => exchange.chats.setBlocked(chatId, true));
    const read = post(exchange, chatId, { text: "一" });
    expect(heard).toEqual([]);
    await Promise.all([done, read]);
    expect(heard).toEqual(["blocked", "message"]);
  });

  test("a second messenger on the folder is refused; after the first one's end it may", async () => {
    const first = await open();
    await expect(open()).rejects.toThrow(MessengerInUseError);
    await first.close();
    await open();
  });

  test.each([
    ["cut off", async (path: string) => truncate(path, 5000)],
    ["overwritten", async (path: string) => writeFile(path, "这不是数据库".repeat(1000))],
  ])("a file that was %s is named, and nothing is written over it", async (_how, damage) => {
    const exchange = await open();
    const chatId = await newChat(exchange);
    for (let index = 0; index < 50; index += 1)
      await post(exchange, chatId, { text: "很长".repeat(99) });
    await exchange.close();
    await damage(join(dataDir, "messenger.db"));
    const error: unknown = await open().then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(error).toBeInstanceOf(DamagedDatabaseError);
    expect(String(error)).toContain("messenger.db");
  });

  test("a file of a newer version is not touched", async () => {
    const path = join(dataDir, "messenger.db");
    const database = openDatabase(path);
    database.prepare("PRAGMA user_version = 999").run();
    await database.close();
    await expect(open()).rejects.toThrow("newer version");
  });

  test("a file of the first version goes on: people, sessions and unused links", async () => {
    const old = new DatabaseSync(join(dataDir, "messenger.db"));
    old.exec(`${SCHEMA_STEPS[0]}; PRAGMA user_version = 1;
      INSERT INTO person VALUES (7, '张三', 'zh-CN');
      INSERT INTO chat (id) VALUES (7);
      INSERT INTO session VALUES ('${hash("kept")}', 7, ${Math.floor(Date.now() / 86_400_000)});
      INSERT INTO invitation VALUES ('${hash("unused")}', '李四', NULL, 99999999999);`);
    old.close();
    const { people, write } = await open();
    expect(people.bySession("kept")).toMatchObject({ id: 7, first_name: "张三" });
    expect(people.isEmpty()).toBe(false);
    const redeemed = await write(() => people.redeem("unused", {}));
    expect(redeemed?.person.first_name).toBe("李四");
    expect(await write(() => people.redeem("unused", {}))).toBeUndefined();
  });
});

describe("messages", () => {
  test("pages: newest, before, after, around; deleted ones are left out", async () => {
    const exchange = await open();
    const chatId = await newChat(exchange);
    for (const text of "一二三四五六七") await post(exchange, chatId, { text });
    await exchange.write(() => exchange.messages.remove(chatId, 4));
    const page = (range: object): readonly unknown[] => {
      const { items, hasOlder, hasNewer } = exchange.messages.page(chatId, { limit: 3, ...range });
      return [texts(items), hasOlder, hasNewer];
    };
    expect(page({})).toEqual(["五六七", true, false]);
    expect(page({ before: 5 })).toEqual(["一二三", false, true]);
    expect(page({ after: 3 })).toEqual(["五六七", true, false]);
    expect(page({ after: 1 })).toEqual(["二三五", true, true]);
    expect(page({ around: 3 })).toEqual(["二三五", true, true]);
    expect(page({ around: 4 })).toEqual(["三五六", true, true]);
  });

  test("search finds every word, in text, caption and file name, whatever the width or case", async () => {
    const exchange = await open();
    const chatId = await newChat(exchange);
    await post(exchange, chatId, { text: "今年新收１２件，其中 ABC 三件" });
    await post(exchange, chatId, { caption: "瓦房子镇" });
    const document = { file_id: "f", file_unique_id: "f", file_name: "年报12.docx", file_size: 1 };
    await post(exchange, chatId, { document });
    const ids = (words: string): readonly number[] =>
      exchange.messages.search(chatId, words, 99, 9).map(({ message }) => message.message_id);
    expect(ids("12")).toEqual([3, 1]);
    expect(ids("12 abc")).toEqual([1]);
    expect(ids("房子")).toEqual([2]);
    expect(ids("没有")).toEqual([]);
    expect(exchange.messages.search(chatId, "12", 3, 9)).toHaveLength(1);
  });

  test("a kept number is never used again, for messages or updates", async () => {
    const exchange = await open();
    const chatId = await newChat(exchange);
    await post(exchange, chatId, { text: "一" });
    await exchange.write(() => exchange.messages.remove(chatId, 1));
    const { update_id } = await exchange.write(() =>
      exchange.updates.push(() => ({ message: { text: "x" } as Message })),
    );
    exchange.updates.confirm(update_id + 1);
    await exchange.close();
    const again = await open();
    expect((await post(again, chatId, { text: "二" })).message_id).toBe(2);
    const next = await again.write(() =>
      again.updates.push(() => ({ message: { text: "y" } as Message })),
    );
    expect(next.update_id).toBeGreaterThan(update_id);
  });
});

describe("files", () => {
  const bytes = (size: number, fill = 1): Uint8Array => new Uint8Array(size).fill(fill);
  const onDisk = async (): Promise<number> => (await readdir(join(dataDir, "files"))).length;
  const long = 30 * 24 * 3600;

  /** Makes every file look `long` seconds old. */
  async function age(exchange: Exchange): Promise<void> {
    await exchange.close();
    const database = openDatabase(join(dataDir, "messenger.db"));
    database.prepare(`UPDATE file SET saved = saved - ${long}`).run();
    await database.close();
  }

  test("the same content is kept once, also when it comes twice at the same time", async () => {
    const exchange = await open();
    const files = await Promise.all(
      ["a.txt", "b.txt", "c.txt"].map((name) => exchange.files.save({ name, bytes: bytes(10) })),
    );
    expect(new Set(files.map((file) => file.file_id)).size).toBe(3);
    expect(await onDisk()).toBe(1);
    expect(exchange.files.size()).toBe(10);
  });

  test("a sweep takes what no chat shows, and spares what one shows or what came just now", async () => {
    const first = await open();
    const chatId = await newChat(first);
    const shown = await first.files.save({ name: "shown.txt", bytes: bytes(10, 1) });
    const quoted = await first.files.save({ name: "quoted.txt", bytes: bytes(10, 2) });
    const edited = await first.files.save({ name: "edited.txt", bytes: bytes(10, 3) });
    const loose = await first.files.save({ name: "loose.txt", bytes: bytes(10, 4) });
    await post(first, chatId, { document: shown });
    const original = await post(first, chatId, { document: quoted });
    await post(first, chatId, { text: "答", reply_to_message: original });
    await first.write(() => first.messages.remove(chatId, original.message_id));
    const message = await post(first, chatId, { document: edited });
    await first.write(() => first.messages.edit(chatId, { ...message, document: shown }));
    await age(first);
    await writeFile(join(dataDir, "files", `${"0".repeat(64)}.x.tmp`), "torn");

    const exchange = await open();
    const fresh = await exchange.files.save({ name: "fresh.txt", bytes: bytes(10, 5) });
    await exchange.files.sweep();
    const kept = [shown, quoted, edited, loose, fresh].filter(
      (file) => exchange.files.find(file.file_id) !== undefined,
    );
    expect(kept.map((file) => file.file_name)).toEqual(["shown.txt", "quoted.txt", "fresh.txt"]);
    expect(await onDisk()).toBe(3);
  });

  test("beyond the budget, unshown files make room; if none are left, the upload is refused", async () => {
    const first = await open();
    const chatId = await newChat(first);
    const shown = await first.files.save({ name: "a.txt", bytes: bytes(60, 1) });
    await post(first, chatId, { document: shown });
    await first.files.save({ name: "b.txt", bytes: bytes(30, 2) });
    await age(first);
    const exchange = await open(100);
    await exchange.files.save({ name: "c.txt", bytes: bytes(40, 3) });
    expect(exchange.files.size()).toBe(100);
    const refused = exchange.files.save({ name: "d.txt", bytes: bytes(1, 4) });
    await expect(refused).rejects.toThrow(StorageFullError);
    expect(exchange.messages.shows(chatId, shown.file_id)).toBe(true);
    expect(await onDisk()).toBe(2);
  });
});

describe("people", () => {
  test("a link lets one browser in, once, in time, as the one it names", async () => {
    const { people, write } = await open();
    const soon = Math.floor(Date.now() / 1000) + 60;
    const link = await write(() => people.invite({ name: "李四", expires: soon }));
    const first = await write(() => people.redeem(link, { language_code: "en" }));
    expect(first?.person).toMatchObject({ first_name: "李四", language_code: "en" });
    expect(await write(() => people.redeem(link, {}))).toBeUndefined();
    const personId = first?.person.id;
    const second = await write(() => people.invite({ personId, expires: soon }));
    expect((await write(() => people.redeem(second, {})))?.person.id).toBe(personId);
    const late = await write(() => people.invite({ expires: soon - 61 }));
    expect(await write(() => people.redeem(late, {}))).toBeUndefined();
    expect(await write(() => people.redeem("guessed", {}))).toBeUndefined();
  });

  test("signing out ends one session, or all of a person", async () => {
    const { people, write } = await open();
    const { person, token } = await write(() => people.create({}));
    const expires = Math.floor(Date.now() / 1000) + 60;
    const link = await write(() => people.invite({ personId: person.id, expires }));
    const other = await write(() => people.redeem(link, {}));
    await write(() => people.signOut(token));
    expect(people.bySession(token)).toBeUndefined();
    expect(people.bySession(other?.token ?? "")?.id).toBe(person.id);
    await write(() => people.signOutEverywhere(person.id));
    expect(people.bySession(other?.token ?? "")).toBeUndefined();
  });
});
