import { PNG } from "pngjs";
import { describe, expect, test } from "vitest";
import { grounds, inks } from "#render/county/colours.ts";
import { drawCounty } from "#render/county/county-drawings.ts";
import { letters } from "#render/county/letters.ts";
import { drawSign, marks, signRadius, signShapes, signs } from "#render/county/marks.ts";
import { rowsPerPicture, statusDrawings } from "#render/county/status-picture.ts";
import type { StatusPicture } from "#render/county/status-picture.ts";
import { rasterise } from "#render/png/rasterise.ts";
import { status } from "./county.ts";
import { readDrawing } from "./read-drawing.ts";

/** Spaces have no shape. */
const bare = (text: string): string => text.replaceAll(" ", "");

const only = (picture: StatusPicture) => {
  const [svg, ...others] = statusDrawings(picture);
  expect(others).toEqual([]);
  return readDrawing(svg!);
};

/** The table line by line: what stands at the height of each name. */
function linesOf({ texts, signs }: ReturnType<typeof readDrawing>, from: number) {
  const rows = texts.filter(({ x, y, size }) => x < 40 && y > from && size === 13);
  return rows.map(({ text, y }) => {
    const here = (one: Readonly<{ y: number }>): boolean => Math.abs(one.y - y) < 12;
    return {
      name: text,
      signs: signs.filter(here).map(({ sign }) => sign),
      others: texts.filter((one) => here(one) && one.text !== text).map(({ text }) => text),
    };
  });
}

describe("fifty units", () => {
  const picture = status(50);
  const read = only(picture);

  test("are one picture, three times as wide as a phone, of less than 300 kB", async () => {
    const [file, ...others] = await drawCounty("status", picture);
    expect(others).toEqual([]);
    expect(file).toMatchObject({ format: "png", name: `${picture.title}.png` });
    expect(file!.bytes.length).toBeLessThan(300_000);
    const image = PNG.sync.read(Buffer.from(file!.bytes));
    expect(image.width).toBe(1170);
    expect(image.width / read.width).toBe(3);
    // Telegram takes no picture whose sides come to more.
    expect(image.width + image.height).toBeLessThan(10_000);
  });

  test("each has its row: name, a mark for each section, its state, a flag if it is late", () => {
    const lines = linesOf(read, 60);
    expect(lines).toEqual(
      picture.rows.map(({ name, cells, state, late }) => ({
        name,
        signs: [...(late ? ["late"] : []), ...cells.map(({ mark }) => mark), state.mark],
        others: [...cells.flatMap(({ text }) => text ?? []), bare(state.text)],
      })),
    );
  });

  test("title, note, legend and heads stand above", () => {
    const said = read.texts.map(({ text }) => text).join("");
    for (const text of [picture.title, picture.note, ...Object.values(picture.legend)])
      expect(said).toContain(bare(text));
    for (const head of ["单位", "一", "六", "状态"])
      expect(read.texts.map(({ text }) => text)).toContain(head);
  });

  test("no text is smaller than 11 points on a phone of 390", () => {
    expect(read.width).toBe(390);
    expect(read.texts.length).toBeGreaterThan(100);
    expect(Math.min(...read.texts.map(({ size }) => size))).toBeGreaterThanOrEqual(11);
  });

  test("nothing reaches out of the picture or into its neighbour", () => {
    expect(read.lost).toBe(0);
    for (const { text, x, size } of read.texts) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + letters().width(text, size)).toBeLessThan(390);
    }
    for (const { text, x, y, size } of read.texts.filter(({ size }) => size === 13)) {
      const right = x + letters().width(text, size);
      const next = read.signs.filter((sign) => Math.abs(sign.y - y) < 12 && sign.x > x);
      expect(Math.min(...next.map((sign) => sign.x)) - signRadius).toBeGreaterThan(right);
    }
  });

  test("every second row has a ground of its own, late ones theirs", () => {
    expect(read.bands).toEqual(
      picture.rows.map(({ late }, at) =>
        late ? grounds.late : at % 2 === 1 ? grounds.zebra : grounds.page,
      ),
    );
  });
});

describe("how many pictures", () => {
  test.each([
    [0, 1],
    [5, 1],
    [60, 1],
    [61, 2],
    [130, 3],
    [600, 10],
    [700, 10],
  ])("%i units: %i", (units, count) => {
    const drawings = statusDrawings(status(units)).map(readDrawing);
    expect(drawings).toHaveLength(count);
    for (const { texts, height } of drawings) {
      const said = texts.map(({ text }) => text);
      for (const head of ["单位", "三", "状态"]) expect(said).toContain(head);
      expect((390 + height) * 3).toBeLessThan(10_000);
    }
    const shown = drawings.flatMap((read) => linesOf(read, 60).map(({ name }) => name));
    expect(shown).toEqual(
      status(Math.min(units, count * rowsPerPicture)).rows.map((row) => row.name),
    );
    const rests = drawings.flatMap(({ texts }) =>
      texts.filter(({ text }) => text.startsWith("另有")).map(({ text }) => text),
    );
    expect(rests).toEqual(units > 600 ? ["另有100个单位没有画出来"] : []);
    const pages = drawings.flatMap(({ texts }) =>
      texts.filter(({ text }) => /^\d+\/\d+$/.test(text)).map(({ text }) => text),
    );
    expect(pages).toEqual(count === 1 ? [] : drawings.map((_, at) => `${at + 1}/${count}`));
  });

  test("each of several is a file with its number, and told before it is drawn", async () => {
    const told: string[] = [];
    const files = await drawCounty("status", status(61), (done, of) => told.push(`${done}/${of}`));
    expect(files.map(({ name }) => name.slice(-6))).toEqual(["-1.png", "-2.png"]);
    expect(told).toEqual(["0/2", "1/2"]);
  });
});

