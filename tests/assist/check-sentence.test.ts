import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Allowed, checkSentence, type Why } from "#assist/check-sentence.ts";
import { quantitiesIn } from "#assist/quantities-in.ts";

const allowed: Allowed = {
  placeholders: new Map([
    ["requests.new_received.total", "本年新收政府信息公开申请数量"],
    ["requests.carried_in.total", "上年结转政府信息公开申请数量"],
    ["requests.result_total.total", "本年度办理结果 总计"],
    ["requests.granted.total", "予以公开"],
    ["requests.partially_granted.total", "部分公开"],
    ["requests.carried_out.total", "结转下年度继续办理"],
    ["disputes.reconsideration.total", "行政复议 总计"],
  ]),
  facts: ["在县政府网站开设政策解读专栏", "3次", "12人", "《政务公开工作要点》"],
  numbers: ["3次", "12人"],
  units: ["瓦房子镇", "朝阳县", "我镇"],
  laws: ["《政府信息公开信息处理费管理办法》", "第五十条"],
  year: 2020,
  own: "镇县市省",
  none: ["行政诉讼"],
  subjects: ["全年召开政务公开会议几次", "培训几人"],
};

describe("what was given may be said", () => {
  test.each([
    "{year}年，{self}召开政务公开会议3次，培训12人。",
    "2020年，我镇共收到政府信息公开申请{{requests.new_received.total}}件，上年结转{{requests.carried_in.total}}件；",
    "已办结{{requests.result_total.total}}件，其中予以公开{{requests.granted.total}}件、部分公开{{requests.partially_granted.total}}件；",
    "结转下年度继续办理{{requests.carried_out.total}}件。",
    "依托县政府网站开设政策解读专栏。",
    "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）第五十条规定编制本报告。",
    "报告数据统计期限为2020年1月1日至2020年12月31日。",
    "按照《政务公开工作要点》要求，进一步统一思想，一律依法公开。",
    "一是提高站位，一方面压实责任，一方面逐一落实。",
    "第一时间公开百姓关心的信息，打通最后一公里，队伍陆续充实。",
    "县委、县政府高度重视，各村、各社区积极配合，镇政府负责公开。",
    "未发生行政诉讼。",
    "认真落实党中央、国务院要求，围绕中心工作办理政府信息公开事项。",
    "各部门、各站办所依法办理，市场监管信息在县城公开。",
  ])("%s", (sentence) => {
    expect(checkSentence(sentence, allowed)).toBeUndefined();
  });
});

