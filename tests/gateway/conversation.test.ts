import { InlineKeyboard, InputFile } from "grammy";
import { expect, test } from "vitest";
import { joinChat, runBot, TOKEN, withGateway } from "./helpers.ts";
import type { Json } from "./helpers.ts";

const PDF = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 31) % 256));

test("a card is sent, pressed, answered with a toast and edited in place", async () => {
  await withGateway(async (world) => {
    await runBot(world, (bot) => {
      bot.command("start", (ctx) =>
        ctx.reply(`开始：${ctx.match}`, { reply_markup: new InlineKeyboard().text("没有", "no") }),
      );
      bot.callbackQuery("no", async (ctx) => {
        await ctx.answerCallbackQuery({ text: "记下了", show_alert: true });
        await ctx.editMessageText("没有 ✓");
      });
    });
    const person = await joinChat(world.gateway, { name: "王芳", language_code: "zh-CN" });
    const stream = await person.events();
    await person.say("/start abc");
    const own = await stream.next("message");
    expect(own.data).toMatchObject({ out: true, text: "/start abc" });
    expect(own.data.entities).toEqual([{ type: "bot_command", offset: 0, length: 6 }]);
    const { data: card } = await stream.next("message");
    expect(card).toMatchObject({ out: false, text: "开始：abc", from: { username: "test_bot" } });

    const press = { client_id: "p1", message_id: card.message_id, data: "no" };
    const { callback_query_id } = await person.post("/callback", press);
    const answer = await stream.next("callback_answer");
    expect(answer.data).toEqual({ callback_query_id, text: "记下了", show_alert: true });
    const { data: edited } = await stream.next("edited");
    expect(edited).toMatchObject({ message_id: card.message_id, text: "没有 ✓" });
    expect(edited.reply_markup).toBeUndefined();
    // The same press again is the same press; another one finds no button.
    expect(await person.post("/callback", press)).toEqual({ callback_query_id });
    expect(await person.post("/callback", { ...press, client_id: "p2" })).toEqual({
      error: "no_such_button",
    });
    stream.close();
  });
});

test("documents with Chinese names go both ways byte for byte", async () => {
  await withGateway(async (world) => {
    const received: { name: string | undefined; bytes: Buffer }[] = [];
    const bot = await runBot(world, (bot) => {
      bot.on("message:document", async (ctx) => {
        const file = await ctx.getFile();
        const url = `${world.gateway.url}/file/bot${TOKEN}/${file.file_path}`;
        const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
        received.push({ name: ctx.message.document.file_name, bytes });
        await ctx.replyWithDocument(new InputFile(bytes, "年报（终稿）.pdf"), {
          caption: "请查收",
          reply_markup: new InlineKeyboard().text("好", "ok"),
        });
      });
    });
    const person = await joinChat(world.gateway);
    const stream = await person.events();
    const form = new FormData();
    form.set("client_id", "f1");
    form.set("file", new Blob([PDF]), "台账 2025；一季度.pdf");
    await person.request("/media", { method: "POST", body: form });
    await stream.next("message");
    const { data: reply } = await stream.next("message");
    expect(received[0]?.name).toBe("台账 2025；一季度.pdf");
    expect(received[0]?.bytes.equals(PDF)).toBe(true);
    expect(reply).toMatchObject({
      caption: "请查收",
      document: {
        file_name: "年报（终稿）.pdf",
        mime_type: "application/pdf",
        file_size: PDF.length,
      },
    });
    const response = await person.request(`/files/${reply.document.file_id}`);
    expect(Buffer.from(await response.arrayBuffer()).equals(PDF)).toBe(true);
    expect(response.headers.get("content-disposition")).toContain(
      `filename*=UTF-8''${encodeURIComponent("年报").slice(0, 9)}`,
    );
    const stranger = await joinChat(world.gateway);
    expect((await stranger.request(`/files/${reply.document.file_id}`)).status).toBe(404);
    // By id the same file is sent again without its bytes.
    const again: Json = await bot.api.sendDocument(stranger.chatId, reply.document.file_id);
    expect(again.document).toEqual(reply.document);
    expect((await stranger.request(`/files/${reply.document.file_id}`)).status).toBe(200);
    stream.close();
  });
});

test("typing, deletion, commands and edits of the person reach the other side", async () => {
  await withGateway(async (world) => {
    const edits: string[] = [];
    const bot = await runBot(world, (bot) => {
      bot.on("edited_message:text", (ctx) => ctx.reply(`改成 ${ctx.editedMessage.text}`));
      bot.on("message:text", (ctx) => edits.push(ctx.message.reply_to_message?.text ?? ""));
    });
    const person = await joinChat(world.gateway);
    const stream = await person.events();
    await bot.api.setMyCommands([{ command: "help", description: "帮助" }]);
    expect(await bot.api.getMyCommands()).toEqual([{ command: "help", description: "帮助" }]);
    await stream.next("commands");
    const commands = [{ command: "help", description: "帮助" }];
    expect((await stream.next("commands")).data).toEqual({ commands });
    await bot.api.sendChatAction(person.chatId, "typing");
    expect((await stream.next("action")).data).toEqual({ action: "typing" });
    const sent = await bot.api.sendMessage(person.chatId, "问");
    await bot.api.deleteMessage(person.chatId, sent.message_id);
    expect((await stream.next("deleted")).data).toEqual({ message_id: sent.message_id });

    const own = await person.say("35");
    await person.post("/messages/edit", { message_id: own.message_id, text: "36" });
    await stream.next("edited");
    expect((await stream.next("message")).data.text).toBe("改成 36");
    const reply = { client_id: "r", text: "回", reply_to_message_id: own.message_id };
    expect(await person.post("/messages", reply)).toMatchObject({
      reply_to_message: { text: "36" },
    });
    await expect.poll(() => edits).toEqual(["", "36"]);
    expect((await joinChat(world.gateway)).session.commands).toEqual(commands);
    stream.close();
  });
});
