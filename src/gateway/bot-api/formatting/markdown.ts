import type { Entity } from "../../wire.ts";
import type { Formatted } from "./html.ts";
import { linkTo } from "./links.ts";
import { byteAt, cannotParse, take, takeFence } from "./scanner.ts";
import type { Scanner } from "./scanner.ts";

/** What closes an opening sign. */
const CLOSINGS: Readonly<Record<string, string>> = {
  "*": "*",
  _: "_",
  "`": "`",
  "```": "```",
  "[": "]",
};

const TYPES: Readonly<Record<string, string>> = {
  "*": "bold",
  _: "italic",
  "`": "code",
  "```": "pre",
};

/** Reads the older of Telegram's two Markdowns: no nesting, and escapes only outside of marks. @throws BotApiError */
export function parseMarkdown(source: string): Formatted {
  const scanner: Scanner = { text: source, at: 0 };
  const entities: Entity[] = [];
  let text = "";
  while (scanner.at < source.length) {
    text += take(scanner, /(?:[^\\_*`[]|\\[_*`[]|\\)+/y).replace(/\\([_*`[])/g, "$1");
    if (scanner.at === source.length) break;
    const { inner, mark } = takeMarked(scanner);
    if (inner !== "" && mark !== undefined) {
      entities.push({ ...mark, offset: text.length, length: inner.length });
    }
    text += inner;
  }
  return { text, entities };
}

interface Marked {
  readonly inner: string;
  readonly mark: Omit<Entity, "offset" | "length"> | undefined;
}

function takeMarked(scanner: Scanner): Marked {
  const start = scanner.at;
  const opening = take(scanner, /```|[_*`[]/y);
  const language = opening === "```" ? takeFence(scanner) : "";
  const closing = CLOSINGS[opening] ?? opening;
  const end = scanner.text.indexOf(closing, scanner.at);
  if (end === -1) {
    const place = byteAt(scanner, start);
    throw cannotParse(`Can't find end of the entity starting at byte offset ${place}`);
  }
  const inner = scanner.text.slice(scanner.at, end);
  scanner.at = end + closing.length;
  if (opening === "[") return { inner, mark: linkTo(takeAddress(scanner) ?? inner) };
  const type = TYPES[opening] ?? "code";
  return { inner, mark: language === "" ? { type } : { type, language } };
}

/** Without an address in brackets, the text itself is one. */
function takeAddress(scanner: Scanner): string | undefined {
  if (scanner.text[scanner.at] !== "(") return undefined;
  return take(scanner, /\([^)]*\)?/y)
    .slice(1)
    .replace(/\)$/, "");
}
