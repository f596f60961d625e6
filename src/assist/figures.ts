import { z } from "zod";
import type { FigureKind } from "#flows/form.ts";
import type { ProposedFigure } from "#flows/proposal.ts";
import { readNumber } from "#flows/reading/read-number.ts";
import type { NumberOptions } from "#flows/reading/reading.ts";
import { clashesOf } from "./figure-clashes.ts";
import type { Clash } from "./figure-clashes.ts";
import { mask } from "./mask.ts";
import type { Model, Outcome } from "./model.ts";
import { numbersIn, saysNothing } from "./numbers-in.ts";
import type { FoundNumber } from "./numbers-in.ts";

/** A cell that words may be about. */
export interface CellToFill {
  readonly id: string;
  /** As people know it, with its row: 予以公开，自然人. */
  readonly label: string;
  /** Default: count. */
  readonly kind?: FigureKind;
  /** Of money: the unit of a bare number. */
  readonly bareUnit?: NumberOptions["bareUnit"];
  /** A total: the cells that it adds up. It is checked against, never proposed. */
  readonly sum?: readonly string[];
}

export interface FiguresRead {
  /** To be shown, one by one with the words they come from. */
  readonly figures: readonly ProposedFigure[];
  /** Totals that were said, and that come out even. */
  readonly totals: readonly ProposedFigure[];
  /** To be asked, never repaired; none of their figures is among those above. */
  readonly clashes: readonly Clash[];
  readonly refused: readonly RefusedFigure[];
  /** Numbers of the text that nothing was made of: 2件. */
  readonly unused: readonly string[];
}

export interface RefusedFigure {
  readonly cell: string;
  readonly quote: string;
  readonly why: WhyRefused;
}

/**
 * `cell`: not one of those given. `quote`: not in the text, to the letter. `no-number`, `numbers`: not exactly one number
 * in it. `cut`: part of a longer number. `unclear`: the core's reader does not take it as one certain figure.
 * `relative`: more or less than something else. `shared`: the same number for another cell too.
 */
export type WhyRefused =
  | "cell"
  | "quote"
  | "no-number"
  | "numbers"
  | "cut"
  | "unclear"
  | "relative"
  | "shared";

const shape = z.strictObject({
  figures: z.array(z.strictObject({ cell: z.string(), quote: z.string() })).max(300),
});

/**
 * Figures out of a person's words. The model only says which words are about which cell: what the number in them is, the
 * core reads itself, so that no digit can be altered on the way.
 */
export async function proposeFigures(
  model: Model,
  { text, cells }: Readonly<{ text: string; cells: readonly CellToFill[] }>,
  signal: AbortSignal,
): Promise<Outcome<FiguresRead>> {
  const masked = mask(text);
  const about = { text: masked.value, cells: cells.map(({ id, label }) => ({ id, label })) };
  const outcome = await model.ask({ prompt: "figures", about, shape }, signal);
  if (outcome.kind === "failed") return outcome;
  const read = checkFigures(masked.value, cells, outcome.value.figures);
  return { ...outcome, value: masked.unmask(read) };
}

type Answer = Readonly<{ cell: string; quote: string }>;

/** Where in the text a figure was found. */
type Placed = ProposedFigure & Readonly<{ number?: FoundNumber }>;

/** Every answer is looked at against the text itself; nothing of the model's but the choice of cell is kept. */
export function checkFigures(
  text: string,
  cells: readonly CellToFill[],
  answers: readonly Answer[],
): FiguresRead {
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const numbers = numbersIn(
    text,
    cells.map(({ label }) => label),
  );
  const refused: RefusedFigure[] = [];
  let placed: Placed[] = [];
  for (const { cell, quote } of distinct(answers)) {
    const whole = byId.get(cell);
    const figure = whole === undefined ? "cell" : placeOf(text, whole, quote, { numbers, placed });
    if (typeof figure === "string") refused.push({ cell, quote, why: figure });
    else placed.push(figure);
  }
  const shared = placed.filter((one) => isShared(one, placed, byId));
  placed = placed.filter((one) => !shared.includes(one));
  refused.push(...shared.map(({ cell, quote }) => ({ cell, quote, why: "shared" as const })));
  const clashes = clashesOf(placed.map(bare), cells);
  const clashing = new Set(clashes.flatMap((clash) => [clash.whole, ...clash.parts]).map(keyOf));
  const even = onePerCell(placed.map(bare).filter((figure) => !clashing.has(keyOf(figure))));
  const isTotal = ({ cell }: ProposedFigure) => byId.get(cell)?.sum !== undefined;
  return {
    figures: even.filter((figure) => !isTotal(figure)),
    totals: even.filter(isTotal),
    clashes,
    refused,
    unused: numbers
      .filter((number) => number.sure && !placed.some((one) => one.number === number))
      .map(({ from, to }) => text.slice(from, to)),
  };
}

