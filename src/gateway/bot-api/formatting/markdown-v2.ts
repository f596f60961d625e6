import type { Entity } from "../../wire.ts";
import type { Formatted } from "./html.ts";
import { linkTo } from "./links.ts";
import { byteAt, cannotParse, take, takeFence } from "./scanner.ts";
import type { Scanner } from "./scanner.ts";

/** The names are those of Telegram's errors. */
type Kind = keyof typeof TYPES;

const TYPES = {
  Bold: "bold",
  Italic: "italic",
  Underline: "underline",
  Strikethrough: "strikethrough",
  Spoiler: "spoiler",
  Code: "code",
  Pre: "pre",
  PreCode: "pre",
  BlockQuote: "blockquote",
  TextUrl: "text_link",
  CustomEmoji: "custom_emoji",
} as const;

/** The longer sign comes before the one that it begins with. */
const SIGNS: readonly (readonly [opening: string, kind: Kind])[] = [
  ["__", "Underline"],
  ["_", "Italic"],
  ["*", "Bold"],
  ["~", "Strikethrough"],
  ["||", "Spoiler"],
  ["```", "Pre"],
  ["`", "Code"],
  ["![", "CustomEmoji"],
  ["[", "TextUrl"],
];

const CLOSINGS: Readonly<Record<Kind, string>> = {
  Bold: "*",
  Italic: "_",
  Underline: "__",
  Strikethrough: "~",
  Spoiler: "||",
  Code: "`",
  Pre: "```",
  PreCode: "```",
  TextUrl: "]",
  CustomEmoji: "]",
  // Ends with its last line.
  BlockQuote: "",
};

const VERBATIM: ReadonlySet<Kind> = new Set(["Code", "Pre", "PreCode"]);

/** What a backslash takes the meaning from. */
const ASCII = /[\t\n\r -~]/;

const RESERVED: ReadonlySet<string> = new Set("_*[]()~`>#+-=|{}.!\n");

interface Open {
  readonly kind: Kind;
  readonly language: string;
  /** In the text that is made. */
  readonly offset: number;
  /** In the source. */
  readonly start: number;
}

interface State extends Scanner {
  made: string;
  readonly open: Open[];
  readonly entities: Entity[];
  isQuoting: boolean;
  /** A quote can begin here. */
  isLineStart: boolean;
}

/** Reads Telegram's MarkdownV2. @throws BotApiError */
export function parseMarkdownV2(source: string): Formatted {
  const state: State = {
    text: source,
    at: 0,
    made: "",
    open: [],
    entities: [],
    isQuoting: false,
    isLineStart: true,
  };
  while (state.at < source.length) step(state);
  if (state.isQuoting) endLastQuote(state);
  const unclosed = state.open.at(-1);
  if (unclosed !== undefined) throw unclosedError(state, unclosed);
  return { text: state.made, entities: state.entities };
}

function step(state: State): void {
  const sign = state.text[state.at] ?? "";
  const escaped = sign === "\\" ? ASCII.exec(state.text[state.at + 1] ?? "")?.[0] : undefined;
  const top = state.open.at(-1);
  if (escaped !== undefined) write(state, escaped, 2);
  else if (top !== undefined && VERBATIM.has(top.kind) ? sign !== "`" : !RESERVED.has(sign)) {
    write(state, sign, 1);
  } else if (top !== undefined && isEndOf(state, top)) close(state, top);
  else open(state, sign);
}

function write(state: State, sign: string, width: number): void {
  state.made += sign;
  state.at += width;
  if (sign !== "\r") state.isLineStart = sign === "\n";
}

function isEndOf(state: State, { kind }: Open): boolean {
  const { text, at, isQuoting } = state;
  if (isQuoting && text[at] === "\n" && text[at + 1] !== ">") return true;
  if (kind === "Italic" && text.startsWith("__", at)) return false;
  return CLOSINGS[kind] !== "" && text.startsWith(CLOSINGS[kind], at);
}

