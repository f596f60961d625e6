import { allZero, applicantsOf, disputesOf, nameOf, unknown } from "./published.ts";
import type { Figures, Published } from "./published.ts";
import type { Shown } from "./person.ts";

export type Decision =
  | Readonly<{ kind: "type"; text: string }>
  | Readonly<{ kind: "tap"; label: string }>
  /** A figure had to be given up because the published original does not add up. */
  | Readonly<{ kind: "tap"; label: string; mends: true }>;

/**
 * What a clerk who knows these figures does about this message: reads its words and buttons as a person would.
 * Undefined when it asks nothing.
 */
export function decide(known: Published, message: Shown): Decision | undefined {
  const text = message.text ?? "";
  const labels = (message.reply_markup?.inline_keyboard ?? []).flat().map((button) => button.text);
  const tap = (label: string): Decision | undefined =>
    labels.includes(label) ? { kind: "tap", label } : undefined;
  for (const rule of rules) {
    const decision = rule(known, text, tap, labels);
    if (decision !== undefined) return decision;
  }
  return undefined;
}

type Rule = (
  known: Published,
  text: string,
  tap: (label: string) => Decision | undefined,
  labels: readonly string[],
) => Decision | undefined;

const rules: readonly Rule[] = [
  // The gates.
  ({ table3 }, text, tap) =>
    text.includes("收到过政府信息公开申请")
      ? gate(Object.values(table3.rows).flatMap(applicantsOf), tap, "都没有")
      : undefined,
  (known, text, tap) =>
    text.includes("申请行政复议，或者起诉")
      ? gate([...disputesOf(known).values()].flat(), tap, "没有")
      : undefined,

  // Findings: a reminder is looked at; a balance that the original broke is mended as offered.
  (_, text, tap) => (text.includes("提醒一下：") ? tap("没错，继续") : undefined),
  (_, text, __, labels) => {
    if (!text.includes("勾稽关系") || labels.includes("草稿")) return undefined;
    const fix = labels.find((label) => /^新收改为|结转下年$/.test(label));
    return fix === undefined ? undefined : { kind: "tap", label: fix, mends: true };
  },

  // The requests: by case when few kinds of case are known for certain, by row otherwise.
  (known, _, tap) => (fewCases(known) ? tap("一件一件登记") : tap("按行填")),
  (known, text, tap, labels) => (labels.includes("登记完了") ? cases(known, text, tap) : undefined),
  (known, _, tap, labels) => {
    const carried = labels.find((label) => /^这 \d+ 件结转下年$|^没有结转，记 0$/.test(label));
    if (carried === undefined) return undefined;
    const figures = applicantsOf(known.table3.rows["next"] ?? []);
    if (unknown(figures)) return tap("跳过");
    const total = figures.reduce<number>((sum, value) => sum + (value ?? 0), 0);
    return carried.startsWith(total === 0 ? "没有" : `这 ${total} 件`)
      ? tap(carried)
      : { kind: "type", text: written(figures) };
  },

  // The texts.
  (known, text, tap, labels) => (labels.includes("完成") ? tap("完成") : section(known, text, tap)),

  // Rows.
  row,

  // The end.
  (_, __, tap, labels) =>
    tap("定稿，要文件") ?? (labels.includes("预览") ? { kind: "type", text: "Word" } : undefined),
];

function gate(
  figures: Figures,
  tap: (label: string) => Decision | undefined,
  none: string,
): Decision | undefined {
  if (unknown(figures)) return tap("不清楚，先跳过");
  return allZero(figures) ? tap(none) : tap("有");
}

interface Case {
  readonly applicant: string;
  readonly outcome: string;
  readonly count: number;
}

const applicants = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"];
const linesPerMessage = 5;

function casesOf({ table3 }: Published): readonly Case[] {
  return Object.entries(table3.rows)
    .filter(([key]) => !["new", "carried", "total"].includes(key))
    .flatMap(([key, figures]) =>
      applicantsOf(figures).flatMap((count, at) => {
        const outcome = key === "next" ? "结转下年" : nameOf(table3.row_labels[key] ?? key);
        return count === null || count === 0
          ? []
          : [
              {
                applicant: applicants[at] ?? "",
                outcome: outcome === "其他" ? "其他处理" : outcome,
                count,
              },
            ];
      }),
    );
}

