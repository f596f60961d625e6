import { describe, expect, test } from "vitest";
import { encodePress } from "#bot/callback-data.ts";
import { resumedCard } from "#bot/say/arriving.ts";
import type { Card } from "#bot/say/card.ts";
import { sayNotice } from "#bot/say/notices.ts";
import { sayReply } from "#bot/say/replies.ts";
import type { SayScene } from "#bot/say/scene.ts";
import { wordsIn } from "#bot/words/words.ts";
import type { Language } from "#bot/words/words.ts";
import { evaluate } from "#flows/evaluate.ts";
import { outline } from "#flows/outline.ts";
import type { Report } from "#flows/report.ts";
import { disclosure2021 } from "#flows/reports/disclosure-2021.ts";
import { noticeKinds } from "#flows/workflow/notice.ts";
import { alone } from "#flows/workflow/setting.ts";
import { states } from "#flows/workflow/states.ts";
import { begun, complete, hats, reviewed, together } from "#tests/flows/workflow/people.ts";

const languages = ["zh-CN", "en"] as const satisfies readonly Language[];
const names: Readonly<Record<string, string>> = {
  clerk: "小王",
  helper: "老赵",
  first: "张主任",
  second: "陈科长",
  above: "刘姐",
};

const sceneFor = (
  by: string,
  report: Report,
  language: Language = "zh-CN",
  setting = reviewed,
): SayScene => {
  const viewer = { by, hats: hats[by] ?? [] };
  const form = disclosure2021;
  return {
    form,
    seen: outline(form),
    report,
    sheet: evaluate(form, report, viewer, setting),
    words: wordsIn[language],
    viewer,
    setting,
    assistant: false,
    nameOf: (id) => names[id] ?? "某人",
  };
};

/** What stands in front of somebody. */
const shown = (by: string, report: Report, language: Language = "zh-CN"): Card => {
  const scene = sceneFor(by, report, language);
  return sayReply(scene, { kind: "ask", next: scene.sheet.next });
};

const labels = ({ buttons }: Card): readonly string[] => buttons.flat().map(({ label }) => label);

const row = "proactive.administrative_license";

/** On its way through two looks, with a warning kept for a reason, returned once. */
function walked() {
  const chat = together(complete());
  chat.as("clerk").type("改 规章 3 0 3");
  chat.as("clerk").tap({ kind: "justify", finding: "R10.3..3" });
  chat.as("clerk").type("县里委托代管");
  chat.as("clerk").type("改 行政许可 35");
  chat.as("clerk").type("定稿");
  return chat;
}

function remarked() {
  const chat = walked();
  chat.as("first").tap({ kind: "remark", on: row });
  chat.as("first").type("台账是 36 件");
  return chat;
}

