import { load } from "cheerio";
import { unzip } from "#tests/support/unzip.ts";

type Value = number | string;

/**
 * Every formula of a workbook computed anew, by no spreadsheet program and not by the product: what it gave when the file
 * was written is not looked at.
 *
 * @throws Error at a formula of another kind than SUM, IF(COUNT(…)=n,…,"…") or a reference.
 */
export function recomputed(xlsx: Uint8Array): readonly Computed[] {
  const sheets = readSheets(unzip(xlsx));
  const valueOf = (sheet: string, ref: string): Value | undefined => {
    const cell = sheets.get(sheet)?.get(ref);
    return cell?.formula === undefined ? cell?.value : compute(sheet, cell.formula);
  };
  const numbers = (sheet: string, list: string): readonly number[] =>
    list
      .split(",")
      .flatMap(cellsOf)
      .map((ref) => valueOf(sheet, ref))
      .filter((value) => typeof value === "number");
  const compute = (sheet: string, formula: string): Value | undefined => {
    const reference = /^'([^']+)'!([A-Z]+\d+)$/.exec(formula);
    if (reference !== null) return valueOf(reference[1]!, reference[2]!);
    const checked = /^IF\(COUNT\(([^()]+)\)=(\d+),(SUM\([^()]+\)),"([^"]+)"\)$/.exec(formula);
    if (checked !== null) {
      const [, list = "", count, sum = "", otherwise] = checked;
      return numbers(sheet, list).length === Number(count) ? compute(sheet, sum) : otherwise;
    }
    const sum = /^SUM\(([^()]+)\)$/.exec(formula);
    if (sum === null) throw new Error(`What is ${formula}?`);
    return numbers(sheet, sum[1]!).reduce((all, one) => all + one, 0);
  };
  return [...sheets].flatMap(([sheet, cells]) =>
    [...cells].flatMap(([ref, { formula, value }]) =>
      formula === undefined
        ? []
        : [{ place: `${sheet}!${ref}`, written: value, computed: compute(sheet, formula) }],
    ),
  );
}

interface Computed {
  readonly place: string;
  /** What the file says that it comes to. */
  readonly written: Value | undefined;
  readonly computed: Value | undefined;
}

interface Cell {
  readonly formula?: string;
  readonly value?: Value;
}

function readSheets(
  files: ReadonlyMap<string, string>,
): ReadonlyMap<string, ReadonlyMap<string, Cell>> {
  const parse = (path: string) => load(files.get(path) ?? "", { xml: true });
  const shared = parse("xl/sharedStrings.xml");
  const strings = shared("si")
    .toArray()
    .map((item) => shared(item).text());
  const workbook = parse("xl/workbook.xml");
  return new Map(
    workbook("sheet")
      .toArray()
      .map((sheet, at) => {
        const $ = parse(`xl/worksheets/sheet${at + 1}.xml`);
        const cells = $("c")
          .toArray()
          .map((element): readonly [string, Cell] => {
            const formula = $(element).children("f");
            const raw = $(element).children("v").text();
            const type = $(element).attr("t");
            const value = type === "s" ? strings[Number(raw)] : type === "str" ? raw : Number(raw);
            return [
              $(element).attr("r") ?? "",
              {
                ...(formula.length > 0 && { formula: formula.text() }),
                ...(raw !== "" && value !== undefined && { value }),
              },
            ];
          });
        return [workbook(sheet).attr("name") ?? "", new Map(cells)];
      }),
  );
}

/** `A6:B7` as its four cells. */
function cellsOf(range: string): readonly string[] {
  const [from = "", to = from] = range.split(":");
  const [left, top] = placeOf(from);
  const [right, bottom] = placeOf(to);
  return Array.from({ length: bottom - top + 1 }, (_, row) =>
    Array.from({ length: right - left + 1 }, (_, column) => `${nameOf(left + column)}${top + row}`),
  ).flat();
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

const placeOf = (ref: string): readonly [column: number, row: number] => [
  numberOf(ref.replace(/\d+$/, "")),
  Number(ref.replace(/^[A-Z]+/, "")),
];

/** A is 1, Z 26, AA 27. */
const numberOf = (name: string): number =>
  Array.from(name).reduce((number, letter) => number * 26 + letters.indexOf(letter) + 1, 0);

const nameOf = (number: number): string =>
  number === 0 ? "" : nameOf(Math.floor((number - 1) / 26)) + (letters[(number - 1) % 26] ?? "");
