import type { CheckSpec } from "../form.ts";
import { cellId } from "../outline.ts";
import type { Finding } from "../sheet.ts";
import type { CheckContext, Outcome } from "./checks.ts";

/**
 * R1: in each column, the rows on the left add up to the rows on the right. Columns with a blank are left for
 * later; the column of totals follows from the others and is compared, but not reported a second time.
 */
export function balance(
  spec: Extract<CheckSpec, { kind: "balance" }>,
  { seen, values }: CheckContext,
): Outcome {
  const columns = seen.tables.get(spec.table)?.table.blocks[0]?.columns ?? [];
  const findings: Finding[] = [];
  let compared = 0;
  for (const column of columns) {
    const add = (rows: readonly string[]): number | undefined => {
      let sum = 0;
      for (const row of rows) {
        const value = values.get(cellId(spec.table, row, column.key));
        if (value === undefined) return undefined;
        sum += value;
      }
      return sum;
    };
    const left = add(spec.left);
    const right = add(spec.right);
    if (left === undefined || right === undefined) continue;
    compared += 1;
    if (left === right || column.sum !== undefined) continue;
    findings.push({
      kind: "balance",
      key: `${spec.id}.${column.key}.${left}.${right}`,
      severity: "error",
      cells: [...spec.left, ...spec.right].map((row) => cellId(spec.table, row, column.key)),
      check: spec.id,
      table: spec.table,
      column: column.key,
      left,
      right,
    });
  }
  return { findings, compared };
}
