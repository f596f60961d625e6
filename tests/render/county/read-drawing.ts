import { load } from "cheerio";

export interface DrawnText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** In the unit of the drawing. */
  readonly size: number;
  readonly colour: string;
}

export interface DrawnSign {
  readonly sign: string;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** What a drawing says: its letters are shapes, and the shapes are named after the characters. */
export function readDrawing(svg: string) {
  const $ = load(svg, { xml: true });
  const numbers = (transform: string): readonly number[] =>
    (transform.match(/-?[\d.]+/g) ?? []).map(Number);
  const uses = (parent: Parameters<typeof $>[0]) => $(parent).children("use").toArray();
  const texts = $("g[transform]")
    .toArray()
    .map((group): DrawnText => {
      const [x = 0, y = 0, scale = 0] = numbers($(group).attr("transform") ?? "");
      const text = uses(group).map((use) =>
        String.fromCodePoint(Number.parseInt(($(use).attr("href") ?? "").slice(2), 16)),
      );
      // The em of Noto Sans SC has 1000 units.
      return { text: text.join(""), x, y, size: scale * 1000, colour: $(group).attr("fill") ?? "" };
    });
  const signs = $("svg > use")
    .toArray()
    .map((use): DrawnSign => {
      const [x = 0, y = 0, scale = 0] = numbers($(use).attr("transform") ?? "");
      return { sign: ($(use).attr("href") ?? "").slice(1), x, y, scale };
    });
  const [, , width = 0, height = 0] = numbers($("svg").attr("viewBox") ?? "");
  /** The ground of each row. */
  const bands = $("rect[height=28][width=390]")
    .toArray()
    .map((rect) => $(rect).attr("fill"));
  const shapes = new Set(
    $("[id]")
      .toArray()
      .map((shape) => `#${$(shape).attr("id")}`),
  );
  const lost = $("use")
    .toArray()
    .filter((use) => !shapes.has($(use).attr("href") ?? ""));
  return { texts, signs, width, height, lost: lost.length, bands };
}
