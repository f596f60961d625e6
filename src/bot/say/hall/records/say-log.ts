import { inShanghai } from "#flows/calendar.ts";
import { card } from "../../card.ts";
import type { Button, Card } from "../../card.ts";
import { cut } from "../../cut.ts";
import type { Words } from "../../../words/words.ts";
import { personName } from "../people/names.ts";
import type { Known } from "../people/names.ts";
import type { LogItem, LogLine } from "./log-line.ts";

const linesShown = 12;
const lineLength = 180;
const whyLength = 80;
const cellsNamed = 4;

/** What a log is of: of a single place it says through what each was done. */
export type LogTitle = Readonly<{ title: string; isOnePlace?: boolean }>;

/** The newest of a log, what one person did on one day together, and how much there is besides. */
export function logCard(
  known: Known,
  { title, isOnePlace = false }: LogTitle,
  lines: readonly LogLine[],
  ...buttons: readonly (readonly Button[])[]
): Card {
  const { people } = known.deps.words;
  const shown = lines.slice(0, linesShown);
  const rest = lines.length - shown.length;
  return card(
    [
      title,
      ...(lines.length === 0 ? [people.logEmpty] : []),
      ...daysOf(shown).map((same) => sayDay(known, same, isOnePlace)),
      ...(rest > 0 ? [people.logMore(rest)] : []),
    ].join("\n\n"),
    ...buttons,
  );
}

/** Neighbours by the same person on the same day. */
function daysOf(lines: readonly LogLine[]): readonly (readonly LogLine[])[] {
  const days: LogLine[][] = [];
  for (const line of lines) {
    const last = days.at(-1);
    const isSame =
      last?.[0]?.by === line.by && inShanghai(last[0].at).day === inShanghai(line.at).day;
    if (last !== undefined && isSame) last.push(line);
    else days.push([line]);
  }
  return days;
}

/**
 * 1月12日 张三
 * 09:12 行政许可 35 → 36（去年的数）
 */
function sayDay(known: Known, lines: readonly LogLine[], isOnePlace: boolean): string {
  const [first] = lines;
  if (first === undefined) return "";
  const { words } = known.deps;
  const [, month = 1, date = 1] = inShanghai(first.at).day.split("-").map(Number);
  return [
    words.people.logHead(month, date, personName(known, first.by)),
    ...lines.map((line) => sayLine(known, line, isOnePlace)),
  ].join("\n");
}

function sayLine(
  known: Known,
  { at, through, isUsual = false, why, items }: LogLine,
  isOnePlace: boolean,
): string {
  const { words } = known.deps;
  const what = fold(known, items).join(words.list);
  const isSaid = why === undefined || items.some((item) => item.said.includes(why));
  return [
    words.people.logLine(
      inShanghai(at).clock,
      cut(what, lineLength),
      isUsual && !isOnePlace ? "" : through,
    ),
    ...(isSaid ? [] : [words.people.logWhy(cut(why, whyLength))]),
  ].join("");
}

/** Many figures of one part are counted by their rows, not named; those of a part that was filled as a whole neither. */
function fold({ deps: { words } }: Known, items: readonly LogItem[]): readonly string[] {
  const filled = new Set(items.flatMap(({ fills }) => fills ?? []));
  const kept = items.filter(({ cell }) => cell === undefined || !filled.has(cell.part));
  const cells = kept.filter(({ cell }) => cell !== undefined);
  if (cells.length <= cellsNamed) {
    return kept.map(({ said, cell }, at) =>
      cell !== undefined && cell.row === kept[at - 1]?.cell?.row ? cell.withoutRow : said,
    );
  }
  const parts = Map.groupBy(cells, ({ cell }) => cell?.part ?? "");
  return [
    ...kept.filter(({ cell }) => cell === undefined).map(({ said }) => said),
    ...[...parts].map(([part, list]) => counted(words.people, part, list)),
  ];
}

function counted(people: Words["people"], part: string, list: readonly LogItem[]): string {
  const rows = new Set(list.map(({ cell }) => cell?.row)).size;
  const [value, ...others] = new Set(list.map((item) => item.new));
  if (others.length > 0) return people.rows(part, rows);
  return value === undefined
    ? people.rowsCleared(part, rows)
    : people.rowsAll(part, rows, String(value));
}
