import type { Published } from "#tools/clerk/published.ts";

/**
 * What a finished text says about the tables, read out of it with patterns written for this purpose, and held against
 * the published figures. Nothing here knows of the phrases, the binder or the sheet.
 */
export interface Disagreement {
  readonly claim: string;
  readonly says: number;
  readonly table: number | undefined;
}

type Amount = number | undefined;

/** Rows of table 三 by their place; the totals are added up, for several originals print a wrong one. */
const rowKeys = [
  "new",
  "carried",
  "granted",
  "partial",
  ...Array.from({ length: 8 }, (_, at) => `deny${at + 1}`),
  ...Array.from({ length: 3 }, (_, at) => `unable${at + 1}`),
  ...Array.from({ length: 5 }, (_, at) => `np${at + 1}`),
];

const sum = (values: readonly (number | null | undefined)[]): Amount =>
  values.some((value) => value === null || value === undefined)
    ? undefined
    : values.reduce<number>((total, value) => total + (value ?? 0), 0);

export interface Tables {
  /** Of table 三, by row: all applicants together. */
  readonly rows: Readonly<Record<string, Amount>>;
  readonly closed: Amount;
  readonly disputes: readonly Amount[];
  readonly results: readonly (number | null)[];
  readonly two: (row: string, column: string) => Amount;
  readonly all: ReadonlySet<string>;
}

export function tablesOf({ table2, table3, table4, format }: Published): Tables {
  const rows: Record<string, Amount> = {};
  for (const [key, row] of Object.entries(table3.rows)) rows[key] = sum(row.slice(0, 6));
  const others = format === "2019" ? ["other"] : ["other1", "other2", "other3"];
  const outcomes = [...rowKeys.slice(2), ...others];
  for (const key of [...outcomes, "new", "carried", "next"])
    if (!(key in rows)) throw new Error(`table 三 has no row ${key}`);
  const closed = sum(outcomes.map((key) => rows[key]));
  const disputes = [0, 5, 10].map((from) => sum(table4.values.slice(from, from + 4)));
  const two = (row: string, column: string): Amount => {
    const found = Object.entries(table2).find(
      ([label]) => label.replace(/^行政(?=规范)/, "") === row,
    );
    return found?.[1][column] ?? undefined;
  };
  const figures = [
    ...Object.values(rows),
    closed,
    ...disputes,
    ...table4.values,
    ...Object.values(table2).flatMap((row) => Object.values(row)),
    ...Object.values(table2).flatMap((row) =>
      Object.values(row).map((value) => (value ?? 0) / 10_000),
    ),
  ];
  return {
    rows,
    closed,
    disputes,
    results: table4.values.slice(0, 4),
    two,
    all: new Set(figures.flatMap((value) => (typeof value === "number" ? [String(value)] : []))),
  };
}

/** A pattern whose first group is a number, and the figure that it must be. */
type Rule = readonly [claim: string, pattern: RegExp, figure: (tables: Tables) => Amount];
const row = (key: string) => (tables: Tables) => tables.rows[key];

const counted: readonly Rule[] = [
  ["收到", /(?:收到|新收)政府信息公开申请(\d+)件/g, row("new")],
  ["收到", /本?年?新收(\d+)件/g, row("new")],
  ["上年结转", /上年结转(?:的申请|的)?(\d+)件/g, row("carried")],
  ["办结", /办结(?:的申请|的)?(\d+)件/g, ({ closed }) => closed],
  ["结转下年度", /结转下年度(?:继续办理)?(\d+)件/g, row("next")],
  ["结转下年度", /(\d+)件结转下年度/g, row("next")],
  ["予以公开", /(?<!不)予以公开(\d+)件/g, row("granted")],
  ["部分公开", /部分公开(\d+)件/g, row("partial")],
  ["国家秘密", /国家秘密(\d+)件/g, row("deny1")],
  ["法律禁止", /禁止公开(\d+)件/g, row("deny2")],
  ["三安全", /三安全一稳定”(\d+)件/g, row("deny3")],
  ["第三方", /第三方合法权益(\d+)件/g, row("deny4")],
  ["内部事务", /内部事务信息(\d+)件/g, row("deny5")],
  ["过程性", /过程性信息(\d+)件/g, row("deny6")],
  ["案卷", /执法案卷(\d+)件/g, row("deny7")],
  ["查询", /行政查询事项(\d+)件/g, row("deny8")],
  ["不掌握", /不掌握相关信息(\d+)件/g, row("unable1")],
  ["另行制作", /另行制作(\d+)件/g, row("unable2")],
  ["不明确", /仍不明确(\d+)件/g, row("unable3")],
  ["信访", /信访举报投诉类申请(\d+)件/g, row("np1")],
  ["重复", /(?<!反)重复申请(\d+)件/g, row("np2")],
  ["出版物", /公开出版物(\d+)件/g, row("np3")],
  ["大量反复", /大量反复申请(\d+)件/g, row("np4")],
  ["重新出具", /重新出具信息(\d+)件/g, row("np5")],
  ["不补正", /逾期不补正(\d+)件/g, row("other1")],
  ["不缴费", /逾期不缴费(\d+)件/g, row("other2")],
  [
    "其他处理",
    /其他处理(\d+)件/g,
    ({ rows }) => ("other3" in rows ? rows["other3"] : rows["other"]),
  ],
  ["复议", /行政复议(\d+)件/g, ({ disputes }) => disputes[0]],
  ["诉讼", /未经复议(?:直接起诉|的行政诉讼)(\d+)件/g, ({ disputes }) => disputes[1]],
  ["诉讼", /复议后(?:起诉|的行政诉讼)(\d+)件/g, ({ disputes }) => disputes[2]],
  ["维持", /维持(\d+)件/g, ({ results }) => results[0] ?? undefined],
  ["纠正", /纠正(\d+)件/g, ({ results }) => results[1] ?? undefined],
  ["其他结果", /其他结果(\d+)件/g, ({ results }) => results[2] ?? undefined],
  ["尚未审结", /尚未审结(\d+)件/g, ({ results }) => results[3] ?? undefined],
];

