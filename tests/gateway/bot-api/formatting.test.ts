import { describe, expect, test } from "vitest";
import { finishText, readText } from "#gateway/bot-api/formatting/format.ts";

/** An entity as `type offset+length`, with what it carries. */
const say = (text: string, mode?: string, entities?: unknown): string => {
  const { text: said, entities: found } = finishText(
    readText({ text, parse_mode: mode, entities }),
  );
  const marks = found.map(({ type, offset, length, url, language }) =>
    [`${type} ${offset}+${length}`, url ?? language].filter(Boolean).join(" "),
  );
  return [said, ...marks].join(" | ");
};

const refused = (text: string, mode?: string, entities?: unknown): string => {
  try {
    return `said: ${say(text, mode, entities)}`;
  } catch (error) {
    return (error as Error).message.replace(/^Bad Request: (can't parse entities: )?/, "");
  }
};

describe("HTML", () => {
  test.each([
    ["<b>报</b>告", "报告 | bold 0+1"],
    [
      "<strong>a</strong><em>b</em><ins>c</ins><del>d</del>",
      "abcd | bold 0+1 | italic 1+1 | underline 2+1 | strikethrough 3+1",
    ],
    [
      "<strike>a</strike><tg-spoiler>b</tg-spoiler><span class='tg-spoiler'>c</span>",
      "abc | strikethrough 0+1 | spoiler 1+2",
    ],
    ["<b>粗<i>斜</i></b>", "粗斜 | bold 0+1 | bold 1+1 | italic 1+1"],
    ["<b>甲</b><b>乙</b>", "甲乙 | bold 0+2"],
    ["<u><b>ab</b></u>", "ab | bold 0+2 | underline 0+2"],
    ["😀<b>好</b>", "😀好 | bold 2+1"],
    ["<code>a&lt;b</code>", "a<b | code 0+3"],
    ["<pre>x\ny</pre>", "x\ny | pre 0+3"],
    ['<pre><code class="language-ts">let</code></pre>', "let | pre 0+3 ts"],
    ['<code class="language-ts"><pre>let</pre></code>', "let | pre 0+3 ts"],
    ['<code class="language-ts">let</code>', "let | code 0+3"],
    [
      '<code class="language-b"><pre><code class="language-a">x</code></pre></code>',
      "x | pre 0+1 a",
    ],
    ["<b>a<code>b</code>c</b>", "abc | bold 0+1 | code 1+1 | bold 2+1"],
    [
      '<a href="https://例子.中国/x?a=1&amp;b=2">看</a>',
      "看 | text_link 0+1 https://例子.中国/x?a=1&b=2",
    ],
    ["<a href='HTTP://Example.COM'>x</a>", "x | text_link 0+1 http://example.com/"],
    ["<a href=example.com>x</a>", "x | text_link 0+1 http://example.com/"],
    ["<a>example.com</a>", "example.com | text_link 0+11 http://example.com/"],
    ["<a href='tg://resolve?domain=x'>x</a>", "x | text_link 0+1 tg://resolve?domain=x"],
    ["<a href='tg://user?id=5'>x</a>", "x"],
    ["<a href='javascript:alert(1)'>x</a>", "x"],
    ["<a href='http://localhost'>x</a>", "x"],
    ["<a href='http://x.cn'><b>粗</b></a>", "粗 | text_link 0+1 http://x.cn/ | bold 0+1"],
    ["<blockquote>甲\n乙</blockquote>丙", "甲\n乙丙 | blockquote 0+3"],
    ["<blockquote expandable>甲</blockquote>", "甲 | expandable_blockquote 0+1"],
    [
      "<blockquote>甲<b>乙</b></blockquote><b>丙</b>",
      "甲乙丙 | blockquote 0+2 | bold 1+1 | bold 2+1",
    ],
    ['<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>', "👍"],
    ["&lt;&gt;&amp;&quot;&nbsp;&#65;&#x42;&#0;", '<>&"&nbsp;AB&#0;'],
    ["&lt &amp", "< &"],
    ["<B>x</B ><i></i>", "x | bold 0+1"],
    ["<b>x</>", "x | bold 0+1"],
    ["<b>x </b> ", "x | bold 0+1"],
    ["  <b>x</b>", "x | bold 0+1"],
    ["a<b> x</b>", "a x | bold 1+2"],
    [" <b> x</b>", " x | bold 0+2"],
    ["<b></b>", ""],
    ["<b>  </b>\n", ""],
    ["见 <b>https://a.cn/b</b>", "见 https://a.cn/b | url 2+14 | bold 2+14"],
    ["<code>https://a.cn /start</code>", "https://a.cn /start | code 0+19"],
  ])("%j", (source, expected) => {
    expect(say(source, "HTML")).toBe(expected);
  });

  test.each([
    ["<x>", 'Unsupported start tag "x" at byte offset 0'],
    ["报<X>", 'Unsupported start tag "x" at byte offset 3'],
    ["<br/>", 'Unsupported start tag "br/" at byte offset 0'],
    ["1 < 2 > 1", 'Unsupported start tag "" at byte offset 2'],
    ["<constructor>", 'Unsupported start tag "constructor" at byte offset 0'],
    ["😀<b", "Unclosed start tag at byte offset 4"],
    ["<a href", 'Unclosed start tag "a" at byte offset 0'],
    ["<a href=", 'Unclosed start tag "a" at byte offset 0'],
    ['<a href="x', "Unclosed start tag at byte offset 0"],
    ['<a ="x">', 'Empty attribute name in the tag "a" at byte offset 0'],
    ["<a href=a/b>x</a>", "Unexpected end of name token at byte offset 8"],
    ["<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ["</b>", "Unexpected end tag at byte offset 0"],
    ["<b>x</b", "Unclosed end tag at byte offset 4"],
    ["<b>报</i>", 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'],
    ["<i><b>x", `Can't find end tag corresponding to start tag "b"`],
    ["<tg-emoji emoji-id='0'>x</tg-emoji>", "Invalid custom emoji identifier specified"],
    [
      "&#xD800;",
      "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units",
    ],
  ])("%j is refused", (source, words) => {
    expect(refused(source, "html")).toBe(words);
  });
});

describe("MarkdownV2", () => {
  test.each([
    [
      "*粗* _斜_ __下__ ~删~ ||藏||",
      "粗 斜 下 删 藏 | bold 0+1 | italic 2+1 | underline 4+1 | strikethrough 6+1 | spoiler 8+1",
    ],
    ["*a _b_ c*", "a b c | bold 0+2 | bold 2+3 | italic 2+1"],
    ["_a __b___", "a b | italic 0+2 | italic 2+1 | underline 2+1"],
    ["_a __b__ c_", "a b c | italic 0+2 | italic 2+3 | underline 2+1"],
    ["\\*a\\* 1\\.5", "*a* 1.5"],
    ["`a*b\\`c`", "a*b`c | code 0+5"],
    ["```\nx_y\n```", "x_y | pre 0+3"],
    ["```ts\nlet\n```", "let | pre 0+3 ts"],
    ["```ts```", "ts | pre 0+2"],
    ["[看](https://a.cn/b\\)c)", "看 | text_link 0+1 https://a.cn/b)c"],
    ["[a\\.cn]", "a.cn | text_link 0+4 http://a.cn/"],
    ["[x](nothing)", "x"],
    ["[*粗*](https://a.cn)", "粗 | text_link 0+1 https://a.cn/ | bold 0+1"],
    ["![👍](tg://emoji?id=5368324170671202286)", "👍"],
    [">甲\n>乙\n丙", "甲\n乙\n丙 | blockquote 0+4"],
    ["甲\n>乙", "甲\n乙 | blockquote 2+1"],
    [">甲||\n乙", "甲\n乙 | expandable_blockquote 0+2"],
    [">甲||", "甲 | expandable_blockquote 0+1"],
    [">||甲||", "甲 | blockquote 0+1 | spoiler 0+1"],
    ["**", ""],
    ["😀*b*", "😀b | bold 2+1"],
  ])("%j", (source, expected) => {
    expect(say(source, "MarkdownV2")).toBe(expected);
  });

  test.each([
    ["完成。1.5", "Character '.' is reserved and must be escaped with the preceding '\\'"],
    ["a|b", "Character '|' is reserved and must be escaped with the preceding '\\'"],
    ["好!", "Character '!' is reserved and must be escaped with the preceding '\\'"],
    ["a>b", "Character '>' is reserved and must be escaped with the preceding '\\'"],
    ["a]", "Character ']' is reserved and must be escaped with the preceding '\\'"],
    ["报*粗", "Can't find end of Bold entity at byte offset 3"],
    ["*_x*", "Can't find end of Bold entity at byte offset 3"],
    ["```ts\nx", "Can't find end of PreCode entity at byte offset 0"],
    ["```x", "Can't find end of Pre entity at byte offset 0"],
    ["[x](https://a.cn", "Can't find end of a URL at byte offset 4"],
    ["![x]", "The entity must contain a tg://emoji or tg://time URL"],
    ["![x](https://a.cn)", "Invalid tg://emoji or tg://time URL specified"],
    [">*甲\n乙*", "Can't find end of Bold entity at byte offset 1"],
  ])("%j is refused", (source, words) => {
    expect(refused(source, "MARKDOWNV2")).toBe(words);
  });
});

describe("Markdown, the older one", () => {
  test.each([
    ["*粗* _斜_ `码`", "粗 斜 码 | bold 0+1 | italic 2+1 | code 4+1"],
    ["*a_b*", "a_b | bold 0+3"],
    ["a\\_b \\x 1.5!", "a_b \\x 1.5!"],
    ["```ts\nlet\n```", "let | pre 0+3 ts"],
    ["[看](http://a.cn)。", "看。 | text_link 0+1 http://a.cn/"],
    ["[x](nothing)", "x"],
  ])("%j", (source, expected) => {
    expect(say(source, "Markdown")).toBe(expected);
  });

  test.each(["报_x", "报`x", "报[x", "报```x"])("%j is refused", (source) => {
    expect(refused(source, "Markdown")).toBe(
      "Can't find end of the entity starting at byte offset 3",
    );
  });
});

describe("entities that the bot lists", () => {
  const at = (type: string, offset: number, length: number, more: object = {}): object[] => [
    { type, offset, length, ...more },
  ];
  test.each([
    [at("bold", 0, 1), "报告 | bold 0+1"],
    [at("bold", 1, 0), "报告"],
    [[...at("italic", 1, 1), ...at("bold", 0, 1)], "报告 | bold 0+1 | italic 1+1"],
    [[...at("bold", 0, 2), ...at("italic", 1, 1)], "报告 | bold 0+1 | bold 1+1 | italic 1+1"],
    [at("pre", 0, 2, { language: "ts" }), "报告 | pre 0+2 ts"],
    [at("text_link", 0, 2, { url: "a.cn" }), "报告 | text_link 0+2 http://a.cn/"],
    [[...at("code", 0, 2), ...at("text_link", 0, 2, { url: "a.cn" })], "报告 | code 0+2"],
    [at("url", 0, 2), "报告"],
    [at("custom_emoji", 0, 2, { custom_emoji_id: "5" }), "报告"],
    ["no list", "报告"],
  ])("%j", (entities, expected) => {
    expect(say("报告", undefined, entities)).toBe(expected);
  });

  test.each([
    ["报告", [5], "can't parse MessageEntity: expected an Object"],
    ["报告", [{ type: "bold", length: 1 }], `can't parse MessageEntity: Can't find field "offset"`],
    ["报告", at("dance", 0, 1), "can't parse MessageEntity: Unsupported type specified"],
    ["报告", at("bold", -1, 1), "receive an entity with incorrect offset -1"],
    ["报告", at("bold", 0, -1), "receive an entity with incorrect length -1"],
    ["报告", at("bold", 7, 1), "entity begins after the end of the text at UTF-16 offset 7"],
    [
      "报告",
      at("bold", 0, 9),
      "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9",
    ],
    ["😀", at("bold", 1, 1), "entity begins in a middle of a UTF-16 symbol at byte offset 4"],
    [
      "😀",
      at("bold", 0, 1),
      "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 4",
    ],
    [
      "x",
      at("text_link", 0, 1, { url: "ftp://a.cn" }),
      "entity URL 'ftp://a.cn' is invalid: Unsupported URL protocol",
    ],
  ])("%j %j is refused", (text, entities, words) => {
    expect(refused(text, undefined, entities)).toBe(words);
  });

  test("a parse mode is stronger than a list", () => {
    expect(say("*x*", "Markdown", at("italic", 0, 1))).toBe("x | bold 0+1");
  });
});

describe("found without being marked", () => {
  test.each([
    ["/start 和 /help@my_bot", "bot_command 0+6 | bot_command 9+12"],
    ["a/b 1/2 //x </y", ""],
    ["/start。", "bot_command 0+6"],
    ["@clerk 你好", "mention 0+6"],
    ["@abc a@clerk 你@clerk", ""],
    ["@gif", "mention 0+4"],
    ["#公开 #2024 x#y", "hashtag 0+3"],
    ["https://www.gov.cn/a(b)c?x=1#y.", "url 0+30"],
    ["(https://a.cn/b)", "url 1+14"],
    ["见 www.gov.cn，谢谢", ""],
    ["见 www.gov.cn 谢谢", "url 2+10"],
    ["例子.中国", "url 0+5"],
    ["http://10.0.0.1:8080/x", "url 0+22"],
    ["10.0.0.1 1.2.3 3.5万 第1.2节", "url 0+8"],
    ["年报.docx 附件.zip", ""],
    ["ftp://a.cn/x gopher://a.cn/x", "url 0+12"],
    ["a.b@example.com mailto:x@a.cn", "email 0+15 | email 23+6"],
    ["tg://resolve?domain=x.", "url 0+21"],
    ["a.cn/start /go", "url 0+10 | bot_command 11+3"],
    ["https://a.cn/#x?", "url 0+15"],
  ])("%j", (text, expected) => {
    expect(say(text)).toBe([text, expected].filter(Boolean).join(" | "));
  });
});

test.each([
  ["  a\r\nb\t\u202ec \n", "a\nb c"],
  ["　a　", "　a　"],
  ["\u200e\u200f\u200ea", "\u200c\u200c\u200ea"],
  ["　\u00a0\u200b", ""],
])("%j is cleaned", (text, expected) => {
  expect(say(text)).toBe(expected);
});

test("entities move along with what is taken out", () => {
  expect(say("\r  a\r\r<b>b\rc</b>", "HTML")).toBe("abc | bold 1+2");
});

test.each([
  ["x".repeat(32_769), undefined, "text is too long"],
  ["报".repeat(10_923), undefined, "text is too long"],
  ["x", "BBCode", "unsupported parse_mode"],
  ["\ud800", undefined, "strings must be encoded in UTF-8"],
])("refused as a whole #%#", (text, mode, words) => {
  expect(refused(text, mode)).toBe(words);
});

test("a text full of marks is read quickly", () => {
  const start = performance.now();
  say("<b>x<i>y</i></b>".repeat(1800), "HTML");
  say("a.".repeat(16_000));
  say("@".repeat(32_000));
  say("a@a.".repeat(8000));
  say("(".repeat(32_000));
  say(`https://a.cn/${"(".repeat(32_000)}`);
  expect(performance.now() - start).toBeLessThan(5000);
});
