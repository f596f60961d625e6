import { coreOf } from "#flows/find-rows.ts";
import type { CellId } from "#flows/form.ts";
import type { Outline } from "#flows/outline.ts";

/** What a figure is, in the statute's words: row and column, without their numbers. For a model, which reads Chinese. */
export function cellLabel({ cells }: Outline, id: CellId): string {
  const cell = cells.get(id);
  if (cell === undefined) return id;
  const { row, column, block } = cell;
  const above = (row.path ?? []).slice(1, -1).map(coreOf);
  const names = [...above, coreOf(row.label)].join("，");
  return block.columns.length === 1 ? `${names} ${column.label}` : `${names}：${column.label}`;
}
