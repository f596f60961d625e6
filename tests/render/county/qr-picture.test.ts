import { PNG } from "pngjs";
import decodeQR from "qr/decode.js";
import { describe, expect, test } from "vitest";
import { drawCounty } from "#render/county/county-drawings.ts";
import { qrDrawing } from "#render/county/qr-picture.ts";
import { readDrawing } from "./read-drawing.ts";

const title = "邀请";
const token = "i_" + "Zk9-_a7".repeat(5);
const captions = ["瓦房子镇 · 填报人 王秀英", "1月25日前有效，只能用一次", "用手机相机扫一扫"];

async function pictureOf(link: string, lines: readonly string[] = captions) {
  const [file, ...others] = await drawCounty("qr", { link, captions: lines, title });
  expect(others).toEqual([]);
  return { bytes: file!.bytes, image: PNG.sync.read(Buffer.from(file!.bytes)) };
}

/** Every so manieth pixel: how a phone shows the picture, or how far away it is held. */
function smaller({ width, height, data }: PNG, by: number) {
  const [wide, high] = [Math.floor(width / by), Math.floor(height / by)];
  const pixels = new Uint8Array(wide * high * 4);
  for (let y = 0; y < high; y += 1)
    for (let x = 0; x < wide; x += 1) {
      const from = 4 * (y * by * width + x * by);
      pixels.set(data.subarray(from, from + 4), 4 * (y * wide + x));
    }
  return { width: wide, height: high, data: pixels };
}

test.each([
  ["Telegram", `https://t.me/nianbao_bot?start=${token}`],
  ["the office's own messenger", `http://192.168.1.20:8080/?start=${token}&name=%E7%8E%8B`],
  ["a long address", `https://nianbao.example.gov.cn/${"path/".repeat(40)}?start=${token}`],
])("another program reads the link of %s, sharp and from afar", async (_, link) => {
  const { bytes, image } = await pictureOf(link);
  expect(bytes.length).toBeLessThanOrEqual(20_000);
  expect(image.width).toBe(1170);
  for (const by of [1, 3]) expect(decodeQR(smaller(image, by))).toBe(link);
});

test("the code is black and white without a blur, in whole pixels, with four modules free around it", async () => {
  const { image } = await pictureOf(`https://t.me/nianbao_bot?start=${token}`, []);
  const at = (x: number, y: number): number => image.data[4 * (y * image.width + x)] ?? -1;
  const shades = new Set<number>();
  let [left, top, right, bottom] = [image.width, image.height, 0, 0];
  for (let y = 0; y < image.height; y += 1)
    for (let x = 0; x < image.width; x += 1) {
      shades.add(at(x, y));
      if (at(x, y) !== 0) continue;
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
  expect([...shades].toSorted((a, b) => a - b)).toEqual([0, 255]);
  // The finder's edge is seven modules long.
  let edge = 0;
  while (at(left + edge, top) === 0) edge += 1;
  const module = edge / 7;
  expect(Number.isInteger(module)).toBe(true);
  expect(right - left).toBe(bottom - top);
  expect((right - left + 1) % module).toBe(0);
  for (const free of [left, top, image.width - 1 - right, image.height - 1 - bottom])
    expect(free).toBeGreaterThanOrEqual(4 * module);
});

describe("captions", () => {
  const said = (...lines: readonly string[]): readonly string[] =>
    readDrawing(qrDrawing({ link: "https://t.me/x", captions: lines, title })).texts.map(
      ({ text }) => text,
    );

  test("stand below the code, whatever is in them", () => {
    expect(said(...captions)).toEqual(captions.map((line) => line.replaceAll(" ", "")));
    expect(said(`<王>&"'</svg>`, "甲\u0000乙👍")).toEqual([`<王>&"'</svg>`, "甲乙□"]);
    expect(said()).toEqual([]);
  });

  test("a long one is cut; a fourth one is a mistake of the program", () => {
    const [line = ""] = said("朝阳县".repeat(30));
    expect(line).toMatch(/^(朝阳县)+.*…$/);
    expect(() => said("一", "二", "三", "四")).toThrow(/4 captions/);
  });

  test("none of them is as good as lost under the code's quiet zone", () => {
    const svg = qrDrawing({ link: "https://t.me/x", captions, title });
    const { texts, height } = readDrawing(svg);
    for (const { y, size } of texts) expect(y + size / 3).toBeLessThan(height);
  });
});
