import { Bot, InlineKeyboardBuilder, InputFile, ReplyKeyboardBuilder } from "node-telegram-bot-api";
import { createWebhookServer } from "node-telegram-bot-api/node";
import { listenOn } from "../helpers.ts";
import { COMMANDS, PAGES, SAYS, SECRET } from "./framework.ts";
import type { Framework, Home } from "./framework.ts";

export const nodeTelegramBotApi: Framework = {
  name: "node-telegram-bot-api",

  poll: async (home) => {
    const bot = await build(home);
    const polling = bot.startPolling().catch(home.failed);
    return async () => {
      bot.stop();
      await polling;
    };
  },

  listen: async (home) => {
    const bot = await build(home);
    const { url, stop } = await listenOn(
      createWebhookServer(bot, { secretToken: SECRET, path: "/hook" }),
    );
    await bot.api.setWebhook({ url: `${url}/hook`, secret_token: SECRET });
    return stop;
  },
};

async function build({ apiRoot, token, failed }: Home): Promise<Bot> {
  const bot = new Bot(token, { apiRoot });
  const { api } = bot;
  bot.catch(failed);
  bot.command("start", async (ctx) => {
    const keyboard = new InlineKeyboardBuilder()
      .text("没有", "requests:none")
      .text("有", "requests:some");
    await ctx.reply(SAYS.question, { reply_markup: keyboard.build() });
  });
  bot.on("callback_query", async (ctx) => {
    const { message_id } = ctx.callbackQuery!.message!;
    await ctx.answerCallbackQuery({ text: SAYS.noted });
    await api.editMessageText({ chat_id: ctx.chatId!, message_id, text: SAYS.none });
  });
  bot.hears("键盘", async (ctx) => {
    const keyboard = new ReplyKeyboardBuilder().text("继续").text("先看全部");
    await ctx.reply(SAYS.choose, { reply_markup: keyboard.build({ resize_keyboard: true }) });
  });
  bot.hears("收起", async (ctx) => {
    await ctx.reply(SAYS.putAway, { reply_markup: { remove_keyboard: true } });
  });
  bot.hears("相册", async (ctx) => {
    const media = PAGES.map((bytes, index) => ({
      type: "photo" as const,
      media: new InputFile(bytes, { filename: `${index}.png` }),
      ...(index === 0 ? { caption: SAYS.album } : {}),
    }));
    await api.sendMediaGroup({ chat_id: ctx.chatId!, media });
  });
  bot.hears("照片", async (ctx) => {
    const photo = new InputFile(PAGES[0], { filename: "封面.png" });
    const caption = SAYS.caption;
    await api.sendPhoto({ chat_id: ctx.chatId!, photo, caption, parse_mode: "HTML" });
  });
  bot.hears("好", async (ctx) => {
    const { message_id } = ctx.message!;
    const reaction = [{ type: "emoji" as const, emoji: "👍" as const }];
    await api.setMessageReaction({ chat_id: ctx.chatId!, message_id, reaction });
  });
  bot.on("edited_message", async (ctx) => {
    await ctx.reply(SAYS.changed(ctx.editedMessage?.text ?? ""));
  });
  bot.on("message", async (ctx, next) => {
    const sent = ctx.message?.document;
    if (sent === undefined) return next();
    const file = await api.getFile({ file_id: sent.file_id });
    const response = await fetch(`${apiRoot}/file/bot${token}/${file.file_path}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const document = new InputFile(bytes, { filename: sent.file_name ?? "" });
    await api.sendDocument({ chat_id: ctx.chatId!, document });
  });
  await api.setMyCommands({ commands: COMMANDS });
  return bot;
}
