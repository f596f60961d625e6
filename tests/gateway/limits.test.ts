import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startGateway } from "#gateway/gateway.ts";
import type { Gateway } from "#gateway/gateway.ts";
import { callBot, joinChat, TOKEN } from "./helpers.ts";
import type { PersonClient } from "./helpers.ts";

/** Every limit and refusal, in Telegram's own words. */

let gateway: Gateway;
let person: PersonClient;
let folder = "";
/** The messages the table speaks of. */
const ids = { text: 0, document: 0, own: 0 };
let chat_id = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "limits-"));
  const bot = { firstName: "小报", username: "test_bot" };
  gateway = await startGateway({ dataDir: folder, port: 0, token: TOKEN, bot });
  person = await joinChat(gateway);
  chat_id = person.chatId;
  ids.own = (await person.say("你好")).message_id;
  ids.text = (await callBot(gateway, "sendMessage", { chat_id, text: "甲" })).result.message_id;
  const form = new FormData();
  form.set("chat_id", String(chat_id));
  form.set("document", new Blob(["x"]), "甲.txt");
  const sent = await fetch(`${gateway.url}/bot${TOKEN}/sendDocument`, {
    method: "POST",
    body: form,
  });
  ids.document = ((await sent.json()) as { result: { message_id: number } }).result.message_id;
});

afterAll(async () => {
  await gateway.close();
  await rm(folder, { recursive: true });
});

const NOT_MODIFIED =
  "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";
const TOO_OLD = "query is too old and response timeout expired or query ID is invalid";
const data = (callback_data: string): object => ({
  inline_keyboard: [[{ text: "好", callback_data }]],
});
const document = "no-such-file";

