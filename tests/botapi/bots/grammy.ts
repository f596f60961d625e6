import {
  Bot,
  InlineKeyboard,
  InputFile,
  InputMediaBuilder,
  Keyboard,
  webhookCallback,
} from "grammy";
import { serve } from "../helpers.ts";
import { COMMANDS, PAGES, SAYS, SECRET } from "./framework.ts";
import type { Framework, Home } from "./framework.ts";

export const grammy: Framework = {
  name: "grammY",

  poll: async (home) => {
    const bot = await build(home);
    const { promise, resolve } = Promise.withResolvers<void>();
    bot.start({ onStart: () => resolve() }).catch(home.failed);
    await promise;
    return async () => bot.stop();
  },

  listen: async (home) => {
    const bot = await build(home);
    const handle = webhookCallback(bot, "http", { secretToken: SECRET });
    const { url, stop } = await serve((request, response) => {
      handle(request, response).catch(home.failed);
    });
    await bot.api.setWebhook(url, { secret_token: SECRET });
    return stop;
  },
};

async function build({ apiRoot, token, failed }: Home): Promise<Bot> {
  const bot = new Bot(token, { client: { apiRoot } });
  bot.catch(({ error }) => failed(error));
  bot.command("start", async (ctx) => {
    const reply_markup = new InlineKeyboard()
      .text("没有", "requests:none")
      .text("有", "requests:some");
    await ctx.reply(SAYS.question, { reply_markup });
  });
  bot.callbackQuery("requests:none", async (ctx) => {
    await ctx.answerCallbackQuery({ text: SAYS.noted });
    await ctx.editMessageText(SAYS.none);
  });
  bot.hears("键盘", async (ctx) => {
    const reply_markup = new Keyboard().text("继续").text("先看全部").resized();
    await ctx.reply(SAYS.choose, { reply_markup });
  });
  bot.hears("收起", async (ctx) => {
    await ctx.reply(SAYS.putAway, { reply_markup: { remove_keyboard: true } });
  });
  bot.on("message:document", async (ctx) => {
    const file = await ctx.getFile();
    const response = await fetch(`${apiRoot}/file/bot${token}/${file.file_path}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    await ctx.replyWithDocument(new InputFile(bytes, ctx.message.document.file_name));
  });
  bot.hears("相册", async (ctx) => {
    const [first, ...others] = PAGES.map((bytes, index) => new InputFile(bytes, `${index}.png`));
    await ctx.replyWithMediaGroup([
      InputMediaBuilder.photo(first!, { caption: SAYS.album }),
      ...others.map((file) => InputMediaBuilder.photo(file)),
    ]);
  });
  bot.hears("照片", async (ctx) => {
    const photo = new InputFile(PAGES[0], "封面.png");
    await ctx.replyWithPhoto(photo, { caption: SAYS.caption, parse_mode: "HTML" });
  });
  bot.hears("好", async (ctx) => {
    await ctx.react("👍");
  });
  bot.on("edited_message:text", async (ctx) => {
    await ctx.reply(SAYS.changed(ctx.editedMessage.text));
  });
  await bot.api.setMyCommands(COMMANDS);
  return bot;
}
