import { excerpt } from "./clean.ts";
import { columnsOf } from "./column-titles.ts";
import { garbled } from "./decode-text.ts";
import type { Row } from "./grid.ts";
import { kindOfLine } from "./line-kinds.ts";
import type { RawList, RawUnit } from "./raw-unit.ts";
import { readWords } from "./read-words.ts";
import type { Skipped, Trouble } from "./unit-list.ts";
import { hasLetter, withoutBullet } from "./unit-words.ts";

/** Reads a list that is no table: each line a unit, with people beside it or in the lines below it. */
export function readLines(
  rows: readonly Row[],
): RawList & Readonly<{ skipped: readonly Skipped[] }> {
  const units: RawUnit[] = [];
  const troubles: Trouble[] = [];
  const skipped: Skipped[] = [];
  let count = 0;
  for (const { line, cells, tooLong } of rows) {
    const whole = cells.filter((cell) => cell !== "").join(" ");
    const text = excerpt(whole);
    const numbered = Number(/^\d{1,4}/.exec(whole)?.[0] ?? Number.NaN);
    const bare = withoutBullet(counted(whole, count));
    count = numbered === count + 1 ? numbered : count;
    const why = kindOfLine(whole) ?? kindOfLine(bare) ?? (isHead(bare) ? "header" : undefined);
    if (tooLong) troubles.push({ line, kind: "too-long", text });
    else if (why !== undefined) skipped.push({ line, why, text });
    else if (!hasLetter(bare)) troubles.push({ line, kind: "not-a-name", text });
    else {
      if (whole.includes(garbled)) troubles.push({ line, kind: "garbled", text });
      const read = readWords(line, bare, text);
      units.push(...read.units);
      troubles.push(...read.troubles);
      const empty = read.units.length + read.troubles.length === 0;
      if (empty) troubles.push({ line, kind: "no-name", text });
    }
  }
  return { units, troubles, skipped };
}

/** 1瓦房子镇, 2大庙镇: a number right before the name is one only while it counts. */
const counted = (text: string, count: number): string =>
  text.startsWith(String(count + 1)) ? text.replace(/^\d+(?=\p{Script=Han})/u, "") : text;

/** There are no more fields than these. */
const mostColumns = 12;

const isHead = (text: string): boolean => {
  if (text.length > 60 || !/单位|部门|机构|机关|乡镇|镇街|街道|名称|姓名|全称/.test(text))
    return false;
  const words = text.split(/[\s，,;；、|]+/u);
  return words.length <= mostColumns && columnsOf(words).size === words.length;
};