describe("refused with 400 Bad Request", () => {
  test.each<[string, () => object, string]>([
    ["sendMessage", () => ({ text: "x" }), "chat_id is empty"],
    ["sendMessage", () => ({ chat_id: 1, text: "x" }), "chat not found"],
    ["sendMessage", () => ({ chat_id }), "message text is empty"],
    ["sendMessage", () => ({ chat_id, text: " \n　" }), "text must be non-empty"],
    ["sendMessage", () => ({ chat_id, text: "字".repeat(4097) }), "message is too long"],
    ["sendMessage", () => ({ chat_id, text: "x", parse_mode: "LaTeX" }), "unsupported parse_mode"],
    [
      "sendMessage",
      () => ({ chat_id, text: "x", reply_markup: data("") }),
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    [
      "sendMessage",
      () => ({ chat_id, text: "x", reply_markup: data("x".repeat(65)) }),
      "BUTTON_DATA_INVALID",
    ],
    [
      "sendMessage",
      () => ({ chat_id, text: "x", reply_markup: data("报".repeat(22)) }),
      "BUTTON_DATA_INVALID",
    ],
    [
      "sendMessage",
      () => ({ chat_id, text: "x", reply_markup: { inline_keyboard: [[{ text: "x" }]] } }),
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    [
      "sendMessage",
      () => ({
        chat_id,
        text: "x",
        reply_markup: { inline_keyboard: [[{ text: "x", url: "javascript:alert(1)" }]] },
      }),
      "inline keyboard button URL 'javascript:alert(1)' is invalid: Wrong port number specified in the URL",
    ],
    [
      "sendMessage",
      () => ({
        chat_id,
        text: "x",
        reply_markup: {
          inline_keyboard: Array.from({ length: 101 }, () => [{ text: "x", callback_data: "x" }]),
        },
      }),
      "reply markup is too long",
    ],
    [
      "sendMessage",
      () => ({ chat_id, text: "x", reply_markup: 5 }),
      "object expected as reply markup",
    ],
    [
      "sendMessage",
      () => ({ chat_id, text: "x", reply_parameters: { message_id: 99 } }),
      "message to be replied not found",
    ],
    ["editMessageText", () => ({ chat_id, message_id: ids.text, text: "甲" }), NOT_MODIFIED],
    ["editMessageReplyMarkup", () => ({ chat_id, message_id: ids.text }), NOT_MODIFIED],
    [
      "editMessageText",
      () => ({ chat_id, message_id: 99, text: "x" }),
      "message to edit not found",
    ],
    [
      "editMessageText",
      () => ({ chat_id, message_id: ids.own, text: "x" }),
      "message can't be edited",
    ],
    [
      "editMessageText",
      () => ({ chat_id, message_id: ids.text, text: "" }),
      "message text is empty",
    ],
    [
      "editMessageText",
      () => ({ chat_id, message_id: ids.document, text: "x" }),
      "there is no text in the message to edit",
    ],
    [
      "editMessageCaption",
      () => ({ chat_id, message_id: ids.text, caption: "x" }),
      "there is no caption in the message to edit",
    ],
    [
      "editMessageCaption",
      () => ({ chat_id, message_id: ids.document, caption: "字".repeat(1025) }),
      "MEDIA_CAPTION_TOO_LONG",
    ],
    ["deleteMessage", () => ({ chat_id, message_id: 99 }), "message to delete not found"],
    ["answerCallbackQuery", () => ({ callback_query_id: "1" }), TOO_OLD],
    ["answerCallbackQuery", () => ({ callback_query_id: `${chat_id}1700000000` }), TOO_OLD],
    ["answerCallbackQuery", () => ({}), TOO_OLD],
    ["sendDocument", () => ({ chat_id }), "there is no document in the request"],
    [
      "sendDocument",
      () => ({ chat_id, document }),
      "wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
    ],
    [
      "sendDocument",
      () => ({ chat_id, document, caption: "字".repeat(1025) }),
      "message caption is too long",
    ],
    ["sendChatAction", () => ({ chat_id, action: "dance" }), "wrong parameter action in request"],
    ["getFile", () => ({ file_id: "../people.jsonl" }), "invalid file_id"],
    ["getChat", () => ({ chat_id: 1 }), "chat not found"],
    [
      "setMyCommands",
      () => ({ commands: [{ command: "Ä", description: "x" }] }),
      "BOT_COMMAND_INVALID",
    ],
    [
      "setMyCommands",
      () => ({ commands: [{ command: "a", description: "" }] }),
      "command description must be non-empty",
    ],
    ["setWebhook", () => ({ url: "ftp://example.org" }), "invalid webhook URL specified"],
  ])("%s #%#", async (method, params, words) => {
    expect(await callBot(gateway, method, params())).toEqual({
      ok: false,
      error_code: 400,
      description: `Bad Request: ${words}`,
    });
  });
});

test.each<[string, () => object]>([
  ["sendMessage", () => ({ chat_id, text: "字".repeat(4096) })],
  ["sendMessage", () => ({ chat_id, text: "x", reply_markup: data("x".repeat(64)) })],
  [
    "sendMessage",
    () => ({
      chat_id: String(chat_id),
      text: "x",
      reply_markup: JSON.stringify(data("报".repeat(21))),
    }),
  ],
  [
    "sendMessage",
    () => ({ chat_id, text: "x", reply_markup: { keyboard: [["甲", { text: "乙" }]] } }),
  ],
  ["sendMessage", () => ({ chat_id, text: "x", reply_markup: { remove_keyboard: true } })],
  ["sendMessage", () => ({ chat_id, text: "x", reply_markup: { force_reply: true } })],
  [
    "sendMessage",
    () => ({
      chat_id,
      text: "x",
      reply_parameters: { message_id: 99, allow_sending_without_reply: true },
    }),
  ],
  ["editMessageCaption", () => ({ chat_id, message_id: ids.document, caption: "字".repeat(1024) })],
  ["SENDCHATACTION", () => ({ chat_id, action: "typing" })],
  ["getChat", () => ({ chat_id })],
  ["getWebhookInfo", () => ({})],
])("%s is taken at the limit #%#", async (method, params) => {
  expect(await callBot(gateway, method, params())).toMatchObject({ ok: true });
});

test("an unknown method is not found", async () => {
  const answer = await callBot(gateway, "makeCoffee");
  expect(answer).toEqual({
    ok: false,
    error_code: 404,
    description: "Not Found: method not found",
  });
});

test.each(["bot1:wrong/getMe", `file/bot1:wrong/documents/x`])(
  "/%s is unauthorized",
  async (path) => {
    const response = await fetch(`${gateway.url}/${path}`);
    expect(response.status).toBe(401);
    const answer = { ok: false, error_code: 401, description: "Unauthorized" };
    expect(await response.json()).toEqual(answer);
  },
);

test("parameters come by query, form, multipart and JSON alike", async () => {
  const url = `${gateway.url}/bot${TOKEN}/sendMessage`;
  const fields = { chat_id: String(chat_id), text: "问候" };
  const multipart = new FormData();
  for (const [name, value] of Object.entries(fields)) multipart.set(name, value);
  const responses = await Promise.all([
    fetch(`${url}?${new URLSearchParams(fields).toString()}`),
    fetch(url, { method: "POST", body: new URLSearchParams(fields) }),
    fetch(url, { method: "POST", body: multipart }),
    fetch(url, { method: "POST", body: JSON.stringify(fields) }),
  ]);
  for (const response of responses) {
    expect(await response.json()).toMatchObject({ ok: true, result: { text: "问候" } });
  }
});

test("a file over 50 MB is too large", async () => {
  const form = new FormData();
  form.set("chat_id", String(chat_id));
  form.set("document", new Blob([Buffer.alloc(50 * 1024 * 1024 + 1)]), "x.bin");
  const response = await fetch(`${gateway.url}/bot${TOKEN}/sendDocument`, {
    method: "POST",
    body: form,
  });
  expect(await response.json()).toEqual({
    ok: false,
    error_code: 413,
    description: "Request Entity Too Large",
  });
});
