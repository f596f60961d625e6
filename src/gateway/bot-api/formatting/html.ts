import type { Entity } from "../../wire.ts";
import { linkTo } from "./links.ts";
import { byteAt, cannotParse, SPACES, take } from "./scanner.ts";
import type { Scanner } from "./scanner.ts";

/** A text, and the marked stretches in it. */
export interface Formatted {
  readonly text: string;
  readonly entities: readonly Entity[];
}

type Mark = Omit<Entity, "offset" | "length">;

/** What a tag makes of its text, by its one argument ("" without). */
type Tag = (argument: string, inner: string) => Mark | undefined;

const always =
  (type: string): Tag =>
  () => ({ type });

const TAGS: ReadonlyMap<string, Tag> = new Map<string, Tag>([
  ["b", always("bold")],
  ["strong", always("bold")],
  ["i", always("italic")],
  ["em", always("italic")],
  ["u", always("underline")],
  ["ins", always("underline")],
  ["s", always("strikethrough")],
  ["strike", always("strikethrough")],
  ["del", always("strikethrough")],
  ["span", always("spoiler")],
  ["tg-spoiler", always("spoiler")],
  ["pre", always("pre")],
  ["code", (language) => (language === "" ? { type: "code" } : { type: "code", language })],
  ["a", (href, inner) => linkTo(href === "" ? inner : href)],
  ["blockquote", (mark) => ({ type: mark === "" ? "blockquote" : "expandable_blockquote" })],
  ["tg-emoji", plainEmoji],
  // A date is said as its text says it.
  ["tg-time", () => undefined],
]);

/** The attribute that is a tag's argument, and what of its value counts. */
const ARGUMENTS: ReadonlyMap<string, (value: string) => string | undefined> = new Map([
  ["a href", (value: string) => value],
  ["code class", (value: string) => /^language-(.*)$/s.exec(value)?.[1]],
  ["span class", (value: string) => /^tg-(.*)$/s.exec(value)?.[1]],
  ["blockquote expandable", () => "yes"],
  ["tg-emoji emoji-id", (value: string) => value],
]);

/** Only Telegram has the pictures of custom emoji; every such emoji has a plain one as its text. */
function plainEmoji(id: string): undefined {
  if (!/^-?\d*[1-9]\d*$/.test(id)) throw cannotParse("Invalid custom emoji identifier specified");
}

interface Open {
  readonly name: string;
  readonly argument: string;
  readonly offset: number;
}

