import { applicantRows } from "./applicant-rows.ts";
import type { Claim, Claims } from "./claims.ts";
import type { Frame } from "./frame.ts";
import { withHeads } from "./heads.ts";

/** A claim of which it is known where it belongs. */
export type Placed = Claim & Readonly<{ row: string; count: number | "rest" }>;

/**
 * Gives every claim its row, and to outcomes said under an applicant (个人3件：2件给了，1件没办完；公司2件：…) that
 * applicant. Undefined where the order of the clauses allows more than one reading.
 */
export function attach(spoken: Claims, frame: Frame): readonly Placed[] | undefined {
  const claims = withHeads(spoken.claims, frame.ends);
  if (claims === undefined) return undefined;
  const said = { ...spoken, claims };
  if (!isInOrder(said, frame)) return undefined;
  const underApplicants = interleaved(claims, frame);
  if (underApplicants === undefined && hasLooseEnds(said, frame)) return undefined;
  const rows = applicantRows(said, frame, underApplicants !== undefined);
  if (rows === undefined) return undefined;
  return (underApplicants ?? claims).flatMap((claim, at) => {
    const row = claim.row ?? rows.get(at);
    const { count } = claim;
    return row === undefined || count === undefined ? [] : [{ ...claim, row, count }];
  });
}

const isApplicant = (claim: Claim): boolean => claim.row === undefined;

/** Handled, then carried in, then handled again: of which is not said. */
function isInOrder({ claims }: Claims, { intake, ends, received }: Frame): boolean {
  const rows = claims.map((claim) => claim.row ?? (claim.received ? received : ""));
  const heads = rows.flatMap((row, at) => (intake.has(row) ? [at] : []));
  const [first = 0] = heads;
  const last = heads.at(-1) ?? 0;
  const kinds = new Set(heads.map((at) => rows[at]));
  return kinds.size < 2 || !rows.slice(first, last).some((row) => ends.has(row));
}

/** With each applicant's outcomes behind it; undefined if the sentence is not built so. */
function interleaved(claims: readonly Claim[], { ends }: Frame): readonly Claim[] | undefined {
  const named = claims.flatMap((claim, at) => (isApplicant(claim) ? [at] : []));
  const opened = named.filter((at) => claims[at]?.count === undefined);
  const heads = opened.length > 0 ? opened : named;
  const [first = 0] = heads;
  const several = new Set(heads.map((at) => claims[at]?.who)).size > 1;
  if (!several && opened.length === 0) return undefined;
  if (named.some((at) => at > first && !heads.includes(at))) return undefined;
  const isEnd = (claim: Claim) => ends.has(claim.row ?? "");
  const free = (claim: Claim) => isEnd(claim) && claim.who === undefined;
  if (claims.slice(0, first).some(isEnd)) return undefined;
  const complete = heads.every((from, index) => {
    const own = claims.slice(from + 1, heads[index + 1]).filter(isEnd);
    return own.length > 0 && own.every((it) => free(it) || it.who === claims[from]?.who);
  });
  if (!complete) return undefined;
  return claims.map((claim, at) => {
    const who = claims[heads.findLast((head) => head < at) ?? -1]?.who;
    return free(claim) && who !== undefined ? { ...claim, who, inherited: true } : claim;
  });
}

/** 个人的： with nothing of its own; 其中 behind several applicants: of the last of them, or of all? */
function hasLooseEnds({ claims, sums }: Claims, { ends }: Frame): boolean {
  if (claims.some((claim) => claim.count === undefined)) return true;
  const several = new Set(claims.flatMap(({ who }) => who ?? [])).size > 1;
  return claims.some((claim, at) => {
    const before = claims[at - 1];
    if (!several || !claim.among || !ends.has(claim.row ?? "") || claim.part) return false;
    const ofSum = sums.some(({ from }) => from < claim.from && from > (before?.from ?? 0));
    return before !== undefined && isApplicant(before) && !ofSum;
  });
}
