import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { startGateway } from "#gateway/gateway.ts";
import type { Gateway } from "#gateway/gateway.ts";
import { joinChat, TOKEN } from "#tests/gateway/helpers.ts";
import type { Json, PersonClient } from "#tests/gateway/helpers.ts";
import { call, done, pause, picture } from "./helpers.ts";
import { REFUSALS } from "./refusals.ts";
import type { Chat } from "./refusals.ts";

/** Every refusal in Telegram's own words, and what is just not refused yet. */

let folder = "";
let gateway: Gateway;
let person: PersonClient;
let chat: Chat;

const KEYS = { inline_keyboard: [[{ text: "好", callback_data: "ok" }]] };
const HOUR = 3_600_000;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "refusals-"));
  const bot = { firstName: "小报", username: "test_bot" };
  gateway = await startGateway({ dataDir: folder, port: 0, token: TOKEN, bot });
  person = await joinChat(gateway);
  chat = await furnish();
});

afterAll(async () => {
  vi.useRealTimers();
  await gateway.close();
  await rm(folder, { recursive: true });
});

/** Fills the chat with what the table speaks of. */
async function furnish(): Promise<Chat> {
  const chat_id = person.chatId;
  const send = async (method: string, params: object): Promise<Json> =>
    done(gateway, method, { chat_id, ...params });
  const old = await ago(49 * HOUR, async () => send("sendMessage", { text: "旧" }));
  const oldOwn = await ago(49 * HOUR, async () => person.say("旧"));
  const text = await send("sendMessage", { text: "甲", reply_markup: KEYS });
  const oldPress = await ago(HOUR, async () => press(text.message_id));
  const own = await person.say("你好");
  const keyboard = await send("sendMessage", { text: "选", reply_markup: { keyboard: [["甲"]] } });
  const document = await send("sendDocument", {
    document: new File(["x"], "甲.txt"),
    caption: "附件",
  });
  const big = await send("sendDocument", {
    document: new File([Buffer.alloc(20 * 1024 * 1024 + 1)], "大.bin"),
  });
  const stopped = await joinChat(gateway);
  await stopped.post("/block", { blocked: true });
  return {
    chat_id,
    blocked: stopped.chatId,
    text: text.message_id,
    document: document.message_id,
    keyboard: keyboard.message_id,
    own: own.message_id,
    old: old.message_id,
    oldOwn: oldOwn.message_id,
    press: await press(text.message_id),
    oldPress,
    bigFile: big.document.file_id,
  };
}

async function press(message_id: number): Promise<string> {
  const client_id = crypto.randomUUID();
  const { callback_query_id } = await person.post("/callback", {
    client_id,
    message_id,
    data: "ok",
  });
  return callback_query_id;
}

/** Does something as if it had been done earlier: only the clock is moved, and timers run on. */
async function ago<T>(milliseconds: number, act: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - milliseconds });
  try {
    return await act();
  } finally {
    vi.useRealTimers();
  }
}

test.each(REFUSALS)("$method is refused: $title", async (row) => {
  const code = row.code ?? 400;
  const description = code === 400 ? `Bad Request: ${row.description}` : row.description;
  const answer = await call(gateway, row.method, row.params(chat));
  expect(answer).toEqual({
    ok: false,
    error_code: code,
    description,
    status: code,
    retryAfter: null,
  });
});

const data = (callback_data: string): object => ({
  reply_markup: { inline_keyboard: [[{ text: "好", callback_data }]] },
});
const url = (url: string): object => ({
  reply_markup: { inline_keyboard: [[{ text: "看", url }]] },
});

/** The last that is still taken, where the table above has the first that is not. */
const TAKEN: readonly (readonly [method: string, title: string, params: () => object])[] = [
  ["sendMessage", "4096 characters", () => ({ text: "字".repeat(4096) })],
  ["sendMessage", "4096 characters, each of two UTF-16 units", () => ({ text: "𠮷".repeat(4096) })],
  [
    "sendMessage",
    "4096 characters and their tags",
    () => ({ text: `<b>${"字".repeat(4096)}</b>`, parse_mode: "html" }),
  ],
  ["sendMessage", "64 bytes of data", () => ({ text: "x", ...data("x".repeat(64)) })],
  ["sendMessage", "21 Chinese characters of data", () => ({ text: "x", ...data("报".repeat(21)) })],
  ["sendMessage", "an address", () => ({ text: "x", ...url("https://www.gov.cn/") })],
  ["sendMessage", "an address of Telegram's", () => ({ text: "x", ...url("tg://resolve") })],
  [
    "sendMessage",
    "256 characters to copy",
    () => ({
      text: "x",
      reply_markup: { inline_keyboard: [[{ text: "抄", copy_text: { text: "字".repeat(256) } }]] },
    }),
  ],
  ["sendMessage", "a markup of nothing", () => ({ text: "x", reply_markup: {} })],
  ["sendMessage", "a markup as text", () => ({ text: "x", reply_markup: JSON.stringify(KEYS) })],
  ["sendMessage", "parse_mode none", () => ({ text: "<b>", parse_mode: "None" })],
  [
    "sendMessage",
    "a reply to nothing, if it may be",
    () => ({
      text: "x",
      reply_parameters: { message_id: 99_999, allow_sending_without_reply: true },
    }),
  ],
  [
    "sendMessage",
    "what only Telegram can do is let be",
    () => ({
      text: "x",
      protect_content: true,
      disable_notification: true,
      message_effect_id: "1",
      link_preview_options: { is_disabled: true },
    }),
  ],
  [
    "editMessageCaption",
    "1024 characters",
    () => ({ message_id: chat.document, caption: "字".repeat(1024) }),
  ],
  [
    "answerCallbackQuery",
    "200 characters",
    () => ({ callback_query_id: chat.press, text: "字".repeat(200) }),
  ],
  ["SENDCHATACTION", "capitals in the method", () => ({ action: "Typing" })],
  ["deleteMessage", "the person's message", () => ({ message_id: chat.own })],
  ["deleteMessages", "ids of no message", () => ({ message_ids: [99_998, 99_999] })],
  [
    "sendMediaGroup",
    "a group of one",
    () => ({
      media: [{ type: "photo", media: "attach://a" }],
      a: new File([picture(20, 20)], "a.png"),
    }),
  ],
  [
    "sendPhoto",
    "20 times as wide as high",
    () => ({ photo: new File([picture(200, 10)], "a.png") }),
  ],
  [
    "setMyCommands",
    "the longest",
    () => ({ commands: [{ command: `/${"a".repeat(32)}`, description: "字".repeat(256) }] }),
  ],
  ["setMyCommands", "none", () => ({ commands: [], language_code: "zh" })],
];

