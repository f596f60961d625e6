import type { Table, TableLayout } from "#flows/form.ts";

/** 版心 of GB/T 9704—2012: 156 mm between the margins. */
const typeAreaWidth = 156;

/** Column widths in mm, filling the type area: as measured for that table, else by the layout's rule. */
export function columnWidths(table: Table, labels: number, values: number): readonly number[] {
  const known = measured[table.id];
  const shares =
    known?.length === labels + values
      ? known
      : [...labelShares[table.layout](labels), ...Array.from({ length: values }, () => 1)];
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => (share * typeAreaWidth) / total);
}

/**
 * Table 三: three label columns, seven applicants. Begun from the widths of a published report (2019年上海市人民政府办
 * 公厅: 6.3, 15.5, 37.4, 10.4, 12.8, 12.8, 18, 15.5, 10.4, 16.9), with room moved to the labels: most of them then fit
 * on one line, they break at 三、|本年, （三）不予|公开 and 社会公益|组织, and the table fits on one page.
 */
const measured: Readonly<Record<string, readonly number[]>> = {
  requests: [7.5, 17, 42.2, 10.4, 11.6, 11.6, 16, 16, 10.4, 13.3],
};

/** How wide label columns are, where a value column is 1. */
const labelShares: Readonly<Record<TableLayout, (labels: number) => readonly number[]>> = {
  blocks: (labels) => Array.from({ length: labels }, () => 1.6),
  // The innermost label is the longest; those around it are merged over many rows and can be narrow.
  matrix: (labels) => Array.from({ length: labels }, (_, at) => (at === labels - 1 ? 3 : 1)),
  line: (labels) => Array.from({ length: labels }, () => 1),
};
