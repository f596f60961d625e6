import { Input, Markup, Telegraf } from "telegraf";
import { editedMessage, message } from "telegraf/filters";
import { serve } from "../helpers.ts";
import { COMMANDS, PAGES, SAYS, SECRET } from "./framework.ts";
import type { Framework, Home } from "./framework.ts";

export const telegraf: Framework = {
  name: "telegraf",

  poll: async (home) => {
    const bot = await build(home);
    const launched = bot.launch().catch(home.failed);
    return async () => {
      bot.stop();
      await launched;
    };
  },

  listen: async (home) => {
    const bot = await build(home);
    const handle = bot.webhookCallback("/telegraf", { secretToken: SECRET });
    const { url, stop } = await serve((request, response) => {
      handle(request, response).catch(home.failed);
    });
    await bot.telegram.setWebhook(`${url}/telegraf`, { secret_token: SECRET });
    return stop;
  },
};

async function build({ apiRoot, token, failed }: Home): Promise<Telegraf> {
  const bot = new Telegraf(token, { telegram: { apiRoot } });
  bot.catch(failed);
  bot.start(async (ctx) => {
    const buttons = [
      Markup.button.callback("没有", "requests:none"),
      Markup.button.callback("有", "requests:some"),
    ];
    await ctx.reply(SAYS.question, Markup.inlineKeyboard(buttons));
  });
  bot.action("requests:none", async (ctx) => {
    await ctx.answerCbQuery(SAYS.noted);
    await ctx.editMessageText(SAYS.none);
  });
  bot.hears("键盘", async (ctx) => {
    await ctx.reply(SAYS.choose, Markup.keyboard([["继续", "先看全部"]]).resize());
  });
  bot.hears("收起", async (ctx) => {
    await ctx.reply(SAYS.putAway, Markup.removeKeyboard());
  });
  bot.on(message("document"), async (ctx) => {
    const { file_id, file_name } = ctx.message.document;
    const response = await fetch(await ctx.telegram.getFileLink(file_id));
    const bytes = Buffer.from(await response.arrayBuffer());
    await ctx.replyWithDocument(Input.fromBuffer(bytes, file_name));
  });
  bot.hears("相册", async (ctx) => {
    const media = PAGES.map((bytes, index) => ({
      type: "photo" as const,
      media: Input.fromBuffer(bytes, `${index}.png`),
      ...(index === 0 ? { caption: SAYS.album } : {}),
    }));
    await ctx.replyWithMediaGroup(media);
  });
  bot.hears("照片", async (ctx) => {
    const photo = Input.fromBuffer(PAGES[0], "封面.png");
    await ctx.replyWithPhoto(photo, { caption: SAYS.caption, parse_mode: "HTML" });
  });
  bot.hears("好", async (ctx) => {
    await ctx.react("👍");
  });
  bot.on(editedMessage("text"), async (ctx) => {
    await ctx.reply(SAYS.changed(ctx.editedMessage.text));
  });
  await bot.telegram.setMyCommands(COMMANDS);
  return bot;
}
