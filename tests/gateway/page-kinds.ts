import { InlineKeyboard, InputFile, InputMediaBuilder } from "grammy";
import type { Api } from "grammy";
import { PNG } from "pngjs";

/** One picture of one colour. */
function colour(red: number, name = "图.png"): InputFile {
  const picture = new PNG({ width: 400, height: 300 });
  for (let at = 0; at < picture.data.length; at += 4) picture.data.set([red, 120, 90, 255], at);
  return new InputFile(PNG.sync.write(picture), name);
}

/** Everything that a text may hold. */
const MARKED = `<b>粗体<i>又斜</i></b> <u>下划线</u> <s>删除线</s> <code>x=1</code>
<pre><code class="language-js">return 1;</code></pre>
<a href="https://example.com/a">链接</a> https://example.com/b <tg-spoiler>隐藏的答案</tg-spoiler> /help
<blockquote>引用的话</blockquote>
<blockquote expandable>很长的引用
二
三
四
五
六</blockquote>`;

/** The bot sends one of every kind of message; the last is a card with buttons. */
export async function sendEveryKind(api: Api, chatId: number): Promise<void> {
  const { message_id } = await api.sendMessage(chatId, MARKED, { parse_mode: "HTML" });
  const album = [40, 120, 200].map((red) => InputMediaBuilder.photo(colour(red)));
  await api.sendMediaGroup(chatId, album);
  const reply_parameters = { message_id };
  await api.sendPhoto(chatId, colour(250), { caption: "单独一张", reply_parameters });
  await api.sendVoice(chatId, new InputFile(Buffer.from("OggS"), "语音.ogg"), { duration: 4 });
  const file = new InputFile(Buffer.from("内容"), "大营子乡2025年政府信息公开工作年度报告.docx");
  const caption = `请查收 ${"long".repeat(50)}`;
  await api.sendDocument(chatId, file, { caption });
  await api.pinChatMessage(chatId, message_id);
  const keys = new InlineKeyboard().text("没有", "no").text("有", "yes").row();
  await api.sendMessage(chatId, "有没有收到申请？", {
    reply_markup: keys.copyText("复制编号", "A-123").url("打开网页", "https://example.com"),
  });
}