describe("the review card", () => {
  test("the first look: who, when, what the checks say, why a warning stands, and the figures", () => {
    expect(shown("first", walked().report).text).toBe(
      [
        "青石镇 2025 年年报 · 初审",
        "小王 1月12日提交。",
        "核对了 59 项，该平的都平。",
        "提醒过、填报人说没错的：",
        "规章：制发 3 · 废止 0 · 有效 3。规章只有设区的市以上才能制定，审核时会问。一般文件不算规章。",
        "理由：县里委托代管",
        "第一部分：7 字",
        "第二部分：规章 制发 3 · 废止 0 · 有效 3；行政许可 35",
        "第三部分：全是 0",
        "第四部分：全是 0",
        "第五部分：7 字",
        "第六部分：7 字",
        "要提意见，点那一部分。没有就通过。",
      ].join("\n"),
    );
    expect(labels(shown("first", walked().report)).slice(-2)).toEqual(["通过", "退回"]);
  });

  test("with remarks not sent yet there is no passing", () => {
    const card = shown("first", remarked().report);
    expect(card.text).toContain("还没退回去的意见：\n行政许可：“台账是 36 件”");
    expect(labels(card)).toContain("退回，带 1 条意见");
    expect(labels(card)).not.toContain("通过");
  });

  test("the second look: only what changed, and how the remark was answered", () => {
    const chat = remarked();
    chat.as("first").tap({ kind: "return" });
    chat.as("clerk").do({ kind: "continue" });
    chat.as("clerk").type("36");
    chat.as("clerk").type("定稿");
    const { text } = shown("first", chat.report);
    expect(text).toBe(
      [
        "青石镇 2025 年年报 · 初审",
        "小王 1月12日提交。",
        "核对了 59 项，该平的都平。",
        "上次的意见：",
        "行政许可：“台账是 36 件”",
        "已改：35 → 36",
        "别处都没有动。",
        "要提意见，点那一部分。没有就通过。",
      ].join("\n"),
    );
    const scene = sceneFor("first", chat.report);
    expect(sayReply(scene, { kind: "review-all" }).text).toContain("第三部分：全是 0");
  });

  test("the second look says every change once: beside its remark, or under what else was changed", () => {
    const chat = remarked();
    chat.as("first").tap({ kind: "remark", on: "problems" });
    chat.as("first").type("没写改进措施");
    chat.as("first").tap({ kind: "return" });
    chat.as("clerk").do({ kind: "continue" });
    for (const words of ["36", "改 行政许可 37", "改 行政处罚 2"]) chat.as("clerk").type(words);
    chat.as("clerk").tap({ kind: "explain-remark", remark: "r2" });
    chat.as("clerk").type("措施在第二段");
    chat.as("clerk").type("定稿");
    const { text } = shown("first", chat.report);
    expect(text.split("\n").slice(3, -1)).toEqual([
      "上次的意见：",
      "行政许可：“台账是 36 件”",
      "已改：35 → 37",
      "第五部分 问题和改进：“没写改进措施”",
      "小王回复：措施在第二段",
      "别处还改了 1 处：",
      "行政处罚 0 → 2",
    ]);
  });

  test("what was changed because of a remark and back again is said as it stands", () => {
    const chat = remarked();
    chat.as("first").tap({ kind: "return" });
    chat.as("clerk").do({ kind: "continue" });
    for (const words of ["36", "改 行政许可 35", "定稿"]) chat.as("clerk").type(words);
    const { text } = shown("first", chat.report);
    expect(text).toContain("“台账是 36 件”\n现在是 35。\n上次看过以后，数和文字都没有变。");
  });

  test("with remarks that are not sent yet it says that they go back with it", () => {
    const { text } = shown("first", remarked().report);
    expect(text).toContain("没有了就退回，这 1 条一起发过去。");
    expect(text).not.toContain("就通过");
  });

  test("no figure is cut off: what does not fit a button stands above it", () => {
    const { report } = walked();
    const reply = { kind: "review-section", section: "proactive" } as const;
    const card = sayReply(sceneFor("first", report), reply);
    expect(card.text).toBe(
      [
        "第二部分 主动公开",
        "规章：制发 3 · 废止 0 · 有效 3",
        "行政规范性文件：制发 0 · 废止 0 · 有效 0",
        "对哪一处有意见？点一下就能写。",
      ].join("\n"),
    );
    expect(labels(card)).toEqual([
      "规章",
      "行政规范性文件",
      "行政许可 35",
      "行政处罚 0",
      "行政强制 0",
      "行政事业性收费 0 万元",
      "整个部分",
      "返回",
    ]);
    const watching = sayReply(sceneFor("clerk", report), reply);
    expect(watching.text).toContain("\n行政许可：35\n行政处罚：0\n");
  });

  test("a section: each figure is a button to remark on it, for whoever may", () => {
    const { report } = walked();
    const reply = { kind: "review-section", section: "proactive" } as const;
    expect(labels(sayReply(sceneFor("first", report), reply))).toContain("行政许可 35");
    expect(labels(sayReply(sceneFor("clerk", report), reply))).toEqual(["返回"]);
  });

  test("figures inside a text are filled in", () => {
    const bound = {
      text: "今年收到申请 {{requests.new_received.total}} 件。",
      bound: true,
    } as const;
    const report: Report = {
      ...walked().report,
      texts: { ...complete().texts, overview: { chunks: [bound], done: true } },
    };
    const reply = { kind: "review-section", section: "overview" } as const;
    expect(sayReply(sceneFor("first", report), reply).text).toContain("今年收到申请 0 件。");
  });
});

