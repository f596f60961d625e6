/**
 * A text cut into its sentences and the white space between them: joined, it is the text to the letter. A sentence ends
 * with 。！？； (and the quotes and brackets that close there) or with its line; never within brackets or quotes.
 */
export function splitSentences(text: string): readonly string[] {
  return text
    .split(/(\s*[\n\r\u2028\u2029]\s*)/)
    .flatMap((line) => (isBlank(line) ? line : splitLine(line)))
    .filter((piece) => piece !== "");
}

/** Whether a piece is words, and not the white space between them. */
export const isSentence = (piece: string): boolean => !isBlank(piece);

/** The sentences alone, each as it stands in the text, without white space around it. */
export const sentencesOf = (text: string): readonly string[] =>
  splitSentences(text)
    .filter(isSentence)
    .map((piece) => piece.trim());

const isBlank = (piece: string): boolean => piece.trim() === "";

const ends = /[。！？；!?;…]/;
const opening = "（(“‘「『《〈【〔[{";
const closing = "）)”’」』》〉】〕]}";

/** Longer than this no bracket of a sentence is: one that is not closed by then was never meant to be. */
const widest = 120;

function splitLine(line: string): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < line.length; at += 1) {
    const char = line.charAt(at);
    if (opening.includes(char)) {
      at = closeOf(line, at) ?? at;
    } else if (ends.test(char) && !isWithin(char, line.charAt(at + 1))) {
      at = endFrom(line, at);
      pieces.push(line.slice(from, at));
      from = at;
      at -= 1;
    }
    // What closes with its stop inside is at its end as well: “……。”
    if (at > from && closing.includes(line.charAt(at)) && ends.test(line.charAt(at - 1))) {
      const end = endFrom(line, at);
      if (!/^[，、：,的]/.test(line.slice(end))) {
        pieces.push(line.slice(from, end));
        from = end;
      }
    }
  }
  return from < line.length ? [...pieces, line.slice(from)] : pieces;
}

/** A half-width mark with letters or figures right behind it ends nothing: a query of an address, a time. */
const isWithin = (mark: string, next: string): boolean =>
  /[!?;]/.test(mark) && /[A-Za-z0-9=&]/.test(next);

/** After all marks and closing brackets that belong to an end. */
function endFrom(line: string, at: number): number {
  let end = at;
  while (end < line.length && (ends.test(line.charAt(end)) || closing.includes(line.charAt(end))))
    end += 1;
  return end;
}

/** Where the bracket at a place is closed; nothing when it is not, nearby. */
function closeOf(line: string, at: number): number | undefined {
  const wanted: string[] = [];
  for (let next = at; next < Math.min(line.length, at + widest); next += 1) {
    const char = line.charAt(next);
    const pair = opening.indexOf(char);
    if (pair !== -1) wanted.push(pairsOf(pair));
    else if (wanted.at(-1)?.includes(char) === true) wanted.pop();
    if (wanted.length === 0) return next;
  }
  return undefined;
}

/** （ is closed by ） and, by people in a hurry, by ). */
const pairsOf = (pair: number): string => (pair < 2 ? "）)" : closing.charAt(pair));
