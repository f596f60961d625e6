import { excerpt } from "./clean.ts";
import type { RawPost } from "./raw-unit.ts";
import { readPeople } from "./read-people.ts";
import type { PostField, Trouble } from "./unit-list.ts";

/** The posts that the text of one field gives, and what is odd about it. */
export function takePeople(
  line: number,
  field: PostField,
  text: string,
): Readonly<{ people: readonly RawPost[]; troubles: readonly Trouble[] }> {
  if (text.length > longest) {
    return { people: [], troubles: [{ line, kind: "too-long", text: excerpt(text), field }] };
  }
  const { names, odd } = readPeople(text);
  return {
    people: names.map((name) => ({ line, field, name })),
    troubles: odd.map((part) => ({ line, kind: "not-a-name", text: excerpt(part), field })),
  };
}

/** A cell with names, offices and telephone numbers of a few people. */
const longest = 200;
