import type { Frame } from "./frame.ts";
import { type Statement, isReason } from "./statements.ts";
import type { Family } from "./vocabulary.ts";

/** Where in the text something is said. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** So many of this row, of all applicants or of one. */
export interface Claim extends Span {
  /** Absent: of an applicant, of whose requests it is to be seen which. */
  readonly row?: string;
  readonly who?: string;
  /** `rest`: all that are left, 都给了. Absent: 个人的：, which only opens what follows. */
  readonly count?: number | "rest";
  /** Of the claim in front of it, which has the same row: 给了3件（个人2件…）. */
  readonly part: boolean;
  readonly among: boolean;
  readonly all: boolean;
  readonly heads: boolean;
  /** 收到1件，给了: said without a number, of one. */
  readonly single: boolean;
  /** Said under an applicant named further in front. */
  readonly inherited?: true;
  /** Said to be received: 收到个人申请3件. */
  readonly received: boolean;
}

export interface Sum extends Span {
  readonly count: number;
  readonly who?: string;
  readonly family: Family;
}

export interface Claims {
  readonly claims: readonly Claim[];
  /** Of several rows together: 3件没给. */
  readonly sums: readonly Sum[];
  /** 一共12件. */
  readonly wholes: readonly (Span & Readonly<{ count: number }>)[];
  /** The one applicant there is: 都是个人的. */
  readonly everyone?: string;
  /** 都办结了: nothing is carried over. */
  readonly settled: boolean;
}

interface Draft {
  claims: Claim[];
  sums: Sum[];
  wholes: Claims["wholes"][number][];
  everyone?: string;
  settled: boolean;
  /** Number of columns that the sentence names. */
  readonly columns: number;
  readonly frame: Frame;
}

/** Takes the statements one after another, each by its kind; undefined as soon as one has no clear place. */
export function claimsOf(statements: readonly Statement[], frame: Frame): Claims | undefined {
  const columns = new Set(statements.flatMap(({ who }) => who ?? [])).size;
  const draft: Draft = { claims: [], sums: [], wholes: [], settled: false, columns, frame };
  for (const [at, statement] of statements.entries()) {
    if (!RULES[kindOf(statement, statements[at - 1])](statement, draft)) return undefined;
  }
  // 公司的3件没给, and no reason for it.
  return draft.sums.some(({ who }) => who !== undefined) ? undefined : draft;
}

type Kind =
  | "aside"
  | "unclear"
  | "topic"
  | "everyone"
  | "reason"
  | "outright"
  | "whole"
  | "applicant"
  | "sum"
  | "row";

function kindOf(statement: Statement, before: Statement | undefined): Kind {
  const { count, who, row, family, all, whole, opens } = statement;
  const labelled = who !== undefined || row !== undefined || family !== undefined;
  if (count === undefined) {
    if (!labelled) return all ? "unclear" : "aside";
    if (row === undefined && family === undefined) return opens && !all ? "topic" : "everyone";
    if (who === undefined && row !== undefined && !all && isReasonFor(before, row)) return "reason";
    return "outright";
  }
  if (!labelled) return whole ? "whole" : "unclear";
  if (family !== undefined) return "sum";
  return row === undefined ? "applicant" : "row";
}

const isReasonFor = (before: Statement | undefined, row: string): boolean =>
  before?.count !== undefined && before.family !== undefined && isReason(before.family, row);

const claimOf = ({ from, to, among, all, heads }: Statement, more: Partial<Claim>): Claim => ({
  from,
  to,
  among,
  all,
  heads,
  part: false,
  single: false,
  received: false,
  ...more,
});

const RULES: Readonly<Record<Kind, (statement: Statement, draft: Draft) => boolean>> = {
  aside: () => true,
  unclear: () => false,
  topic: (said, { claims }) => claims.push(claimOf(said, { ...whoOf(said) })) > 0,
  whole: ({ from, to, count = 0 }, { wholes }) => wholes.push({ from, to, count }) > 0,
  sum: (said, { sums }) => {
    const { from, to, count = 0, family } = said;
    return family !== undefined && sums.push({ from, to, count, family, ...whoOf(said) }) > 0;
  },
  reason: reasonGiven,
  applicant: ofAnApplicant,
  row: ofARow,
  everyone: allOfOne,
  outright: withoutCount,
};

