import { cellId, type TablePlace } from "../../outline.ts";
import type { ProposedFigure } from "../../proposal.ts";
import { attach } from "./attach.ts";
import { type Claims, type Span, claimsOf } from "./claims.ts";
import { contradiction } from "./contradiction.ts";
import { type Frame, frameOf } from "./frame.ts";
import { type Ledger, ledgerOf } from "./ledger.ts";
import { scan } from "./scan.ts";
import { statementsOf } from "./statements.ts";
import { isComplete, tellApart } from "./tell-apart.ts";
import { entriesOf } from "./sums.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** A count and the words that say it, verbatim. */
export interface Said {
  readonly count: number;
  readonly quote: string;
}

/** A total that was said, but not of which applicants. */
export interface OpenTotal extends Said {
  readonly row: string;
}

export type SentenceReading =
  | Readonly<{
      kind: "figures";
      /** At least one. */
      figures: readonly ProposedFigure[];
      /** Everything was said, and comes out even: the cells not named are 0. */
      rest?: true;
      open?: readonly OpenTotal[];
    }>
  /** To be asked, never repaired. */
  | Readonly<{ kind: "contradiction"; whole: Said; parts: readonly Said[] }>
  | Readonly<{ kind: "not-understood" }>;

const NOT_UNDERSTOOD: SentenceReading = { kind: "not-understood" };

/**
 * Reads a clerk's sentence on applications into figures of the table of cases: 今年收到12件申请，10件是个人的，2件公司的.
 * Never guesses: a word that it does not know, a number without a place, a clause with two readings, and the sentence is
 * not understood.
 */
export function readSentence(text: string, place: TablePlace): SentenceReading {
  const { cases, id } = place.table;
  if (cases === undefined) return NOT_UNDERSTOOD;
  const frame = frameOf(cases);
  const said = claimsIn(text, place, frame);
  const placed = said === undefined ? undefined : attach(said, frame);
  if (said === undefined || placed === undefined) return NOT_UNDERSTOOD;
  const ledger = ledgerOf(placed, said, frame);
  if (ledger === undefined) return NOT_UNDERSTOOD;
  const clash = contradiction(ledger, said, frame);
  if (clash === "unclear") return NOT_UNDERSTOOD;
  const quote = (span: Span): string => text.slice(span.from, span.to);
  const saidOf = ({ count, ...span }: Span & { count: number }): Said => ({
    count,
    quote: quote(span),
  });
  const reading: SentenceReading =
    clash === undefined
      ? figuresOf(ledger, frame, quote, (row, column) => cellId(id, row, column))
      : { kind: "contradiction", whole: saidOf(clash.whole), parts: clash.parts.map(saidOf) };
  return quotesOf(reading).every((words) => words.length <= LONGEST_QUOTE)
    ? reading
    : NOT_UNDERSTOOD;
}

const LONGEST_QUOTE = 200;

function claimsIn(text: string, place: TablePlace, frame: Frame): Claims | undefined {
  const vocabulary = vocabularyOf(place);
  const pieces = scan(text, vocabulary);
  const statements = pieces === undefined ? undefined : statementsOf(pieces, frame, vocabulary);
  const said = statements === undefined ? undefined : claimsOf(statements, frame);
  if (said === undefined || said.claims.length === 0) return undefined;
  const { claims, wholes } = said;
  // Of applicants alone one cannot tell which row they are of.
  const about = claims.some(({ row, received }) => row !== undefined || received);
  // 3个人 may have made five requests, unless it is said how many were made.
  const counted =
    wholes.length > 0 || claims.some(({ row, who }) => row === frame.received && who === undefined);
  const heads = claims.some((claim) => claim.heads);
  return (about || wholes.length > 0) && (!heads || counted) ? said : undefined;
}

function figuresOf(
  ledger: Ledger,
  frame: Frame,
  quote: (span: Span) => string,
  cell: (row: string, column: string) => string,
): SentenceReading {
  const { told, open } = tellApart(ledger, frame);
  const rest = open.size === 0 && isComplete(ledger, told, frame);
  const figures = told
    .filter(({ count }) => count > 0)
    .map((it) => ({ cell: cell(it.row, it.column), value: it.count, quote: quote(it) }));
  const lines = [...ledger.intake.values(), ...ledger.ends.values()];
  const nothing = lines.flatMap(entriesOf).some(({ count }) => count === 0);
  // 结转0件 says something only where all the rest is said too.
  if (figures.length === 0 || (nothing && !rest)) return NOT_UNDERSTOOD;
  if (rest) return { kind: "figures", figures, rest };
  if (open.size === 0) return { kind: "figures", figures };
  const totals = [...open].map(([row, it]) => ({ row, count: it.count, quote: quote(it) }));
  return { kind: "figures", figures, open: totals };
}

function quotesOf(reading: SentenceReading): readonly string[] {
  switch (reading.kind) {
    case "figures":
      return [...reading.figures, ...(reading.open ?? [])].map(({ quote }) => quote);
    case "contradiction":
      return [reading.whole, ...reading.parts].map(({ quote }) => quote);
    case "not-understood":
      return [];
  }
}
