import { PNG } from "pngjs";
import { expect, test } from "vitest";
import { palettePng } from "#render/png/palette-png.ts";

/** A picture of a different colour in each pixel, as far as there are so many. */
function painted(width: number, height: number, colours: number) {
  const pixels = new Uint8Array(width * height * 4);
  for (let at = 0; at < width * height; at += 1) {
    const colour = (at * 7) % colours;
    pixels.set([(colour * 37) % 256, colour % 256, colour >> 8, 255], 4 * at);
  }
  return { width, height, pixels };
}

test.each([
  [1, 1],
  [2, 1],
  [4, 2],
  [5, 4],
  [16, 4],
  [17, 8],
  [256, 8],
])("%i colours take %i bits, and none of them changes", (colours, depth) => {
  for (const width of [1, 7, 8, 33]) {
    const picture = painted(width, 301, colours);
    const bytes = Buffer.from(palettePng(picture));
    const image = PNG.sync.read(bytes);
    expect([image.width, image.height]).toEqual([width, 301]);
    expect(Buffer.compare(image.data, picture.pixels)).toBe(0);
    // Behind width and height, in the first chunk.
    expect(bytes[24]).toBe(depth);
  }
});

test("of more colours, the frequent ones stay and the rare become the nearest", () => {
  const picture = painted(60, 60, 255);
  picture.pixels.set([10, 20, 30, 255], 0);
  picture.pixels.set([11, 20, 30, 255], 4);
  picture.pixels.set([10, 20, 30, 255], 8);
  const { data } = PNG.sync.read(Buffer.from(palettePng(picture)));
  expect([...data.subarray(0, 8)]).toEqual([10, 20, 30, 255, 10, 20, 30, 255]);
  expect(Buffer.compare(data.subarray(8), picture.pixels.subarray(8))).toBe(0);
});

test("rows alike cost next to nothing", () => {
  const striped = painted(1000, 1, 256).pixels;
  const pixels = Buffer.concat(Array.from({ length: 1000 }, () => striped));
  expect(palettePng({ width: 1000, height: 1000, pixels }).length).toBeLessThan(6000);
});