/** Reads Telegram's HTML. @throws BotApiError */
export function parseHtml(source: string): Formatted {
  const scanner: Scanner = { text: source, at: 0 };
  const open: Open[] = [];
  const entities: Entity[] = [];
  let text = "";
  while (scanner.at < source.length) {
    if (source.startsWith("</", scanner.at)) {
      const tag = closeTag(scanner, open);
      addEntity(entities, tag, text);
    } else if (source[scanner.at] === "<") {
      open.push({ ...openTag(scanner), offset: text.length });
    } else text += decoded(take(scanner, /[^<]+/y));
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) {
    throw cannotParse(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  }
  return { text, entities: entities.map(withoutLanguage) };
}

function openTag(scanner: Scanner): Omit<Open, "offset"> {
  const start = scanner.at;
  const place = `at byte offset ${byteAt(scanner, start)}`;
  scanner.at += 1;
  const name = take(scanner, NAME).toLowerCase();
  if (scanner.at === scanner.text.length) throw cannotParse(`Unclosed start tag ${place}`);
  if (!TAGS.has(name)) throw cannotParse(`Unsupported start tag "${name}" ${place}`);
  let argument = "";
  for (;;) {
    take(scanner, SPACES);
    if (scanner.text[scanner.at] === ">") break;
    const { attribute, value } = takeAttribute(scanner, name, place);
    argument = ARGUMENTS.get(`${name} ${attribute}`)?.(value) ?? argument;
  }
  scanner.at += 1;
  if (name === "span" && argument !== "spoiler") {
    throw cannotParse(`Tag "span" must have class "tg-spoiler" ${place}`);
  }
  return { name, argument };
}

const NAME = /[^ \t\r\n\v\0>]*/y;

function takeAttribute(
  scanner: Scanner,
  tag: string,
  place: string,
): { readonly attribute: string; readonly value: string } {
  const isAtEnd = (): boolean => scanner.at >= scanner.text.length;
  const attribute = take(scanner, /[^ \t\r\n\v\0=>/"']*/y);
  if (attribute === "") throw cannotParse(`Empty attribute name in the tag "${tag}" ${place}`);
  take(scanner, SPACES);
  const hasValue = take(scanner, /=[ \t\r\n\v\0]*/y) !== "";
  if (isAtEnd()) throw cannotParse(`Unclosed start tag "${tag}" ${place}`);
  const value = hasValue ? takeValue(scanner) : "";
  if (isAtEnd()) throw cannotParse(`Unclosed start tag ${place}`);
  return { attribute, value };
}

function takeValue(scanner: Scanner): string {
  const quoted = take(scanner, /"[^"]*"?|'[^']*'?/y);
  if (quoted !== "") return decoded(quoted.replace(/^(["'])(.*?)\1?$/s, "$2"));
  const start = scanner.at;
  const token = take(scanner, /[a-zA-Z0-9.-]*/y).toLowerCase();
  if (scanner.at < scanner.text.length && !/[ \t\r\n\v\0>]/.test(scanner.text[scanner.at] ?? "")) {
    throw cannotParse(`Unexpected end of name token at byte offset ${byteAt(scanner, start)}`);
  }
  return token;
}

function closeTag(scanner: Scanner, open: Open[]): Open {
  const place = `at byte offset ${byteAt(scanner, scanner.at)}`;
  const tag = open.pop();
  if (tag === undefined) throw cannotParse(`Unexpected end tag ${place}`);
  scanner.at += 2;
  const name = take(scanner, NAME).toLowerCase();
  take(scanner, SPACES);
  if (take(scanner, />/y) === "") throw cannotParse(`Unclosed end tag ${place}`);
  if (name !== "" && name !== tag.name) {
    throw cannotParse(`Unmatched end tag ${place}, expected "</${tag.name}>", found "</${name}>"`);
  }
  return tag;
}

function addEntity(entities: Entity[], { name, argument, offset }: Open, text: string): void {
  if (text.length === offset) return;
  const mark = TAGS.get(name)?.(argument, text.slice(offset));
  if (mark === undefined) return;
  const entity: Entity = { ...mark, offset, length: text.length - offset };
  const last = entities.at(-1);
  const block = last === undefined ? undefined : blockOfCode(last, entity);
  if (block === undefined) entities.push(entity);
  else entities.splice(-1, 1, block);
}

/** `<pre>` and `<code class="language-…">` around the same text are one block, whichever is inside. */
function blockOfCode(inner: Entity, outer: Entity): Entity | undefined {
  if (inner.offset !== outer.offset || inner.length !== outer.length) return undefined;
  const [code, pre] = inner.type === "code" ? [inner, outer] : [outer, inner];
  if (code.type !== "code" || pre.type !== "pre") return undefined;
  if (code.language === undefined || pre.language !== undefined) return undefined;
  return { ...pre, language: code.language };
}

function withoutLanguage(entity: Entity): Entity {
  if (entity.type !== "code") return entity;
  const { type, offset, length } = entity;
  return { type, offset, length };
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
]);

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]*)|#(\d*)|([a-z]*));?/gi, (all, hex, decimal, name) => {
    if (name !== undefined) return NAMED.get(name) ?? all;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (!(code > 0 && code < 0x10_ff_ff) || all.replace(";", "").length >= 10) return all;
    if (code >= 0xd8_00 && code <= 0xdf_ff) throw cannotParse(UNMATCHED_SURROGATE);
    return String.fromCodePoint(code);
  });
}

const UNMATCHED_SURROGATE =
  "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units";
