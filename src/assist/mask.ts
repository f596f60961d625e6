import { hideNames } from "./mask-names.ts";
import { hideNumbers } from "./mask-numbers.ts";

/** What stands for something of a person's: 〔姓名1〕. */
export const marks = [
  "证件号",
  "电话",
  "邮箱",
  "姓名",
  "银行卡",
  "微信号",
  "地址",
  "号码",
] as const;
export type Mark = (typeof marks)[number];

/** Puts a mark in the place of something; the same thing gets the same mark. */
export type Hide = (mark: Mark, what: string) => string;

export interface Masked<T> {
  readonly value: T;
  /** Puts back, anywhere in an answer, what marks stand for; a mark that was never given stays one. */
  readonly unmask: <A>(answer: A) => A;
}

/** Hides who a text is about, and how they can be reached: none of it leaves the house. Figures stay. */
export const mask = (text: string): Masked<string> => maskAll(text);

/** The same over everything in a value, with one numbering. */
export function maskAll<T>(value: T): Masked<T> {
  const { hide, back } = numbering(JSON.stringify(value) ?? "");
  return {
    value: overTexts(value, (text) => maskText(text, hide)),
    unmask: (answer) => overTexts(answer, (text) => text.replaceAll(anyMark, back)),
  };
}

const anyMark = new RegExp(`〔(?:${marks.join("|")})\\d+〕`, "gu");

/** Marks that separate digits without being seen would hide a number from the rules. */
const invisible = /\p{Cf}/gu;

const maskText = (text: string, hide: Hide): string =>
  hideNames(hideNumbers(text.replaceAll(invisible, ""), hide), hide);

function numbering(all: string): Readonly<{ hide: Hide; back: (mark: string) => string }> {
  const given = new Map<string, string>();
  const hidden = new Map<string, string>();
  const counts = new Map<Mark, number>();
  const next = (mark: Mark): string => {
    const count = (counts.get(mark) ?? 0) + 1;
    counts.set(mark, count);
    const name = `〔${mark}${count}〕`;
    // Somebody may have typed just that.
    return all.includes(name) ? next(mark) : name;
  };
  return {
    hide: (mark, what) => {
      const known = given.get(`${mark} ${what}`);
      if (known !== undefined) return known;
      const name = next(mark);
      given.set(`${mark} ${what}`, name);
      hidden.set(name, what);
      return name;
    },
    back: (mark) => hidden.get(mark) ?? mark,
  };
}

function overTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === "string") return change(value) as T;
  if (Array.isArray(value)) return value.map((inner: unknown) => overTexts(inner, change)) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, overTexts(inner, change)]);
  return Object.fromEntries(entries) as T;
}
