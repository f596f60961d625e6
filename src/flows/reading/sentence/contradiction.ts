import type { Claims, Span } from "./claims.ts";
import type { Frame } from "./frame.ts";
import type { Entry, Ledger } from "./ledger.ts";
import { isSplit, said, sum, supplyOf, wholeOf, worth } from "./sums.ts";

/** A whole and its parts that do not come to the same. */
export interface Clash {
  readonly whole: Span & Readonly<{ count: number }>;
  readonly parts: readonly (Span & Readonly<{ count: number }>)[];
}

type Check = (ledger: Ledger, claims: Claims, frame: Frame) => Clash | "unclear" | undefined;

/** Where a sentence does not come out even. `unclear`: one of its readings does not, which need not be the one meant. */
export function contradiction(
  ledger: Ledger,
  claims: Claims,
  frame: Frame,
): Clash | "unclear" | undefined {
  for (const check of [rows, wholes, families, columns, outcomes]) {
    const found = check(ledger, claims, frame);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** 12件，10件个人的，1件公司的. With 其中, a single part may be one of several. */
const rows: Check = ({ intake, ends }) => {
  const ended = [...ends.values()].flatMap(({ cells }) => [...cells.keys()]);
  for (const line of [...intake.values(), ...ends.values()]) {
    const { total, cells } = line;
    const parts = [...cells.values()];
    if (total === undefined || parts.length === 0 || sum(parts) === total.count) continue;
    const fromHere = [...intake.values()].includes(line);
    if (isOneOfSeveral(parts, total.count)) {
      if (fromHere) continue;
      return "unclear";
    }
    // 10件个人的，2件公司的给了: the company's two are named with where they went.
    const named = fromHere && ended.some((column) => !cells.has(column));
    return named ? "unclear" : { whole: total, parts };
  }
  return undefined;
};

const isOneOfSeveral = (parts: readonly Entry[], whole: number): boolean =>
  parts.length === 1 && parts.every(({ among, count }) => among && count < whole);

/** 一共12件: what was received, or that and what was carried in. */
const wholes: Check = (ledger, claims, { received }) => {
  const line = ledger.intake.get(received);
  const all = wholeOf(ledger, received);
  if (line === undefined || all === undefined)
    return claims.wholes.length > 0 ? "unclear" : undefined;
  const wrong = claims.wholes.find(({ count }) => count !== worth(line) && count !== all);
  if (wrong === undefined) return undefined;
  return { whole: wrong, parts: [...ledger.intake.values()].flatMap(said) };
};

/** 3件没给：1件国家秘密，2件第三方. */
const families: Check = ({ ends }, { sums, settled }, { carriedOut }) => {
  if (settled && ends.has(carriedOut)) return "unclear";
  for (const whole of sums) {
    const within = (part: readonly string[]) =>
      [...ends].flatMap(([row, line]) => (part.includes(row) ? said(line) : []));
    const parts = within(whole.family.rows);
    const narrow = within(whole.family.narrow);
    if (parts.length === 0) return "unclear";
    if (sum(parts) === whole.count || (narrow.length > 0 && sum(narrow) === whole.count)) continue;
    return whole.family.narrow.length > 0 ? "unclear" : { whole, parts };
  }
  return undefined;
};

/** New and carried in come to the same as handled and carried over. */
const outcomes: Check = (ledger, { settled, sums }, { received, carriedOut }) => {
  const all = wholeOf(ledger, received);
  const parts = [...ledger.ends.values()].flatMap(said);
  if (parts.length === 0 || all === undefined) return settled ? "unclear" : undefined;
  if (sum(parts) === all) return undefined;
  const begun = sums.length === 0 && !settled && !ledger.ends.has(carriedOut);
  if (begun && isOneOfSeveral(parts, all)) return undefined;
  return { whole: together([...ledger.intake.values()].flatMap(said)), parts };
};

/** So do those of each applicant. Under whom a clause belongs may be doubtful, if all of them together come out even. */
const columns: Check = (ledger, _claims, { received }) => {
  const supply = supplyOf(ledger, received);
  if (supply === undefined) return undefined;
  const lines = [...ledger.ends.values()];
  const all = lines.flatMap(said);
  const even = sum(all) === wholeOf(ledger, received);
  const complete = lines.every(isSplit) && !isOneOfSeveral(all, Infinity);
  for (const column of new Set(lines.flatMap(({ cells }) => [...cells.keys()]))) {
    const parts = lines.flatMap(({ cells }) => cells.get(column) ?? []);
    const theirs = [...ledger.intake.values()].flatMap(({ cells }) => cells.get(column) ?? []);
    const open = sum(theirs) - sum(parts);
    if (open === 0 || (open > 0 && !complete)) continue;
    const doubtful = theirs.length === 0 || (even && parts.some(({ inherited }) => inherited));
    return doubtful ? "unclear" : { whole: together(theirs), parts };
  }
  return undefined;
};

function together(entries: readonly Entry[]): Clash["whole"] {
  const from = Math.min(...entries.map((entry) => entry.from));
  const to = Math.max(...entries.map((entry) => entry.to));
  return { count: sum(entries), from, to };
}
