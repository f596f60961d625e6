import type { CellId, Form, NarrativeSection, Offer, Part } from "./form.ts";
import { outline } from "./outline.ts";
import { formatFigure } from "./figure.ts";
import type { Report, Text } from "./report.ts";

/** One paragraph of a written section; a heading is a sub-heading that the writer used. */
export interface Paragraph {
  readonly kind: "heading" | "paragraph";
  readonly text: string;
}

/**
 * A text as paragraphs, in the writer's own words. Bound pieces get their figures; a figure still blank becomes
 * `blank`.
 */
export function paragraphs(
  text: Text | undefined,
  bind: (text: string) => string,
): readonly Paragraph[] {
  const lines = (text?.chunks ?? []).flatMap((chunk) =>
    (chunk.bound === true ? bind(chunk.text) : chunk.text)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  );
  // A heading has something below it: a last short line is "无。" without its stop, or a signature.
  return lines.map((line, at) => ({
    kind: at < lines.length - 1 && isHeading(line) ? "heading" : "paragraph",
    text: line,
  }));
}

const numbered = /^[（(][一二三四五六七八九十]+[）)]/;
const sentenceMark = /[。；;，,：:！!？?…]/;

/** A sub-heading: （一）… without a sentence behind it, or a short line that is no sentence at all. */
function isHeading(line: string): boolean {
  if (sentenceMark.test(line)) return false;
  return numbered.test(line)
    ? line.length <= 40
    : line.length <= 15 && /\p{Script=Han}/u.test(line);
}

const numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"] as const;

/** The number after the writer's last numbered sub-heading; none when they number none. */
export function nextHeadingNumber(text: string): string | undefined {
  const last = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .findLast((line) => numbered.test(line) && isHeading(line));
  const number = numerals.findIndex((numeral) => last?.slice(1).startsWith(numeral) === true);
  return number === -1 ? undefined : numerals[number + 1];
}

/** Fills `{{cell}}`, `{year}`, `{unit}` and `{self}`. */
export function binder(
  form: Form,
  report: Report,
  values: ReadonlyMap<CellId, number>,
  blank: string,
): (text: string) => string {
  const { cells } = outline(form);
  const own = new Map([
    ["{year}", String(report.year)],
    ["{unit}", report.office.unit],
    ["{self}", report.office.self],
  ]);
  // One pass, so that nothing put in is looked at again.
  return (text) =>
    text.replaceAll(/\{\{([^}]+)\}\}|\{(?:year|unit|self)\}/g, (mark, id: string | undefined) => {
      const named = own.get(mark);
      if (named !== undefined || id === undefined) return named ?? mark;
      const cell = cells.get(id);
      const value = values.get(id);
      return cell === undefined || value === undefined ? blank : formatFigure(cell.column, value);
    });
}

/** The paragraph that the form offers for a part with these figures; none while they are blank. */
export function offered(part: Part, values: ReadonlyMap<CellId, number>): string | undefined {
  const chosen = (part.offers ?? []).map((variants) =>
    variants.find(({ when }) => when === undefined || holds(when, values)),
  );
  const texts = chosen.flatMap((offer) =>
    offer === undefined || !complete(offer, values) ? [] : [offer.text],
  );
  return texts.length === 0 ? undefined : texts.join("");
}

const holds = (when: NonNullable<Offer["when"]>, values: ReadonlyMap<CellId, number>): boolean =>
  when.cells.every((cell) => {
    const value = values.get(cell);
    return value !== undefined && (when.kind === "zero" ? value === 0 : value > 0);
  });

const complete = (offer: Offer, values: ReadonlyMap<CellId, number>): boolean =>
  [...offer.text.matchAll(/\{\{([^}]+)\}\}/g)].every(([, id]) => values.has(id ?? ""));

/** The aspects that a text does not touch, by their keywords. */
export function missingParts(section: NarrativeSection, text: string): readonly Part[] {
  return section.parts.filter(
    ({ keywords }) => keywords.length > 0 && !keywords.some((keyword) => text.includes(keyword)),
  );
}
