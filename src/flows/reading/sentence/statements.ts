import type { Frame } from "./frame.ts";
import type { Piece } from "./scan.ts";
import type { Family, Vocabulary } from "./vocabulary.ts";

/** What one clause says: a count, of whom, of which row, as far as it says so. */
export interface Statement {
  readonly from: number;
  readonly to: number;
  readonly count?: number;
  readonly who?: string;
  readonly row?: string;
  /** Several rows under one word: 没给, 办结. */
  readonly family?: Family;
  /** 都, 全部. */
  readonly all: boolean;
  /** 其中, or a note behind a count. */
  readonly among: boolean;
  /** 12件申请, 一共12件: a count of requests, with no word on which. */
  readonly whole: boolean;
  /** 3个人 may be three people. */
  readonly heads: boolean;
  /** 结转: only behind what was handled. */
  readonly late: boolean;
  /** 个人的：what follows is about them. */
  readonly opens: boolean;
}

type Kind = Piece["is"]["kind"];

const LABELS: ReadonlySet<Kind> = new Set(["who", "row", "family"]);
/** A clause ends in front of these, with or without a mark. */
const TURNS: ReadonlySet<Kind> = new Set(["among", "also", "rest"]);

const isLabel = ({ is }: Piece): boolean => LABELS.has(is.kind);
const isNumber = ({ is }: Piece): boolean => is.kind === "number";
const has = (pieces: readonly Piece[], kind: Kind): boolean =>
  pieces.some(({ is }) => is.kind === kind);

/** Cuts a sentence into statements of at most one count each; undefined if that can be done in more ways than one. */
export function statementsOf(
  pieces: readonly Piece[],
  { intake, ends }: Frame,
  { reasons }: Vocabulary,
): readonly Statement[] | undefined {
  const statements: Statement[] = [];
  for (const clause of clausesOf(pieces)) {
    const parts = oneByOne(clause.pieces);
    if (parts === undefined) return undefined;
    for (const part of parts.flatMap((each) => beforeAll(each, intake))) {
      const statement = statementOf(part);
      if (statement === undefined || isAboutOthers(part, ends, reasons)) return undefined;
      const last = part.at(-1) === clause.pieces.at(-1);
      const first = part[0] === clause.pieces[0];
      statements.push({
        ...statement,
        among: statement.among || (first && clause.behindColon),
        opens: last && clause.opens,
      });
    }
  }
  return statements;
}

interface Clause {
  readonly pieces: readonly Piece[];
  readonly behindColon: boolean;
  readonly opens: boolean;
}

function clausesOf(pieces: readonly Piece[]): readonly Clause[] {
  const clauses: Clause[] = [];
  let open: Piece[] = [];
  let behindColon = false;
  const close = (colon: boolean): void => {
    if (open.length > 0) clauses.push({ pieces: open, behindColon, opens: colon });
    behindColon = colon && open.some(isNumber);
    open = [];
  };
  for (const [at, piece] of pieces.entries()) {
    if (piece.is.kind === "break") close(false);
    else if (piece.is.kind !== "colon") {
      if (TURNS.has(piece.is.kind) && open.length > 0) close(false);
      open.push(piece);
    } else if (!isNamed(open, pieces, at + 1)) close(true);
  }
  close(false);
  return clauses;
}

/** 个人：3件 is one clause. */
function isNamed(open: readonly Piece[], pieces: readonly Piece[], from: number): boolean {
  const mark = pieces.findIndex(
    ({ is }, at) => at >= from && (is.kind === "break" || is.kind === "colon"),
  );
  const next = pieces.slice(from, mark === -1 ? undefined : mark);
  return !open.some(isNumber) && next.some(isNumber) && !next.some(isLabel);
}

/**
 * Several counts in one clause: all with their words in front (个人10件公司2件), or all with them behind. Of more than one
 * word between two counts it is not sure whose they are.
 */
function oneByOne(pieces: readonly Piece[]): readonly (readonly Piece[])[] | undefined {
  if (pieces.filter(isNumber).length < 2) return [pieces];
  const telling = pieces.filter((piece) => isLabel(piece) || isNumber(piece));
  const labelFirst = telling.slice(0, 1).some(isLabel);
  const labelLast = telling.slice(-1).some(isLabel);
  if (labelFirst === labelLast || has(pieces, "all")) return undefined;
  const parts: Piece[][] = [[]];
  for (const piece of pieces) {
    const part = parts.at(-1) ?? [];
    const begins = labelFirst ? isLabel(piece) : isNumber(piece);
    if (begins && part.some(isNumber)) parts.push([piece]);
    else part.push(piece);
  }
  const between = labelFirst ? parts.slice(1) : parts.slice(0, -1);
  return between.every((part) => part.filter(isLabel).length === 1) ? parts : undefined;
}

