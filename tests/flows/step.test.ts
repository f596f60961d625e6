import { describe, expect, test } from "vitest";
import type { Action, Reply } from "#flows/conversation.ts";
import { evaluate } from "#flows/evaluate.ts";
import { outline } from "#flows/outline.ts";
import type { Report } from "#flows/report.ts";
import { reportSchema } from "#flows/report.ts";
import { disclosure2019 } from "#flows/reports/disclosure-2019.ts";
import { disclosure2021 } from "#flows/reports/disclosure-2021.ts";
import { binder, paragraphs } from "#flows/text.ts";
import { almostDone, interview, kinds } from "#tests/support/interview.ts";
import type { Interview } from "#tests/support/interview.ts";
import { thirdForm } from "#tests/support/third-form.ts";

/* Where the tables below begin. */

/** Complete, with requests filled by rows: `[row, column, figure]` where it is not 0. */
function byRows(...figures: readonly (readonly [string, string, number])[]): Interview {
  const done = almostDone(disclosure2021, 2025);
  return interview(disclosure2021, 2025, {
    ...done,
    choices: { ...done.choices, "gate.requests": "some", "requests.mode": "rows" },
    answers: {
      ...done.answers,
      ...Object.fromEntries(figures.map(([row, column, n]) => [`requests.${row}.${column}`, n])),
    },
  });
}

/** Case by case, nothing entered yet but what was carried in. */
function byCases(carriedIn = 0): Interview {
  const chat = interview(disclosure2021, 2025);
  for (const text of ["有", "没有", "其余都是0", "一件一件登记", String(carriedIn)])
    chat.type(text);
  expect(chat.next).toBe("requests.cases");
  return chat;
}

/** Everything but the first table: at its first row, table 二 of the 2019 edition. */
function atTableTwo(): Interview {
  const chat = interview(disclosure2019, 2020);
  for (const text of ["没有", "没有"]) chat.type(text);
  expect(chat.next).toBe("proactive.rules");
  return chat;
}

const complete = (): Interview => interview(disclosure2021, 2025, almostDone(disclosure2021, 2025));

/** The figures of some cells, `row.column`, in a table. */
const figures = ({ report }: Interview, table: string, ...cells: readonly string[]): unknown =>
  cells.map((cell) => report.answers[`${table}.${cell}`]);

const shown = ({ form, report }: Interview, text: string): readonly string[] => {
  const bind = binder(form, report, evaluate(form, report).values, "？");
  return paragraphs(report.texts[text], bind).map((paragraph) => paragraph.text);
};