describe("what has no room", () => {
  const long = "朝阳县人力资源和社会保障局行政审批服务中心第二分中心";
  const named = (name: string, columns?: readonly string[]): StatusPicture => {
    const picture = status(3, columns);
    return { ...picture, rows: picture.rows.map((row) => ({ ...row, name })) };
  };

  test.each([6, 12, 16])("a long name beside %i columns is cut with …", (count) => {
    const columns = Array.from({ length: count }, (_, at) => "一二三四五六七八九十"[at % 10]!);
    const read = only(named(long, columns));
    const lines = linesOf(read, 60);
    expect(lines).toHaveLength(3);
    for (const { name } of lines) {
      expect(name).toMatch(/^朝阳县.*…$/);
      expect(long.startsWith(name.slice(0, -1))).toBe(true);
    }
    const row = read.signs.filter(({ y }) => y === read.signs.at(-1)!.y && y > 100);
    const marks = row.slice(-count - 1);
    for (const [at, { x, scale }] of marks.slice(1).entries())
      expect(x - marks[at]!.x).toBeGreaterThan(2 * signRadius * Math.min(scale, marks[at]!.scale));
    expect(Math.min(...read.texts.map(({ size }) => size))).toBeGreaterThanOrEqual(11);
  });

  test("seventeen columns, or a row with other cells, are a mistake of the program", () => {
    expect(() =>
      statusDrawings(
        status(
          1,
          Array.from({ length: 17 }, () => "一"),
        ),
      ),
    ).toThrow(/17/);
    const picture = status(2);
    const rows = picture.rows.map((row) => ({ ...row, cells: row.cells.slice(1) }));
    expect(() => statusDrawings({ ...picture, rows })).toThrow(/瓦房子镇 has 5 cells in 6/);
  });

  test("a long state is cut, a long note goes on in the next line between words", () => {
    const picture = status(1);
    const rows = picture.rows.map((row) => ({
      ...row,
      state: { ...row.state, text: "等保密审查的同志看过以后再说" },
    }));
    const { texts } = only({ ...picture, rows });
    expect(texts.find(({ text }) => text.startsWith("等"))?.text).toMatch(/…$/);
    const note = texts.filter(({ size }) => size === 12).map(({ text }) => text);
    expect(note.slice(0, 2)).toEqual(["1月18日9:00·已交21·待审6·填写中12·未开始8·", "未绑定3"]);
  });
});

test.each([
  ["markup", `<镇>&"'`, `<镇>&"'`],
  ["what no typeface has", "甲👍𠮷镇", "甲□□镇"],
  ["what nobody sees", "甲\u0000\u202E\uD800乙", "甲乙"],
])("%s in a name", (_, name, shown) => {
  const picture = status(1);
  const read = only({ ...picture, rows: picture.rows.map((row) => ({ ...row, name })) });
  expect(linesOf(read, 60).map(({ name }) => name)).toEqual([shown]);
  expect(read.lost).toBe(0);
});

describe("for who sees no colours", () => {
  /** Where a sign is darker than the ground, in a grey print. */
  const shape = (sign: (typeof signs)[number]): readonly boolean[] => {
    const svg =
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${signShapes().html}` +
      `${drawSign(sign, 8, 8).html}</svg>`;
    const { pixels } = rasterise(svg);
    return Array.from({ length: pixels.length / 4 }, (_, at) => {
      const [red = 0, green = 0, blue = 0] = pixels.subarray(4 * at, 4 * at + 3);
      return 0.299 * red + 0.587 * green + 0.114 * blue < 160;
    });
  };
  const shapes = new Map(signs.map((sign) => [sign, shape(sign)]));

  test.each(signs.flatMap((one, at) => signs.slice(at + 1).map((other) => [one, other] as const)))(
    "%s and %s have different shapes",
    (one, other) => {
      const [a, b] = [shapes.get(one)!, shapes.get(other)!];
      const different = a.filter((dark, at) => dark !== b[at]).length;
      // Of all pixels that either covers.
      expect(different / a.filter((dark, at) => dark || b[at]).length).toBeGreaterThan(0.25);
    },
  );

  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };

  test.each(Object.entries(inks))("%s reads on every ground", (_, ink) => {
    for (const ground of Object.values(grounds)) {
      const [light = 0, dark = 0] = [luminance(ground), luminance(ink)].toSorted((a, b) => b - a);
      expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("every mark has its ink", () => {
    expect(Object.keys(inks)).toEqual(expect.arrayContaining([...marks]));
  });
});
