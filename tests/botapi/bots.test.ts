import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startGateway } from "#gateway/gateway.ts";
import type { Gateway } from "#gateway/gateway.ts";
import { joinChat, TOKEN } from "#tests/gateway/helpers.ts";
import type { PersonClient } from "#tests/gateway/helpers.ts";
import { COMMANDS, PAGES, SAYS } from "./bots/framework.ts";
import type { Stop } from "./bots/framework.ts";
import { grammy } from "./bots/grammy.ts";
import { nodeTelegramBotApi } from "./bots/node-telegram-bot-api.ts";
import { telegraf } from "./bots/telegraf.ts";
import { watch } from "./helpers.ts";
import type { Watch } from "./helpers.ts";

/** Bots as they are written for Telegram, told of another address and of nothing else. */

const FRAMEWORKS = [grammy, telegraf, nodeTelegramBotApi];
const TRANSPORTS = ["poll", "listen"] as const;

type Behaviour = readonly [title: string, act: (person: PersonClient, eye: Watch) => Promise<void>];

const BEHAVIOURS: readonly Behaviour[] = [
  [
    "a command is answered with a text and buttons",
    async (person, eye) => {
      await person.say("/start");
      expect(await eye.sees("message", ({ out }) => out === false)).toMatchObject({
        text: SAYS.question,
        reply_markup: {
          inline_keyboard: [
            [
              { text: "没有", callback_data: "requests:none" },
              { text: "有", callback_data: "requests:some" },
            ],
          ],
        },
      });
    },
  ],
  [
    "a press gets its toast, and the card is edited in place",
    async (person, eye) => {
      await person.say("/start");
      const card = await eye.sees("message", ({ out }) => out === false);
      const press = { client_id: "p", message_id: card.message_id, data: "requests:none" };
      const { callback_query_id } = await person.post("/callback", press);
      const toast = { callback_query_id, text: SAYS.noted, show_alert: false };
      expect(await eye.sees("callback_answer")).toEqual(toast);
      const edited = await eye.sees("edited");
      expect(edited).toMatchObject({ message_id: card.message_id, text: SAYS.none });
      expect(edited.reply_markup).toBeUndefined();
    },
  ],
  [
    "a reply keyboard comes and goes",
    async (person, eye) => {
      await person.say("键盘");
      expect(await eye.sees("message", ({ out }) => out === false)).toMatchObject({
        text: SAYS.choose,
        composer_markup: {
          keyboard: [[{ text: "继续" }, { text: "先看全部" }]],
          resize_keyboard: true,
        },
      });
      await person.say("收起");
      expect(await eye.sees("message", ({ out }) => out === false)).toMatchObject({
        text: SAYS.putAway,
        composer_markup: { remove_keyboard: true },
      });
    },
  ],
  [
    "a document with a Chinese name comes back byte for byte",
    async (person, eye) => {
      const bytes = randomBytes(120_000);
      const form = new FormData();
      form.set("client_id", "d");
      form.set("kind", "document");
      form.set("file", new File([bytes], "瓦房子镇2020年年报.docx"));
      await person.request("/media", { method: "POST", body: form });
      const { document } = await eye.sees("message", ({ out }) => out === false);
      expect(document).toMatchObject({
        file_name: "瓦房子镇2020年年报.docx",
        file_size: bytes.length,
      });
      const response = await person.request(`/files/${document.file_id}`);
      expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    },
  ],
  [
    "three pictures come as one group, in order",
    async (person, eye) => {
      await person.say("相册");
      const shapes: number[][] = [];
      const groups = new Set<string>();
      const captions: (string | undefined)[] = [];
      while (shapes.length < PAGES.length) {
        const item = await eye.sees("message", ({ out }) => out === false);
        const { width, height } = item.photo.at(-1);
        shapes.push([width, height]);
        groups.add(item.media_group_id);
        captions.push(item.caption);
      }
      expect(shapes).toEqual([
        [60, 40],
        [40, 60],
        [50, 50],
      ]);
      expect(captions).toEqual([SAYS.album, undefined, undefined]);
      expect([...groups]).toEqual([expect.stringMatching(/^\d+$/)]);
    },
  ],
  [
    "a picture has its caption marked up",
    async (person, eye) => {
      await person.say("照片");
      const item = await eye.sees("message", ({ out }) => out === false);
      expect(item).toMatchObject({
        caption: "草稿：第 1 页 <封面>",
        caption_entities: [{ type: "bold", offset: 0, length: 2 }],
      });
      const response = await person.request(`/files/${item.photo.at(-1).file_id}`);
      expect(Buffer.from(await response.arrayBuffer()).equals(PAGES[0])).toBe(true);
    },
  ],
  [
    "the person sees the commands",
    async (person) => {
      expect(person.session.commands).toEqual(COMMANDS);
    },
  ],
  [
    "an edited message is noticed",
    async (person, eye) => {
      const { message_id } = await person.say("35");
      await person.post("/messages/edit", { message_id, text: "36" });
      const answer = await eye.sees("message", ({ out }) => out === false);
      expect(answer.text).toBe(SAYS.changed("36"));
    },
  ],
  [
    "an emoji is set under the person's message",
    async (person, eye) => {
      const { message_id } = await person.say("好");
      const like = await eye.sees("edited", ({ reaction }) => reaction !== undefined);
      expect(like).toMatchObject({ message_id, reaction: "👍", text: "好", out: true });
    },
  ],
];

describe.each(FRAMEWORKS)("$name", (framework) => {
  describe.each(TRANSPORTS)("by %s", (transport) => {
    let folder = "";
    let gateway: Gateway;
    let stop: Stop | undefined;
    const failures: unknown[] = [];

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "botapi-"));
      const bot = { firstName: "小报", username: "test_bot" };
      gateway = await startGateway({ dataDir: folder, port: 0, token: TOKEN, bot });
      const failed = (error: unknown): unknown => failures.push(error);
      stop = await framework[transport]({ apiRoot: gateway.url, token: TOKEN, failed });
    });

    afterAll(async () => {
      await stop?.();
      await gateway.close();
      await rm(folder, { recursive: true });
    });

    test.each(BEHAVIOURS)("%s", async (_title, act) => {
      const person = await joinChat(gateway, { language_code: "zh-CN" });
      const eye = await watch(person);
      try {
        await act(person, eye);
      } finally {
        eye.close();
        // First of all what the bot ran into: it explains what the person misses.
        expect(failures.splice(0)).toEqual([]);
      }
    });
  });
});
