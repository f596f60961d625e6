import { describe, expect, test } from "vitest";
import type { Office } from "#flows/office.ts";
import { proofread, slipKinds } from "#assist/proofread.ts";
import { sentencesOf } from "#assist/sentences.ts";
import { readNarratives } from "./narratives.ts";

const office: Office = { unit: "瓦房子镇", county: "朝阳县", self: "我镇", level: "township" };

const applied = (text: string): string =>
  proofread(text, office, 2020).changes.reduce((left, change) => {
    expect(left).toContain(change.old);
    return left.replace(change.old, () => change.new);
  }, text);

describe("slips are found, with what may stand there", () => {
  test.each<[string, string]>([
    // Whose report
    ["结合以上不足，我将采取以下措施。", "结合以上不足，我镇将采取以下措施。"],
    ["2020年，我政府信息公开工作有进展。", "2020年，我镇政府信息公开工作有进展。"],
    ["由分管负责人监督全信息公开工作。", "由分管负责人监督全镇信息公开工作。"],
    ["严格按照区政务公开领导小组要求办理。", "严格按照县政务公开领导小组要求办理。"],
    ["在区委、区政府领导下开展。", "在县委、县政府领导下开展。"],
    // Fixed terms
    ["坚持以公开为常态、公开为例外。", "坚持以公开为常态、不公开为例外。"],
    ["政府信公开制度健全。", "政府信息公开制度健全。"],
    ["按国务院令第492号办理。", "按国务院令第711号办理。"],
    // Doubled
    ["完善的的制度。", "完善的制度。"],
    ["用新媒体等方式方式公开。", "用新媒体等方式公开。"],
    ["依法公开。。及时答复，，办结。", "依法公开。及时答复，办结。"],
    ["依法公开；。", "依法公开。"],
    // Marks
    ["依法公开,及时答复;共12件,办结.", "依法公开，及时答复；共12件，办结。"],
    ["(一)主动公开情况\n公开信息(含网站)12条。", "（一）主动公开情况\n公开信息（含网站）12条。"],
    ["依法公开，及时答复", "依法公开，及时答复。"],
    ["依法公开，及时答复，", "依法公开，及时答复。"],
    ["无其他需要报告的事项", "无其他需要报告的事项。"],
    // Order
    [
      "强化领导\n由专人负责，落实。\n（二）建立机制\n依法公开。",
      "（一）强化领导\n由专人负责，落实。\n（二）建立机制\n依法公开。",
    ],
    // Times
    ["对近几个月存在的问题通报。", "对2020年存在的问题通报。"],
    ["今年以来，公开信息12条。", "2020年以来，公开信息12条。"],
    ["比去年增加3条。", "比2019年增加3条。"],
    ["2019年，我镇主动公开信息12条。", "2020年，我镇主动公开信息12条。"],
    ["统计期限自2020年1月1日至2019年12月31日。", "统计期限自2020年1月1日至2020年12月31日。"],
    ["统计期限到202020年12月31日。", "统计期限到2020年12月31日。"],
  ])("%s", (text, better) => {
    expect(applied(text)).toBe(better);
    expect(proofread(better, office, 2020).changes).toEqual([]);
  });
});

describe("what only the writer knows is pointed at", () => {
  test.each<[string, string]>([
    ["（一）主动公开\n依法公开。\n（三）平台建设\n依法建设。", "少了“（二）”，或者编号要改"],
    ["（一）主动公开\n依法公开。\n（一）平台建设\n（一）监督", ""],
    ["一是公开不够；三是解读不够。", "少了“二是”，或者编号要改"],
    ["一是公开；二是解读；二是回应。", "“二是”前面已经有了，编号要改"],
    [
      "包括：户籍、救助、就业、社保、征地、危房、文化、安全、救灾、食品、扶贫等12个方面。",
      "说是12个方面，数下来是11个",
    ],
    ["有以下三个方面：一是公开；二是解读。", "说是3个方面，下面是2条"],
    [
      "共公开信息228条，其中动态65条、公告144条、文件5条、其他13条。",
      "总数228条，各部分加起来是227条",
    ],
    ["公开信息XX条。", "“XX”还没填"],
    ["该项待补充。", "“待补充”还没填"],
    ["TODO：写问题。", "“TODO”还没填"],
    ["共公开信息条，依法答复。", "这里像是少了数字"],
    ["按国办函〔2020〕109号）办理。", "“）”没有配成对"],
    ["严格执行“谁公开、谁负责的规定。", "““”没有配成对"],
    ["落实��条例。", "有乱码，重新输入"],
  ])("%s", (text, why) => {
    const { notes } = proofread(text, office, 2020);
    expect(notes.map((note) => note.why)).toEqual(why === "" ? [] : [why]);
    for (const { at } of notes) expect(text).toContain(at);
  });
});

