import { withoutPhones } from "./clean.ts";
import { fieldOf } from "./column-titles.ts";
import { isLikelyPerson, joinSpaced } from "./read-people.ts";
import type { Field } from "./unit-list.ts";

/** A word of a line, and whether only a blank stands after it. */
export interface Token {
  readonly text: string;
  readonly loose: boolean;
  /** What it says the next word is, or, with a text, what it is itself: 填报人张三. */
  readonly field?: Field;
}

/** Cuts a line into words; a person in brackets counts as a word, brackets of a name stay in it. */
export function cutLine(line: string): readonly Token[] {
  const open = joinSpaced(withoutPhones(line))
    .replaceAll(personThenPost, "，$2 $1，")
    .replaceAll(/[（(]([^（）()]*)[）)]/g, (whole, inside: string) =>
      holdsPerson(inside)
        ? ` ${inside} `
        : /^\W*$/u.test(inside) && !/\p{L}/u.test(inside)
          ? " "
          : whole,
    );
  return [...open.matchAll(/([^\s，,;；|、。]+)([\s，,;；|、。]*)/gu)].flatMap(
    ([, word = "", gap = ""]) => readWord(word, gap.trim() === ""),
  );
}

const postWords =
  "填报人员?|填报员|填表人|经办人员?|承办人|联络员|联系人|信息员|协助人|协办人|初审人?|审核人员?|复审人?|复核人|终审人?|" +
  "审定人|签发人|分管领导|主要领导|主要负责人|保密审查人?|保密审核人?|保密员|截止日期|截止时间|截止|报送时限|简称|自称";
const personThenPost = new RegExp(`(\\p{Script=Han}{2,4}) ?[（(] ?(${postWords}) ?[）)]`, "gu");
const glued = new RegExp(`^(${postWords})(?:[是为])?[:：]?(.*)$`, "u");

/** What each of these words says the next one is. */
const announced: ReadonlyMap<string, Field | undefined> = new Map(
  postWords.split("|").flatMap((word) => {
    const short = word.replace(/.\?$/u, "");
    const long = word.replace("?", "");
    return [short, long].map((way) => [way, fieldOf(way)] as const);
  }),
);

const holdsPerson = (inside: string): boolean =>
  inside.split(/[\s，,;；、:：]+/u).some((word) => isLikelyPerson(word) || glued.test(word));

function readWord(word: string, loose: boolean): readonly Token[] {
  const found = glued.exec(word);
  const field = found === null ? undefined : announced.get(found[1] ?? "");
  if (found !== null && field !== undefined) return [{ text: found[2] ?? "", loose, field }];
  // 填报张三, 审核：李四; but 审核中心 is a unit.
  const [, brief = "", whom = ""] = /^(填报|经办|联络|联系|审核)[:：]?(.*)$/u.exec(word) ?? [];
  const post = brief === "" ? undefined : fieldOf(`${brief}人`);
  if (post !== undefined && (whom === "" || isLikelyPerson(whom))) {
    return [{ text: whom, loose, field: post }];
  }
  return word
    .split(/[:：]/)
    .filter((part) => part !== "")
    .map((text) => ({ text, loose: false }))
    .map((token, index, all) => (index === all.length - 1 ? { ...token, loose } : token));
}
