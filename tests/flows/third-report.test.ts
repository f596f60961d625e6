import { describe, expect, test } from "vitest";
import type { DeskRecord, ReportRecord } from "#bot/records.ts";
import { outline } from "#flows/outline.ts";
import type { Report } from "#flows/report.ts";
import { evaluate } from "#flows/evaluate.ts";
import { compose } from "#render/compose.ts";
import { fileName } from "#render/render.ts";
import { drawnAlone } from "#tests/render/reports.ts";
import { interview, kinds, office } from "#tests/support/interview.ts";
import { openChat } from "#tests/support/chat.ts";
import { memoryShelf } from "#tests/support/memory-shelf.ts";
import { thirdForm } from "#tests/support/third-form.ts";
import { unzip } from "#tests/support/unzip.ts";

/**
 * Another statutory report needs data only: everything below runs on the same code as the two editions, and
 * nothing in src/ knows of this form.
 */

/** The whole report, in words: what stands in front of the person → what they type. */
const walk: readonly (readonly [string, string])[] = [
  ["gate.interaction", "开过"],
  ["site.notices", "2 9"],
  ["site.articles", "35 120"],
  ["site.channels", "12 减3 5.2万元"],
  ["site.incidents", "13"],
  ["M1.13", "没错"],
  ["site.outsourcing", "251000元"],
  ["interaction.letters", "40 2"],
  ["interaction.surveys", "3 0"],
  ["complaints.mode", "一件一件登记"],
  ["complaints.brought_over", "1"],
  ["complaints.cases", "市民 已改好"],
  ["complaints.cases", "商户 转交他方 2\n市民 留到明年"],
  ["complaints.cases", "登记完了"],
  ["work", "无"],
  ["end", "定稿"],
];

function walked(): Report {
  const chat = interview(thirdForm, 2025);
  for (const [place, words] of walk) {
    expect(chat.next).toBe(place);
    chat.type(words);
  }
  return chat.report;
}

test("it is walked from the first question to the end, and finished", () => {
  const report = walked();
  expect(report.state).toBe("finished");
  expect(Object.keys(report.answers).toSorted()).toEqual([...outline(thirdForm).inputs].toSorted());
});

test("its figures and its totals are those of the walk", () => {
  const report = walked();
  const { values, findings } = evaluate(thirdForm, report);
  const facts = {
    "site.channels.change": -3,
    "site.channels.budget": 5_200_000,
    "site.outsourcing.paid": 25_100_000,
    "interaction.letters.both": 42,
    "complaints.arrived.citizen": 1,
    "complaints.arrived.firm": 2,
    "complaints.brought_over.sum": 1,
    "complaints.done.sum": 3,
    "complaints.left_open.sum": 1,
  };
  expect(Object.fromEntries(Object.keys(facts).map((id) => [id, values.get(id)]))).toEqual(facts);
  expect(findings.map(({ key }) => key)).toEqual(["M1.13"]);
});

describe("its rules are its own", () => {
  test.each([
    ["改 动态 35 30", "L1.30.35"],
    ["改 概况 2 300", "L2.120.300"],
    ["改 收到 市民 4", "B1.citizen.5.2"],
    ["改 专栏专题 12 减3 201万元", "M2.201000000"],
    ["改 安全事件 14", "M1.14"],
  ])("%s → %s", (words, finding) => {
    const chat = interview(thirdForm, 2025, { ...walked(), state: "filling" });
    chat.type(words);
    expect(chat.next).toBe(finding);
  });

  test("its leftover is carried over into its own row", () => {
    const chat = interview(thirdForm, 2025, { ...walked(), state: "filling" });
    chat.type("改 收到 市民 4");
    chat.tap({ kind: "carry", table: "complaints", column: 0 });
    expect(chat.report.answers["complaints.left_open.citizen"]).toBe(4);
    expect(chat.next).toBe("end");
  });

  test("an offered paragraph takes its figures, money as it is printed", () => {
    const chat = interview(thirdForm, 2025, { ...walked(), state: "filling", texts: {} });
    chat.tap({ kind: "parts", section: "work" });
    chat.tap({ kind: "offer", text: "work.year", part: "year" });
    chat.type("明年再改。");
    chat.type("完成");
    expect(kinds(chat.type("定稿"))).toBe("finished file");
    const { blocks } = compose(thirdForm, chat.report, chat.sheet);
    expect(blocks.slice(-4).map((block) => ("text" in block ? block.text : ""))).toEqual([
      "（一）今年工作",
      "2025年，我镇网站新发布信息35条，运维经费5.2万元。收到找错3件，办完3件。",
      "（二）明年打算",
      "明年再改。",
    ]);
  });
});

