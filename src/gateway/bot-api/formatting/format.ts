import { badRequest } from "../api-error.ts";
import { arranged, withFound } from "./arrange.ts";
import { cleaned, isBlank, trimmed } from "./clean.ts";
import { foundIn } from "./find.ts";
import { givenEntities } from "./given.ts";
import { parseHtml } from "./html.ts";
import type { Formatted } from "./html.ts";
import { parseMarkdownV2 } from "./markdown-v2.ts";
import { parseMarkdown } from "./markdown.ts";

/** A text as a bot gives it: marked up, or with a list of its entities, or plain. */
export interface Given {
  readonly text: string;
  readonly parse_mode?: string | undefined;
  readonly entities?: unknown;
}

/** Takes the marks out of a text: what can be said against it without knowing the chat. @throws BotApiError */
export function readText({ text, parse_mode = "", entities }: Given): Formatted {
  if (Buffer.byteLength(text) > MOST_BYTES) throw badRequest("text is too long");
  const read = readerOf(parse_mode, text);
  return read === undefined ? { text, entities: givenEntities(entities) } : read(text);
}

/** Brings a text into the form that is kept; one in which nothing could be seen comes back empty. @throws BotApiError */
export function finishText(read: Formatted): Formatted {
  const clean = cleaned(read);
  const short = trimmed({ text: clean.text, entities: arranged(clean.entities) });
  if (isBlank(short.text)) return { text: "", entities: [] };
  const entities = withFound(short.entities, foundIn(short.text));
  return { text: short.text, entities: entities.slice(0, MOST_ENTITIES) };
}

/** Of the text before it is read: it may be longer than what is said. */
const MOST_BYTES = 32_768;

/** Telegram forgets those beyond. */
const MOST_ENTITIES = 100;

const PARSERS: ReadonlyMap<string, (source: string) => Formatted> = new Map([
  ["html", parseHtml],
  ["markdown", parseMarkdown],
  ["markdownv2", parseMarkdownV2],
]);

function readerOf(mode: string, text: string): ((source: string) => Formatted) | undefined {
  const name = mode.toLowerCase();
  if (text === "" || name === "" || name === "none") return undefined;
  const parser = PARSERS.get(name);
  if (parser === undefined) throw badRequest("unsupported parse_mode");
  return parser;
}