/** Case entry makes the table balance, so it is no way to enter an original that does not, or that has gaps. */
function fewCases(known: Published): boolean {
  const rows = known.table3.rows;
  const columns = applicants.map((_, at) =>
    Object.entries(rows)
      .filter(([key]) => key !== "total")
      .map(([key, figures]) => [key, figures[at] ?? null] as const),
  );
  const even = columns.every((column) => {
    const at = new Map(column);
    if ([...at.values()].includes(null)) return false;
    const sum = (keys: readonly string[]): number =>
      keys.reduce((all, key) => all + (at.get(key) ?? 0), 0);
    const received = ["new", "carried"];
    return sum(received) === sum([...at.keys()].filter((key) => !received.includes(key)));
  });
  return even && casesOf(known).length <= 20;
}

function cases(
  known: Published,
  text: string,
  tap: (label: string) => Decision | undefined,
): Decision | undefined {
  const done = Number(/已登记 (\d+) 件/.exec(text)?.[1] ?? 0);
  const left: Case[] = [];
  let passed = 0;
  for (const one of casesOf(known)) {
    if (passed >= done) left.push(one);
    passed += one.count;
  }
  const lines = left.slice(0, linesPerMessage);
  return lines.length === 0
    ? tap("登记完了")
    : {
        kind: "type",
        text: lines
          .map(({ applicant, outcome, count }) => `${applicant} ${outcome} ${count}`)
          .join("\n"),
      };
}

const sectionOf: Readonly<Record<string, string>> = {
  总体情况: "一",
  问题和改进: "五",
  其他事项: "六",
};
const nothing = /^(无|没有)?(其他)?(需要?报告的事项)?。?$/;

function section(
  { sections }: Published,
  text: string,
  tap: (label: string) => Decision | undefined,
): Decision | undefined {
  const name = /第[一五六]部分 · (\S+)/.exec(text)?.[1] ?? "";
  const key = sectionOf[name];
  if (key === undefined || !text.includes("直接把整段发来")) return undefined;
  const words = sections?.[key]?.trim() ?? "";
  if (words === "") return tap("跳过");
  if (key === "六" && nothing.test(words.replace(/^无其他/, "其他"))) return tap("无");
  return { kind: "type", text: words.slice(0, 4096) };
}

function row(
  known: Published,
  text: string,
  tap: (label: string) => Decision | undefined,
): Decision | undefined {
  const title = text.split("\n").findLast((line) => /^第[二三四]部分 · /.test(line));
  if (title === undefined || tap("说明") === undefined) return undefined;
  const name = title.split(" · ").at(-1) ?? "";
  const figures = figuresOf(known, title, name);
  if (figures === undefined) throw new Error(`the clerk knows no row ${name}`);
  if (unknown(figures)) return tap("跳过");
  if (restIsZero(known, title, name)) {
    const rest = tap("其余都是 0");
    if (rest !== undefined) return rest;
  }
  if (allZero(figures)) return tap("全是 0") ?? tap("0");
  return { kind: "type", text: written(figures, name) };
}

/** Figures as typed; a gap is a question mark, money has its unit. */
function written(figures: Figures, name = ""): string {
  const lastOther = figures.findLastIndex((value) => value !== 0);
  // One figure of a row of applicants is an individual's.
  if (figures.length === 6 && lastOther === 0) return String(figures[0] ?? "?");
  return figures
    .map((value, at) =>
      value === null ? "?" : name === "政府集中采购" && at === 1 ? `${value}元` : String(value),
    )
    .join(" ");
}

function figuresOf(known: Published, title: string, name: string): Figures | undefined {
  return rowsOf(known, title).find(([label]) => label === name)?.[1];
}

function restIsZero(known: Published, title: string, name: string): boolean {
  const rows = rowsOf(known, title);
  const here = rows.findIndex(([label]) => label === name);
  return rows.slice(here).every(([, figures]) => allZero(figures));
}

/** The rows of the table a question is about, by name, in the order asked. */
function rowsOf(known: Published, title: string): readonly (readonly [string, Figures])[] {
  if (title.startsWith("第二部分")) {
    return Object.entries(known.table2).map(([label, cells]) => [
      known.format === "2021" && label === "规范性文件" ? "行政规范性文件" : label,
      Object.values(cells),
    ]);
  }
  if (title.startsWith("第四部分")) return [...disputesOf(known)];
  return Object.entries(known.table3.rows)
    .filter(([key]) => key !== "total")
    .map(([key, figures]) => [nameOf(known.table3.row_labels[key] ?? key), applicantsOf(figures)]);
}
