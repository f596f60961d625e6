import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fullWidthPunctuation } from "#render/punctuation.ts";

describe("Chinese prose gets full-width punctuation", () => {
  test.each([
    ["依法公开,及时答复;无投诉:无复议!好吗?", "依法公开，及时答复；无投诉：无复议！好吗？"],
    ["全年公开信息12条.答复申请3件.", "全年公开信息12条。答复申请3件。"],
    ["收到申请3件, 答复2件. 其他无.", "收到申请3件，答复2件。其他无。"],
    ["共收到申请12.", "共收到申请12。"],
    ["同比增长3.5%.", "同比增长3.5%。"],
    ["《条例》,2024年施行", "《条例》，2024年施行"],
    ["(一)主动公开(含网站)情况", "（一）主动公开（含网站）情况"],
    ["（一)主动公开", "（一）主动公开"],
    ["(1)公开", "（1）公开"],
    ["本局(010-12345678)", "本局（010-12345678）"],
    ['落实"放管服"改革,拨打"12345"热线', "落实“放管服”改革，拨打“12345”热线"],
    ["所谓'最后一公里'问题", "所谓‘最后一公里’问题"],
    ["公开、答复、解读...等", "公开、答复、解读……等"],
    ["等等。。。", "等等……"],
    ["政务公开--我们的职责", "政务公开——我们的职责"],
    ["开展AI,大数据培训", "开展AI，大数据培训"],
    [
      "网址:http://www.a.gov.cn/x?y=1,电话:12345.",
      "网址：http://www.a.gov.cn/x?y=1，电话：12345。",
    ],
    ["𠮷,𠮷", "𠮷，𠮷"],
  ])("%s", (typed, printed) => {
    expect(fullWidthPunctuation(typed)).toBe(printed);
  });
});

describe("what is no Chinese punctuation stays", () => {
  test.each([
    "经费1,234.56元",
    "上午10:30开会",
    "比例为3:5左右",
    "增长3.5%左右",
    "见http://www.a.gov.cn/a,b;c:d?e!f(g)页面",
    "登录www.青石.政务.cn/a.html查看",
    "邮箱a.b--c@d.gov.cn收件",
    "国办发〔2021〕30号、国办函[2019]60号文件",
    "系统V2.0.1版本",
    "1.公开情况",
    "2.3 公开情况",
    "1)公开情况",
    "一.公开情况",
    "（一）公开情况",
    "使用Windows (x64, v10) 和Office",
    "The office said: yes, it's done. 已办",
    "参数--help说明",
    "函数f(x)的值",
    "2020--2021年",
    "附件.doc已报",
    '屏幕5"大',
    "（七）总计，无。",
  ])("%s", (text) => {
    expect(fullWidthPunctuation(text)).toBe(text);
  });
});

/** Dense in all that the rules look at. */
const texts = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...",:;?!().\"'-。…—“”‘’（），：； \t".split("")) },
      { weight: 3, arbitrary: fc.constantFrom("中", "一", "《", "》", "、", "𠮷", "第") },
      { weight: 3, arbitrary: fc.constantFrom("a", "Z", "0", "12", "%", "[", "é") },
      { weight: 1, arbitrary: fc.constantFrom("http://", "www.", "...", "--", "。。。", "\uD842") },
      { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));
const many = { numRuns: 20_000 };

test("a second run changes nothing", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const once = fullWidthPunctuation(text);
      expect(fullWidthPunctuation(once)).toBe(once);
    }),
    many,
  );
});

test("letters, digits and characters of any script stay, in their order", () => {
  const kept = (text: string): string =>
    text.replaceAll(/[^\p{L}\p{N}\p{S}\p{M}\p{Co}\p{Cs}]/gu, "");
  fc.assert(
    fc.property(texts, (text) => {
      expect(kept(fullWidthPunctuation(text))).toBe(kept(text));
    }),
    many,
  );
});

test("without a Han character nothing changes", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const foreign = text.replaceAll(/\p{Script=Han}/gu, "");
      expect(fullWidthPunctuation(foreign)).toBe(foreign);
    }),
    many,
  );
});

test.each(["中,", "(中", '"中', "中.", "中...", "a", "http://www.", "-", " ", "1.", "中, ", "一."])(
  "200,000 characters of %j take no longer for each than 20,000",
  (piece) => {
    const time = (length: number): number => {
      const text = `中${piece.repeat(length / piece.length)}中`;
      const began = performance.now();
      fullWidthPunctuation(text);
      return performance.now() - began;
    };
    time(20_000);
    // Ten times the text: a quadratic rule would take a hundred times as long.
    expect(time(200_000)).toBeLessThan(40 * Math.max(5, time(20_000)));
  },
);
