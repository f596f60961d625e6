import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LONGEST_TEXT } from "#flows/reading/normalise.ts";
import { readNumber } from "#flows/reading/read-number.ts";
import { signWords } from "#flows/reading/sentence/words.ts";
import { vocabularyOf } from "#flows/reading/sentence/vocabulary.ts";
import { sentences } from "#tests/assist/sentences.ts";
import { read, short, tables } from "./says.ts";

const applicants = {
  natural_person: ["个人", "村民", "老百姓"],
  commercial: ["公司", "企业"],
  research: ["科研机构", "高校"],
  social_welfare: ["公益组织", "基金会"],
  legal_service: ["律所", "律师事务所"],
  other_org: ["其他单位"],
} as const;

const outcomes = {
  granted: ["给了", "公开了", "予以公开"],
  partially_granted: ["给了一部分", "部分公开"],
  refused_state_secret: ["国家秘密", "不予公开，属于国家秘密"],
  refused_third_party_rights: ["没给，因为第三方", "保护第三方合法权益"],
  unavailable_not_held: ["不归我们管", "查不到", "没有这个信息"],
  not_processed_repeat: ["重复申请", "重复申请不予处理"],
  other_misc: ["撤回了", "自己撤了"],
  carried_out: ["没办完", "还在办", "结转下年", "明年接着办"],
} as const;

type Row = keyof typeof outcomes;
type Column = keyof typeof applicants;

interface Told {
  readonly who: Column;
  readonly outcomes: readonly (readonly [row: Row, count: number])[];
  /** Of them, from last year. */
  readonly before: number;
}

const keys = <Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] =>
  Object.keys(record) as Key[];

const anyTold = fc.subarray([...keys(applicants)], { minLength: 1 }).chain((columns) =>
  fc.tuple(
    ...columns.map((who) =>
      fc
        .tuple(
          fc.subarray([...keys(outcomes)], { minLength: 1, maxLength: 4 }),
          fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 4, maxLength: 4 }),
          fc.nat(3),
        )
        .map(([rows, counts, before]): Told => {
          const own = rows.map((row, at) => [row, counts[at] ?? 1] as const);
          const all = own.reduce((sum, [, count]) => sum + count, 0);
          return { who, outcomes: own, before: before < all ? before : 0 };
        }),
    ),
  ),
);

/** Chooses among ways to say the same, from a list of numbers. */
const chooser = (seed: readonly number[]) => {
  let at = 0;
  const next = (): number => seed[at++ % seed.length] ?? 0;
  return <Item>(items: readonly Item[]): Item => items[next() % items.length]!;
};

const anySeed = fc.array(fc.nat(59), { minLength: 7, maxLength: 41 });

const spelled = (count: number): string => {
  const digits = "零一二三四五六七八九";
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  if (count > 99) return String(count);
  if (tens === 0) return ones === 2 ? "两" : (digits[ones] ?? "");
  return `${tens === 1 ? "" : digits[tens]}十${ones === 0 ? "" : digits[ones]}`;
};

type Pick = ReturnType<typeof chooser>;

const amount = (count: number, pick: Pick): string => {
  const wide = String(count).replace(/\d/g, (digit) =>
    String.fromCodePoint(digit.charCodeAt(0) + 0xfee0),
  );
  return `${pick([String(count), wide, spelled(count)])}${pick(["件", "份", " 件"])}`;
};

const total = ({ outcomes: own }: Told): number => own.reduce((sum, [, count]) => sum + count, 0);

/** 个人的3件：2件给了，1件没办完；公司的2件：… */
function byApplicant(told: readonly Told[], pick: Pick): string {
  const groups = told.map((each) => {
    const head = `${pick(applicants[each.who])}${pick(["的", "申请", "申请的"])}${amount(total(each), pick)}`;
    const own = each.outcomes.map(([row, count]) => `${amount(count, pick)}${pick(outcomes[row])}`);
    return `${head}${pick(["：", "，", "，其中"])}${own.join(pick(["，", "、"]))}`;
  });
  return groups.join(pick(["；", "。", "\n"]));
}

