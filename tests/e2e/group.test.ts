import { testDependencies } from "#tests/support/dependencies.ts";
import type { Update, UserFromGetMe } from "grammy/types";
import { expect, test } from "vitest";
import { createBot } from "#bot/bot.ts";
import { wordsIn } from "#bot/words/words.ts";
import type { Shelf } from "#db/store.ts";

const words = wordsIn["zh-CN"];
const from = { id: 7, is_bot: false, first_name: "小王" };
const chat = { id: -5, type: "group" as const, title: "办公室" };
const message = { message_id: 3, date: 0, chat, from };

const command = (text: string) => ({
  message: { ...message, text, entities: [{ type: "bot_command" as const, offset: 0, length: 6 }] },
});

/** A group shows everything to everybody in it, so it gets the way to a private chat and nothing of a report. */
const inGroups: readonly (readonly [string, Omit<Update, "update_id">, readonly string[]])[] = [
  ["a command", command("/start"), ["sendMessage"]],
  ["an unknown command", command("/bogus"), ["sendMessage"]],
  ["a figure", { message: { ...message, text: "2 0 12" } }, []],
  ["an edit", { edited_message: { ...message, edit_date: 1, text: "2 0 12" } }, []],
  ["a photo", { message: { ...message, photo: [] } }, []],
  [
    "a press",
    { callback_query: { id: "1", from, message, chat_instance: "1", data: "g:1k9.0:x:none" } },
    [],
  ],
];

test.each(inGroups)("%s in a group", async (_, update, methods) => {
  const { handle, calls } = stubbed();
  await handle(update);
  expect(calls.map(({ method }) => method)).toEqual(methods);
  for (const { payload } of calls) {
    const link = "https://t.me/nianbao_bot?start=hello";
    expect(payload).toMatchObject({ chat_id: chat.id, text: words.privateOnly(link) });
  }
});

test("what is nobody's doing is passed over", async () => {
  const { handle, calls } = stubbed();
  const channel = { id: -9, type: "channel" as const, title: "公告" };
  await handle({ channel_post: { message_id: 1, date: 0, chat: channel, sender_chat: channel } });
  expect(calls).toEqual([]);
});

/** The real bot, its calls caught on the way out, and shelves that nobody may touch. */
function stubbed() {
  const untouched = (): never => {
    throw new Error("a group has no business with what is kept");
  };
  const shelf: Shelf<never> = { load: untouched, save: untouched, ids: untouched };
  const log: string[] = [];
  const bot = createBot(
    "1:stub",
    testDependencies({
      desks: shelf,
      directories: shelf,
      reports: shelf,
      render: untouched,
      log: (line) => log.push(line),
    }),
    {
      botInfo: {
        id: 1,
        is_bot: true,
        first_name: "年报",
        username: "nianbao_bot",
      } as UserFromGetMe,
    },
  );
  const calls: { method: string; payload: object }[] = [];
  bot.api.config.use(async (_call, method, payload) => {
    calls.push({ method, payload });
    return { ok: true, result: true } as never;
  });
  return {
    calls,
    handle: async (update: Omit<Update, "update_id">) => {
      await bot.handleUpdate({ update_id: 1, ...update });
      expect(log).toEqual([]);
    },
  };
}
