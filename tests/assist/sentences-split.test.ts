import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sentencesOf, splitSentences } from "#assist/sentences.ts";
import { readNarratives } from "./narratives.ts";

describe("a text is cut into its sentences", () => {
  test.each<[string, readonly string[]]>([
    ["依法公开。及时答复。", ["依法公开。", "及时答复。"]],
    ["一是公开不够；二是解读不够。", ["一是公开不够；", "二是解读不够。"]],
    ["坚持“公开。”的原则。无。", ["坚持“公开。”的原则。", "无。"]],
    ["他说：“已公开。”会后整改。", ["他说：“已公开。”", "会后整改。"]],
    [
      "（一）主动公开情况\n我镇公开信息{{a.b.c}}条。",
      ["（一）主动公开情况", "我镇公开信息{{a.b.c}}条。"],
    ],
    ["1.属于国家秘密。2.重复申请", ["1.属于国家秘密。", "2.重复申请"]],
    ["公开（含网站；不含微信）12条。", ["公开（含网站；不含微信）12条。"]],
    ["网址http://a.cn/x?y=1，公开;答复。", ["网址http://a.cn/x?y=1，公开;", "答复。"]],
    ["  好？！\r\n\r\n 行。 ", ["好？！", "行。"]],
    ["没有句号", ["没有句号"]],
    ["（没有闭合；也断。", ["（没有闭合；", "也断。"]],
    ["", []],
  ])("%s", (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
    expect(splitSentences(text).join("")).toBe(text);
  });

  test("joined, the pieces are the text to the letter", () => {
    const piece = fc.constantFrom(
      ...Array.from("公开。！？；“”‘’（）()《》\n\r \t{}1.;a、…"),
      "（一）",
      "\r\n",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join("");
        expect(splitSentences(text).join("")).toBe(text);
        expect(splitSentences(text)).not.toContain("");
        for (const sentence of sentencesOf(text)) expect(text).toContain(sentence);
      }),
      { numRuns: 2_000 },
    );
    for (const { text } of readNarratives()) expect(splitSentences(text).join("")).toBe(text);
  });
});