describe("what was not given is refused, with the piece", () => {
  test.each<[string, Why, string]>([
    // Numbers
    ["召开会议4次。", "number", "4次"],
    ["召开会议13次。", "number", "13次"],
    ["召开会议3次以上。", "number", "3次以上"],
    ["召开会议近3次。", "number", "近3次"],
    ["召开会议3余次。", "number", "3余次"],
    ["召开会议３０次。", "number", "３０次"],
    ["召开会议三次。", "number", "三次"],
    ["召开会议3场。", "number", "3场"],
    ["召开会议两次。", "number", "两次"],
    ["公开信息一百余条。", "number", "一百余条"],
    ["系统一条信息已公开。", "number", "一条"],
    ["共二十一律公开。", "number", "二十一"],
    ["公开率为十分之一。", "number", "十分之一"],
    ["①公开信息。", "number", "①"],
    ["公开Ⅻ条。", "number", "Ⅻ条"],
    ["公开½的信息。", "number", "½"],
    ["公开贰拾件。", "number", "贰拾件"],
    ["公开२件。", "number", "२件"],
    ["第一，公开信息。", "number", "第一"],
    ["答复率达百分之百。", "number", "百分之百"],
    ["答复率达100%。", "number", "100%"],
    ["共三个方面。", "number", "三个"],
    // Vague
    ["多次召开会议。", "vague", "多次"],
    ["公开若干信息。", "vague", "若干"],
    ["公开信息成倍增长。", "vague", "成倍"],
    ["半数以上申请已答复。", "number", "半"],
    ["公开数百条。", "number", "百条"],
    ["每月召开会议3次。", "vague", "每月"],
    ["公开信息数次。", "vague", "数次"],
    // Dates
    ["截至2021年。", "date", "2021年"],
    ["2020年底前公开。", "date", "2020年"],
    ["3月召开会议。", "date", "3月"],
    ["去年公开较少。", "date", "去年"],
    ["上半年公开信息。", "date", "上半年"],
    ["较{year}年前公开。", "date", "{year}年前"],
    // Names
    ["严格按照区政务公开要求办理。", "name", "区"],
    ["向李家镇学习。", "name", "李家镇"],
    ["在县司法局指导下公开。", "name", "县司法局"],
    ["依托便民服务中心公开。", "name", "便民服务中心"],
    ["在微博公开信息。", "name", "微博"],
    ["在“幸福乡村”公众号公开。", "name", "“幸福乡村”"],
    ["与凤凰社区居民交流。", "name", "凤凰社区"],
    // Laws
    ["按照《保密法》要求。", "law", "《保密法》"],
    ["按照国办发〔2021〕12号要求。", "law", "按照国办发〔2021〕12号"],
    ["按照国务院令第492号办理。", "law", "照国务院令第492号"],
    ["依据第四十条答复。", "law", "第四十条"],
    ["按照《政府信息公开条例办理。", "law", "《政府信息公开条例办理。"],
    // Placeholders
    ["收到申请{{requests.other.total}}件。", "foreign", "{{requests.other.total}}"],
    ["收到申请{{requests.granted.total}件。", "brace", "申请{{requests.granted.t"],
    ["收到申请{cells}件。", "brace", "申请{cells}件。"],
    ["收到申请｛12｝件。", "brace", "申请｛12｝件。"],
    ["收到申请{{requests.new_received.total}}0件。", "number", "{{requests.new_received.total}}0"],
    ["收到申请1{{requests.new_received.total}}件。", "number", "1{{requests.new_received.total}}"],
    [
      "收到申请近{{requests.new_received.total}}件。",
      "number",
      "近{{requests.new_received.total}}",
    ],
    [
      "收到申请{{requests.new_received.total}}万件。",
      "number",
      "{{requests.new_received.total}}万",
    ],
    [
      "收到申请{{requests.new_received.total}}余件。",
      "number",
      "{{requests.new_received.total}}余",
    ],
    [
      "收到申请{{requests.new_received.total}}件以上。",
      "number",
      "{{requests.new_received.total}}件以上",
    ],
    [
      "申请行政复议{{requests.granted.total}}件。",
      "misplaced",
      "申请行政复议件：{{requests.granted.total}}",
    ],
    [
      "部分公开{{requests.granted.total}}件。",
      "misplaced",
      "部分公开件：{{requests.granted.total}}",
    ],
    // Contacts, marks, talk
    ["详见http://a.gov.cn。", "contact", "http://a.gov.cn。"],
    ["请致电0421-1234567。", "contact", "0421-1234567"],
    ["联系人13800138000。", "contact", "13800138000"],
    ["发至a@b.cn。", "contact", "b.cn。"],
    ["**公开信息。", "markup", "**"],
    ["# 公开信息。", "markup", "#"],
    ["- 公开信息。", "markup", "-"],
    ["公开\u200b信息。", "markup", "\u200b"],
    ["作为语言模型，不能回答。", "talk", "作为语言模型"],
    ["抱歉，没有材料。", "talk", "抱歉"],
    ["以下是改写的段落。", "talk", "以下是"],
    ["成效很好！", "talk", "！"],
    ["开设APP公开。", "latin", "APP"],
    ["公开の信息。", "latin", "の"],
    // Denials and claims
    ["未发生行政复议。", "none", "未发生行政复议"],
    ["全年没有收到政府信息公开申请。", "none", "没有收到政府信息公开申请"],
    ["政府信息公开申请为零。", "number", "零"],
    ["并获得上级表彰。", "fact", "获得"],
    ["开展政务公开检查。", "fact", "检查"],
    ["", "empty", ""],
    ["OK.", "empty", "OK."],
  ])("%s", (sentence, why, piece) => {
    expect(checkSentence(sentence, allowed)).toEqual({ why, piece });
  });

  test("a sentence of more than 200 characters", () => {
    expect(checkSentence(`${"依法公开".repeat(51)}。`, allowed)?.why).toBe("long");
    expect(checkSentence(`${"依法公开".repeat(49)}。`, allowed)).toBeUndefined();
  });
});

describe("no number gets through that was not given", () => {
  const chinese = "零一二三四五六七八九十百千万两〇";
  const anyNumber = fc.oneof(
    fc.nat({ max: 99_999 }).map(String),
    fc.stringMatching(new RegExp(`^[${chinese}]{1,5}$`)),
    fc.nat({ max: 999 }).map((number) =>
      Array.from(String(number))
        .map((digit) => "０１２３４５６７８９"[Number(digit)])
        .join(""),
    ),
    fc.constantFrom(
      "①",
      "⑳",
      "Ⅳ",
      "¾",
      "٣",
      "壹佰",
      "廿",
      "若干",
      "数十",
      "半数",
      "多次",
      "3.5",
      "1,234",
      "12-15",
    ),
  );
  const frames = fc.constantFrom(
    (number: string) => `全年召开会议${number}次。`,
    (number: string) => `共公开政府信息${number}条，依法答复。`,
    (number: string) => `${number}名工作人员负责公开。`,
    (number: string) => `我镇对${number}条信息统一公开。`,
    (number: string) => `答复申请 ${number} 件`,
    (number: string) => `其中：予以公开${number}，其余不予公开`,
  );

  test("in 5,000 sentences with a number put in", () => {
    let refused = 0;
    fc.assert(
      fc.property(frames, anyNumber, (frame, number) => {
        const sentence = frame(number);
        const passed = checkSentence(sentence, allowed) === undefined;
        if (!passed) refused += 1;
        if (passed)
          for (const { text } of quantitiesIn(sentence))
            expect(["3次", "12人"]).toContain(text.normalize("NFKC").replaceAll(" ", ""));
      }),
      { numRuns: 5_000 },
    );
    expect(refused).toBeGreaterThan(4_900);
  });
});
