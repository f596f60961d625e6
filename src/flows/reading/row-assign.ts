import { fit } from "./fit.ts";
import type { Token } from "./lexicon.ts";
import { readPhrase } from "./phrase.ts";
import type { Place } from "./row-places.ts";
import type { RowOptions, RowRefusal } from "./row.ts";
import { textOf } from "./tokenise.ts";

/** What each column gets: the tokens to read for it, "zero", or "blank". */
export type Assignment =
  | { readonly kind: "assigned"; readonly places: readonly Assigned[] }
  | RowRefusal;

export type Assigned = readonly Token[] | "zero" | "blank";

/** A place, its words parted from the names of columns. */
interface Given {
  readonly words: readonly Token[];
  /** The columns that the names may mean; undefined without a name. */
  readonly columns: readonly number[] | undefined;
}

/** Finds the column of each place: by name where one is said, by order otherwise. */
export function assign(
  places: readonly Place[],
  columnsOf: (labels: readonly Token[]) => readonly number[],
  options: RowOptions,
): Assignment {
  const want = options.columns.length;
  const last = places.at(-1);
  const rest = last !== undefined && saysRestIsZero(last);
  const given = (rest ? places.slice(0, -1) : places).map((place) => part(place, columnsOf));
  const lone = options.columns.findIndex((column) => column.key === options.lone);
  const named = given.filter((place) => place.columns !== undefined);
  if (given.length > 0 && named.length === given.length) {
    return byName(given, places, want, rest || lone !== -1);
  }
  const [only] = given;
  if (only !== undefined && given.length === 1) {
    const whole = rest ? undefined : wholeRow(only.words, want);
    if (whole !== undefined) return assigned(whole, want);
    if (lone !== -1) return assigned({ [lone]: valueOf(only) }, want);
  }
  if (given.length !== want || rest) return wrongCount(given.length, want);
  const agree = given.every((place, at) => place.columns?.includes(at) ?? true);
  return agree ? assigned(given.map(valueOf), want) : unclear(places);
}

/** Every place names its column; there must be just one way to tell them apart. */
function byName(
  given: readonly Given[],
  places: readonly Place[],
  want: number,
  othersAreZero: boolean,
): Assignment {
  if (given.length > want) return wrongCount(given.length, want);
  const [order, other] = [...matchings(given, new Set())];
  if (order === undefined || other !== undefined) return unclear(places);
  if (given.length < want && !othersAreZero) return wrongCount(given.length, want);
  return assigned(Object.fromEntries(given.map((place, at) => [order[at], valueOf(place)])), want);
}

/** All ways to give each place a column of its own among those that its name may mean. */
function* matchings(
  [place, ...others]: readonly Given[],
  taken: ReadonlySet<number>,
): Generator<readonly number[]> {
  if (place === undefined) {
    yield [];
    return;
  }
  for (const column of place.columns ?? []) {
    if (taken.has(column)) continue;
    for (const order of matchings(others, new Set([...taken, column]))) yield [column, ...order];
  }
}

const EMPTY_CELL: Token = { kind: "blank", text: "", value: 0 };

function part(place: Place, columnsOf: (labels: readonly Token[]) => readonly number[]): Given {
  const labels = place.filter((token) => token.kind === "label");
  return {
    words: place.length === 0 ? [EMPTY_CELL] : place.filter((token) => token.kind !== "label"),
    columns: labels.length === 0 ? undefined : columnsOf(labels),
  };
}

/** 无, 全是0, 三个数都是0, 不清楚: one word for all columns. */
function wholeRow(words: readonly Token[], want: number): readonly Assigned[] | undefined {
  const said = afterAll(words, want);
  if (isBlank(said)) return all("blank", want);
  return isZero(said) ? all(said, want) : undefined;
}

/** Drops 都, and 三个数都 when there are three columns. */
function afterAll(words: readonly Token[], want: number): readonly Token[] {
  const from = words.findIndex((word) => word.kind === "all");
  if (from === -1) return words;
  const count = fit(readPhrase(words.slice(0, from)), { kind: "count" });
  const to = words.findLastIndex((word) => word.kind === "all");
  const fits =
    count.kind === "value" ? count.value === want : "reason" in count && count.reason === "empty";
  return fits ? words.slice(to + 1) : words;
}

/** 其余都是0. */
function saysRestIsZero(place: Place): boolean {
  const [first, ...others] = place.filter((token) => token.kind !== "space");
  return first?.kind === "rest" && isZero(others);
}

function isZero(words: readonly Token[]): boolean {
  const reading = fit(readPhrase(words), { kind: "count" });
  if (reading.kind === "ambiguous") return reading.readings.every(({ value }) => value === 0);
  return reading.kind === "value" && reading.value === 0;
}

const AROUND_MARKS: ReadonlySet<Token["kind"]> = new Set(["space", "filler", "all"]);

/** An empty cell, ?, 待定, or a dash: left open, not zero. */
export function isBlank(words: readonly Token[]): boolean {
  const said = words.filter((word) => !AROUND_MARKS.has(word.kind));
  return said.length > 0 && said.every((word) => word.kind === "blank" || word.text === "-");
}

function valueOf(place: Given): Assigned {
  return isBlank(place.words) ? "blank" : place.words;
}

function assigned(
  byColumn: readonly Assigned[] | Readonly<Record<number, Assigned>>,
  want: number,
): Assignment {
  const places = Array.from({ length: want }, (_, column) => byColumn[column] ?? "zero");
  return { kind: "assigned", places };
}

function all(what: Assigned, want: number): readonly Assigned[] {
  return Array.from({ length: want }, () => what);
}

function wrongCount(got: number, want: number): RowRefusal {
  return { kind: "refused", reason: got < want ? "too-few" : "too-many", text: "", got, want };
}

function unclear(places: readonly Place[]): RowRefusal {
  return { kind: "refused", reason: "unclear-label", text: textOf(places.flat()) };
}
