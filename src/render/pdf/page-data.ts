import { draftMark, missingLine, pendingMark } from "../blocks.ts";
import type { Document, DocumentBlock, TableBlock } from "../blocks.ts";
import { characterPitch, page, styles, tablePrints } from "../styles.ts";
import { tofu } from "./faces.ts";
import type { Faces } from "./faces.ts";

/** All that `report.typ` sets, as JSON: its text, and page and print of the house. */
export function pageData(document: Document, faces: Faces): Buffer {
  const { title, titleLines, draft, meta, excerpt = false } = document;
  const data = {
    page: { ...page, character: characterPitch },
    styles,
    prints: tablePrints,
    faces,
    title,
    titleLines,
    unit: meta.unit,
    date: meta.created === undefined ? null : dateParts(meta.created),
    draft,
    excerpt,
    draftMark,
    pendingMark,
    missingLine: missingLine(document) ?? null,
    blocks: document.blocks.map(blockData),
  };
  return Buffer.from(
    JSON.stringify(data, (_, value: unknown) =>
      typeof value === "string" ? printable(value) : value,
    ),
  );
}

/** Without what has no print: lone surrogates, control characters, marks that turn the line around. */
export const printable = (text: string): string =>
  text
    .replace(/[\n\r\t\u2028\u2029]+/g, " ")
    .replace(/\p{Cc}|\p{Cf}|\p{Surrogate}/gu, "")
    .replaceAll("\uFFFD", tofu);

function dateParts(iso: string): Readonly<Record<string, number>> {
  const date = new Date(iso);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

const blockData = (block: DocumentBlock) => (block.kind === "table" ? tableData(block) : block);

/** With what no page may part: the whole table where it fits on one, or else so many rows from this one on. */
function tableData(table: TableBlock) {
  const { headerRows, rows } = table;
  const whole = rows.slice(0, -1).every(({ keepWithNext }) => keepWithNext);
  const ends = rows.map(
    ({ keepWithNext }, at) =>
      whole || !keepWithNext || at === rows.length - 1 || at === headerRows - 1,
  );
  return {
    ...table,
    whole,
    rows: rows.map(({ cells }, at) => ({
      together: at === 0 || ends[at - 1] === true ? ends.indexOf(true, at) - at + 1 : 0,
      cells: cells.map((cell) => ({ ...cell, pending: cell.pending === true })),
    })),
  };
}
