import type { Office } from "#flows/office.ts";
import { fixedTerms, doubled, lostLevel, lostSelf, otherLevel } from "./slip-words.ts";
import { garbled, leftOpen, lostFigure } from "./slip-gaps.ts";
import { doubledMarks, lostStop, narrowMarks, unpaired } from "./slip-marks.ts";
import { brokenHeadings, brokenLists, miscounted, partsOff } from "./slip-order.ts";
import { brokenYears, lastYears, relativeTimes } from "./slip-times.ts";
import type { FindSlips, Slip } from "./slip.ts";

export interface Proofread {
  readonly changes: readonly Readonly<{ old: string; new: string; why: string }>[];
  /** Places to look at, that have no other words to offer. */
  readonly notes: readonly Readonly<{ at: string; why: string }>[];
}

/** Every kind of slip that is looked for; where two are at one place, the earlier has it. */
export const slipKinds = {
  brokenYears,
  doubledMarks,
  fixedTerms,
  lostSelf,
  lostLevel,
  otherLevel,
  brokenHeadings,
  lostStop,
  doubled,
  relativeTimes,
  lastYears,
  narrowMarks,
  brokenLists,
  miscounted,
  partsOff,
  unpaired,
  leftOpen,
  lostFigure,
  garbled,
} as const satisfies Readonly<Record<string, FindSlips>>;

/** Slips of a text, found by rules alone: as suggestions, each of which the writer takes or leaves. */
export function proofread(text: string, office: Office, year: number): Proofread {
  const desk = { office, year };
  const broken = garbled(text, desk);
  // Of a text that came out wrong, nothing else can be said.
  const kinds = broken.length > 0 ? [garbled] : Object.values<FindSlips>(slipKinds);
  const slips = kinds.flatMap((find) => find(text, desk));
  const taken: Mend[] = [];
  for (const slip of slips) {
    const isFree = !taken.some(({ from, to }) => from < slip.to && slip.from < to);
    if (slip.new !== undefined && isFree) taken.push({ ...slip, new: slip.new });
  }
  const notes = slips
    .filter((slip) => slip.new === undefined)
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, to, why }) => ({ at: text.slice(...aroundOf(text, from, to)).trim(), why }));
  return { changes: changesOf(text, taken), notes };
}

type Mend = Slip & Readonly<{ new: string }>;

/** Mends whose pieces touch are one change, so that taking one never takes the ground from another. */
function changesOf(text: string, mends: readonly Mend[]): Proofread["changes"] {
  const groups: Group[] = [];
  for (const mend of mends.toSorted((a, b) => a.from - b.from)) {
    const [from, to] = pieceOf(text, mend);
    const last = groups.at(-1);
    if (last === undefined || (from >= last.to && !goesOn(text, last, mend)))
      groups.push({ from, to, mends: [mend] });
    else {
      last.to = Math.max(last.to, to);
      last.mends.push(mend);
    }
  }
  // Words first: marks alone are printed in the right width anyway.
  return groups
    .toSorted((a, b) => Number(a.mends.every(isNarrow)) - Number(b.mends.every(isNarrow)))
    .map(({ from, to, mends }) => ({
      old: text.slice(from, to),
      new: mended(text, from, to, mends),
      why: whyOf(mends),
    }));
}

interface Group {
  from: number;
  to: number;
  readonly mends: Mend[];
}

/** Marks of the wrong width come in rows: those of one line are one change. */
const goesOn = (text: string, last: Group, mend: Mend): boolean =>
  isNarrow(mend) &&
  last.mends.every(isNarrow) &&
  mend.to - last.from < 900 &&
  !text.slice(last.from, mend.from).includes("\n");

const isNarrow = ({ from, to, new: wide }: Mend): boolean => to - from === 1 && narrow.has(wide);
const narrow = new Set("，；：？！（）。");

function mended(text: string, from: number, to: number, mends: readonly Mend[]): string {
  let result = "";
  let at = from;
  for (const mend of mends) {
    result += text.slice(at, mend.from) + mend.new;
    at = mend.to;
  }
  return result + text.slice(at, to);
}

const longestWhy = 60;

function whyOf(mends: readonly Mend[]): string {
  const whys = [...new Set(mends.map(({ why }) => why))];
  const all = whys.join("；");
  return all.length <= longestWhy ? all : (whys[0] ?? "").slice(0, longestWhy);
}

/** The clause around a mend; more of the text while the same words stand earlier in it. */
function pieceOf(text: string, { from, to }: Slip): readonly [number, number] {
  let [start, end] = aroundOf(text, from, to);
  while (text.indexOf(text.slice(start, end)) !== start && start > 0) {
    const [wider] = aroundOf(text, start - 1, start);
    start = wider < start ? wider : start - 1;
  }
  return [start, end];
}

const clauseEnd = /[，。；：！？,;:!?\n]/;

function aroundOf(text: string, from: number, to: number): [number, number] {
  let start = from;
  while (start > 0 && !clauseEnd.test(text.charAt(start - 1))) start -= 1;
  let end = to;
  while (end < text.length && !clauseEnd.test(text.charAt(end - 1)) && text.charAt(end) !== "\n")
    end += 1;
  if (end < to) end = to;
  while (start < from && /\s/.test(text.charAt(start))) start += 1;
  return [start, end];
}
