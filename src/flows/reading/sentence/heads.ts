import type { Claim } from "./claims.ts";

/**
 * 个人的3件：…；公司的2件都给了 says of the company too how many there were; 个人2件、公司1件都给了 says it of both. Undefined
 * where 都 may be meant of one or of all.
 */
export function withHeads(
  claims: readonly Claim[],
  ends: ReadonlySet<string>,
): readonly Claim[] | undefined {
  const applicants = new Set(claims.filter(isApplicant).map(({ who }) => who));
  const opens = (claim: Claim | undefined) =>
    claim !== undefined &&
    claim.all &&
    claim.who !== undefined &&
    claim.count !== "rest" &&
    ends.has(claim.row ?? "") &&
    !applicants.has(claim.who);
  if (applicants.size === 0 || !claims.some(opens)) return claims;
  const outcomes = claims.filter((claim) => ends.has(claim.row ?? "")).length;
  const shared = claims.some((claim, at) => opens(claim) && isHead(claims[at - 1]));
  if (shared && outcomes > 1) return undefined;
  return claims.flatMap((claim) => {
    if (!opens(claim)) return [claim];
    const { row: _row, ...head } = claim;
    const { who: _who, ...everybody } = claim;
    const from = claims.find(isApplicant)?.from ?? claim.from;
    const rest = { count: "rest" as const };
    return [head, shared ? { ...everybody, ...rest, from } : { ...claim, ...rest }];
  });
}

const isApplicant = (claim: Claim): boolean => claim.row === undefined;
const isHead = (claim: Claim | undefined): boolean => claim !== undefined && isApplicant(claim);
