import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startGateway } from "#gateway/gateway.ts";
import type { Gateway } from "#gateway/gateway.ts";
import { joinChat, TOKEN } from "#tests/gateway/helpers.ts";
import type { Json, PersonClient } from "#tests/gateway/helpers.ts";
import { done, watch } from "./helpers.ts";

/**
 * Marked-up texts, and what becomes of them: the samples of https://core.telegram.org/bots/api#formatting-options,
 * and what the official server does where these are silent. Offsets count UTF-16 units.
 */

let folder = "";
let gateway: Gateway;
let person: PersonClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "formatting-"));
  const bot = { firstName: "小报", username: "test_bot" };
  gateway = await startGateway({ dataDir: folder, port: 0, token: TOKEN, bot });
  person = await joinChat(gateway);
});

afterAll(async () => {
  await gateway.close();
  await rm(folder, { recursive: true });
});

/** A row is the source, the text that remains, and its marks: kind, offset+length, and what the kind carries. */
type Row = readonly [source: string, ...Marked];

type Marked = readonly [text: string, ...marks: string[]];

function marksOf(entities: Json = []): string[] {
  return entities.map(({ type, offset, length, ...more }: Json) =>
    [type, `${offset}+${length}`, ...Object.values(more)].join(" "),
  );
}

function table(parse_mode: string | undefined, rows: readonly Row[]): void {
  test.each(rows)("%j", async (source, text, ...marks) => {
    const params = { chat_id: person.chatId, text: source, parse_mode };
    const message = await done(gateway, "sendMessage", params);
    expect([message.text, ...marksOf(message.entities)]).toEqual([text, ...marks]);
  });
}

/** Marks inside one another are cut where the inner one begins: td MessageEntity.cpp split_entities. */
const NESTED: Marked = [
  "bold italic bold italic bold strikethrough italic bold strikethrough spoiler underline italic bold bold",
  "bold 0+5",
  ..."bold 5+12, italic 5+12".split(", "),
  ..."bold 17+26, italic 17+26, strikethrough 17+26".split(", "),
  ..."bold 43+34, italic 43+34, strikethrough 43+33, spoiler 43+33".split(", "),
  ..."bold 77+26, italic 77+21, underline 77+21".split(", "),
];

describe("HTML", () => {
  table("HTML", [
    ["<b>粗</b>和<strong>粗</strong>", "粗和粗", "bold 0+1", "bold 2+1"],
    ["<i>斜</i>和<em>斜</em>", "斜和斜", "italic 0+1", "italic 2+1"],
    ["<u>线</u>和<ins>线</ins>", "线和线", "underline 0+1", "underline 2+1"],
    [
      "<s>删</s>、<strike>删</strike>、<del>删</del>",
      "删、删、删",
      "strikethrough 0+1",
      "strikethrough 2+1",
      "strikethrough 4+1",
    ],
    [
      `<span class="tg-spoiler">藏</span>和<tg-spoiler>藏</tg-spoiler>`,
      "藏和藏",
      "spoiler 0+1",
      "spoiler 2+1",
    ],
    [
      `<b>bold <i>italic bold <s>italic bold strikethrough <span class="tg-spoiler">italic bold strikethrough spoiler</span></s> <u>underline italic bold</u></i> bold</b>`,
      ...NESTED,
    ],
    [
      `见<a href="https://www.gov.cn/zhengce/?a=1&amp;b=2">原文</a>`,
      "见原文",
      "text_link 1+2 https://www.gov.cn/zhengce/?a=1&b=2",
    ],
    [`<a href="http://www.example.com">甲</a>`, "甲", "text_link 0+1 http://www.example.com/"],
    ["<a>www.gov.cn</a>", "www.gov.cn", "text_link 0+10 http://www.gov.cn/"],
    [`<a href="javascript:alert(1)">甲</a>`, "甲"],
    [`<a href="没有">甲</a>乙`, "甲乙"],
    [
      `<b>看<a href="https://www.gov.cn/">这里</a>吧</b>`,
      "看这里吧",
      "bold 0+1",
      "text_link 1+2 https://www.gov.cn/",
      "bold 1+2",
      "bold 3+1",
    ],
    [`<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>好`, "👍好"],
    ["<code>第 1 行</code>", "第 1 行", "code 0+5"],
    ["<pre>第 1 行\n第 2 行</pre>", "第 1 行\n第 2 行", "pre 0+11"],
    [
      `<pre><code class="language-python">print("年报")</code></pre>`,
      `print("年报")`,
      "pre 0+11 python",
    ],
    [`<code class="language-python">x</code>`, "x", "code 0+1"],
    ["<blockquote>甲\n乙</blockquote>丙", "甲\n乙丙", "blockquote 0+3"],
    ["<blockquote expandable>甲\n乙</blockquote>", "甲\n乙", "expandable_blockquote 0+3"],
    ["<blockquote><b>甲</b>乙</blockquote>", "甲乙", "blockquote 0+2", "bold 0+1"],
    ["😀<b>好</b>😀<i>𠮷</i>", "😀好😀𠮷", "bold 2+1", "italic 5+2"],
    ["1 &lt; 2 &amp;&amp; 3 &gt; 2 &quot;", `1 < 2 && 3 > 2 "`],
    ["&#24180;&#x62a5; &nbsp; &copy;", "年报 &nbsp; &copy;"],
    ["<B>大写</B >", "大写", "bold 0+2"],
    ["<b></b>空<i> </i>", "空"],
    ["  <b>甲</b>  \n", "甲", "bold 0+1"],
    ["<b>甲</b><b>乙</b>", "甲乙", "bold 0+2"],
    ["*不* _是_ `的`", "*不* _是_ `的`"],
  ]);
});

