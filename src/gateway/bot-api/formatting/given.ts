import type { Entity } from "../../wire.ts";
import { badRequest } from "../api-error.ts";
import { checkLink, isPersonLink } from "./links.ts";

/** Checks the entities that a bot lists itself. What is no list counts as none, as on Telegram. @throws BotApiError */
export function givenEntities(given: unknown): readonly Entity[] {
  if (!Array.isArray(given)) return [];
  const entities = given.flatMap((entry: unknown) => entityOf(entry));
  for (const { offset, length } of entities) {
    if (!isPlace(offset)) throw badRequest(`receive an entity with incorrect offset ${offset}`);
    if (!isPlace(length)) throw badRequest(`receive an entity with incorrect length ${length}`);
  }
  return entities.filter(({ length }) => length > 0);
}

type Fields = Readonly<Record<string, unknown>>;

/** What a kind is here. Nothing: it is found again in the text, or only Telegram has it and its text says enough. */
const KINDS: ReadonlyMap<
  string,
  (fields: Fields) => Omit<Entity, "offset" | "length"> | undefined
> = new Map([
  ...["bold", "italic", "underline", "strikethrough", "spoiler", "code"].map(same),
  ...["blockquote", "expandable_blockquote"].map(same),
  [
    "pre",
    (fields) =>
      fields["language"] ? { type: "pre", language: text(fields, "language") } : { type: "pre" },
  ],
  ["text_link", (fields) => linkOf(text(fields, "url"))],
  ...["mention", "hashtag", "cashtag", "bot_command", "url", "email"].map(dropped),
  ...["phone_number", "bank_card_number"].map(dropped),
  ...["text_mention", "custom_emoji", "date_time"].map(dropped),
]);

type Kind = (fields: Fields) => Omit<Entity, "offset" | "length"> | undefined;

function same(type: string): [string, Kind] {
  return [type, () => ({ type })];
}

function dropped(type: string): [string, Kind] {
  return [type, () => undefined];
}

function linkOf(link: string): Omit<Entity, "offset" | "length"> | undefined {
  if (isPersonLink(link)) return undefined;
  const checked = checkLink(link);
  if ("url" in checked) return { type: "text_link", url: checked.url };
  throw badRequest(`entity URL '${link}' is invalid: ${checked.reason}`);
}

function entityOf(entry: unknown): readonly Entity[] {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) {
    throw cannotRead("expected an Object");
  }
  const fields = entry as Fields;
  const offset = number(fields, "offset");
  const length = number(fields, "length");
  const kind = KINDS.get(text(fields, "type"));
  if (kind === undefined) throw cannotRead("Unsupported type specified");
  const mark = kind(fields);
  return mark === undefined ? [] : [{ ...mark, offset, length }];
}

function number(fields: Fields, name: string): number {
  const value = fields[name];
  if (value === undefined) throw cannotRead(`Can't find field "${name}"`);
  const found = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof found !== "number" || !Number.isInteger(found)) {
    throw cannotRead(`Field "${name}" must be a valid Number`);
  }
  return found;
}

function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (value === undefined) throw cannotRead(`Can't find field "${name}"`);
  if (typeof value !== "string") throw cannotRead(`Field "${name}" must be of type String`);
  return value;
}

function isPlace(value: number): boolean {
  return value >= 0 && value <= 1_000_000;
}

function cannotRead(words: string): Error {
  return badRequest(`can't parse MessageEntity: ${words}`);
}
