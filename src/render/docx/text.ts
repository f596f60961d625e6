import { TextRun } from "docx";
import { pendingMark } from "../blocks.ts";

/**
 * A text as runs, in the typefaces of its style. The hint says that “ ” … — are Chinese punctuation: without it
 * Word sets them in the Latin face, half as wide. With `marked`, every 【待填】 stands out.
 */
export function runs(text: string, { marked = false } = {}): TextRun[] {
  const legal = legalXml(text);
  const pieces = marked ? legal.split(new RegExp(`(${pendingMark})`)) : [legal];
  return pieces
    .filter((piece) => piece !== "")
    .map(
      (piece) =>
        new TextRun({
          text: piece,
          font: { hint: "eastAsia" },
          ...(marked && piece === pendingMark ? { highlight: "yellow" } : {}),
        }),
    );
}

/** Drops what XML 1.0 cannot hold, and nothing else: control characters, lone surrogates, U+FFFE and U+FFFF. */
export const legalXml = (text: string): string => text.replace(illegal, "");

// oxlint-disable-next-line no-control-regex
const illegal = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;