test("the clerk meets the remark: who, on what, what stands there; and it stays with the question", () => {
  const chat = remarked();
  chat.as("first").tap({ kind: "return" });
  const card = shown("clerk", chat.report);
  expect(card.text).toBe("张主任（初审）对行政许可有意见：\n“台账是 36 件”\n现在是 35。");
  expect(labels(card)).toEqual(["改", "说明", "稍后"]);
  chat.as("clerk").tap({ kind: "explain-remark", remark: "r1" });
  chat.as("clerk").type("有一件撤销了");
  const help = sayReply(sceneFor("clerk", chat.report), { kind: "help", question: row });
  expect(help.text).toContain("“台账是 36 件”\n小王回复：有一件撤销了");
  chat.as("clerk").do({ kind: "go", question: row });
  expect(shown("clerk", chat.report).text).toContain("小王回复：有一件撤销了");
});

test.each([
  ["review", "clerk", ["撤回来改", "预览"]],
  ["review", "second", ["预览", "返回"]],
  ["finished", "clerk", ["登记报送", "登记公开", "撤回来改", "要文件"]],
  ["finished", "first", ["要文件", "返回"]],
  ["filed", "clerk", ["登记公开", "要文件"]],
  ["accepted", "clerk", ["登记公开", "要文件"]],
  ["accepted", "above", ["退回", "看内容", "要文件", "返回"]],
  ["published", "clerk", ["要更正", "要文件"]],
  ["filling", "above", ["预览", "返回"]],
] as const)("%s, in front of %s: what they may do, and nothing else", (state, by, expected) => {
  const report: Report = { ...complete(), state, ...(state === "review" ? { step: 0 } : {}) };
  expect(labels(shown(by, report))).toEqual(expected);
});

test("whoever looks at many reports reads which one it is", () => {
  const report: Report = { ...complete(), state: "published" };
  expect(shown("above", report).text).toMatch(/^青石镇 2025 年年报\n2025 年的年报已经公开/);
  expect(shown("clerk", report).text).toMatch(/^2025 年的年报已经公开/);
});

test("a correction tells whoever reviews it of what kind it is, who asked, and why", () => {
  const correction = { kind: "figures", requester: "群众来电", reason: "漏统计 3 件" } as const;
  const corrections = [{ ...correction, at: "2026-03-02T02:00:00Z", by: "clerk" }];
  expect(shown("first", { ...walked().report, corrections }).text).toContain(
    "更正（数字），群众来电提出：漏统计 3 件\n小王 1月12日提交。",
  );
});

test("whoever is new to a report hears how far the others have come", () => {
  const chat = together(complete());
  chat.as("clerk").type("改 行政许可 35");
  const { report } = chat;
  expect(resumedCard(sceneFor("clerk", report)).text).toMatch(/^上次填到第二部分 · 行政许可（/);
  const successor = {
    ...sceneFor("clerk", report),
    viewer: { by: "new", hats: hats["clerk"] ?? [] },
  };
  expect(resumedCard(successor).text).toMatch(
    /^小王填到第二部分 · 行政许可（1月12日），接着填就行。各项都填过了。$/,
  );
  expect(resumedCard(sceneFor("helper", report)).text).toBe("请帮忙填的这一部分都填过了。");
});

test("进度: a helper reads of their own part", () => {
  const { text } = sayReply(sceneFor("helper", walked().report), { kind: "status" });
  expect(text).toMatch(/^青石镇 2025 年年报\n✓ 第四部分 复议诉讼 · 老赵\n等初审。$/);
});

test("进度 says who holds what, and where it stands", () => {
  const text = (report: Report): string =>
    sayReply(sceneFor("clerk", report), { kind: "status" }).text;
  expect(text(walked().report)).toContain("✓ 第四部分 复议诉讼 · 老赵");
  expect(text(walked().report)).toMatch(/\n等初审。$/);
  const returned = remarked();
  returned.as("first").tap({ kind: "return" });
  expect(text(returned.report)).toMatch(/\n退回修改中。\n有 1 条意见等着回复。$/);
});

test("检查: only whoever may mend it is offered how", () => {
  const wrong = together(complete());
  wrong.as("clerk").tap({ kind: "gate", gate: "gate.requests", answer: "some" });
  wrong.as("clerk").type("改 规章 3 0 3");
  const look = (by: string, report: Report): readonly string[] =>
    labels(sayReply(sceneFor(by, report), { kind: "findings" }));
  expect(look("clerk", wrong.report)).toContain("没错，继续");
  expect(look("helper", wrong.report)).toEqual(["继续"]);
  expect(look("above", wrong.report)).toEqual(["继续"]);
  expect(look("first", walked().report)).toEqual(["继续"]);
});

