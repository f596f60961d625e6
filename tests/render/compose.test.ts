import { describe, expect, test } from "vitest";
import type { Report, Text } from "#flows/report.ts";
import type { Document } from "#render/blocks.ts";
import { blankReport, bound, composed, editions, written, zeroReport } from "./reports.ts";

const [{ form: form2019 }, { form: form2021 }] = editions;

/** The blocks as one reads them: `# ` and `## ` before headings. */
const read = (document: Document): readonly string[] =>
  document.blocks.map((block) =>
    block.kind === "table"
      ? "[表]"
      : `${block.kind === "heading" ? `${"#".repeat(block.level)} ` : ""}${block.text}`,
  );

const section = (document: Document, title: string): readonly string[] => {
  const lines = read(document);
  const start = lines.indexOf(`# ${title}`) + 1;
  const end = lines.findIndex((text, at) => at >= start && text.startsWith("# "));
  return lines.slice(start, end < 0 ? undefined : end);
};

const overview = (texts: Readonly<Record<string, Text>>, parts = false): readonly string[] => {
  const zero = zeroReport(form2021, 2024);
  const report: Report = {
    ...zero,
    texts: { problems: written("好。"), other: written("好。"), ...texts },
    choices: parts ? { overview: "parts" } : {},
  };
  return section(composed(form2021, report), "一、总体情况");
};

test("the document follows the form: title, six sections in order, three tables", () => {
  const document = composed(form2019, zeroReport(form2019, 2020));
  expect(document.title).toBe("青石镇2020年政府信息公开工作年度报告");
  expect(document.meta).toEqual({ unit: "青石镇", year: 2020 });
  expect(read(document)).toEqual([
    "# 一、总体情况",
    "本镇依法公开政府信息。",
    "# 二、主动公开政府信息情况",
    "[表]",
    "# 三、收到和处理政府信息公开申请情况",
    "[表]",
    "# 四、政府信息公开行政复议、行政诉讼情况",
    "[表]",
    "# 五、存在的主要问题及改进情况",
    "公开不够及时，今后按季检查。",
    "# 六、其他需要报告的事项",
    "无其他需要报告的事项。",
  ]);
});

test("the file is dated by the last change, not by the hour it is drawn", () => {
  const report: Report = {
    ...zeroReport(form2019, 2020),
    changes: [{ revision: 1, at: "2021-01-27T01:02:03Z", by: "u", through: "typed", patches: [] }],
  };
  expect(composed(form2019, report).meta.created).toBe("2021-01-27T01:02:03Z");
});

describe("texts", () => {
  test("a section written whole keeps the writer's words and sub-headings", () => {
    expect(
      overview({ overview: written("开头。\n\n（一）组织领导\r\n分工明确。", "再写一句{{x}}。") }),
    ).toEqual(["开头。", "## （一）组织领导", "分工明确。", "再写一句{{x}}。"]);
  });

  test("aspects stand below numbered headings; the opening has none and takes no number", () => {
    expect(
      overview(
        {
          "overview.opening": bound("报告数据统计期限为{year}年。"),
          "overview.proactive": written("公开三十条。"),
          "overview.on_request": bound("收到申请{{requests.new_received.total}}件。"),
          "overview.information_management": written("管理。"),
          "overview.platform": written("平台。"),
          "overview.supervision": written("监督。"),
        },
        true,
      ),
    ).toEqual([
      "报告数据统计期限为2024年。",
      "## （一）主动公开情况",
      "公开三十条。",
      "## （二）依申请公开情况",
      "收到申请0件。",
      "## （三）政府信息管理情况",
      "管理。",
      "## （四）政府信息公开平台建设情况",
      "平台。",
      "## （五）监督保障情况",
      "监督。",
    ]);
  });

  test("an aspect left out on purpose takes no number; one not written yet keeps its place", () => {
    expect(
      overview(
        {
          "overview.opening": written("开头。"),
          "overview.proactive": { chunks: [], done: true },
          "overview.on_request": written("没有申请。"),
        },
        true,
      ),
    ).toEqual([
      "开头。",
      "## （一）依申请公开情况",
      "没有申请。",
      "## （二）政府信息管理情况",
      "【待填】",
      "## （三）政府信息公开平台建设情况",
      "【待填】",
      "## （四）监督保障情况",
      "【待填】",
    ]);
  });

  test("a heading that the writer typed above an aspect is not printed twice", () => {
    const lines = overview(
      { "overview.proactive": written("（三）主动公开情况\n公开三十条。\n（一）重点领域\n救助。") },
      true,
    );
    expect(lines.slice(1, 5)).toEqual([
      "## （一）主动公开情况",
      "公开三十条。",
      "## （一）重点领域",
      "救助。",
    ]);
  });

  test("a section without a word says so, however done it claims to be", () => {
    expect(overview({})).toEqual(["【待填】"]);
    expect(overview({ overview: { chunks: [], done: true } })).toEqual(["【待填】"]);
  });

  test("a figure that is still blank is blank in the sentence too", () => {
    const report: Report = {
      ...blankReport(form2021, 2024),
      texts: { overview: bound("收到申请{{requests.new_received.total}}件。") },
    };
    expect(section(composed(form2021, report), "一、总体情况")).toEqual(["收到申请【待填】件。"]);
  });
});

describe("what is missing", () => {
  const zero = zeroReport(form2021, 2024);
  const without = (...ids: readonly string[]): Report => ({
    ...zero,
    answers: Object.fromEntries(Object.entries(zero.answers).filter(([id]) => !ids.includes(id))),
  });

  test.each<[string, Report, readonly string[]]>([
    ["nothing", zero, []],
    ["one cell", without("requests.granted.research"), ["公开申请（予以公开）"]],
    [
      "a few rows",
      without("proactive.rules.issued", "proactive.administrative_fees.amount_10k_cny"),
      ["主动公开（规章、行政事业性收费）"],
    ],
    [
      "many rows",
      without(...Object.keys(zero.answers).filter((id) => /^requests\.(refused|granted)/.test(id))),
      ["公开申请（予以公开等 9 行）"],
    ],
    [
      "a section not called done",
      {
        ...zero,
        texts: { ...zero.texts, problems: { chunks: [{ text: "公开不够。" }], done: false } },
      },
      ["问题和改进（未写完）"],
    ],
    [
      "an aspect",
      {
        ...zero,
        choices: { overview: "parts" },
        texts: {
          ...zero.texts,
          ...Object.fromEntries(
            ["opening", "proactive", "on_request", "information_management"].map((key) => [
              `overview.${key}`,
              written("写了。"),
            ]),
          ),
        },
      },
      ["总体情况（平台建设、监督保障）"],
    ],
    [
      "figures that contradict each other",
      { ...zero, answers: { ...zero.answers, "requests.granted.research": 3 } },
      ["公开申请（数字待核对）"],
    ],
    [
      "everything",
      blankReport(form2021, 2024),
      ["总体情况", "主动公开", "公开申请", "复议诉讼", "问题和改进", "其他事项"],
    ],
  ])("%s", (_, report, labels) => {
    const document = composed(form2021, report);
    expect(document.missing).toEqual(labels);
    expect(document.draft).toBe(labels.length > 0);
  });

  test("a complete report is a draft until it is called finished", () => {
    expect(composed(form2021, { ...zero, state: "filling" })).toMatchObject({
      draft: true,
      missing: [],
    });
  });
});
