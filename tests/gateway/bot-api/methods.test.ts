import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { TELEGRAMS_PACE } from "#gateway/bot-api/pace.ts";
import { startGateway } from "#gateway/gateway.ts";
import type { Gateway } from "#gateway/gateway.ts";
import { call, done, picture } from "#tests/botapi/helpers.ts";
import { joinChat, TOKEN } from "#tests/gateway/helpers.ts";
import type { Json, PersonClient } from "#tests/gateway/helpers.ts";

const bot = { firstName: "小报", username: "test_bot" };
let folder = "";
let gateway: Gateway;
let person: PersonClient;
let chat_id = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "methods-"));
  gateway = await startGateway({ dataDir: folder, port: 0, token: TOKEN, bot });
});

beforeEach(async () => {
  person = await joinChat(gateway);
  chat_id = person.chatId;
});

afterAll(async () => {
  await gateway.close();
  await rm(folder, { recursive: true });
});

const ask = async (method: string, params: object = {}): Promise<Json> =>
  done(gateway, method, { chat_id, ...params });

const refused = async (method: string, params: object = {}): Promise<string | undefined> =>
  (await call(gateway, method, { chat_id, ...params })).description;

const say = async (text = "甲"): Promise<number> => (await ask("sendMessage", { text })).message_id;

const page = (name: string): File => new File([picture(20, 10)], name);

const messages = async (): Promise<Json[]> => (await person.history()).messages;

test("a pin stands on top, and a line in the chat tells of it", async () => {
  const message_id = await say("要紧");
  expect(await ask("pinChatMessage", { message_id })).toBe(true);
  expect(await ask("pinChatMessage", { message_id })).toBe(true);
  expect(await ask("getChat")).toMatchObject({ pinned_message: { message_id, text: "要紧" } });
  expect((await messages()).map((one) => one.pinned_message?.text)).toEqual([undefined, "要紧"]);
  expect(await refused("pinChatMessage", { message_id: message_id + 1 })).toBe(
    "Bad Request: service messages can't be pinned",
  );
  expect(await ask("unpinChatMessage")).toBe(true);
  expect((await ask("getChat")).pinned_message).toBeUndefined();
  expect(await refused("unpinChatMessage")).toBe("Bad Request: message to unpin not found");
});

test("all pins go at once", async () => {
  for (const text of ["甲", "乙"]) await ask("pinChatMessage", { message_id: await say(text) });
  expect(await ask("unpinAllChatMessages")).toBe(true);
  expect((await ask("getChat")).pinned_message).toBeUndefined();
});

test("a copy says the same as the bot's own, a forward says whose it was", async () => {
  const own = await person.say("你好 /start");
  const from = { from_chat_id: chat_id, message_id: own.message_id };
  const copy = await ask("copyMessage", from);
  expect(Object.keys(copy)).toEqual(["message_id"]);
  const forward = await ask("forwardMessage", from);
  expect(forward).toMatchObject({
    text: "你好 /start",
    from: { is_bot: true },
    forward_origin: { type: "user", sender_user: { id: chat_id } },
  });
  const again = { from_chat_id: chat_id, message_id: forward.message_id };
  expect((await ask("forwardMessage", again)).forward_origin).toEqual(forward.forward_origin);
  expect(await ask("editMessageText", { message_id: copy.message_id, text: "改" })).toBeTruthy();
  expect(await refused("editMessageText", { message_id: forward.message_id, text: "改" })).toBe(
    "Bad Request: message can't be edited",
  );
});

test("a copied file can have another caption", async () => {
  const sent = await ask("sendDocument", { document: new File(["x"], "年报.txt"), caption: "旧" });
  const from = { from_chat_id: chat_id, message_id: sent.message_id };
  await ask("copyMessage", { ...from, caption: "<b>新</b>", parse_mode: "HTML" });
  await ask("copyMessage", from);
  const [, changed, same] = await messages();
  expect(changed).toMatchObject({
    document: { file_name: "年报.txt" },
    caption: "新",
    caption_entities: [{ type: "bold", offset: 0, length: 1 }],
  });
  expect(same).toMatchObject({ caption: "旧" });
});

test("a picture takes the place of a text, and a file that of a picture", async () => {
  const message_id = await say();
  const photo = { type: "photo", media: "attach://p", caption: "*图*", parse_mode: "MarkdownV2" };
  const first = await ask("editMessageMedia", { message_id, media: photo, p: page("a.png") });
  expect(first).toMatchObject({ photo: [{ width: 20, height: 10 }], caption: "图" });
  expect(first.text).toBeUndefined();
  const media = { type: "document", media: "attach://d" };
  const second = await ask("editMessageMedia", { message_id, media, d: new File(["x"], "a.txt") });
  expect(second).toMatchObject({ document: { file_name: "a.txt" } });
  expect(second).not.toHaveProperty("photo");
  expect(second).not.toHaveProperty("caption");
  expect((await messages()).length).toBe(1);
  expect(await refused("editMessageMedia", { message_id })).toBe(
    'Bad Request: parameter "media" is required',
  );
});

