import type { Claim, Claims } from "./claims.ts";
import type { Frame } from "./frame.ts";

/** Claims of an applicant alone, by their place, and the row that each is of. */
type Rows = Map<number, string>;

/**
 * 10件是个人的 is of what was received, or of what was carried in: whichever stands in front and adds up. Undefined if
 * neither does for sure.
 */
export function applicantRows(
  said: Claims,
  frame: Frame,
  underApplicants: boolean,
): ReadonlyMap<number, string> | undefined {
  const { claims } = said;
  const rows = byHead(claims, frame);
  const whole = wholeOf(said, frame);
  const carried = claims.some((claim) => claim.row === frame.carriedIn);
  if (carried && !withCarriedIn(rows, claims, frame, whole)) return undefined;
  // Behind an outcome they may be of that outcome, unless they add up to all that was received.
  const first = claims.findIndex((claim) => frame.ends.has(claim.row ?? ""));
  const late = first !== -1 && !underApplicants && [...rows.keys()].some((at) => at > first);
  const all = sumOf(frame.received, rows, claims) ?? whole;
  return late && (whole === undefined || all !== whole) ? undefined : rows;
}

function byHead(claims: readonly Claim[], { received, carriedIn }: Frame): Rows {
  const rows: Rows = new Map();
  let head = received;
  for (const [at, claim] of claims.entries()) {
    if (claim.received || claim.row === received) head = received;
    if (claim.row === carriedIn) head = carriedIn;
    if (claim.row === undefined) rows.set(at, head);
  }
  return rows;
}

function withCarriedIn(
  rows: Rows,
  claims: readonly Claim[],
  { received, carriedIn }: Frame,
  whole: number | undefined,
): boolean {
  const before = totalOf(carriedIn, claims);
  const last = sumOf(carriedIn, rows, claims);
  const named = new Set(rows.values());
  if (named.has(carriedIn) && last !== undefined && last !== before) {
    // 今年收到5件，去年剩1件，4件个人的，1件公司的: the five.
    if (named.has(received) || last !== whole) return false;
    for (const at of rows.keys()) rows.set(at, received);
    return true;
  }
  if (!named.has(received)) return true;
  const explicit = claims.some((claim) => claim.received);
  const both = Number(whole) + Number(before);
  return whole === undefined ? explicit : sumOf(received, rows, claims) !== both;
}

const totalOf = (row: string, claims: readonly Claim[]): number | undefined => {
  const count = claims.find((claim) => claim.row === row && claim.who === undefined)?.count;
  return typeof count === "number" ? count : undefined;
};

/** What was received, as it was said; 一共12件 too where nothing was carried in. */
function wholeOf({ claims, wholes }: Claims, frame: Frame): number | undefined {
  const carried = claims.some((claim) => claim.row === frame.carriedIn);
  return totalOf(frame.received, claims) ?? (carried ? undefined : wholes[0]?.count);
}

function sumOf(row: string, rows: Rows, claims: readonly Claim[]): number | undefined {
  const counts = [...rows].flatMap(([at, its]) => (its === row ? [claims[at]?.count] : []));
  const numbers = counts.filter((count) => typeof count === "number");
  if (numbers.length < counts.length) return undefined;
  return numbers.reduce((sum, count) => sum + count, 0);
}
