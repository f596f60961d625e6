import type { NumberKind } from "#flows/reading/read-number.ts";
import type { RowColumn, RowOptions } from "#flows/reading/read-row.ts";

/** Rows of the real tables, as the interview asks for them. */

export const documents: RowOptions = {
  columns: [
    column("made", "本年新制作数量"),
    column("disclosed", "本年新公开数量"),
    column("all", "对外公开总数量"),
  ],
};

export const services: RowOptions = {
  columns: [
    column("before", "上一年项目数量", "count", ["上年"]),
    column("change", "本年增/减", "change"),
    column("decisions", "处理决定数量"),
  ],
};

export const fees2019: RowOptions = {
  columns: [column("before", "上一年项目数量"), column("change", "本年增/减", "change")],
};

export const procurement: RowOptions = {
  columns: [column("projects", "采购项目数量"), column("amount", "采购总金额", "money")],
};

export const requests: RowOptions = {
  columns: [
    column("person", "自然人", "count", ["个人"]),
    column("company", "商业企业", "count", ["企业", "公司"]),
    column("research", "科研机构"),
    column("charity", "社会公益组织"),
    column("legal", "法律服务机构", "count", ["律所"]),
    column("other", "其他"),
  ],
  lone: "person",
};

export const repealed: RowOptions = { columns: [column("repealed", "本年废止件数")] };

export const fees2021: RowOptions = {
  columns: [{ ...column("fee", "本年收费金额（单位：万元）", "money"), bareUnit: "万元" }],
};

function column(
  key: string,
  label: string,
  kind: NumberKind = "count",
  aliases: readonly string[] = [],
): RowColumn {
  return { key, label, kind, aliases };
}
