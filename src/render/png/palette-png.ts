import { crc32, deflateSync } from "node:zlib";

/** A picture's pixels, row by row, four bytes each, nothing transparent. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/**
 * A drawing in few colours, by number: less than half of what the same PNG takes with its colours written out. Of more
 * than 256 colours, the rarest are shown as the nearest of the others.
 */
export function palettePng({ width, height, pixels }: Pixels): Uint8Array {
  const colours = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
  const palette = mostFrequent(colours);
  const depth = depths.find((bits) => palette.length <= 2 ** bits) ?? 8;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, indexed], 8);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(palette.flatMap(channels))),
    chunk("IDAT", deflateSync(numbered(colours, { width, height, palette, depth }))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Bits to a pixel, as the format has them. */
const depths = [1, 2, 4, 8];
const indexed = 3;
const asAbove = 2;
const mostColours = 256;
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(kind: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function mostFrequent(colours: Uint32Array): readonly number[] {
  const counts = new Map<number, number>();
  // Most pixels are as the one before them: counted by the run.
  let from = 0;
  for (let at = 1; at <= colours.length; at += 1) {
    const colour = colours[from] ?? 0;
    if (colours[at] === colour) continue;
    counts.set(colour, (counts.get(colour) ?? 0) + at - from);
    from = at;
  }
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, mostColours)
    .map(([colour]) => colour);
}

interface Numbering {
  readonly width: number;
  readonly height: number;
  readonly palette: readonly number[];
  readonly depth: number;
}

/** Each row begins with how it is written: 0, as it is. Several pixels share a byte, the first in its high bits. */
function numbered(colours: Uint32Array, { width, height, palette, depth }: Numbering): Buffer {
  const perByte = 8 / depth;
  const rowLength = 1 + Math.ceil(width / perByte);
  const rows = Buffer.alloc(rowLength * height);
  const numbers = new Map(palette.map((colour, number) => [colour, number]));
  const numberOf = (colour: number): number => {
    const known = numbers.get(colour);
    if (known !== undefined) return known;
    const number = nearest(palette, colour);
    numbers.set(colour, number);
    return number;
  };
  let [last, number] = [-1, 0];
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      const colour = colours[at] ?? 0;
      if (colour !== last) [last, number] = [colour, numberOf(colour)];
      if (number === 0) continue;
      const place = y * rowLength + 1 + Math.floor(x / perByte);
      rows[place] = (rows[place] ?? 0) | (number << (8 - depth * (1 + (x % perByte))));
    }
  }
  return repeatsNoted(rows, rowLength);
}

/** A row like the one above is written as no difference to it. */
function repeatsNoted(rows: Buffer, rowLength: number): Buffer {
  for (let at = rows.length - rowLength; at > 0; at -= rowLength) {
    const row = rows.subarray(at, at + rowLength);
    if (!row.equals(rows.subarray(at - rowLength, at))) continue;
    row.fill(0);
    row[0] = asAbove;
  }
  return rows;
}

function nearest(palette: readonly number[], colour: number): number {
  const wanted = channels(colour);
  const distances = palette.map((candidate) =>
    channels(candidate).reduce((sum, one, at) => sum + (one - (wanted[at] ?? 0)) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

/** Red, green and blue: the first three bytes, on every machine that counts from the low end. */
const channels = (colour: number): readonly number[] => [
  colour & 255,
  (colour >> 8) & 255,
  (colour >> 16) & 255,
];