describe("MarkdownV2", () => {
  table("MarkdownV2", [
    ["*粗* _斜_", "粗 斜", "bold 0+1", "italic 2+1"],
    ["__线__ ~删~ ||藏||", "线 删 藏", "underline 0+1", "strikethrough 2+1", "spoiler 4+1"],
    [
      "*bold _italic bold ~italic bold strikethrough ||italic bold strikethrough spoiler||~ __underline italic bold___ bold*",
      ...NESTED,
    ],
    ["[原文](https://www.gov.cn/)", "原文", "text_link 0+2 https://www.gov.cn/"],
    [
      String.raw`[原文](https://www.gov.cn/a_\(1\))`,
      "原文",
      "text_link 0+2 https://www.gov.cn/a_(1)",
    ],
    ["[没有](没有)", "没有"],
    ["![👍](tg://emoji?id=5368324170671202286)好", "👍好"],
    ["`第 1 行`", "第 1 行", "code 0+5"],
    ["`a*b_c.d`", "a*b_c.d", "code 0+7"],
    ["```\n第 1 行\n```", "第 1 行", "pre 0+5"],
    ["```python\nprint(1)\n```", "print(1)", "pre 0+8 python"],
    [String.raw`2025\-01\-12 \*不粗\* 1\.5\!`, "2025-01-12 *不粗* 1.5!"],
    [String.raw`\#\+\=\{\}\(\)\[\]\|\~\>\\x`, String.raw`#+={}()[]|~>\x`],
    [">甲\n>乙\n丙", "甲\n乙\n丙", "blockquote 0+4"],
    [">甲\n>乙\n**>丙\n>丁||", "甲\n乙\n丙\n丁", "blockquote 0+4", "expandable_blockquote 4+3"],
    ["前\n>*甲*", "前\n甲", "blockquote 2+1", "bold 2+1"],
    ["😀*好*", "😀好", "bold 2+1"],
    [String.raw`<b\>不</b\>`, "<b>不</b>"],
  ]);
});

