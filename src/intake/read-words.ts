import { excerpt } from "./clean.ts";
import { cutLine } from "./cut-line.ts";
import type { Token } from "./cut-line.ts";
import { readMonthDay } from "./month-day.ts";
import type { RawList, RawPost, RawUnit } from "./raw-unit.ts";
import { isLikelyPerson, isOffice } from "./read-people.ts";
import { takePeople } from "./take-people.ts";
import { isPost } from "./unit-list.ts";
import type { Field, PostField, Trouble } from "./unit-list.ts";
import { hasLetter, isRegionName, isTail, isUnitName } from "./unit-words.ts";

/** A unit while its words are read. */
interface Draft {
  name: string;
  readonly texts: Partial<Record<Exclude<Field, PostField | "unit">, string>>;
  readonly people: RawPost[];
}

/** Reads one line: a unit with its people, several units, or people of the unit above. */
export function readWords(line: number, text: string, source: string): RawList {
  const tokens = cutLine(text);
  const troubles: Trouble[] = [];
  const drafts: Draft[] = [];
  let said: Field | undefined;
  let region: string | undefined;
  for (const [index, token] of tokens.entries()) {
    const field = token.field ?? said;
    said = token.field !== undefined && token.text === "" ? token.field : undefined;
    if (token.text === "") continue;
    const draft = drafts.at(-1);
    if (field !== undefined) {
      troubles.push(...put(draft ?? begin(drafts, ""), line, field, token.text));
    } else if (index === 0 && isRegionBefore(token, tokens[1])) {
      region = token.text;
    } else if (draft !== undefined && draft.name !== "" && isTail(token.text)) {
      draft.name += token.text;
    } else if (draft?.name === "" && isUnitName(token.text)) {
      draft.name = token.text;
    } else if (
      draft === undefined ? isFirstName(token, tokens[index + 1]) : isUnitName(token.text)
    ) {
      begin(drafts, token.text, region);
    } else {
      troubles.push(...putLoose(draft ?? begin(drafts, ""), line, token.text));
    }
  }
  return { units: drafts.map((draft) => toRaw(draft, line, source)), troubles };
}

function begin(drafts: Draft[], name: string, region?: string): Draft {
  const draft: Draft = { name, texts: region === undefined ? {} : { region }, people: [] };
  drafts.push(draft);
  return draft;
}

/** A word that was announced: 填报人 张三, 截止 1月20日. */
function put(draft: Draft, line: number, field: Field, text: string): readonly Trouble[] {
  if (field === "unit") {
    draft.name = text;
    return [];
  }
  if (!isPost(field)) {
    draft.texts[field] = text;
    return [];
  }
  const { people, troubles } = takePeople(line, field, text);
  draft.people.push(...people);
  return troubles;
}

/** A word that nothing announced: a day, an office that somebody holds, or else the one who fills. */
function putLoose(draft: Draft, line: number, text: string): readonly Trouble[] {
  if (!hasLetter(text) && readMonthDay(text) === undefined) {
    return /^[^\p{L}\p{N}]*$/u.test(text)
      ? []
      : [{ line, kind: "not-a-name", text: excerpt(text), field: "filler" }];
  }
  if (readMonthDay(text) !== undefined) return put(draft, line, "due", text);
  return isOffice(text) && !isLikelyPerson(text) ? [] : put(draft, line, "filler", text);
}

/** 朝阳县 瓦房子镇: the county stands before its town. */
const isRegionBefore = (token: Token, next: Token | undefined): boolean =>
  token.loose &&
  isRegionName(token.text) &&
  next !== undefined &&
  next.field === undefined &&
  isUnitName(next.text) &&
  !isRegionName(next.text);

/** The first word of a line is a unit, whatever it ends in, unless it is clearly a person. */
const isFirstName = ({ text }: Token, next: Token | undefined): boolean =>
  hasLetter(text) &&
  (isUnitName(text) || !isLikelyPerson(text) || (next !== undefined && !isUnitName(next.text)));

const toRaw = ({ name, texts, people }: Draft, line: number, source: string): RawUnit => ({
  line,
  name,
  texts,
  people,
  source,
  ...(name === "" ? { continues: true } : {}),
});