/** Of table 二: decisions and documents, by the columns of the edition. */
const decisions = (name: string): Rule => [
  name,
  new RegExp(`行政${name}(?:决定)?(\\d+)件`, "g"),
  ({ two }) => two(`行政${name}`, "本年处理决定数量") ?? two(`行政${name}`, "处理决定数量"),
];
const documents = (row: string, name: string): readonly Rule[] =>
  (
    [
      ["(?:制发|制定)", "本年制发件数"],
      ["废止", "本年废止件数"],
      ["现行有效", "现行有效件数"],
      ["新制作", "本年新制作数量"],
      ["新公开", "本年新公开数量"],
      ["对外公开总数", "对外公开总数量"],
    ] as const
  ).map(([verb, column]) => [
    `${row} ${column}`,
    new RegExp(`(?<=(?:^|。)[^。]*${name}[^。]*)${verb}(\\d+)件`, "g"),
    ({ two }) => two(row, column),
  ]);
const tableTwo: readonly Rule[] = [
  ...["许可", "处罚", "强制"].map(decisions),
  ...documents("规章", "规章"),
  ...documents("规范性文件", "规范性文件"),
  [
    "收费",
    /事业性收费(?:金额为)?([\d.]+)万元/g,
    ({ two }) => two("行政事业性收费", "本年收费金额（单位：万元）"),
  ],
  ["采购项目", /集中采购项目共?(\d+)个/g, ({ two }) => two("政府集中采购", "采购项目数量")],
  [
    "采购金额",
    /总金额([\d.]+)万元/g,
    ({ two }) => {
      const yuan = two("政府集中采购", "采购总金额");
      return yuan === undefined ? undefined : yuan / 10_000;
    },
  ],
  [
    "其他对外",
    /对外管理服务事项(?:办理)?(\d+)件/g,
    ({ two }) => two("其他对外管理服务事项", "处理决定数量"),
  ],
];

/** Words that claim that something is 0. */
const zeros: readonly Rule[] = [
  ["未收到", /(?:没有收到|未收到)(?:新的)?政府信息公开申请|未新收|既无新收/g, row("new")],
  ["无上年结转", /无上年结转|没有上年结转|均为本年新收/g, row("carried")],
  ["无结转", /无结转。|没有结转下年度|全部办结|均已办结|已在年内办结/g, row("next")],
  ["均未办结", /仍在办理|年内尚未办结/g, ({ closed }) => closed],
  ...[0, 1, 2].map((at): Rule => [
    "无复议诉讼",
    /(?:没有|未发生)[^。]*(?:引起的|信息公开的)行政复议(?:、|和)行政诉讼|没有涉及政府信息公开工作的案件/g,
    ({ disputes }) => disputes[at],
  ]),
  ...["许可", "处罚", "强制"].map((name): Rule => [
    `无${name}`,
    /(?:没有作出|未作出|未发生)行政许可、|均无处理决定/g,
    decisions(name)[2],
  ]),
  ...["本年制发件数", "本年废止件数"].map((column): Rule => [
    `规范性文件 ${column}`,
    /未制发、废止行政规范性|没有制发和废止|没有制发、废止行政规范性|没有新的制发和废止/g,
    ({ two }) => two("规范性文件", column),
  ]),
  ["无有效文件", /没有现行有效的/g, ({ two }) => two("规范性文件", "现行有效件数")],
  [
    "无文件",
    /没有制作(?:和|、)公开|未制作规范性文件/g,
    ({ two }) => two("规范性文件", "本年新制作数量"),
  ],
  [
    "无收费",
    /(?:没有收取|本年无)行政事业性收费/g,
    ({ two }) => two("行政事业性收费", "本年收费金额（单位：万元）"),
  ],
  ["无采购", /(?:没有|未实施)政府集中采购/g, ({ two }) => two("政府集中采购", "采购项目数量")],
];

/** How many claims were found, by name, and those that the tables do not bear out. */
export function compared(
  text: string,
  tables: Tables,
  claims: Map<string, number>,
): readonly Disagreement[] {
  const wrong: Disagreement[] = [];
  for (const [claim, pattern, figure] of [...counted, ...tableTwo, ...zeros]) {
    for (const [, digits] of text.matchAll(pattern)) {
      claims.set(claim, (claims.get(claim) ?? 0) + 1);
      const says = digits === undefined ? 0 : Number(digits);
      const table = figure(tables);
      if (table !== says) wrong.push({ claim, says, table });
    }
  }
  return wrong;
}