test("alone, a final report has one thing to say, whatever is asked", () => {
  const report: Report = { ...complete(), state: "finished" };
  const scene = { ...sceneFor("clerk", report), setting: alone };
  for (const kind of ["findings", "is-finished"] as const) {
    const card = sayReply(scene, { kind });
    expect(card.text).toBe("2025 年的年报已经定稿，没有动它。");
    expect(labels(card)).toEqual(["要文件", "再改一改"]);
  }
});

test("修改 offers a helper what was handed over, and nothing else", () => {
  const menu = (by: string): readonly string[] =>
    labels(sayReply(sceneFor(by, begun()), { kind: "edit-menu", section: "" }));
  expect(menu("clerk")).toHaveLength(7);
  expect(menu("helper")).toEqual(["第四部分 复议诉讼", "继续"]);
});

test("news names the first few, and counts the rest", () => {
  const chat = together(complete());
  chat.as("clerk").do({ kind: "continue" });
  for (const text of ["改 行政许可 35", "改 行政处罚 3", "改 行政强制 1", "改 规章 3 0 3"]) {
    chat.as("deputy").type(text);
  }
  chat.as("clerk").do({ kind: "status" });
  const [news] = chat.replies;
  expect(news && sayReply(sceneFor("clerk", chat.report), news).text).toBe(
    "这期间有同事动过：\n某人：行政许可 0 → 35\n某人：行政处罚 0 → 3\n某人：行政强制 0 → 1\n还有 1 处。",
  );
});

/** What only a machine would say. */
const forMachines = /\{|\}|undefined|NaN|null|\[object|=>|[a-z]_[a-z]|^\s|\s\n| $/;

test.each(languages)(
  "in %s everything that may stand in front of anybody is said, and fits",
  (language) => {
    const reports = [begun(), complete(), walked().report, remarked().report].flatMap((report) =>
      states.map((state): Report => ({
        ...report,
        state,
        revision: 46_655,
        ...(state === "review" ? { step: 0 } : {}),
      })),
    );
    const cards = reports.flatMap((report) =>
      Object.keys(hats).flatMap((by) => {
        const scene = sceneFor(by, report, language);
        return [
          shown(by, report, language),
          resumedCard(scene),
          sayReply(scene, { kind: "status" }),
          sayReply(scene, { kind: "review-all" }),
          sayReply(scene, { kind: "correct-kinds" }),
          ...report.changes.map(() => sayReply(scene, { kind: "remarks-open", remarks: ["r1"] })),
          ...scene.form.sections.map(({ id }) =>
            sayReply(scene, { kind: "review-section", section: id }),
          ),
          ...noticeKinds.flatMap((kind) => [
            sayNotice(scene, { to: "filler", kind, by: "first", why: "少计" }),
            sayNotice(scene, {
              to: "filler",
              kind,
              by: "first",
              remarks: 2,
              again: true,
              why: "少计",
            }),
          ]),
        ];
      }),
    );
    expect(cards.length).toBeGreaterThan(1000);
    for (const { text, buttons } of cards) {
      expect(text).not.toBe("");
      expect(
        [text, ...buttons.flat().map(({ label }) => label)].filter((one) => forMachines.test(one)),
      ).toEqual([]);
      for (const { press, label } of buttons.flat()) {
        expect([
          label,
          encodePress(press, { unit: "u1zzzz", year: 2025, revision: 46_655 }),
        ]).not.toContain(undefined);
        expect(label.length).toBeLessThanOrEqual(30);
      }
    }
  },
);

test("unsent remarks of a step that was struck off stand before whoever looks now", () => {
  const chat = together(complete());
  chat.as("clerk").type("定稿");
  chat.as("first").tap({ kind: "approve", sure: false });
  chat.as("second").tap({ kind: "remark", on: row });
  chat.as("second").type("台账是 36 件");
  const shorter = { ...reviewed, review: reviewed.review.slice(0, 1) };
  const scene = sceneFor("first", chat.report, "zh-CN", shorter);
  const card = sayReply(scene, { kind: "ask", next: scene.sheet.next });
  expect(card.text).toContain("台账是 36 件");
  expect(labels(card)).not.toContain(scene.words.review.approve);
});