/** 今年收到5件，3件是个人的…；去年剩的1件，…；个人的2件给了，… */
function byClause(told: readonly Told[], pick: Pick): string {
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  const clauses: string[] = [];
  const fresh = told.filter((each) => total(each) > each.before);
  const intake = (head: string, list: readonly (readonly [Column, number])[]): void => {
    clauses.push(`${head}${amount(sum(list.map(([, count]) => count)), pick)}`);
    for (const [who, count] of list) {
      clauses.push(`${amount(count, pick)}${pick(["", "是"])}${pick(applicants[who])}的`);
    }
  };
  intake(
    pick(["今年收到", "本年新收", "接到申请"]),
    fresh.map((each) => [each.who, total(each) - each.before]),
  );
  const old = told.filter(({ before }) => before > 0);
  if (old.length > 0) {
    intake(
      pick(["去年剩的", "上年结转"]),
      old.map((each) => [each.who, each.before]),
    );
  }
  for (const each of told) {
    for (const [row, count] of each.outcomes) {
      clauses.push(`${pick(applicants[each.who])}的${amount(count, pick)}${pick(outcomes[row])}`);
    }
  }
  return clauses.join(pick(["，", "；"]));
}

function cellsOf(told: readonly Told[], carriedIn: boolean): Readonly<Record<string, number>> {
  const cells: [string, number][] = told.flatMap(({ who, before, outcomes: own }) => [
    [`new_received.${who}`, own.reduce((all, [, n]) => all + n, 0) - (carriedIn ? before : 0)],
    [`carried_in.${who}`, carriedIn ? before : 0],
    ...own.map(([row, count]): [string, number] => [`${row}.${who}`, count]),
  ]);
  return Object.fromEntries(cells.filter(([, count]) => count > 0));
}

describe("a table told in full is read back exactly", () => {
  const runs = { numRuns: 500 };

  it("applicant by applicant", () => {
    const law = fc.property(anyTold, anySeed, (told, seed) => {
      const text = byApplicant(told, chooser(seed));
      fc.pre(text.length <= LONGEST_TEXT);
      expect([text, short(read(text))]).toEqual([
        text,
        { cells: cellsOf(told, false), rest: true },
      ]);
    });
    fc.assert(law, runs);
  });

  it("clause by clause, with last year's", () => {
    const law = fc.property(anyTold, anySeed, (told, seed) => {
      fc.pre(told.some((each) => total(each) > each.before));
      const text = byClause(told, chooser(seed));
      fc.pre(text.length <= LONGEST_TEXT);
      expect([text, short(read(text))]).toEqual([text, { cells: cellsOf(told, true), rest: true }]);
    });
    fc.assert(law, runs);
  });
});

describe("a table told by its totals alone", () => {
  const ends = ["granted", "unavailable_not_held", "carried_out"] as const;
  const whose = ["natural_person", "commercial", "legal_service"] as const;
  // Mostly 0, as in a real table: only then do totals tell the figures.
  const anyCount = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.nat(4));
  const anyCounts = fc.array(anyCount, { minLength: 9, maxLength: 9 });

  it("gives the figures that every table with these totals has, and leaves the others open", () => {
    let told = 0;
    let left = 0;
    const law = fc.property(anyCounts, anySeed, (counts, seed) => {
      const pick = chooser(seed);
      const add = (places: readonly number[]) =>
        places.reduce((sum, at) => sum + (counts[at] ?? 0), 0);
      const rows = ends.map((_, row) => add([0, 1, 2].map((column) => 3 * row + column)));
      const columns = whose.map((_, column) => add([0, 1, 2].map((row) => 3 * row + column)));
      fc.pre(add([...counts.keys()]) > 0);
      const text = [
        `收到${add([...counts.keys()])}件`,
        ...whose.flatMap((who, at) =>
          columns[at] === 0 ? [] : [`${columns[at]}件${pick(applicants[who])}的`],
        ),
        ...ends.flatMap((row, at) => (rows[at] === 0 ? [] : [`${rows[at]}件${outcomes[row][0]}`])),
      ].join("，");
      const reading = read(text);
      expect([text, reading.kind]).toEqual([text, "figures"]);
      if (reading.kind !== "figures") return;
      const every = tablesWith(rows, columns);
      for (const [row, end] of ends.entries()) {
        const own = reading.figures.filter(({ cell }) => cell.startsWith(`requests.${end}.`));
        const open = (reading.open ?? []).filter((total) => total.row === end);
        expect([text, own.length > 0 && open.length > 0]).toEqual([text, false]);
        expect([text, open.map(({ count }) => count)]).toEqual([text, open.map(() => rows[row])]);
        left += open.length;
        if (open.length > 0 || rows[row] === 0) continue;
        told += 1;
        const found = whose.map(
          (who) => own.find(({ cell }) => cell === `requests.${end}.${who}`)?.value ?? 0,
        );
        const others = every.filter((table) => table[row]?.join() !== found.join());
        expect([text, others]).toEqual([text, []]);
      }
      expect([text, reading.rest === true]).toEqual([text, reading.open === undefined]);
    });
    fc.assert(law, { numRuns: 400 });
    expect(Math.min(told, left)).toBeGreaterThan(0);
  });
});

