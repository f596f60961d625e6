import { doubleSurnames, surnames } from "#flows/surnames.ts";
import { withoutPhones } from "./clean.ts";

/** The people that a cell names, and what in it is no name. */
export interface PeopleCell {
  readonly names: readonly string[];
  readonly odd: readonly string[];
}

/** Reads names from a cell: 张 三, 张三、李四, 张三（办公室主任）13800000000, 古丽·买买提. */
export function readPeople(cell: string): PeopleCell {
  const bare = withoutPhones(cell)
    .replaceAll(/[（(【[][^）)】\]]*(?:[）)】\]]|$)/g, " ")
    .replaceAll(/(?:联系)?(?:电话|手机|座机|tel)[:：]?/gi, " ")
    .trim();
  if (nobody.test(bare)) return { names: [], odd: [] };
  const parts = joinSpaced(bare)
    .split(/[、,，;；/|]| (?=\p{Script=Han})|(?<=\p{Script=Han}) /u)
    .map((part) => part.replaceAll(/^[\s.:：-]+|[\s.:：-]+$/g, ""))
    .filter((part) => part !== "" && !nobody.test(part));
  const people = parts.map(withoutOffice);
  return {
    names: people.filter(isPersonName),
    odd: parts.filter(
      (_, index) => !isPersonName(people[index] ?? "") && !isOffice(parts[index] ?? ""),
    ),
  };
}

/** Could this be what a person is called? */
const isPersonName = (text: string): boolean =>
  text.length <= 64 &&
  (/^\p{Script=Han}{2,4}$/u.test(text)
    ? !notPeople.test(text)
    : /^[\p{Script=Han}]+(?:[·•・．.][\p{Script=Han}]+)+$/u.test(text) ||
      (/^\p{Script=Han}{5,12}$/u.test(text) && !organ.test(text)) ||
      /^[A-Za-z][A-Za-z .'-]+$/.test(text));

/** 2 to 3 characters, the first of them a surname: who is meant, where a name of a unit could stand as well. */
export const isLikelyPerson = (text: string): boolean =>
  /^\p{Script=Han}{2,4}$/u.test(text) &&
  !notPeople.test(text) &&
  (text.length <= 3 ? surnames.includes(text[0] ?? "") : doubles.has(text.slice(0, 2)));

export const isOffice = (text: string): boolean => office.test(text);

/** 张 三 beside 李小明: two characters set apart so that names are equally long. */
export const joinSpaced = (text: string): string =>
  text.replaceAll(
    /(?<!\p{Script=Han})(\p{Script=Han}) (\p{Script=Han})(?!\p{Script=Han})/gu,
    "$1$2",
  );

/** 张三镇长 is 张三. */
const withoutOffice = (text: string): string =>
  text.length >= 4 ? text.replace(office, "").replace(/同志$/, "") || text : text;

const office =
  /(?:(?:党政办|办公室|党委|纪委|党组|副|常务|一级|二级|三级|四级)*(?:镇长|乡长|局长|县长|区长|主任|书记|科长|股长|处长|科员|干事|主席|委员|秘书|所长|站长|院长|馆长|部长|科员|职员|干部))$/;
const notPeople =
  /^(?:办公室|党政办|姓名|电话|主任|书记|镇长|乡长|局长|副镇长|同上|合计|领导|科员|联系|手机|未知|.{1,2}(?:街道|中心))$/;
const organ = /(?:[镇乡局委办厅处室科站所队院校馆部社]|街道|中心|公司|政府)$/;
const nobody = /^(?:[-—–_/\\.·*\s]*|无|暂无|没有|待定|空缺|空|略|none|n\/a)$/i;

const doubles: ReadonlySet<string> = new Set(doubleSurnames);