const whoOf = ({ who }: { readonly who?: string | undefined }): { who?: string } =>
  who === undefined ? {} : { who };
const countOf = ({ count }: Statement): Partial<Claim> => (count === undefined ? {} : { count });
const rowOf = (row: string | undefined): Partial<Claim> => (row === undefined ? {} : { row });

/** 2件没给，是国家秘密. */
function reasonGiven(said: Statement, { sums, claims }: Draft): boolean {
  const sum = sums.pop();
  if (sum === undefined) return false;
  const { count, from, who } = sum;
  claims.push(claimOf({ ...said, from }, { count, ...rowOf(said.row), ...whoOf({ who }) }));
  return true;
}

/** 10件是个人的; behind 其中 or in a note, of the row in front of it. */
function ofAnApplicant(said: Statement, { claims, frame }: Draft): boolean {
  const last = claims.at(-1);
  const of = last?.row !== undefined && last.row !== frame.received ? last : undefined;
  const part = of !== undefined && (of.part || (said.among && of.who === undefined));
  const row = part ? rowOf(of.row) : {};
  claims.push(claimOf(said, { ...whoOf(said), ...countOf(said), ...row, part }));
  return true;
}

function ofARow(said: Statement, { claims, sums, frame }: Draft): boolean {
  const { row = "", late, among, who } = said;
  const last = claims.at(-1);
  const received = row === frame.received && who !== undefined;
  if (late && !claims.some((claim) => frame.ends.has(claim.row ?? ""))) return false;
  // 其中1件部分公开: one of those given, or one more? 其中上年结转2件: of those received, or besides?
  const ofSum = (sums.at(-1)?.from ?? -1) > (last?.from ?? -1);
  if (among && frame.intake.has(row) && !received) return false;
  if (among && !ofSum && frame.ends.has(last?.row ?? "")) return false;
  const place = received ? { received } : { row };
  claims.push(claimOf(said, { ...place, ...whoOf(said), ...countOf(said) }));
  return true;
}

/** 都是个人的: of what was said just before, or of everything where nobody else is named. */
function allOfOne(said: Statement, draft: Draft): boolean {
  const { claims, wholes, frame, columns } = draft;
  const last = claims.at(-1);
  const whole = wholes.at(-1);
  const before = last === undefined || (whole?.from ?? -1) > last.from ? whole : last;
  if (!said.all && (before?.count !== 1 || (last !== undefined && last.who !== undefined))) {
    return false;
  }
  const ended = last !== undefined && before === last && frame.ends.has(last.row ?? "");
  const alone = columns === 1 && claims.every(({ who }) => who === undefined);
  const several = ended || [...frame.intake].every((row) => claims.some((it) => it.row === row));
  if (before === undefined || (alone && several)) {
    if (columns > 1 || draft.everyone !== undefined) return false;
    draft.everyone = said.who ?? "";
    return true;
  }
  if (ended && last.who !== undefined && !last.part) return false;
  const row = before === last && last.row !== frame.received ? rowOf(last.row) : {};
  const from = said.all ? said.from : before.from;
  claims.push(claimOf({ ...said, from }, { ...whoOf(said), count: "rest", ...row, part: ended }));
  return true;
}

/** 都给了, 都办结了; of one request also just 给了. */
function withoutCount(said: Statement, draft: Draft): boolean {
  const { claims, frame } = draft;
  const { family, row, all } = said;
  if (family !== undefined) {
    draft.settled ||= all && !family.refusal && said.who === undefined;
    return all && draft.settled && !family.refusal && said.who === undefined;
  }
  if (row === undefined || !frame.ends.has(row)) return false;
  if (all) {
    claims.push(claimOf(said, { row, ...whoOf(said), count: "rest" }));
    return true;
  }
  const number = numberBefore(draft);
  if (number?.count !== 1) return false;
  const { from } = number;
  claims.push(claimOf({ ...said, from }, { row, ...whoOf(said), count: "rest", single: true }));
  return true;
}

/** 收到1件，是个人的，给了: what it is said of. Behind an outcome, it is another one's: 1件给了，没办完. */
function numberBefore({
  claims,
  wholes,
  frame,
}: Draft): Claim | Claims["wholes"][number] | undefined {
  const last = claims.findLast(({ count }) => count !== "rest");
  return frame.ends.has(last?.row ?? "") ? undefined : (last ?? wholes.at(-1));
}
