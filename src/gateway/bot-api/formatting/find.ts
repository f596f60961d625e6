import type { Entity } from "../../wire.ts";
import { sorted } from "./arrange.ts";
import { isTopLevelDomain } from "./top-level-domains.ts";

/** What Telegram marks by itself: mentions, commands, hashtags, addresses of pages and of mail. None overlap. */
export function foundIn(text: string): readonly Entity[] {
  const all = [
    ...matches(text, MENTION, "mention"),
    ...matches(text, COMMAND, "bot_command"),
    ...matches(text, HASHTAG, "hashtag").filter(({ offset, length }) =>
      /\p{L}/u.test(text.slice(offset, offset + length)),
    ),
    ...matches(text, IN_APP, "url"),
    ...addressesIn(text),
  ];
  let end = 0;
  return sorted(all).filter(({ offset, length }) => {
    if (offset < end) return false;
    end = offset + length;
    return true;
  });
}

const WORD = String.raw`\p{L}\p{N}_`;

const MENTION = new RegExp(
  String.raw`(?<![${WORD}])@(?:[a-z0-9_]{4,32}|gif|nft|pic|ufc|vid)(?![${WORD}])`,
  "giu",
);

const COMMAND = new RegExp(
  String.raw`(?<![${WORD}/<>])/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32}|(?!@))(?![${WORD}/<>])`,
  "giu",
);

const TAG = String.raw`\p{L}\p{Nd}_\u200c\u00b7\u0d80-\u0dff`;

const HASHTAG = new RegExp(
  String.raw`(?<![${TAG}])#[${TAG}]{1,256}(?![${TAG}#])(?:@[a-z0-9_]{3,32}(?!#))?`,
  "giu",
);

/** Neither blank nor, of the general punctuation, anything but joiners and dashes. */
const VISIBLE = String.raw`(?![\p{Z}\u2000-\u200b\u200e\u200f\u2016-\u206f])`;

const PATH = String.raw`[/?#](?:${VISIBLE}[^\n<>"«»])*`;

const IN_APP = new RegExp(String.raw`tg://[a-z0-9_-]{1,253}(?:${PATH}(?<![.:;,('?!\x60]))?`, "giu");

const HOST_SIGN = String.raw`(?:[a-z0-9_~-]|${VISIBLE}[\u00c0-\u{10ffff}])`;

const USER_SIGN = String.raw`(?:${VISIBLE}[^\n/[\]{}()'\x60<>"@«»])`;

const ADDRESS = new RegExp(
  [
    String.raw`(?<scheme>[a-z0-9+-]*://)?`,
    String.raw`(?<user>${USER_SIGN}{1,320}@)?`,
    String.raw`(?<host>(?:${HOST_SIGN}|\.)*\.${HOST_SIGN}+(?:\.${HOST_SIGN}+)*)`,
    String.raw`(?<port>:\d{1,5}(?!\d))?`,
    String.raw`(?<path>${PATH})?`,
  ].join(""),
  "giu",
);

function addressesIn(text: string): readonly Entity[] {
  return [...text.matchAll(ADDRESS)].flatMap((match) => {
    const [all] = match;
    const { scheme = "", user = "", host = "", path = "" } = match.groups ?? {};
    const before = text.slice(0, match.index);
    const mail = all.replace(/^mailto:/, "");
    if (EMAIL.test(mail)) {
      const start = match.index + all.length - mail.length;
      return isWordBefore(before) ? [] : [entityAt("email", start, mail)];
    }
    if (scheme === "" ? isWordBefore(before) : !/^(?:https?|ftp):\/\/$/i.test(scheme)) return [];
    if (!isHost(host, scheme !== "")) return [];
    const kept = all.slice(0, all.length - path.length) + endOfPath(path);
    return [entityAt("url", match.index, user === "" || scheme !== "" ? kept : all)];
  });
}

const EMAIL =
  /^(?:[a-z0-9_-]{0,26}[.+]){0,10}[a-z0-9_-]{1,35}@(?:(?:[a-z0-9][a-z0-9_-]{0,28})?[a-z0-9]\.){1,6}[a-z]{2,8}$/i;

function isWordBefore(before: string): boolean {
  return /[\p{L}\p{N}_/#@]$/u.test(before);
}

function isHost(host: string, hasScheme: boolean): boolean {
  const parts = host.split(".");
  if (parts.some((part) => part === "" || part.length >= 64 || part.endsWith("-"))) return false;
  if (parts.every((part) => /^\d+$/.test(part))) {
    return (
      parts.length === 4 &&
      parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)
    );
  }
  const [parent = "", last = ""] = parts.slice(-2);
  if (Array.from(last).length < 2 || parent.includes("_")) return false;
  if (/^xn--/i.test(last)) return /^xn--[a-z0-9]{2,}$/i.test(last);
  return !/[_-]/.test(last) && (hasScheme || isTopLevelDomain(last));
}

/** A path ends before a bracket that it did not open, and before the punctuation of the sentence. */
function endOfPath(path: string): string {
  const open = { ")": 0, "]": 0, "}": 0 };
  const OPENING: Readonly<Record<string, keyof typeof open>> = { "(": ")", "[": "]", "{": "}" };
  let end = 0;
  for (const sign of path) {
    const opened = OPENING[sign];
    if (opened !== undefined) open[opened] += 1;
    if (sign in open) open[sign as keyof typeof open] -= 1;
    if (Object.values(open).some((count) => count < 0)) break;
    end += sign.length;
  }
  const kept = path.slice(0, end).replace(/[.:;,('?!`]+$/, "");
  return kept === "?" || kept === "#" ? "" : kept;
}

function matches(text: string, pattern: RegExp, type: string): readonly Entity[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => entityAt(type, index, found));
}

function entityAt(type: string, offset: number, found: string): Entity {
  return { type, offset, length: found.length };
}