describe("Markdown, the old one", () => {
  table("Markdown", [
    ["*粗* _斜_", "粗 斜", "bold 0+1", "italic 2+1"],
    ["[原文](http://www.example.com/)", "原文", "text_link 0+2 http://www.example.com/"],
    ["`第 1 行`", "第 1 行", "code 0+5"],
    ["```\n第 1 行\n```", "第 1 行", "pre 0+5"],
    ["```python\nprint(1)\n```", "print(1)", "pre 0+8 python"],
    [String.raw`\_不\_ \*是\* \`的\` \[x]`, "_不_ *是* `的` [x]"],
    ["_snake_\\__case_", "snake_case", "italic 0+5", "italic 6+4"],
    ["*甲 _乙_*", "甲 _乙_", "bold 0+5"],
    ["2025-01-12! ~不~ ||是|| > 引", "2025-01-12! ~不~ ||是|| > 引"],
    ["😀*好*", "😀好", "bold 2+1"],
  ]);
});

/** Found in every text, but not inside code. */
describe("without a mode", () => {
  table(undefined, [
    ["见 https://www.gov.cn/a?b=1#c 。", "见 https://www.gov.cn/a?b=1#c 。", "url 2+26"],
    ["/start 或 /help@test_bot", "/start 或 /help@test_bot", "bot_command 0+6", "bot_command 9+14"],
    ["问 @test_bot", "问 @test_bot", "mention 2+9"],
    ["写到 wang@bj.gov.cn", "写到 wang@bj.gov.cn", "email 3+14"],
    ["#年报 不是#话题", "#年报 不是#话题", "hashtag 0+3"],
    ["<b>*不解*</b>", "<b>*不解*</b>"],
    [" \n甲\r\n 乙 \n", "甲\n 乙"],
  ]);

  test("code and links are left alone", async () => {
    const text = `<code>/start https://www.gov.cn</code> <a href="http://a.cn/">/b</a> /c`;
    const params = { chat_id: person.chatId, text, parse_mode: "HTML" };
    const { entities } = await done(gateway, "sendMessage", params);
    expect(marksOf(entities)).toEqual([
      "code 0+25",
      "text_link 26+2 http://a.cn/",
      "bot_command 29+2",
    ]);
  });

  test("entities may be given instead; the mode goes before them", async () => {
    const entities = [
      { type: "italic", offset: 2, length: 2 },
      { type: "bold", offset: 0, length: 2 },
      { type: "pre", offset: 4, length: 2, language: "sh" },
      { type: "underline", offset: 1, length: 0 },
    ];
    const params = { chat_id: person.chatId, text: "甲乙丙丁戊己", entities };
    const given = await done(gateway, "sendMessage", params);
    expect(marksOf(given.entities)).toEqual(["bold 0+2", "italic 2+2", "pre 4+2 sh"]);
    const both = { ...params, text: "<u>甲</u>", parse_mode: "HTML" };
    expect(marksOf((await done(gateway, "sendMessage", both)).entities)).toEqual(["underline 0+1"]);
  });
});

test("captions and edits are marked up alike, and the person gets it all", async () => {
  const eye = await watch(person);
  const sent = await done(gateway, "sendDocument", {
    chat_id: person.chatId,
    document: new File(["x"], "甲.txt"),
    caption: "<b>甲</b>乙",
    parse_mode: "HTML",
  });
  const wanted = { caption: "甲乙", caption_entities: [{ type: "bold", offset: 0, length: 1 }] };
  expect(sent).toMatchObject(wanted);
  expect(await eye.sees("message", ({ document }) => document !== undefined)).toMatchObject(wanted);
  const changed = { chat_id: person.chatId, message_id: sent.message_id, caption: "甲_乙_" };
  await done(gateway, "editMessageCaption", { ...changed, parse_mode: "MarkdownV2" });
  expect(await eye.sees("edited")).toMatchObject({
    caption: "甲乙",
    caption_entities: [{ type: "italic", offset: 1, length: 1 }],
  });
  const text = await done(gateway, "sendMessage", { chat_id: person.chatId, text: "甲" });
  await done(gateway, "editMessageText", {
    chat_id: person.chatId,
    message_id: text.message_id,
    text: "*甲*",
    parse_mode: "Markdown",
  });
  expect(await eye.sees("edited")).toMatchObject({
    text: "甲",
    entities: [{ type: "bold", offset: 0, length: 1 }],
  });
  eye.close();
});