test.each(TAKEN)("%s is taken: %s", async (method, _title, params) => {
  const answer = await call(gateway, method, { chat_id: chat.chat_id, ...params() });
  expect(answer).toMatchObject({ ok: true, status: 200 });
});

/** td ReplyMarkup.cpp get_reply_markup: such buttons are left out, and no word is said. */
test("buttons without a text and beyond the twelfth of a row are left out", async () => {
  const of = (text: string): object => ({ text, callback_data: "x" });
  const row = Array.from({ length: 13 }, (_, index) => of(String(index)));
  const { reply_markup } = await done(gateway, "sendMessage", {
    chat_id: chat.chat_id,
    text: "x",
    reply_markup: { inline_keyboard: [[of("")], [of("甲"), of("")], row] },
  });
  expect(reply_markup.inline_keyboard).toEqual([[of("甲")], row.slice(0, 12)]);
});

test.each([
  ["another bot's", "654321:other", "Unauthorized"],
  ["without a colon", "secret", "Unauthorized: invalid token specified"],
])("a token %s is not let in", async (_title, token, description) => {
  const answer = await call(gateway, "getMe", {}, token);
  expect(answer).toMatchObject({ ok: false, error_code: 401, status: 401, description });
  const file = await fetch(`${gateway.url}/file/bot${token}/documents/x`);
  expect(file.status).toBe(401);
});

test("a file that is not there is not found", async () => {
  const response = await fetch(`${gateway.url}/file/bot${TOKEN}/documents/file_0.pdf`);
  expect(response.status).toBe(404);
  const answer = { ok: false, error_code: 404, description: "Not Found" };
  expect(await response.json()).toEqual(answer);
});

test("a request of more than 50 MB is too large", async () => {
  const document = new File([Buffer.alloc(50 * 1024 * 1024 + 1)], "大.bin");
  expect(await call(gateway, "sendDocument", { chat_id: chat.chat_id, document })).toMatchObject({
    ok: false,
    error_code: 413,
    description: "Request Entity Too Large",
  });
});

describe("one bot, one way of delivery", () => {
  test("of two pollers the older is told, and the newer waits on", async () => {
    const older = call(gateway, "getUpdates", { offset: 2_000_000_000, timeout: 20 });
    await pause(100);
    const newer = call(gateway, "getUpdates", { offset: 2_000_000_000, timeout: 1 });
    expect(await older).toMatchObject({
      ok: false,
      error_code: 409,
      description:
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    });
    expect(await newer).toMatchObject({ ok: true, result: [] });
  });

  test("who polls while a webhook is set is told, also in the middle of it", async () => {
    const waiting = call(gateway, "getUpdates", { offset: 2_000_000_000, timeout: 20 });
    await pause(100);
    await done(gateway, "setWebhook", { url: "http://127.0.0.1:9/" });
    expect(await waiting).toMatchObject({
      error_code: 409,
      description: "Conflict: terminated by setWebhook request",
    });
    expect(await call(gateway, "getUpdates")).toMatchObject({
      error_code: 409,
      description:
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    });
    await done(gateway, "deleteWebhook");
    expect(await call(gateway, "getUpdates", { limit: 1 })).toMatchObject({ ok: true });
  });
});

/** Telegram's own pace is not asked here; but a bot that runs away is stopped with Telegram's words. */
test("a bot that runs away is told how long to wait", async () => {
  const runner = await joinChat(gateway);
  const params = { chat_id: runner.chatId, text: "又一条" };
  const answers = await Promise.all(
    Array.from({ length: 400 }, async () => call(gateway, "sendMessage", params)),
  );
  const refused = answers.filter(({ ok }) => !ok);
  expect(refused.length).toBeGreaterThan(0);
  for (const answer of refused) {
    const wait = answer.parameters?.retry_after;
    expect(wait).toBeGreaterThanOrEqual(1);
    expect(answer).toEqual({
      ok: false,
      error_code: 429,
      description: `Too Many Requests: retry after ${wait}`,
      parameters: { retry_after: wait },
      status: 429,
      retryAfter: String(wait),
    });
  }
  // Others are not held up by it.
  expect(await call(gateway, "sendMessage", { chat_id: chat.chat_id, text: "x" })).toMatchObject({
    ok: true,
  });
});