/** All tables of whole numbers with these totals, by trying. */
function tablesWith(
  rows: readonly number[],
  columns: readonly number[],
): readonly (readonly (readonly number[])[])[] {
  const [row, ...others] = rows;
  if (row === undefined) return columns.every((left) => left === 0) ? [[]] : [];
  const waysOf = (left: number, [room, ...rooms]: readonly number[]): readonly number[][] => {
    if (room === undefined) return left === 0 ? [[]] : [];
    return Array.from({ length: Math.min(left, room) + 1 }, (_, count) => count).flatMap((count) =>
      waysOf(left - count, rooms).map((way) => [count, ...way]),
    );
  };
  return waysOf(row, columns).flatMap((way) => {
    const left = columns.map((room, at) => room - (way[at] ?? 0));
    return tablesWith(others, left).map((table) => [way, ...table]);
  });
}

const words = [...vocabularyOf(tables[2021]).meaning.keys()];
const common =
  "收到 个人 公司 给了 没办完 不归我们管 都 都是个人的 剩下的 其中 去年剩的 一共 申请 没给 国家秘密".split(
    " ",
  );

/** Sentences of known words in any order, which mean something now and then. */
const anyJumble = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...common) },
      { weight: 1, arbitrary: fc.constantFrom(...words) },
      { weight: 6, arbitrary: fc.integer({ min: 0, max: 6 }).map((n) => `${n}件`) },
      {
        weight: 1,
        arbitrary: fc.constantFrom("两件", "三个", "十2", "半", "约", "2人", "不", "没"),
      },
      { weight: 7, arbitrary: fc.constantFrom("，", "，", "；", "：", "（", "）", " ") },
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(""));

const derived = new RegExp([...signWords.all.split(" "), ...signWords.rest.split(" ")].join("|"));

/** Every number that can be read anywhere in the words. */
function numbersIn(text: string): readonly number[] {
  const found = text.match(/[0-9０-９零一二三四五六七八九十百两〇]+/g) ?? [];
  return found.flatMap((written) => {
    const reading = readNumber(written, { kind: "count" });
    return reading.kind === "value" ? [reading.value] : [];
  });
}

describe("any text at all", () => {
  const anyText = fc.oneof(
    { weight: 6, arbitrary: anyJumble },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
    { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 200 }) },
  );

  it("gives figures whose own words say them, and nothing out of balance", () => {
    let understood = 0;
    const law = fc.property(anyText, (text) => {
      const reading = read(text);
      if (reading.kind !== "figures") return;
      understood += 1;
      const said = [
        ...reading.figures.map(({ value, quote }) => ({ value, quote })),
        ...(reading.open ?? []).map(({ count, quote }) => ({ value: count, quote })),
      ];
      expect([text, said.filter((it) => !text.includes(it.quote))]).toEqual([text, []]);
      const unread = said.filter(
        ({ value, quote }) => !numbersIn(quote).includes(value) && !derived.test(quote),
      );
      expect([text, unread]).toEqual([text, []]);
      expect(reading.figures.filter(({ cell }) => !tables[2021].inputs.includes(cell))).toEqual([]);
      if (reading.rest === true) expect([text, balances(reading.figures)]).toEqual([text, []]);
    });
    fc.assert(law, { numRuns: 10_000 });
    expect(understood).toBeGreaterThan(0);
  });

  it("takes no longer than 50 ms", () => {
    const clauses = [
      "8件给了，",
      "都给了，",
      "个人3件：",
      "2件个人，",
      "收到12件，",
      "（",
      "一共",
      "，",
      "1",
    ];
    const long = clauses.map((clause) => clause.repeat(LONGEST_TEXT).slice(0, LONGEST_TEXT));
    const all = sentences.map(({ text }) => text).join("。");
    for (const text of [...long, all.slice(0, LONGEST_TEXT)]) {
      const times = Array.from({ length: 5 }, () => {
        const start = performance.now();
        read(text);
        return performance.now() - start;
      });
      expect(Math.min(...times)).toBeLessThan(50);
    }
  });
});

/** Columns in which what came in did not go anywhere, or more went than came. */
function balances(figures: readonly Readonly<{ cell: string; value: number }>[]): unknown {
  const columns = new Map<string, number>();
  for (const { cell, value } of figures) {
    const [, row = "", column = ""] = cell.split(".");
    const sign = row === "new_received" || row === "carried_in" ? 1 : -1;
    columns.set(column, (columns.get(column) ?? 0) + sign * value);
  }
  return [...columns].filter(([, left]) => left !== 0);
}