test("pictures of a group share an id and stay pictures", async () => {
  const media = ["a", "b"].map((name) => ({
    type: "photo",
    media: `attach://${name}`,
    caption: name,
  }));
  const group = await ask("sendMediaGroup", { media, a: page("a.png"), b: page("b.png") });
  const [first, second] = group;
  expect(group.map((one: Json) => one.caption)).toEqual(["a", "b"]);
  expect(first.media_group_id).toMatch(/^\d+$/);
  expect(second.media_group_id).toBe(first.media_group_id);
  const document = { type: "document", media: "attach://d" };
  const change = { message_id: first.message_id, media: document, d: new File(["x"], "a.txt") };
  expect(await refused("editMessageMedia", change)).toBe(
    "Bad Request: can't change media type in the album",
  );
  const known = { type: "photo", media: first.photo[0].file_id };
  const [alone] = await ask("sendMediaGroup", { media: [known] });
  expect(alone).toMatchObject({ photo: [{ width: 20, height: 10 }] });
  expect(alone).not.toHaveProperty("media_group_id");
});

test("a group with a bad part sends none of its parts", async () => {
  const media = ["a", "b"].map((name) => ({ type: "photo", media: `attach://${name}` }));
  await refused("sendMediaGroup", { media, a: page("a.png"), b: new File(["x"], "b.png") });
  expect(await messages()).toEqual([]);
});

test("a recording has a length and no name", async () => {
  const voice = new File(["OggS"], "voice.ogg");
  expect((await ask("sendVoice", { voice, duration: 7 })).voice).toEqual({
    duration: 7,
    mime_type: "audio/ogg",
    file_id: expect.any(String) as string,
    file_unique_id: expect.any(String) as string,
    file_size: 4,
  });
});

test("a file's path ends as its name does, and leads to it", async () => {
  const { document } = await ask("sendDocument", { document: new File(["内容"], "年报.docx") });
  const { file_path } = await ask("getFile", { file_id: document.file_id });
  expect(file_path).toBe(`documents/${document.file_id}.docx`);
  const response = await fetch(`${gateway.url}/file/bot${TOKEN}/${file_path}`);
  expect(await response.text()).toBe("内容");
});

test("young messages of both sides can be taken away, several at once", async () => {
  const ids = [await say(), (await person.say("我的")).message_id, await say("留")];
  expect(await ask("deleteMessages", { message_ids: [ids[0], ids[1], 999] })).toBe(true);
  expect((await messages()).map((one) => one.text)).toEqual(["留"]);
});

test("two are in a chat: the person and the bot", async () => {
  const member = async (user_id: number): Promise<Json> => ask("getChatMember", { user_id });
  expect(await member(chat_id)).toMatchObject({ status: "member", user: { id: chat_id } });
  expect(await member(123456)).toMatchObject({ status: "member", user: { is_bot: true } });
  expect(await refused("getChatMember", { user_id: 5 })).toBe("Bad Request: member not found");
  expect(await refused("getChatMember")).toBe("Bad Request: invalid user_id specified");
});

test("commands of one chat, of a language and of all: the nearest count", async () => {
  const offered = async (): Promise<string[]> => {
    const session = await person.post("/session", { language_code: "zh-CN" });
    return session.commands.map((one: Json) => one.description);
  };
  const set = async (description: string, more: object = {}): Promise<Json> =>
    ask("setMyCommands", { commands: [{ command: "/a", description }], ...more });
  await set("众人");
  expect(await offered()).toEqual(["众人"]);
  await set("中文", { language_code: "zh" });
  expect(await offered()).toEqual(["中文"]);
  const scope = { type: "chat", chat_id };
  await set("一人", { scope });
  expect(await offered()).toEqual(["一人"]);
  expect(await ask("getMyCommands", { scope })).toEqual([{ command: "a", description: "一人" }]);
  await ask("deleteMyCommands", { scope });
  await ask("setMyCommands", { language_code: "zh", commands: [] });
  expect(await offered()).toEqual(["众人"]);
  await ask("deleteMyCommands");
});

test("replies are said in the old way and in the new one", async () => {
  const { message_id } = await person.say("问");
  const replies = [
    await ask("sendMessage", { text: "x", reply_to_message_id: message_id }),
    await ask("sendMessage", { text: "x", reply_parameters: JSON.stringify({ message_id }) }),
    await ask("sendMessage", { text: "x", reply_parameters: {} }),
    await ask("sendMessage", {
      text: "x",
      reply_to_message_id: 99,
      allow_sending_without_reply: true,
    }),
  ];
  expect(replies.map((one) => one.reply_to_message?.text)).toEqual([
    "问",
    "问",
    undefined,
    undefined,
  ]);
});

test("too fast is told to wait, by the chat's pace; looking things up costs nothing", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "pace-"));
  const slow = await startGateway({ dataDir, port: 0, token: TOKEN, bot, pace: TELEGRAMS_PACE });
  try {
    const { chatId } = await joinChat(slow);
    const free = ["getMe", "getChat", "sendChatAction", "getUpdates"];
    for (let nth = 0; nth < 10; nth += 1) {
      for (const method of free) await done(slow, method, { chat_id: chatId, action: "typing" });
      await call(slow, "sendMessage", { chat_id: chatId, text: "" });
    }
    const answers = [];
    for (let nth = 0; nth < 6; nth += 1) {
      answers.push(await call(slow, "sendMessage", { chat_id: chatId, text: "x" }));
    }
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers.at(-1)).toMatchObject({
      description: "Too Many Requests: retry after 1",
      parameters: { retry_after: 1 },
      retryAfter: "1",
    });
  } finally {
    await slow.close();
    await rm(dataDir, { recursive: true });
  }
});
