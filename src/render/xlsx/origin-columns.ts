import type { Cell, CellStyle } from "hucre/xlsx";
import type { CellId } from "#flows/form.ts";
import { narrowPendingMark } from "../blocks.ts";
import type { Origin } from "../blocks.ts";
import { reference } from "./formulas.ts";
import type { Place } from "./formulas.ts";
import { timeCell } from "./list.ts";
import type { ListColumn } from "./list.ts";
import { bordered, numberFormat } from "./look.ts";
import { textHeight } from "./sheet.ts";
import { textCell } from "./text.ts";

const size = 10;
const text = bordered({ size, align: "left" });
const small = bordered({ size: 9, align: "left" });
const middle = bordered({ size, align: "center" });
const pending = bordered({ size, align: "center", pending: true });

const [idWidth, pathWidth] = [64, 112];

/** What each figure is, and who gave it through what and when. */
export const originColumns = (
  figures: ReadonlyMap<CellId, Place>,
): readonly ListColumn<Origin>[] => [
  { head: "编号", width: idWidth, cell: ({ id }) => textCell(id, small) },
  { head: "项目", width: pathWidth, cell: ({ path }) => textCell(path.join(" / "), text) },
  { head: "数值", width: 24, cell: (origin) => valueCell(origin, figures) },
  { head: "来源", width: 36, cell: (origin) => textCell(sourceOf(origin), middle) },
  { head: "填写人", width: 30, cell: ({ by }) => optional(by, middle) },
  { head: "时间", width: 34, cell: ({ at }) => timeCell(at, size) },
];

export const listWidths: readonly number[] = originColumns(new Map()).map(({ width }) => width);

export const originHeight = ({ id, path }: Origin): number =>
  Math.max(18, textHeight(id, 9, idWidth), textHeight(path.join(" / "), size, pathWidth));

/** A total shows what its table shows, and follows it. */
function valueCell(
  { id, text, value, through }: Origin,
  figures: ReadonlyMap<CellId, Place>,
): Partial<Cell> {
  if (value === undefined) return textCell(narrowPendingMark, pending);
  const unit = text.replace(/[\d.-]/g, "");
  const numFmt = numberFormat(text, unit === "" ? undefined : unit);
  const style = bordered({ size, align: "center", numFmt, shrink: true });
  const place = through === "total" ? figures.get(id) : undefined;
  return place === undefined
    ? { value, style }
    : { formula: reference(place), formulaResult: value, style };
}

const sources: Readonly<Record<NonNullable<Origin["through"]>, string>> = {
  typed: "填写",
  button: "点选",
  gate: "整表填 0（无此类情况）",
  case: "按件登记",
  edited: "修改消息",
  undo: "撤销",
  review: "审核",
  assistant: "AI 读出，填报人确认",
  total: "合计（公式）",
};

const sourceOf = ({ value, through }: Origin): string => {
  if (value === undefined) return "未填";
  return through === undefined ? "未记录" : sources[through];
};

const optional = (text: string | undefined, style: CellStyle): Partial<Cell> =>
  text === undefined ? { style } : textCell(text, style);
