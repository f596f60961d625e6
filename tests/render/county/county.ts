import type { Mark } from "#render/county/marks.ts";
import type { StatusPicture, StatusRow } from "#render/county/status-picture.ts";

const names = [
  "瓦房子镇",
  "木头城子镇",
  "二十家子镇",
  "羊山镇",
  "市场监管局",
  "黑牛营子乡",
  "人社局",
  "东大道乡",
];

const states: readonly (readonly [string, Mark])[] = [
  ["已交", "done"],
  ["待审 初审", "partial"],
  ["填写中", "partial"],
  ["未开始", "blank"],
  ["未绑定", "none"],
  ["退回", "wrong"],
];
const marks: readonly Mark[] = ["done", "partial", "wrong", "blank", "none"];

const sections = ["一", "二", "三", "四", "五", "六"];

const statusRow = (at: number, columns: number): StatusRow => {
  const [text, mark] = states[at % states.length]!;
  return {
    name: `${names[at % names.length]}${at < names.length ? "" : at}`,
    late: at % 7 === 2,
    state: { text, mark },
    cells: Array.from({ length: columns }, (_, column) => {
      const mark = marks[(at * 3 + column * column) % marks.length]!;
      return mark === "partial" && at % 2 === 1 ? { mark, text: String(column + 1) } : { mark };
    }),
  };
};

/** A county of so many units, with a late one in seven. */
export const status = (units: number, columns: readonly string[] = sections): StatusPicture => ({
  title: "朝阳县2025年政府信息公开工作年度报告进度",
  note: "1月18日 9:00 · 已交 21 · 待审 6 · 填写中 12 · 未开始 8 · 未绑定 3",
  heads: { name: "单位", state: "状态" },
  columns,
  legend: {
    done: "填好了",
    partial: "填了一部分",
    wrong: "要看一下",
    blank: "还没填",
    late: "过期",
  },
  rows: Array.from({ length: units }, (_, at) => statusRow(at, columns.length)),
  rest: "另有 {count} 个单位没有画出来",
});