const reply = <Kind extends Reply["kind"]>(
  replies: readonly Reply[],
  kind: Kind,
): Extract<Reply, { kind: Kind }> => {
  const found = replies.find((each) => each.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} among ${kinds(replies)}`);
  return found as Extract<Reply, { kind: Kind }>;
};

const slots = ({ answers, texts, choices, skipped, acknowledged, state }: Report): unknown => ({
  answers,
  texts,
  choices,
  skipped,
  acknowledged,
  state,
});

/** Where somebody stands is no part of the report. */
function expectUntouched(report: Report, before: Report): void {
  expect({ ...report, places: {} }).toEqual({ ...before, places: {} });
}

describe("received and handled must come out even", () => {
  test.each([
    [
      "too few are handled: the rest is carried over",
      5,
      3,
      { kind: "carry", table: "requests", column: 0 },
      [5, 3, 2],
    ],
    [
      "too many are handled: more were received",
      5,
      7,
      { kind: "raise", table: "requests", column: 0 },
      [7, 7, 0],
    ],
    [
      "one was missed: it is added to its outcome",
      5,
      4,
      { kind: "case", table: "requests", column: 0, outcome: 0, count: 1 },
      [5, 5, 0],
    ],
  ] as const)("%s", (_, received, granted, mend, after) => {
    const chat = byRows(
      ["new_received", "natural_person", received],
      ["granted", "natural_person", granted],
    );
    expect(chat.next).toBe(`R1.natural_person.${received}.${granted}`);
    chat.tap(mend);
    expect(
      figures(
        chat,
        "requests",
        "new_received.natural_person",
        "granted.natural_person",
        "carried_out.natural_person",
      ),
    ).toEqual(after);
    expect(chat.next).toBe("end");
  });

  test("one column is mended, and the other one is asked about next", () => {
    const chat = byRows(["new_received", "natural_person", 2], ["new_received", "research", 4]);
    chat.tap({ kind: "carry", table: "requests", column: 0 });
    expect(figures(chat, "requests", "carried_out.natural_person", "carried_out.research")).toEqual(
      [2, 0],
    );
    expect(chat.next).toBe("R1.research.4.0");
  });

  test("what is carried in counts as received", () => {
    const chat = byRows(["carried_in", "other_org", 3], ["granted", "other_org", 4]);
    chat.tap({ kind: "raise", table: "requests", column: 5 });
    expect(figures(chat, "requests", "new_received.other_org", "carried_in.other_org")).toEqual([
      1, 3,
    ]);
    expect(chat.next).toBe("end");
  });

  test("carrying over all puts no 0 where a figure is still blank", () => {
    const chat = byRows(["new_received", "natural_person", 2]);
    const {
      "requests.granted.research": _,
      "requests.carried_out.research": __,
      ...answers
    } = chat.report.answers;
    const blank = interview(disclosure2021, 2025, { ...chat.report, answers });
    blank.tap({ kind: "carry", table: "requests", column: "all" });
    expect(
      figures(blank, "requests", "carried_out.natural_person", "carried_out.research"),
    ).toEqual([2, undefined]);
  });

  test("a bare number is not guessed into one of the rows that do not add up", () => {
    const chat = byRows(["new_received", "natural_person", 5]);
    const before = chat.report;
    expect(kinds(chat.type("3"))).toBe("not-understood ask");
    expectUntouched(chat.report, before);
  });
});

describe("case by case", () => {
  test.each([
    [
      "the first ones are those carried in",
      2,
      ["自然人 予以公开 2"],
      { carried_in: 2, granted: 2 },
    ],
    [
      "then they are new",
      2,
      ["自然人 予以公开 2", "自然人 不掌握"],
      { new_received: 1, carried_in: 2, granted: 2, unavailable_not_held: 1 },
    ],
    [
      "×3 is three of the last in all",
      0,
      ["自然人 予以公开", "×3"],
      { new_received: 3, granted: 3 },
    ],
    ["so is 3件", 0, ["自然人 予以公开", "3件"], { new_received: 3, granted: 3 }],
    [
      "several in one message",
      0,
      ["自然人 予以公开\n自然人 部分公开 2；自然人 结转下年"],
      { new_received: 4, granted: 1, partially_granted: 2, carried_out: 1 },
    ],
    [
      "twice the same in one message",
      0,
      ["自然人 予以公开\n自然人 予以公开"],
      { new_received: 2, granted: 2 },
    ],
    ["people's own words", 0, ["个人 给了 两件"], { new_received: 2, granted: 2 }],
  ] as const)("%s", (_, carriedIn, texts, rows) => {
    const chat = byCases(carriedIn);
    for (const text of texts) chat.type(text);
    const answers = Object.entries(chat.report.answers)
      .filter(([id, value]) => id.endsWith(".natural_person") && value !== 0)
      .map(([id, value]) => [id.split(".")[1], value]);
    expect(Object.fromEntries(answers)).toEqual(rows);
  });

  test("a line that is not understood takes the whole message back", () => {
    const chat = byCases();
    const before = chat.report;
    expect(kinds(chat.type("自然人 予以公开\n自然人 算了吧"))).toBe("not-understood ask");
    expectUntouched(chat.report, before);
  });

  test("one undo takes one message back, with all its lines", () => {
    const chat = byCases();
    chat.type("自然人 予以公开");
    const before = slots(chat.report);
    chat.type("自然人 予以公开\n商业企业 部分公开 2");
    chat.type("撤销");
    expect(slots(chat.report)).toEqual(before);
  });

  test("an edited message is counted anew, while it is the newest", () => {
    const chat = byCases();
    chat.type("自然人 予以公开 3");
    const first = chat.message;
    chat.edit(first, "自然人 部分公开 2\n商业企业 予以公开");
    expect(
      figures(
        chat,
        "requests",
        "granted.natural_person",
        "partially_granted.natural_person",
        "granted.commercial",
        "new_received.natural_person",
        "new_received.commercial",
      ),
    ).toEqual([undefined, 2, 1, 2, 1]);
    chat.type("自然人 予以公开");
    const before = chat.report;
    expect(kinds(chat.edit(first, "自然人 部分公开 9"))).toBe("unknown-message");
    expectUntouched(chat.report, before);
  });

  test("an edit that says the same changes nothing", () => {
    const chat = byCases();
    chat.type("自然人 予以公开 3");
    const before = chat.report;
    chat.edit(chat.message, "自然人 予以公开 三件");
    expect(slots(chat.report)).toEqual(slots(before));
  });

  test("when all are in, what is blank is 0, and the table balances", () => {
    const chat = byCases(1);
    chat.type("自然人 予以公开");
    expect(reply(chat.type("登记完了"), "cases-closed").total).toBe(1);
    const { inputs } = outline(disclosure2021).tables.get("requests")!;
    expect(inputs.filter((id) => chat.report.answers[id] === undefined)).toEqual([]);
    expect(chat.sheet.findings.filter(({ kind }) => kind === "balance")).toEqual([]);
  });
});

describe("several rows in one message", () => {
  test.each([
    ["新收5 结转1", { "new_received.natural_person": 5, "carried_in.natural_person": 1 }],
    ["新收 5，结转 1", { "new_received.natural_person": 5, "carried_in.natural_person": 1 }],
    [
      "不掌握 2\n信访 1",
      {
        "unavailable_not_held.natural_person": 2,
        "not_processed_petition_complaint.natural_person": 1,
      },
    ],
  ])("%s", (text, cells) => {
    const done = almostDone(disclosure2021, 2025);
    const chat = interview(disclosure2021, 2025, {
      ...done,
      choices: { ...done.choices, "gate.requests": "some", "requests.mode": "rows" },
      answers: Object.fromEntries(
        Object.entries(done.answers).filter(([id]) => !id.startsWith("requests.")),
      ),
    });
    chat.type(text);
    expect(figures(chat, "requests", ...Object.keys(cells))).toEqual(Object.values(cells));
  });

  test("行政处罚 3 / 行政强制 0 is one change, and one undo", () => {
    const chat = interview(disclosure2021, 2025);
    for (const text of ["没有", "没有", "0", "0"]) chat.type(text);
    expect(chat.next).toBe("proactive.administrative_license");
    const before = chat.report;
    chat.type("行政处罚 3\n行政强制 0");
    expect(
      figures(
        chat,
        "proactive",
        "administrative_penalty.decisions",
        "administrative_coercion.decisions",
      ),
    ).toEqual([3, 0]);
    expect(chat.next).toBe("proactive.administrative_license");
    chat.type("撤销");
    expect(slots(chat.report)).toEqual(slots(before));
  });

  test("one row in doubt, and none is recorded", () => {
    const chat = interview(disclosure2021, 2025);
    for (const text of ["没有", "没有", "0", "0"]) chat.type(text);
    const before = chat.report;
    chat.type("行政处罚 3\n行政强制 十几");
    expect(slots(chat.report)).toEqual(slots(before));
  });

  test("editing such a message corrects every row that it names", () => {
    const chat = interview(disclosure2021, 2025);
    for (const text of ["没有", "没有", "0", "0"]) chat.type(text);
    chat.type("行政处罚 3\n行政强制 0");
    chat.edit(chat.message, "行政处罚 4\n行政强制 1");
    expect(
      figures(
        chat,
        "proactive",
        "administrative_penalty.decisions",
        "administrative_coercion.decisions",
      ),
    ).toEqual([4, 1]);
  });
});

describe("a name that a row and a column share", () => {
  test("belongs to the column of the row that is asked", () => {
    const chat = interview(disclosure2021, 2025);
    for (const text of ["没有", "有", "其余都是0"]) chat.type(text);
    expect(chat.next).toBe("disputes.reconsideration");
    const before = chat.report.answers;
    chat.type("其他 1");
    expect(chat.report.answers["requests.other_misc.natural_person"]).toBe(0);
    const touched = Object.keys(chat.report.answers).filter(
      (id) => chat.report.answers[id] !== before[id],
    );
    expect(touched.filter((id) => !id.startsWith("disputes.reconsideration."))).toEqual([]);
  });

  test.each([
    ["其他 0", []],
    ["其他都是 0", ["litigation_direct", "litigation_after_reconsideration"]],
    ["其余 0", ["litigation_direct", "litigation_after_reconsideration"]],
  ])("%s is for the rows %j beside the one asked", (text, rows) => {
    const chat = interview(disclosure2021, 2025);
    for (const each of ["没有", "有", "其余都是0"]) chat.type(each);
    chat.type(text);
    const touched = Object.keys(chat.report.answers).flatMap(
      (id) => /^disputes\.(\w+)/.exec(id)?.[1] ?? [],
    );
    expect([...new Set(touched)].filter((row) => row !== "reconsideration")).toEqual(rows);
  });

  test("belongs to the edited row, wherever the person stands", () => {
    const chat = interview(disclosure2021, 2025);
    for (const text of ["没有", "有", "其余都是0", "1 0 0 0"]) chat.type(text);
    const { message } = chat;
    chat.type("0");
    chat.edit(message, "其他 2 维持 0 纠正 0 未审结 0");
    expect(
      figures(chat, "disputes", "reconsideration.upheld", "reconsideration.other_result"),
    ).toEqual([0, 2]);
    expect(chat.report.answers["requests.other_misc.natural_person"]).toBe(0);
  });

  test("a longer name of a row wins over a column: 上年结转 is no 上年", () => {
    const chat = atTableTwo();
    for (const text of ["0", "0"]) chat.type(text);
    expect(chat.next).toBe("proactive.administrative_license");
    chat.type("上年结转 2");
    expect(figures(chat, "requests", "carried_in.natural_person")).toEqual([2]);
    expect(figures(chat, "proactive", "administrative_license.items_last_year")).toEqual([
      undefined,
    ]);
  });
});

describe("written sections", () => {
  const writing = (): Interview => {
    const done = almostDone(disclosure2021, 2025);
    return interview(disclosure2021, 2025, { ...done, texts: {} });
  };

  test("an edited message keeps the others, and their order", () => {
    const chat = writing();
    chat.type("第一段。");
    const { message } = chat;
    chat.type("第二段。");
    chat.type("第三段。");
    chat.edit(message, "新的第一段。");
    expect(shown(chat, "overview")).toEqual(["新的第一段。", "第二段。", "第三段。"]);
    chat.type("完成");
    chat.edit(message + 1, "新的第二段。");
    expect(shown(chat, "overview")).toEqual(["新的第一段。", "新的第二段。", "第三段。"]);
    expect(chat.report.texts["overview"]?.done).toBe(true);
    expect(chat.next).toBe("problems");
  });

  test("rewriting begins anew, and one undo brings it back", () => {
    const chat = writing();
    for (const text of ["第一段。", "完成"]) chat.type(text);
    const before = slots(chat.report);
    chat.tap({ kind: "rewrite", text: "overview" });
    expect(chat.next).toBe("overview");
    expect(shown(chat, "overview")).toEqual([]);
    chat.type("撤销");
    expect(slots(chat.report)).toEqual(before);
  });

  test("a message cleared by rewriting can no longer be edited", () => {
    const chat = writing();
    chat.type("第一段。");
    const { message } = chat;
    chat.tap({ kind: "rewrite", text: "overview" });
    expect(kinds(chat.edit(message, "改过的。"))).toBe("unknown-message");
    expect(shown(chat, "overview")).toEqual([]);
  });

  test("done before anything is written is not done", () => {
    const chat = writing();
    expect(kinds(chat.type("完成"))).toBe("text-missing ask");
    expect(chat.next).toBe("overview");
  });

  const parts = outline(disclosure2021)
    .questions.filter(({ kind }) => kind === "part")
    .map(({ id }) => id);

  test("aspect by aspect: each is asked, and the section is done with the last", () => {
    const chat = writing();
    chat.tap({ kind: "parts", section: "overview" });
    for (const part of parts) {
      expect(chat.next).toBe(part);
      chat.type("这个方面如下。");
      chat.type("完成");
    }
    expect(chat.next).toBe("problems");
  });

  test("a whole section sent after all takes back aspect by aspect", () => {
    const chat = writing();
    chat.tap({ kind: "parts", section: "overview" });
    chat.command({ kind: "go", question: "overview" });
    chat.type("整个部分一次写完。");
    chat.type("完成");
    expect(chat.report.choices["overview"]).toBeUndefined();
    expect(chat.next).toBe("problems");
  });

  test("so does the form's own word for nothing to report", () => {
    const chat = interview(thirdForm, 2025, {
      ...almostDone(thirdForm, 2025),
      texts: {},
      choices: { work: "parts", "gate.interaction": "none", "complaints.mode": "rows" },
    });
    expect(chat.next).toBe("work.year");
    chat.command({ kind: "go", question: "work" });
    chat.type("无");
    expect(shown(chat, "work")).toEqual(["无其他情况。"]);
    expect(chat.next).toBe("end");
  });

  test("无 as an aspect is the person's own word", () => {
    const chat = interview(thirdForm, 2025, {
      ...almostDone(thirdForm, 2025),
      texts: {},
      choices: { work: "parts", "gate.interaction": "none", "complaints.mode": "rows" },
    });
    chat.type("无");
    expect(chat.report.texts["work.year"]?.chunks.map(({ text }) => text)).toEqual(["无"]);
    expect(chat.report.texts["work"]).toBeUndefined();
  });

  test("an offered paragraph follows its figures", () => {
    const chat = writing();
    chat.tap({ kind: "parts", section: "overview" });
    chat.tap({ kind: "offer", text: "overview.opening", part: "opening" });
    chat.command({ kind: "go", question: "overview.on_request" });
    chat.type("改 新收 自然人 5");
    chat.type("改 予以公开 自然人 5");
    chat.tap({ kind: "offer", text: "overview.on_request", part: "on_request" });
    const [before] = shown(chat, "overview.on_request");
    expect(before).toContain("我镇共收到政府信息公开申请5件，上年结转0件；已办结5件");
    chat.type("改 新收 自然人 6");
    const [after] = shown(chat, "overview.on_request");
    expect(after).toContain("我镇共收到政府信息公开申请6件，上年结转0件；已办结5件");
  });

  test("with all 0, the offer says that there were none", () => {
    const chat = writing();
    chat.tap({ kind: "offer", text: "overview", part: "on_request" });
    expect(shown(chat, "overview")).toEqual([
      "2025年，我镇未收到政府信息公开申请，没有上年结转办理的申请。2025年，我镇未发生因政府信息公开工作引起的行政复议、行政诉讼。",
    ]);
  });

  test.each([
    "收到{{requests.new_received.total}}件。",
    "{year}年{unit}{self}的工作。",
    "$& $1 {{nowhere}} {{",
    "  前后空格  ",
    "将主动公开目录更新到网站，改了 35 处。",
    "把行政许可事项 3 项全部公开。",
    "改进情况：行政许可 35 件。",
    "刚刚完成网站改版。",
    "新收的申请都按期答复了。",
  ])("a person's own words are kept to the letter: %s", (text) => {
    const chat = writing();
    const { answers } = chat.report;
    expect(kinds(chat.type(text))).toBe("text-added ask");
    expect(chat.report.texts["overview"]?.chunks.map((chunk) => chunk.text)).toEqual([text]);
    expect(shown(chat, "overview")).toEqual([text.trim()]);
    expect(chat.report.answers).toEqual(answers);
  });

  test.each([
    ["改 行政许可 35", 35],
    ["改 行政许可 35件", 35],
    ["改 行政许可 三十五", 35],
    ["改 收费 2.5万元", 25_000_00],
  ])("while writing, a correction is a correction: %s", (text, value) => {
    const chat = writing();
    reply(chat.type(text), "recorded");
    expect(Object.values(chat.report.answers)).toContain(value);
    expect(chat.report.texts).toEqual({});
  });

  test("a text too long is refused, and nothing before it is lost", () => {
    const chat = writing();
    chat.type("已经写好的一段。");
    const before = chat.report;
    const refused = reply(chat.type("长".repeat(20_001)), "text-too-long");
    expect([refused.characters, refused.limit]).toEqual([20_009, 20_000]);
    expectUntouched(chat.report, before);
    reply(chat.type("长".repeat(19_992)), "text-added");
    reply(chat.type("长"), "text-too-long");
  });

  test("nor does it come in by editing", () => {
    const chat = writing();
    chat.type("第一段。");
    const { message } = chat;
    chat.type("第二段。");
    const before = chat.report;
    reply(chat.edit(message, "长".repeat(20_001)), "text-too-long");
    expectUntouched(chat.report, before);
    expect(reportSchema.safeParse(chat.report).success).toBe(true);
  });
});

describe("a warning looked at", () => {
  const rules = (text: string): Interview => {
    const chat = complete();
    chat.type(text);
    return chat;
  };

  test("stays so while its figures stay, and comes back when they change", () => {
    const chat = rules("改 规章 1 0 1");
    expect(chat.next).toBe("R10.1..1");
    chat.type("没错");
    expect(chat.next).toBe("end");
    chat.type("改 行政许可 5");
    expect(chat.next).toBe("end");
    chat.type("改 规章 2 0 2");
    expect(chat.next).toBe("R10.2..2");
    chat.type("改 规章 1 0 1");
    expect(chat.next).toBe("end");
  });

  test("the same figure in another column is another warning", () => {
    const chat = rules("改 规章 1 0 0");
    chat.type("没错");
    chat.type("改 规章 0 1 0");
    expect(chat.next).toBe("R10..1.");
  });

  test("no means: change it", () => {
    const chat = rules("改 规章 1 0 1");
    chat.type("不对");
    expect(chat.next).toBe("proactive.rules");
  });

  test("a figure sent instead of an answer is the new figure", () => {
    const chat = rules("改 规范性文件 45 0 45");
    expect(chat.next).toBe("D30.45");
    chat.type("4 0 4");
    expect(figures(chat, "proactive", "normative_documents.issued")).toEqual([4]);
    expect(chat.next).toBe("end");
  });
});

describe("a gate and its table must agree", () => {
  test("none was said, and there is one: say so; there are some: the figure stays, the rest is asked", () => {
    const chat = complete();
    chat.type("改 复议 尚未审结 1");
    expect(chat.next).toBe("gate.disputes.none.1");
    chat.tap({ kind: "gate", gate: "gate.disputes", answer: "some" });
    expect(figures(chat, "disputes", "reconsideration.pending", "reconsideration.upheld")).toEqual([
      1,
      undefined,
    ]);
    expect(chat.next).toBe("disputes.reconsideration");
  });

  test("none after all: everything is 0 again", () => {
    const chat = complete();
    chat.type("改 复议 尚未审结 1");
    chat.tap({ kind: "gate", gate: "gate.disputes", answer: "none" });
    expect(figures(chat, "disputes", "reconsideration.pending")).toEqual([0]);
    expect(chat.next).toBe("end");
  });

  test("some was said, and all is 0: only a hint, and no obstacle", () => {
    const chat = complete();
    chat.tap({ kind: "gate", gate: "gate.disputes", answer: "some" });
    for (const text of ["0", "0", "0"]) chat.type(text);
    expect(chat.sheet.findings.map(({ key, severity }) => [key, severity])).toEqual([
      ["gate.disputes.some.0", "hint"],
    ]);
    expect(chat.next).toBe("end");
    expect(kinds(chat.type("定稿"))).toBe("finished file");
  });

  test("some, said again, takes no typed 0 back", () => {
    const chat = interview(disclosure2021, 2025);
    for (const text of ["没有", "有", "其余都是0", "1 0 0 0"]) chat.type(text);
    const { answers } = chat.report;
    chat.tap({ kind: "gate", gate: "gate.disputes", answer: "some" });
    expect(chat.report.answers).toEqual(answers);
  });

  test("figures that cancel each other out are figures", () => {
    const site = outline(thirdForm).tables.get("site")!;
    const form = {
      ...thirdForm,
      gates: [...thirdForm.gates, { ...thirdForm.gates[0]!, id: "gate.site", table: "site" }],
    };
    const zeros = Object.fromEntries(site.inputs.map((id) => [id, 0]));
    const chat = interview(form, 2025, {
      ...almostDone(form, 2025),
      answers: { ...zeros, "site.channels.change": -3, "site.channels.last_year": 3 },
      choices: { "gate.site": "none" },
    });
    expect(chat.sheet.findings.map(({ key }) => key)).toContain("gate.site.none.0");
  });

  test("a zero-gate is taken back as a whole", () => {
    const chat = interview(disclosure2019, 2020);
    const before = slots(chat.report);
    chat.type("没有");
    expect(Object.keys(chat.report.answers).length).toBe(132);
    chat.type("撤销");
    expect(slots(chat.report)).toEqual(before);
    expect(chat.next).toBe("gate.requests");
  });

  test("changing one's mind keeps what was typed since, and forgets the zeros", () => {
    const chat = complete();
    chat.type("改 新收 2 0 0 0 0 0");
    chat.tap({ kind: "gate", gate: "gate.requests", answer: "some" });
    expect(
      figures(chat, "requests", "new_received.natural_person", "new_received.research"),
    ).toEqual([2, undefined]);
  });
});

describe("put off", () => {
  test("a row put off stays so when the rest is 0", () => {
    const chat = atTableTwo();
    chat.type("跳过");
    chat.type("其余都是0");
    expect(
      figures(chat, "proactive", "rules.newly_made", "normative_documents.newly_made"),
    ).toEqual([undefined, 0]);
    expect(chat.next).toBe("overview");
    expect(
      chat.sheet.findings.filter(({ kind }) => kind === "blank").map(({ key }) => key),
    ).toContain("R6.proactive.rules");
  });

  test("a place left open puts its row off, with what is known", () => {
    const chat = atTableTwo();
    chat.type("0 待定 3");
    expect(
      figures(
        chat,
        "proactive",
        "rules.newly_made",
        "rules.newly_disclosed",
        "rules.disclosed_total",
      ),
    ).toEqual([0, undefined, 3]);
    expect(chat.report.skipped["proactive.rules"]).toBeDefined();
  });

  test("an answer takes it off the list", () => {
    const chat = atTableTwo();
    chat.type("跳过");
    chat.type("规章 0 0 0");
    expect(chat.report.skipped).toEqual({});
  });

  test("a gate put off leaves its table unasked, and the report unfinished", () => {
    const chat = interview(disclosure2021, 2025);
    chat.type("跳过");
    expect(chat.next).toBe("gate.disputes");
    for (const text of ["没有", "其余都是0"]) chat.type(text);
    expect(chat.next).toBe("overview");
    expect(kinds(chat.type("定稿"))).toBe("findings");
    expect(chat.report.state).toBe("filling");
  });
});

describe("the end", () => {
  test.each([
    [
      "a blank",
      (chat: Interview) => chat.type("改 复议 待定 0 0 0"),
      "R6.disputes.reconsideration",
    ],
    [
      "figures that do not balance",
      (chat: Interview) => chat.type("改 新收 1 0 0 0 0 0"),
      "R1.natural_person.1.0",
    ],
    ["a warning not looked at", (chat: Interview) => chat.type("改 规章 1 0 1"), "R10.1..1"],
    [
      "a warning put off",
      (chat: Interview) => {
        chat.type("改 规章 1 0 1");
        chat.type("跳过");
      },
      "R10.1..1",
    ],
    [
      "a section being rewritten",
      (chat: Interview) => chat.tap({ kind: "rewrite", text: "problems" }),
      "R6.problems",
    ],
  ])("is refused with %s", (_, spoil, key) => {
    const chat = complete();
    spoil(chat);
    expect(chat.sheet.findings.map((finding) => finding.key)).toContain(key);
    const before = chat.report;
    expect(kinds(chat.type("定稿"))).toBe("findings");
    expectUntouched(chat.report, before);
  });

  test("comes with the file when all is well", () => {
    const chat = complete();
    expect(chat.next).toBe("end");
    const replies = chat.type("定稿");
    expect(kinds(replies)).toBe("finished file");
    expect(reply(replies, "file").wanted).toEqual({ formats: ["docx"] });
  });

  const finished = (): Interview =>
    interview(disclosure2021, 2025, { ...almostDone(disclosure2021, 2025), state: "finished" });

  const refusedThere: readonly Action[] = [
    { kind: "gate", gate: "gate.requests", answer: "some" },
    { kind: "mode", table: "requests", mode: "rows" },
    { kind: "zero", row: "proactive.rules" },
    { kind: "zero-rest", table: "proactive" },
    { kind: "values", row: "proactive.rules", values: [1, 2, 3] },
    { kind: "carry", table: "requests", column: "all" },
    { kind: "raise", table: "requests", column: 0 },
    { kind: "case", table: "requests", column: 0, outcome: 0, count: 1 },
    { kind: "cases-done", table: "requests" },
    { kind: "parts", section: "overview" },
    { kind: "offer", text: "overview", part: "opening" },
    { kind: "none", section: "other" },
    { kind: "done", text: "overview" },
    { kind: "rewrite", text: "overview" },
    { kind: "later", what: "overview" },
    { kind: "finish" },
    { kind: "undo" },
    { kind: "go", question: "overview" },
    { kind: "back" },
    { kind: "pick", table: "requests", column: 0 },
    { kind: "edit", section: "" },
  ];

  test.each(refusedThere.map((action) => [action.kind, action] as const))(
    "a finished report is not touched by %s",
    (_, action) => {
      const chat = finished();
      const before = chat.report;
      expect(kinds(chat.tap(action))).toBe("is-finished");
      expect(kinds(chat.command(action))).toBe("is-finished");
      expectUntouched(chat.report, before);
    },
  );

  test.each([
    "3",
    "没有",
    "改 行政许可 3",
    "新收5 结转1",
    "一段文字。",
    "完成",
    "撤销",
    "跳过",
    "返回",
  ])("nor by the words %s", (text) => {
    const chat = finished();
    const before = chat.report;
    chat.type(text);
    expectUntouched(chat.report, before);
  });

  test.each(["status", "check", "preview", "commands", "pause"] as const)(
    "it can be looked at: %s",
    (kind) => {
      const chat = finished();
      const before = chat.report;
      expect(kinds(chat.command({ kind }))).not.toContain("is-finished");
      expectUntouched(chat.report, before);
    },
  );

  test.each([
    ["预览", { formats: ["png"] }],
    ["草稿", { formats: ["png"] }],
    ["Word", { formats: ["docx"] }],
    ["PDF", { formats: ["pdf"] }],
    ["网页", { formats: ["html"] }],
    ["表格", { formats: ["xlsx"] }],
    ["看表三", { formats: ["png"], table: "requests" }],
    ["表四", { formats: ["png"], table: "disputes" }],
  ])("finished or not, %s brings the file", (word, wanted) => {
    for (const chat of [finished(), complete()]) {
      expect(reply(chat.type(word), "file").wanted).toEqual(wanted);
    }
  });

  test("a table that the form has not is as good as an old button", () => {
    const wanted = { formats: ["png" as const], table: "gone" };
    expect(kinds(complete().command({ kind: "file", wanted }))).toBe("stale ask");
  });

  test("opened again, it takes changes, and can be finished again", () => {
    const chat = finished();
    expect(kinds(chat.tap({ kind: "reopen" }))).toBe("reopened");
    chat.type("改 行政许可 3");
    expect(figures(chat, "proactive", "administrative_license.decisions")).toEqual([3]);
    expect(kinds(chat.type("定稿"))).toBe("finished file");
  });
});

describe("where one stands", () => {
  test.each(["进度", "检查", "帮助", "说明", "草稿", "暂停", "啊这是什么"])(
    "a look does not move anybody: %s",
    (text) => {
      const chat = complete();
      chat.command({ kind: "go", question: "proactive.administrative_license" });
      chat.type(text);
      expect(chat.next).toBe("proactive.administrative_license");
      chat.type("7");
      expect(figures(chat, "proactive", "administrative_license.decisions")).toEqual([7]);
      expect(chat.next).toBe("end");
    },
  );

  test("an old button moves nobody, and what stands there is asked again", () => {
    const chat = atTableTwo();
    chat.type("0");
    const replies = chat.tap({ kind: "zero", row: "proactive.rules" }, 1);
    expect(kinds(replies)).toBe("stale ask");
    expect(chat.next).toBe("proactive.normative_documents");
  });

  test("a sticker is answered, and the question stays", () => {
    const chat = atTableTwo();
    expect(kinds(chat.send("sticker"))).toBe("unreadable ask");
    expect(chat.next).toBe("proactive.rules");
  });

  test.each([
    { kind: "zero", row: "nowhere" },
    { kind: "zero", row: "gate.requests" },
    { kind: "values", row: "proactive.rules", values: [1] },
    { kind: "zero-rest", table: "nowhere" },
    { kind: "carry", table: "proactive", column: 0 },
    { kind: "raise", table: "requests", column: 99 },
    { kind: "case", table: "requests", column: 0, outcome: 99, count: 1 },
    { kind: "case", table: "requests", column: 0, outcome: 0, count: 0 },
    { kind: "case", table: "proactive", column: 0, outcome: 0, count: 1 },
    { kind: "gate", gate: "nowhere", answer: "none" },
    { kind: "mode", table: "proactive", mode: "cases" },
    { kind: "parts", section: "requests" },
    { kind: "offer", text: "overview", part: "nowhere" },
    { kind: "none", section: "overview" },
    { kind: "done", text: "proactive.rules" },
    { kind: "acknowledge", finding: "R99" },
    { kind: "later", what: "nowhere" },
    { kind: "go", question: "nowhere" },
    { kind: "pick", table: "proactive", column: 99 },
    { kind: "edit", section: "nowhere" },
  ] as readonly Action[])(
    "a button that names what this form has not is as good as an old one: %o",
    (action) => {
      const chat = complete();
      const before = chat.report;
      expect(reply(chat.tap(action), "stale").kind).toBe("stale");
      expect(slots(chat.report)).toEqual(slots(before));
    },
  );

  test("negative counts do not come in by a made-up button, negative changes do", () => {
    const chat = atTableTwo();
    const before = chat.report;
    chat.tap({ kind: "values", row: "proactive.rules", values: [1, -2, 3] });
    expect(slots(chat.report)).toEqual(slots(before));
    chat.tap({ kind: "values", row: "proactive.administrative_license", values: [5, -2, 3] });
    expect(figures(chat, "proactive", "administrative_license.change")).toEqual([-2]);
  });
});

describe("figures as they are", () => {
  test.each([
    ["2 5万元", 5_000_000],
    ["2 251000元", 25_100_000],
    ["2 5.2万", 5_200_000],
    ["2 6.703763万元", 6_703_763],
    ["2 0.01元", 1],
    ["2 0元", 0],
    ["2 1.5亿元", 15_000_000_000],
  ])("money to the fen: %s", (text, fen) => {
    const chat = atTableTwo();
    chat.command({ kind: "go", question: "proactive.centralised_procurement" });
    chat.type(text);
    expect(figures(chat, "proactive", "centralised_procurement.amount")).toEqual([fen]);
  });

  test.each([
    ["56 加6 35", 6],
    ["56 +6 35", 6],
    ["56 减6 35", -6],
    ["56 -6 35", -6],
    ["56 0 35", 0],
  ])("a change has a sign: %s", (text, change) => {
    const chat = atTableTwo();
    chat.command({ kind: "go", question: "proactive.administrative_license" });
    chat.type(text);
    expect(
      figures(
        chat,
        "proactive",
        "administrative_license.items_last_year",
        "administrative_license.change",
        "administrative_license.decisions",
      ),
    ).toEqual([56, change, 35]);
  });

  test.each(["-1 0 0", "0 1.5 0", "0 0 5元"])("a count is a whole number from 0 on: %s", (text) => {
    const chat = atTableTwo();
    const before = chat.report;
    chat.type(text);
    expect(slots(chat.report)).toEqual(slots(before));
  });

  test("a figure below its floor asks for a look, and is let through", () => {
    const chat = interview(thirdForm, 2025, {
      ...almostDone(thirdForm, 2025),
      choices: { "gate.interaction": "none", "complaints.mode": "rows" },
    });
    chat.type("改 动态 5 3");
    expect(chat.next).toBe("L1.3.5");
    chat.type("没错");
    expect(chat.next).toBe("end");
    chat.type("改 动态 6 3");
    expect(chat.next).toBe("L1.3.6");
    chat.type("6 6");
    expect(chat.next).toBe("end");
    expect(kinds(chat.type("定稿"))).toBe("finished file");
  });
});