describe("it is drawn", () => {
  const report = walked();
  const document = compose(thirdForm, report, evaluate(thirdForm, report));
  const cells = document.blocks.flatMap((block) =>
    block.kind === "table" ? block.rows.flatMap((row) => row.cells) : [],
  );

  test("every cell of the form once, and nothing pending", () => {
    const ids = cells.flatMap(({ id }) => id ?? []);
    expect(ids.toSorted()).toEqual([...outline(thirdForm).cells.keys()].toSorted());
    expect(document.missing).toEqual([]);
    expect(document.draft).toBe(false);
  });

  test("with its own title and labels, as they are merged", () => {
    expect(document.title).toBe("青石镇2025年政府网站工作年度报表");
    expect(fileName(document, { extension: "docx" })).toBe("青石镇2025年政府网站工作年度报表.docx");
    const labels = cells.filter(({ kind }) => kind !== "value").map(({ text }) => text);
    for (const label of [
      "网民留言",
      "征集调查",
      "反映人",
      "三、办理",
      "（收到加接转等于办完加留下）",
      "栏目和经费",
    ]) {
      expect(labels).toContain(label);
    }
  });

  test("into a Word file that holds its figures", async () => {
    const files = unzip(await drawnAlone("docx", document));
    const text = (files.get("word/document.xml") ?? "").replaceAll(/<[^>]+>/g, "|");
    for (const word of ["政务动态信息", "120", "-3", "5.2万元", "25.1万元", "无其他情况。"]) {
      expect(text).toContain(word);
    }
  });

  test("early, it is a draft that shows what is missing", () => {
    const { report: early, sheet } = interview(thirdForm, 2025);
    const draft = compose(thirdForm, early, sheet);
    expect(draft.draft).toBe(true);
    expect(draft.missing).toEqual(["网站情况", "互动找错", "工作情况"]);
  });
});

describe("it is said", () => {
  /** A bot that knows only this report, with the office known already. */
  async function chatOfThird(language: "zh-CN" | "en") {
    const desks = memoryShelf<DeskRecord>();
    await desks.save("office", { desk: { office }, handled: [] });
    const chat = openChat({
      language,
      desks,
      reports: memoryShelf<ReportRecord>(),
      forms: [thirdForm],
    });
    await chat.type("/start");
    await chat.type("2025");
    return chat;
  }

  test.each(["zh-CN", "en"] as const)("from start to file, in %s", async (language) => {
    const chat = await chatOfThird(language);
    for (const [, words] of walk) {
      const lines = await chat.type(words);
      expect(lines.length).toBeGreaterThan(0);
    }
    expect((await chat.report(2025)).answers).toEqual(walked().answers);
    expect(chat.screen.at(-1)?.file).toBe("Word");
    const said = chat.screen
      .filter(({ from }) => from === "bot")
      .map(({ text }) => text)
      .join("\n");
    // Words of the editions have no place here, and ids have none anywhere.
    expect(said).not.toMatch(/自然人|予以公开|总体情况|undefined|NaN|\{|[a-z]_[a-z]/);
  });

  test("with its own words in every card", async () => {
    const chat = await chatOfThird("zh-CN");
    const cards: string[] = [chat.screen.at(-1)?.text ?? ""];
    for (const [, words] of walk) {
      const lines = await chat.type(words);
      cards.push(lines[0]?.text ?? "");
    }
    expect(cards).toMatchInlineSnapshot(`
      [
        "2025 年用的是 2018 年版报表（国办函〔2018〕12号）。
      先问一个问题，能省下大半的填写。
      1/1  2025 年网站开过互动栏目吗？",
        "第二部分：有，下面接着填。

      还有约 9 题。
      第一部分 · 概况类信息
      依次发两个数：本年新发布、累计发布。
      例：2 2",
        "记下了：概况类信息 新发布 2 · 累计发布 9。

      第一部分 · 政务动态信息
      两个数：新发布、累计发布。",
        "记下了：政务动态信息 新发布 35 · 累计发布 120。

      第一部分 · 专栏专题
      依次发三个数：上年栏目数、本年增减、运维经费。
      例：2 +1 5万元",
        "记下了：专栏专题 上年 12 · 本年增减 -3 · 运维经费 5.2万元。

      第一部分 · 安全事件
      中断次数是多少次？",
        "记下了：安全事件 13。

      提醒一下：一个月一次以上，会被约谈。",
        "好，保留：安全事件 13。

      第一部分 · 技术外包
      外包金额是多少？
      例：5.2万元，或者 52000元",
        "记下了：技术外包 25.1万元。
      第一部分填完了 ✓

      第二部分 · 网民留言
      依次发两个数：按时答复、超期答复。
      例：2 2",
        "记下了：网民留言 按时答复 40 · 超期答复 2。

      第二部分 · 意见征集
      两个数：按时答复、超期答复。",
        "记下了：意见征集 按时答复 3 · 超期答复 0。

      第二部分 · 互动找错
      十来件以内，一件一件登记最省事，合计我来算；多的话按表格一行一行填。",
        "好，一件一件登记。

      第二部分 · 上年接转
      依次发两个数：市民、经营户。
      例：3 0；只发一个数就是市民",
        "记下了：上年接转 市民 1 · 经营户 0。

      先登记上年结转的，还有 1 件。
      第一件，申请人是？
      也可以直接发，比如：市民 已改好 2",
        "登记了：市民 · 已改好。

      已登记 1 件：市民 已改好 1
      下一件，申请人是？",
        "登记了：经营户 · 转交他方，现在 2 件。
      登记了：市民 · 留到明年。

      已登记 4 件：市民 已改好 1 · 经营户 转交他方 2 · 市民 留到明年 1
      下一件，申请人是？",
        "一共 4 件，表格填好了，合计都对得上。
      第二部分填完了 ✓

      第三部分 · 工作情况
      写今年做了什么、明年做什么。
      直接把整段发来，分几条也行，发完点“完成”。
      也可以一个方面一个方面写，有几段我能按数字先写好。",
        "工作情况收好了，6 字。
      第三部分填完了 ✓

      都填完了，我核对了 29 项，都对得上。
      定稿后把 Word 文件发来。",
        "定稿了，文件这就发来。发布前请按程序审签。",
      ]
    `);
  });
});