describe("nothing is found where nothing is wrong", () => {
  test.each([
    "我镇将采取措施，我省、我市、我县、我们将继续努力，自我加压。",
    "健全信息公开制度，完全公开，安全信息公开，确保全面公开。",
    "坚持以公开为常态、不公开为例外。",
    "在县委、县政府领导下，各社区、园区、辖区、景区依法公开。",
    "比2019年增长3.5%，10:30开会，网址http://a.cn/b,c?d=e。",
    "2019年存在的问题已整改，与2019年相比有进步，按《2019年工作要点》办理。",
    "上年结转0件，共收到{{requests.new_received.total}}件，其中予以公开{{requests.granted.total}}件。",
    "{year}年，{self}依法公开。",
    "（一）主动公开\n依法公开。\n（二）平台建设\n依法建设。",
    "第二十条第（一）项、第（五）项信息依法公开。",
    "一是公开；二是解读；三是回应。下一步：一是公开；二是解读。",
    "包括户籍、救助、就业等12个方面。",
    "无。",
    "人人参与，层层落实，认认真真，研究研究。".replace("，研究研究", ""),
    "依法公开……",
    "瓦房子镇人民政府\n2021年1月20日",
  ])("%s", (text) => {
    expect(proofread(text, office, 2020)).toEqual({ changes: [], notes: [] });
  });
});

test("another unit, another way to say it", () => {
  const bureau: Office = {
    unit: "文登区审计局",
    county: "文登区",
    self: "我局",
    level: "department",
  };
  expect(proofread("我将按照县政府要求推进全信息公开。", bureau, 2020).changes).toEqual([
    {
      old: "我将按照县政府要求推进全信息公开。",
      new: "我局将按照区政府要求推进全局信息公开。",
      why: "“我”指我局，补上单位；文登区的单位，应是“区”；“全”后面少了单位",
    },
  ]);
});

const narratives = readNarratives();

describe.skipIf(narratives.length === 0)("over the published texts", () => {
  test("changes apply one after the other, each to the letter, and leave nothing to change", () => {
    for (const { text, office, year } of narratives) {
      const { changes } = proofread(text, office, year);
      const better = changes.reduce((left, change) => {
        expect(left).toContain(change.old);
        expect(change.new).not.toBe(change.old);
        expect(change.why.length).toBeLessThanOrEqual(60);
        expect(change.old.length).toBeLessThanOrEqual(1_000);
        return left.replace(change.old, () => change.new);
      }, text);
      expect(proofread(better, office, year).changes).toEqual([]);
    }
  });

  test("no kind but marks of the wrong width is found in more than 3 sentences of a hundred", () => {
    const sentences = narratives.reduce((sum, { text }) => sum + sentencesOf(text).length, 0);
    const counts = Object.entries(slipKinds).map(
      ([kind, find]) =>
        [
          kind,
          narratives.reduce(
            (sum, { text, office, year }) => sum + find(text, { office, year }).length,
            0,
          ),
        ] as const,
    );
    console.log(
      `${sentences} sentences: ${counts.map(([kind, count]) => `${kind} ${count}`).join(", ")}`,
    );
    for (const [kind, count] of counts)
      if (kind !== "narrowMarks") expect([kind, count / sentences < 0.03]).toEqual([kind, true]);
  });

  test("the scars of the report that everything began with are found", () => {
    const seed = narratives.filter(({ id }) => id.startsWith("wafangzi_2020"));
    const news = seed
      .flatMap(({ text }) => proofread(text, office, 2020).changes.map((change) => change.new))
      .join("\n");
    for (const mended of [
      "监督全镇信息公开工作",
      "（一）强化组织领导",
      "我镇将采取以下措施",
      "严格按照县政务公开",
      "我镇政府信息公开工作虽",
      "各站办所2020年政府信息公开存在的问题",
    ])
      expect(news).toContain(mended);
  });
});