function open(state: State, sign: string): void {
  if (sign === "\n") return write(state, sign, 1);
  const start = state.at;
  const [opening, kind] = SIGNS.find(([opening]) => state.text.startsWith(opening, start)) ?? [];
  if (sign === ">" && state.isLineStart) {
    state.at += 1;
    // Each line of a quote begins with the sign.
    if (!state.isQuoting) push(state, "BlockQuote", "", start);
    state.isQuoting = true;
  } else if (opening === undefined || kind === undefined) {
    throw cannotParse(
      `Character '${sign}' is reserved and must be escaped with the preceding '\\'`,
    );
  } else {
    state.at += opening.length;
    const language = kind === "Pre" ? takeFence(state) : "";
    push(state, language === "" ? kind : "PreCode", language, start);
  }
}

function push(state: State, kind: Kind, language: string, start: number): void {
  state.open.push({ kind, language, offset: state.made.length, start });
}

function close(state: State, top: Open): void {
  if (state.text[state.at] === "\n" && state.isQuoting) return closeQuote(state, top);
  state.open.pop();
  state.at += CLOSINGS[top.kind].length;
  const inner = state.made.slice(top.offset);
  const mark = markOf(state, top, inner);
  if (inner !== "" && mark !== undefined) {
    state.entities.push({ ...mark, offset: top.offset, length: inner.length });
  }
}

function markOf(
  state: State,
  { kind, language }: Open,
  inner: string,
): Omit<Entity, "offset" | "length"> | undefined {
  if (kind === "TextUrl") return linkTo(takeAddress(state) ?? inner);
  if (kind !== "CustomEmoji") {
    return language === "" ? { type: TYPES[kind] } : { type: TYPES[kind], language };
  }
  // Only Telegram has the pictures of custom emoji: the plain one, which is their text, stays. A date likewise.
  const address = takeAddress(state);
  if (address === undefined) {
    throw cannotParse("The entity must contain a tg://emoji or tg://time URL");
  }
  if (!/^tg:\/\/(?:emoji\?(?:.*&)?id=-?\d*[1-9]|time\?(?:.*&)?unix=\d)/i.test(address)) {
    throw cannotParse("Invalid tg://emoji or tg://time URL specified");
  }
  return undefined;
}

function takeAddress(state: State): string | undefined {
  if (state.text[state.at] !== "(") return undefined;
  const start = state.at + 1;
  const address = take(state, /\((?:\\[\t\n\r -~]|[^)])*/y).slice(1);
  if (take(state, /\)/y) === "") {
    throw cannotParse(`Can't find end of a URL at byte offset ${byteAt(state, start)}`);
  }
  return address.replace(/\\([\t\n\r -~])/g, "$1");
}

/** A quote ends with its line. An unclosed `||` as its last sign makes it one that folds. */
function closeQuote(state: State, top: Open): void {
  const folds = top.kind === "Spoiler" && isLastOfLine(state, top);
  if (folds) state.open.pop();
  const quote = state.open.at(-1);
  if (quote?.kind !== "BlockQuote") throw unclosedError(state, quote ?? top);
  state.open.pop();
  write(state, "\n", 1);
  endQuote(state, quote, folds);
}

function isLastOfLine({ text, at }: State, spoiler: Open): boolean {
  return ["||", "||\r"].includes(text.slice(spoiler.start, at));
}

function endLastQuote(state: State): void {
  const top = state.open.at(-1);
  const folds = top?.kind === "Spoiler" && top.start === state.text.length - 2;
  if (folds) state.open.pop();
  const quote = state.open.at(-1);
  if (quote?.kind !== "BlockQuote") return;
  state.open.pop();
  endQuote(state, quote, folds);
}

function endQuote(state: State, { offset }: Open, folds: boolean): void {
  state.isQuoting = false;
  const length = state.made.length - offset;
  const type = folds ? "expandable_blockquote" : "blockquote";
  if (length > 0) state.entities.push({ type, offset, length });
}

function unclosedError(state: State, { kind, start }: Open): Error {
  return cannotParse(`Can't find end of ${kind} entity at byte offset ${byteAt(state, start)}`);
}
