import { inShanghai } from "#flows/calendar.ts";
import { card } from "../../card.ts";
import type { Button, Card } from "../../card.ts";
import { cut } from "../../cut.ts";
import { personName } from "../people/names.ts";
import type { Known } from "../people/names.ts";
import type { LogItem, LogLine } from "./log-line.ts";

const linesShown = 15;
const lineLength = 180;
const whyLength = 80;
const cellsNamed = 4;

/** The newest lines of a log, and how many there are besides. */
export function logCard(
  known: Known,
  title: string,
  lines: readonly LogLine[],
  ...buttons: readonly (readonly Button[])[]
): Card {
  const { people } = known.deps.words;
  const shown = lines.slice(0, linesShown);
  return card(
    [
      title,
      ...(lines.length === 0 ? [people.logEmpty] : []),
      ...shown.map((line) => sayLine(known, line)),
      ...(lines.length > shown.length ? [people.logMore(lines.length - shown.length)] : []),
    ].join("\n"),
    ...buttons,
  );
}

/** 1月12日 09:12 张三 按钮：行政许可 35 → 36（去年的数） */
function sayLine(known: Known, { at, by, through, why, items }: LogLine): string {
  const { words } = known.deps;
  const what = fold(known, items).join(words.list);
  const isSaid = why === undefined || items.some((item) => item.said.includes(why));
  return [
    cut(
      words.people.logLine(momentOf(known, at), personName(known, by), through, what),
      lineLength,
    ),
    ...(isSaid ? [] : [words.people.logWhy(cut(why, whyLength))]),
  ].join("");
}

function momentOf({ deps: { words } }: Known, at: string): string {
  const { day, clock } = inShanghai(at);
  const [, month = 1, date = 1] = day.split("-").map(Number);
  return words.people.moment(month, date, clock);
}

/** Many cells of one part are counted, not named. */
function fold({ deps: { words } }: Known, items: readonly LogItem[]): readonly string[] {
  const cells = items.filter(({ cell }) => cell !== undefined);
  if (cells.length <= cellsNamed) {
    return items.map(({ said, cell }, at) =>
      cell !== undefined && cell.row === items[at - 1]?.cell?.row ? cell.withoutRow : said,
    );
  }
  const parts = Map.groupBy(cells, ({ cell }) => cell?.part ?? "");
  const counted = [...parts].map(([part, list]) => {
    const values = new Set(list.map((item) => item.new));
    const value = values.size === 1 ? [...values][0] : undefined;
    const name = words.people.cells(part, list.length);
    return value === undefined ? name : `${name}${words.people.arrow}${value}`;
  });
  return [...items.filter(({ cell }) => cell === undefined).map(({ said }) => said), ...counted];
}
