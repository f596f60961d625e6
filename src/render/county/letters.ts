import { fileURLToPath } from "node:url";
import { openSync } from "fontkit";
import type { Font } from "fontkit";
import { element } from "../html/markup.ts";
import type { Markup } from "../html/markup.ts";
import { ownFonts, tofu } from "../pdf/faces.ts";
import { printable } from "../pdf/page-data.ts";

/**
 * Letters as shapes, and how wide they are. A drawing that brings its letters needs no typeface when it becomes pixels:
 * to load one there takes a second for every picture.
 */
export interface Letters {
  /** In the unit of the size. */
  readonly width: (text: string, size: number) => number;
  /** The text, or so much of it as has room with … behind it. */
  readonly cut: (text: string, size: number, room: number) => string;
  /** At most so many lines, the last one cut. */
  readonly lines: (text: string, size: number, room: number, most: number) => readonly string[];
  /** @param grid one pixel in the unit of the drawing: letters begin at whole ones, sharper and smaller to store */
  readonly pen: (grid: number) => Pen;
}

/** Writes into one drawing, and hands over the shapes of all that it wrote. */
export interface Pen {
  /** @param y of the line on which letters stand */
  readonly write: (text: string, at: Written) => Markup;
  readonly shapes: () => Markup;
}

interface Written {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly colour: string;
  readonly anchor?: "start" | "middle" | "end";
}

let opened: Letters | undefined;

/** Noto Sans SC, opened with the first picture. */
export const letters = (): Letters => (opened ??= openLetters());

function openLetters(): Letters {
  const file = ownFonts.find((font) => font.includes("NotoSansSC"));
  if (file === undefined) throw new Error("Noto Sans SC does not come along any more.");
  const font = openSync(fileURLToPath(import.meta.resolve(file))) as Font;
  const known = new Map<string, Glyph>();
  const glyphOf = (character: string): Glyph => {
    const found = known.get(character) ?? glyphIn(font, character);
    known.set(character, found);
    return found;
  };
  const glyphs = (text: string): readonly Glyph[] => Array.from(printable(text), glyphOf);
  const width = (text: string, size: number): number =>
    (advance(glyphs(text)) * size) / font.unitsPerEm;
  const cut = (text: string, size: number, room: number): string => {
    if (width(text, size) <= room) return text;
    const kept = Array.from(text);
    while (kept.length > 0 && width(`${kept.join("")}…`, size) > room) kept.pop();
    return kept.length === 0 ? "" : `${kept.join("").trimEnd()}…`;
  };
  return {
    width,
    cut,
    lines: (text, size, room, most) => {
      const found: string[] = [];
      let rest = text;
      while (found.length < most - 1 && width(rest, size) > room) {
        const end = lineEnd(rest, (head) => width(head, size) <= room);
        found.push(rest.slice(0, end).trimEnd());
        rest = rest.slice(end).trimStart();
      }
      return rest === "" ? found : [...found, cut(rest, size, room)];
    },
    pen: (grid) => newPen(glyphs, font.unitsPerEm, grid),
  };
}

/** Near the end of what fits behind a part of a list, or else behind a word, or else anywhere. */
function lineEnd(text: string, fits: (head: string) => boolean): number {
  const characters = Array.from(text);
  let count = characters.length;
  while (count > 1 && !fits(characters.slice(0, count).join(""))) count -= 1;
  const longest = characters.slice(0, count).join("").length;
  for (const between of ["· ", "，", " "]) {
    const at = text.lastIndexOf(between, longest - 1);
    if (at > longest * 0.6) return at + between.trimEnd().length;
  }
  const word = Array.from(words.segment(text), ({ index }) => index)
    .filter((index) => index > longest / 2 && index <= longest)
    .findLast((index) => !closing.test(text.slice(index)));
  return word ?? longest;
}

const words = new Intl.Segmenter("zh", { granularity: "word" });
/** Never the first of a line. */
const closing = /^[，。；、：！？）》」』”·]/;

interface Glyph {
  readonly id: string;
  readonly outline: string;
  readonly advance: number;
}

/** What the typeface lacks is shown as □. */
function glyphIn(font: Font, character: string): Glyph {
  const point = character.codePointAt(0) ?? 0;
  const shown = font.hasGlyphForCodePoint(point) ? point : (tofu.codePointAt(0) ?? 0);
  const glyph = font.glyphForCodePoint(shown);
  return {
    id: `u${shown.toString(16)}`,
    outline: glyph.path.toSVG(),
    advance: glyph.advanceWidth,
  };
}

const advance = (glyphs: readonly Glyph[]): number =>
  glyphs.reduce((sum, glyph) => sum + glyph.advance, 0);

const shares = { start: 0, middle: 0.5, end: 1 } as const;

function newPen(
  glyphsOf: (text: string) => readonly Glyph[],
  unitsPerEm: number,
  grid: number,
): Pen {
  const used = new Map<string, Glyph>();
  const snapped = (length: number): number => Math.round(length / grid) * grid;
  return {
    write: (text, { x, y, size, colour, anchor = "start" }) => {
      const glyphs = glyphsOf(text);
      const scale = size / unitsPerEm;
      const left = snapped(x - advance(glyphs) * scale * shares[anchor]);
      let at = 0;
      const uses = glyphs.flatMap((glyph) => {
        const place = snapped(at * scale) / scale;
        at += glyph.advance;
        // A space has no shape.
        if (glyph.outline === "") return [];
        used.set(glyph.id, glyph);
        return element("use", { href: `#${glyph.id}`, x: rounded(place) });
      });
      const transform = `translate(${rounded(left)} ${rounded(snapped(y))}) scale(${scale} ${-scale})`;
      return element("g", { transform, fill: colour }, uses);
    },
    shapes: () =>
      element(
        "defs",
        {},
        [...used.values()].map(({ id, outline }) => element("path", { id, d: outline })),
      ),
  };
}

const rounded = (length: number): number => Math.round(length * 1000) / 1000;
