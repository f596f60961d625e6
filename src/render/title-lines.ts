import { printedLength } from "./printed-length.ts";

/** 二号 characters on one line of 156 mm. */
const room = 20;

/** What would take more lines than this is no name; it breaks anywhere. */
const mostLines = 6;

/** A title too long for one line breaks after the unit's name, and a name that is still too long between its words. */
export function titleLines(title: string, unit: string): readonly string[] {
  if (printedLength(title) <= room) return [title];
  const named = unit !== "" && title.startsWith(unit) && title !== unit;
  return named ? [...evenLines(unit), title.slice(unit.length)] : evenLines(title);
}

/** As few lines as can be, of about the same length: between the places of a long name, or else between words. */
function evenLines(text: string): readonly string[] {
  const length = printedLength(text);
  if (length <= room || length > room * mostLines) return [text];
  const words = Array.from(
    new Intl.Segmenter("zh", { granularity: "word" }).segment(text),
    ({ segment }) => segment,
  );
  return shared(places(words)) ?? shared(words) ?? [text];
}

/** 呼伦贝尔市, 莫力达瓦达斡尔族自治旗, 尼尔基镇, 人民政府: each in one piece. */
function places(words: readonly string[]): readonly string[] {
  const found = [""];
  for (const word of words) {
    found[found.length - 1] += word;
    if (placeEnd.test(word)) found.push("");
  }
  return found;
}

const placeEnd = /(?:[省市州盟县区旗乡镇]|街道|政府)$/;

function shared(words: readonly string[]): readonly string[] | undefined {
  const length = printedLength(words.join(""));
  for (let count = Math.ceil(length / room); count <= words.length; count += 1) {
    const lines = share(words, count, length / count);
    if (lines.every((line) => printedLength(line) <= room)) return lines;
  }
  return undefined;
}

/** Each word on the line on which its middle would fall if all were exactly even. */
function share(words: readonly string[], count: number, even: number): readonly string[] {
  const lines = Array.from({ length: count }, () => "");
  let before = 0;
  for (const word of words) {
    const length = printedLength(word);
    const at = Math.min(count - 1, Math.floor((before + length / 2) / even));
    lines[at] += word;
    before += length;
  }
  return lines.filter((line) => line !== "");
}