const bare = ({ cell, value, quote }: Placed): ProposedFigure => ({ cell, value, quote });
const keyOf = ({ cell, value, quote }: ProposedFigure): string => `${cell} ${value} ${quote}`;
const distinct = (answers: readonly Answer[]): readonly Answer[] => [
  ...new Map(answers.map((answer) => [`${answer.cell} ${answer.quote}`, answer])).values(),
];
/** Said twice is said once, where it is the same. */
const onePerCell = (figures: readonly ProposedFigure[]): readonly ProposedFigure[] =>
  [...new Map([...figures].reverse().map((figure) => [figure.cell, figure])).values()].reverse();

interface SoFar {
  readonly numbers: readonly FoundNumber[];
  readonly placed: readonly Placed[];
}

/** The figure that a quote holds, with its place; or why it holds none. Of several places the first one free. */
function placeOf(
  text: string,
  cell: CellToFill,
  quote: string,
  { numbers, placed }: SoFar,
): Placed | WhyRefused {
  const found = quote.length > longestQuote ? [] : placesOf(text, quote);
  const read = found.map((from): Placed | WhyRefused => {
    const to = from + quote.length;
    if (isInMark(text, from) || isInMark(text, to)) return "cut";
    const number = numberAt(from, to, numbers);
    if (number === "no-number" && saysNothing(text, from, to)) {
      return { cell: cell.id, value: 0, quote };
    }
    if (typeof number === "string") return number;
    const value = valueOf(number, cell);
    return typeof value === "string" ? value : { cell: cell.id, value, quote, number };
  });
  const figures = read.filter((one) => typeof one !== "string");
  const taken = new Set(placed.map(({ number }) => number));
  const free = figures.find(({ number }) => number === undefined || !taken.has(number));
  return free ?? figures[0] ?? read.find((one) => typeof one === "string") ?? "quote";
}

const longestQuote = 160;

/** Within 〔姓名1〕: what stands there is nobody's words. */
const isInMark = (text: string, at: number): boolean =>
  [...text.matchAll(/〔\p{Script=Han}+\d+〕/gu)].some(
    (mark) => mark.index < at && at < mark.index + mark[0].length,
  );

function placesOf(text: string, quote: string): readonly number[] {
  const places: number[] = [];
  if (quote === "") return places;
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) places.push(at);
  return places;
}

/** The one number that stands whole in a piece of the text. */
function numberAt(
  from: number,
  to: number,
  numbers: readonly FoundNumber[],
): FoundNumber | WhyRefused {
  const touched = numbers.filter((number) => number.from < to && from < number.to && number.sure);
  const within = touched.filter((number) => from <= number.from && number.digitsTo <= to);
  if (within.length < touched.length) return "cut";
  const [only, ...others] = within;
  if (only === undefined) return "no-number";
  return others.length > 0 ? "numbers" : only;
}

function valueOf(
  number: FoundNumber,
  { kind = "count", bareUnit }: CellToFill,
): number | WhyRefused {
  if (number.relative && kind !== "change") return "relative";
  const reading = readNumber(number.phrase, { kind, bareUnit });
  return reading.kind === "value" ? reading.value : "unclear";
}

/** One number for two cells: one of them is not meant, unless one is the total of the other. */
function isShared(
  one: Placed,
  placed: readonly Placed[],
  cells: ReadonlyMap<string, CellToFill>,
): boolean {
  const adds = (whole: Placed, part: Placed) =>
    cells.get(whole.cell)?.sum?.includes(part.cell) === true;
  return placed.some(
    (other) =>
      one.number !== undefined &&
      other.number === one.number &&
      other.cell !== one.cell &&
      !adds(one, other) &&
      !adds(other, one),
  );
}
