import { caseEnds } from "../act/cases.ts";
import { cellId } from "../outline.ts";
import type { Outline } from "../outline.ts";
import type { ProposedFigure } from "../proposal.ts";

/**
 * Do these figures tell the whole of a table of cases? They do where, for every applicant, what came in is what went
 * out: then whatever was not said is 0.
 */
export function saysAll(seen: Outline, table: string, figures: readonly ProposedFigure[]): boolean {
  const place = seen.tables.get(table);
  const cases = place?.table.cases;
  if (place === undefined || cases === undefined || figures.length === 0) return false;
  const said = new Map(figures.map(({ cell, value }) => [cell, value]));
  const columns = place.rows[0]?.columns ?? [];
  const sum = (rows: readonly string[], key: string): number =>
    rows.reduce((total, row) => total + (said.get(cellId(table, row, key)) ?? 0), 0);
  return columns.every(
    ({ key }) => sum([cases.received, cases.carriedIn], key) === sum(caseEnds(seen, table), key),
  );
}
