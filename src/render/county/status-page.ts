import { element } from "../html/markup.ts";
import type { Markup } from "../html/markup.ts";
import { grounds, inks, ruleColour } from "./colours.ts";
import { letters } from "./letters.ts";
import type { Letters, Pen } from "./letters.ts";
import { drawSign, signRadius, signShapes, signs } from "./marks.ts";
import {
  flagRoom,
  headPitch,
  inner,
  markGap,
  page,
  rowHeight,
  sizes,
  stateGap,
  textGap,
} from "./status-layout.ts";
import type { Layout } from "./status-layout.ts";
import type { StatusCell, StatusPicture, StatusRow } from "./status-picture.ts";

interface Place {
  /** `2/3`; empty where there is only one. */
  readonly number: string;
  /** 1 where its first row is the second of two colours. */
  readonly odd: number;
  readonly rest?: string;
}

/** What draws, and from where on. */
interface Easel {
  readonly letters: Letters;
  readonly pen: Pen;
  readonly layout: Layout;
}

/** A part of the picture, and so high. */
interface Part {
  readonly marks: readonly Markup[];
  readonly height: number;
}

/** One picture as SVG: title, note and legend, the table's head, its rows. */
export function statusPage(
  picture: StatusPicture,
  rows: readonly StatusRow[],
  layout: Layout,
  { number, odd, rest }: Place,
): string {
  const type = letters();
  const easel: Easel = { letters: type, pen: type.pen(1 / 3), layout };
  const lead = drawLead(picture, number, easel);
  const legend = drawLegend(picture, lead.height, easel);
  const head = drawHead(legend.height, easel);
  const body = rows.flatMap((row, at) =>
    drawRow(row, head.height + at * rowHeight, (at + odd) % 2 === 1, easel),
  );
  const under = head.height + rows.length * rowHeight;
  const foot = rest === undefined ? { marks: [], height: under } : drawRest(rest, under, easel);
  const rule = element("rect", {
    x: layout.state.x - stateGap / 2,
    y: legend.height,
    width: 0.67,
    height: under - legend.height,
    fill: ruleColour,
  });
  const height = Math.ceil(foot.height + page.bottom);
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${page.width} ${height}`,
      width: page.width,
      height,
    },
    signShapes(),
    easel.pen.shapes(),
    [...lead.marks, ...legend.marks, ...head.marks, ...body, rule, ...foot.marks],
  ).html;
}

function drawLead({ title, note }: StatusPicture, number: string, easel: Easel): Part {
  const room = page.width - 2 * page.side;
  const aside = number === "" ? 0 : easel.letters.width(number, sizes.note) + 8;
  const marks: Markup[] = [];
  let y: number = page.top;
  for (const line of easel.letters.lines(title, sizes.title, room - aside, 2)) {
    y += 21;
    marks.push(
      easel.pen.write(line, { x: page.side, y: y - 5, size: sizes.title, colour: inks.text }),
    );
  }
  if (number !== "")
    marks.push(
      easel.pen.write(number, {
        x: page.width - page.side,
        y: page.top + 16,
        size: sizes.note,
        colour: inks.quiet,
        anchor: "end",
      }),
    );
  for (const line of easel.letters.lines(note, sizes.note, room, 3)) {
    y += 17;
    marks.push(
      easel.pen.write(line, { x: page.side, y: y - 3, size: sizes.note, colour: inks.quiet }),
    );
  }
  return { marks, height: y + 6 };
}

/** The signs with what they mean, as many to a line as have room. */
function drawLegend({ legend }: StatusPicture, top: number, easel: Easel): Part {
  const said = signs.flatMap((sign) => {
    const text = legend[sign];
    return text === undefined ? [] : [{ sign, text }];
  });
  if (said.length === 0) return { marks: [], height: top };
  const marks: Markup[] = [];
  let [x, y]: [number, number] = [page.side, top];
  for (const { sign, text } of said) {
    const behind = 2 * signRadius + markGap + 1;
    const shown = easel.letters.cut(text, sizes.legend, page.width - 2 * page.side - behind);
    const width = behind + easel.letters.width(shown, sizes.legend);
    if (x > page.side && x + width > page.width - page.side) [x, y] = [page.side, y + 20];
    marks.push(
      drawSign(sign, x + signRadius, y + 10),
      easel.pen.write(shown, {
        x: x + behind,
        y: y + 14,
        size: sizes.legend,
        colour: inks.quiet,
      }),
    );
    x += width + 12;
  }
  return { marks, height: y + 26 };
}

function drawHead(top: number, { pen, layout }: Easel): Part {
  const { name, cells, state, heads, headHeight } = layout;
  const spans = [name, ...cells, state];
  const labels = heads.flatMap((lines, at) => {
    const { x, width } = spans[at] ?? name;
    const middle = at > 0 && at < heads.length - 1;
    const first = top + (headHeight - lines.length * headPitch) / 2 + 11;
    return lines.map((line, index) =>
      pen.write(line, {
        x: middle ? x + width / 2 : x + inner,
        y: first + index * headPitch,
        size: sizes.head,
        colour: inks.text,
        anchor: middle ? "middle" : "start",
      }),
    );
  });
  return {
    marks: [band(top, headHeight, grounds.head), ...labels],
    height: top + headHeight,
  };
}

function drawRow(
  { name, cells, state, late }: StatusRow,
  top: number,
  second: boolean,
  { letters, pen, layout }: Easel,
): readonly Markup[] {
  const even = second ? grounds.zebra : grounds.page;
  const middle = top + rowHeight / 2;
  const before = late ? flagRoom : 0;
  const { x, width } = layout.name;
  const shown = letters.cut(name, sizes.name, width - before - 2 * inner);
  const behind = 2 * signRadius + markGap;
  const said = letters.cut(state.text, sizes.state, layout.state.width - behind - inner);
  return [
    band(top, rowHeight, late ? grounds.late : even),
    element("rect", { y: top + rowHeight - 0.5, width: page.width, height: 0.5, fill: ruleColour }),
    ...(late
      ? [
          element("rect", { y: top, width: 4, height: rowHeight, fill: inks.late }),
          drawSign("late", x + inner + signRadius, middle),
        ]
      : []),
    pen.write(shown, {
      x: x + inner + before,
      y: middle + 4.7,
      size: sizes.name,
      colour: inks.text,
    }),
    ...cells.flatMap((cell, at) => {
      const span = layout.cells[at];
      return span === undefined ? [] : drawCell(cell, span, middle, { letters, pen });
    }),
    drawSign(state.mark, layout.state.x + inner + signRadius, middle),
    pen.write(said, {
      x: layout.state.x + inner + behind,
      y: middle + 4.3,
      size: sizes.state,
      colour: inks.text,
    }),
  ];
}

/** The mark, with its text behind it, in the middle of its column. */
function drawCell(
  { mark, text = "" }: StatusCell,
  { x, width }: Layout["name"],
  middle: number,
  { letters, pen }: Pick<Easel, "letters" | "pen">,
): readonly Markup[] {
  const radius = Math.min(signRadius, width / 2 - 1);
  const shown = letters.cut(text, sizes.cell, width - 2 * radius - textGap - 2);
  const wide = shown === "" ? 0 : textGap + letters.width(shown, sizes.cell);
  const left = x + (width - 2 * radius - wide) / 2;
  const sign = drawSign(mark, left + radius, middle, radius);
  if (shown === "") return [sign];
  const behind = {
    x: left + 2 * radius + textGap,
    y: middle + 4,
    size: sizes.cell,
    colour: inks.text,
  };
  return [sign, pen.write(shown, behind)];
}

function drawRest(rest: string, top: number, { letters, pen }: Easel): Part {
  const room = page.width - 2 * page.side;
  const lines = letters.lines(rest, sizes.note, room, 2);
  const marks = lines.map((line, at) =>
    pen.write(line, {
      x: page.side,
      y: top + 19 + at * 17,
      size: sizes.note,
      colour: inks.quiet,
    }),
  );
  return { marks, height: top + 8 + lines.length * 17 };
}

const band = (y: number, height: number, fill: string): Markup =>
  element("rect", { y, width: page.width, height, fill });
