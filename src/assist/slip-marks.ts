import { slipsAt, type FindSlips } from "./slip.ts";

/** Marks: doubled, of the wrong width, left out, not closed. */

export const doubledMarks: FindSlips = (text) =>
  slipsAt(text, /[，。；：、,;:][，。；：、,;:\s]*[，。；：、,;:]/g, ([marks]) =>
    /\n/.test(marks) || /^。{3,}$/.test(marks)
      ? undefined
      : { new: strongest(marks), why: "标点重复" },
  );

/** A full stop ends the sentence whatever else was typed; otherwise the last mark was meant. */
const strongest = (marks: string): string => {
  const wide = marks.replaceAll(/[,;:]/g, (mark) => widened[mark] ?? mark).replaceAll(/\s/g, "");
  return wide.includes("。") ? "。" : wide.slice(-1);
};

const widened: Readonly<Record<string, string>> = {
  ",": "，",
  ";": "；",
  ":": "：",
  "?": "？",
  "!": "！",
  "(": "（",
  ")": "）",
  ".": "。",
};

const han = "[\\p{Script=Han}“”‘’（）《》〔〕、。，；：]";

/** Said of a mark of half width. */
export const narrowMark = "改成全角标点";

/** Only where Chinese stands beside it: 3.5%, 10:30 and addresses keep theirs. */
export const narrowMarks: FindSlips = (text) =>
  slipsAt(
    text,
    new RegExp(
      `(?<=${han}|[\\d%件条年})])[,;:?!](?=\\s*(?:${han}|$|\\n|[{(]))|(?<=${han})[,;:?!](?=\\s*[\\d{(])` +
        `|\\((?=\\s*\\p{Script=Han})|(?<=[\\p{Script=Han}”》〕）]|[\\d]号)\\)|(?<=\\p{Script=Han})\\.(?=\\s*(?:\\p{Script=Han}|$|\\n))`,
      "gu",
    ),
    ([mark]) => ({ new: widened[mark] ?? mark, why: narrowMark }),
  );

/** A paragraph ends with its stop. */
export const lostStop: FindSlips = (text) => {
  const lines = [...text.matchAll(/[^\n]+/g)].filter(([line]) => line.trim() !== "");
  return lines.flatMap((match, at) => {
    const line = match[0].trimEnd();
    const to = match.index + line.length;
    const isLast = at === lines.length - 1;
    if (!/[\p{Script=Han}）”》\d}%，、；,;]$/u.test(line) || signature.test(line.trim())) return [];
    const isProse =
      /[，。；：,;]/.test(line.slice(0, -1)) || (isLast && /^无|^没有|^未/.test(line.trim()));
    if (!isProse || line.trim().length > 1_000) return [];
    // Lists go on in the next line.
    if (/[，、；,;]$/.test(line))
      return isLast ? [{ from: to - 1, to, new: "。", why: "结尾用句号" }] : [];
    return [{ from: to - 1, to, new: `${line.slice(-1)}。`, why: "结尾少了句号" }];
  });
};

/** A date, an authority, an attachment. */
const signature =
  /^[（(]?\d{4}年\d{1,2}月\d{1,2}日[）)]?$|^附件|(?:此函|特此报告|特此公告)$|^(?:[（(][一二三四五六七八九十]+[）)])?[^，。；：,;]{0,40}$(?<!无.*)(?<!没有.*)(?<!未.*)/;

const pairs: readonly (readonly [string, string])[] = [
  ["（(", "）)"],
  ["“", "”"],
  ["《", "》"],
  ["〔", "〕"],
];

/** What opens is closed in the same line, and the other way round. */
export const unpaired: FindSlips = (text) =>
  [...text.matchAll(/[^\n]+/g)].flatMap(({ 0: line, index }) =>
    pairs.flatMap(([opens, closes]) => {
      const open: number[] = [];
      const lonely: number[] = [];
      for (let at = 0; at < line.length; at += 1) {
        if (opens.includes(line.charAt(at))) open.push(at);
        // 1) and 一) count, and close nothing.
        else if (
          closes.includes(line.charAt(at)) &&
          open.pop() === undefined &&
          !/(?:^|[。；，\s])[\d一二三四五六七八九十]+$/.test(line.slice(0, at))
        )
          lonely.push(at);
      }
      return [...lonely, ...open].map((at) => ({
        from: index + at,
        to: index + at + 1,
        why: `“${line.charAt(at)}”没有配成对`,
      }));
    }),
  );
