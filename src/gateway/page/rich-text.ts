import type { Entity } from "../wire.ts";
import { copyText } from "./clipboard.ts";
import { button, el } from "./dom.ts";
import { words } from "./words.ts";

type Piece = Node | string;

/** What a tap on a command in the text does; nothing in the person's own messages. */
type OnCommand = ((command: string) => void) | undefined;

/**
 * A text with its marks as nodes. Marks are counted in UTF-16 units, as JavaScript counts.
 * Addresses and commands that carry no mark are found too.
 */
export function richText(
  text: string,
  entities: readonly Entity[] | undefined,
  onCommand: OnCommand,
): readonly Piece[] {
  const marks = (entities ?? []).toSorted((a, b) => a.offset - b.offset || b.length - a.length);
  return stretch({ text, onCommand, isLive: true }, 0, text.length, marks);
}

interface Ground {
  readonly text: string;
  readonly onCommand: OnCommand;
  /** Inside of code and links nothing else is a link. */
  readonly isLive: boolean;
}

/** The part from `from` to `to`; marks inside of a mark are drawn with it. */
function stretch(
  ground: Ground,
  from: number,
  to: number,
  marks: readonly Entity[],
): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  const plain = (end: number): void => {
    const isAfterBlock = isBlock(pieces.at(-1)) && ground.text[at] === "\n";
    pieces.push(...live(ground, ground.text.slice(isAfterBlock ? at + 1 : at, end)));
  };
  for (const [index, mark] of marks.entries()) {
    if (mark.offset < at || mark.offset >= to) continue;
    const end = Math.min(mark.offset + mark.length, to);
    plain(mark.offset);
    const isLive = ground.isLive && !VERBATIM.has(mark.type);
    const content = stretch({ ...ground, isLive }, mark.offset, end, marks.slice(index + 1));
    const drawn = { mark, content, raw: ground.text.slice(mark.offset, end), ground };
    pieces.push(...(DRAW[mark.type]?.(drawn) ?? content));
    at = end;
  }
  plain(to);
  return pieces;
}

/** A block ends its line itself, so that the line break behind it would be a second one. */
function isBlock(piece: Piece | undefined): boolean {
  return piece instanceof HTMLElement && piece.matches(".pre, blockquote");
}

const VERBATIM: ReadonlySet<string> = new Set([
  "code",
  "pre",
  "text_link",
  "url",
  "email",
  "bot_command",
]);

interface Drawn {
  readonly mark: Entity;
  readonly content: readonly Piece[];
  readonly raw: string;
  readonly ground: Ground;
}

/** Kinds that are not here, such as hashtags, stay plain. */
const DRAW: Readonly<Record<string, (drawn: Drawn) => readonly Piece[]>> = {
  bold: ({ content }) => [el("b", {}, ...content)],
  italic: ({ content }) => [el("i", {}, ...content)],
  underline: ({ content }) => [el("u", {}, ...content)],
  strikethrough: ({ content }) => [el("s", {}, ...content)],
  code: ({ content }) => [el("code", {}, ...content)],
  pre: (drawn) => [codeBlock(drawn)],
  spoiler: ({ content }) => [spoiler(content)],
  text_link: ({ mark, content }) => [link(mark.url ?? "", content)],
  url: ({ raw, content }) => [link(/^[a-z]+:/i.test(raw) ? raw : `http://${raw}`, content)],
  email: ({ raw, content }) => [link(`mailto:${raw}`, content)],
  blockquote: ({ content }) => [el("blockquote", {}, ...content)],
  expandable_blockquote: ({ content }) => [foldedQuote(content)],
  bot_command: ({ raw, content, ground }) => command(raw, content, ground.onCommand),
};

/** Addresses end before Chinese punctuation, which people write right behind them. */
const PARTS = /(https?:\/\/[^\s<>"'，。；、！？）】》]+)|(?<=^|\s)(\/[a-z0-9_]{1,32})(?=\s|$)/gi;

function live({ isLive, onCommand }: Ground, text: string): readonly Piece[] {
  if (!isLive) return [text];
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(PARTS)) {
    const [all, address] = match;
    pieces.push(text.slice(end, match.index));
    end = match.index + all.length;
    if (address === undefined) pieces.push(...command(all, [all], onCommand));
    else pieces.push(link(address, [address]));
  }
  return [...pieces, text.slice(end)];
}

function command(raw: string, content: readonly Piece[], onCommand: OnCommand): readonly Piece[] {
  if (onCommand === undefined) return content;
  return [button(raw, () => onCommand(raw), { class: "command" })];
}

/** Other schemes could run as a script: they stay plain. */
const SAFE: ReadonlySet<string> = new Set(["http:", "https:", "tg:", "mailto:"]);

export function isSafeLink(url: string): boolean {
  return URL.canParse(url) && SAFE.has(new URL(url).protocol);
}

function link(url: string, content: readonly Piece[]): HTMLElement {
  if (!isSafeLink(url)) return el("span", {}, ...content);
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...content);
}

function codeBlock({ mark, raw }: Drawn): HTMLElement {
  return el(
    "div",
    { class: "pre" },
    el("span", { class: "pre-language" }, mark.language ?? ""),
    button(words.copy, () => void copyText(raw), { class: "pre-copy" }),
    el("pre", {}, el("code", {}, raw)),
  );
}

function spoiler(content: readonly Piece[]): HTMLElement {
  const cover = el("span", { class: "spoiler", role: "button", tabindex: "0" });
  const inside = el("span", { "aria-hidden": "true" }, ...content);
  inside.inert = true;
  cover.ariaLabel = words.spoiler;
  cover.append(inside);
  const open = (event: Event): void => {
    if (event instanceof KeyboardEvent && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    cover.replaceWith(el("span", {}, ...content));
  };
  cover.addEventListener("click", open);
  cover.addEventListener("keydown", open);
  return cover;
}

function foldedQuote(content: readonly Piece[]): HTMLElement {
  const inside = el("div", {}, ...content);
  const fold: HTMLButtonElement = button(
    words.unfold,
    () => {
      const isOpen = quote.classList.toggle("open");
      fold.textContent = isOpen ? words.fold : words.unfold;
      fold.ariaExpanded = String(isOpen);
    },
    { class: "fold", "aria-expanded": "false" },
  );
  const quote = el("blockquote", { class: "expandable" }, inside, fold);
  return quote;
}