/** 收到2件都给了 says two things. */
function beforeAll(
  pieces: readonly Piece[],
  intake: ReadonlySet<string>,
): readonly (readonly Piece[])[] {
  const at = pieces.findIndex(({ is }) => is.kind === "all");
  const before = pieces.slice(0, Math.max(0, at));
  const after = pieces.slice(Math.max(0, at));
  const received = before.some(({ is }) => is.kind === "row" && intake.has(is.row));
  const outcome = after.some(({ is }) => is.kind === "row" || is.kind === "family");
  return received && outcome && before.some(isNumber) ? [before, after] : [pieces];
}

function statementOf(pieces: readonly Piece[]): Omit<Statement, "opens"> | undefined {
  const counts = pieces.flatMap(countOf);
  const who = distinct(pieces.flatMap(({ is }) => (is.kind === "who" ? [is.column] : [])));
  const rows = distinct(pieces.flatMap(({ is }) => (is.kind === "row" ? [is.row] : [])));
  const families = pieces.flatMap(({ is }) => (is.kind === "family" ? [is] : []));
  const [row] = rows;
  const [family] = families;
  if (Math.max(counts.length, who.length, rows.length, families.length) > 1) return undefined;
  if (!pieces.every((piece, at) => countsSomething(piece, pieces[at - 1]))) return undefined;
  // 给了答复 is no 给了; a reason belongs to what was refused.
  const reason = family === undefined || row === undefined || isReason(family, row);
  if (!reason) return undefined;
  return {
    from: pieces[0]?.from ?? 0,
    to: pieces.at(-1)?.to ?? 0,
    ...(counts[0] === undefined ? {} : { count: counts[0] }),
    ...(who[0] === undefined ? {} : { who: who[0] }),
    ...(row === undefined ? {} : { row }),
    ...(family === undefined || row !== undefined ? {} : { family }),
    // 剩下的没办完 are all that are left; 剩下2件 are two.
    all: has(pieces, "all") || (counts.length === 0 && has(pieces, "rest")),
    among: has(pieces, "among"),
    whole: has(pieces, "sum") || has(pieces, "request"),
    heads: pieces.some(({ is }, at) => is.kind === "who" && isBare(pieces, at - 1)),
    late: pieces.some(({ is }) => is.kind === "row" && is.late === true),
  };
}

const countOf = ({ is }: Piece): readonly number[] => {
  if (is.kind === "number") return [is.count];
  return is.kind === "row" && is.none === true ? [0] : [];
};

/** 投诉公司, 涉及公司, 公司的执法案卷: the company need not be who asked. */
function isAboutOthers(
  pieces: readonly Piece[],
  ends: ReadonlySet<string>,
  reasons: ReadonlySet<string>,
): boolean {
  const telling = pieces.filter(({ is }) => is.kind !== "plain").map(({ is }) => is);
  const who = telling.findIndex(({ kind }) => kind === "who");
  const before = telling.slice(0, Math.max(0, who));
  const next = telling[who + 1];
  return (
    before.some((is) => is.kind === "because" || (is.kind === "row" && ends.has(is.row))) ||
    (who !== -1 && next?.kind === "row" && reasons.has(next.row))
  );
}

/** A counter counts the number in front of it. */
const countsSomething = ({ is }: Piece, before: Piece | undefined): boolean =>
  (is.kind !== "counter" && is.kind !== "piece") || (before !== undefined && isNumber(before));

/** A number, or a number with 个, directly in front of who it is. */
function isBare(pieces: readonly Piece[], at: number): boolean {
  const kind = pieces[at]?.is.kind;
  return kind === "number" || kind === "piece";
}

/** Whether a row says why: the rows under 办结 are all there are, and none of them is a reason. */
export const isReason = (family: Family, row: string): boolean =>
  family.refusal && family.rows.includes(row);

const distinct = (keys: readonly string[]): readonly string[] => [...new Set(keys)];
