import { isIPv6 } from "node:net";
import type { Entity } from "../../wire.ts";

/** A link as Telegram writes it out, or why it is none. */
export type CheckedLink = { readonly url: string } | { readonly reason: string };

/** Links go to `http`, `https` or `tg`; without a scheme it is `http`, and the host needs a dot. */
export function checkLink(link: string): CheckedLink {
  const inApp = /^tg:(?:\/\/)?/i.exec(link)?.[0];
  if (inApp !== undefined) return checkInApp(link.slice(inApp.length));
  const parts = partsOf(link);
  if (typeof parts === "string") return { reason: parts };
  if (!parts.host.includes(".") && !parts.host.startsWith("[")) return { reason: "Wrong HTTP URL" };
  const { scheme = "http", user, host, port, rest } = parts;
  return { url: `${scheme}://${user}${host}${port}${rest}` };
}

/** What makes a stretch of text a link; nothing if the address is none, or a person whom only Telegram knows. */
export function linkTo(link: string): Pick<Entity, "type" | "url"> | undefined {
  if (isPersonLink(link)) return undefined;
  const checked = checkLink(link);
  return "url" in checked ? { type: "text_link", url: checked.url } : undefined;
}

export function isPersonLink(link: string): boolean {
  return /^tg:(?:\/\/)?user\/?\?(?:[^#]*&)?id=\d+(?:[&#]|$)/i.test(link);
}

interface Parts {
  readonly scheme: string | undefined;
  /** With its sign after it. */
  readonly user: string;
  readonly host: string;
  /** With its sign before it. */
  readonly port: string;
  /** Path, query and fragment. */
  readonly rest: string;
}

const SHAPE = /^(?:([^:/?#@[\]]*):\/\/)?([^/?#]*)(.*)$/su;
const AUTHORITY = /^(?:(.*)@)?(.*?)(?::([^:\]@]*))?$/su;

function partsOf(link: string): Parts | string {
  const [, scheme, authority = "", rest = ""] = SHAPE.exec(link) ?? [];
  if (scheme !== undefined && !/^https?$/i.test(scheme)) return "Unsupported URL protocol";
  const [, user, host = "", port] = AUTHORITY.exec(authority) ?? [];
  if (port !== undefined && !isPort(port)) return "Wrong port number specified in the URL";
  if (host === "") return "URL host is empty";
  const isNumeric = host.startsWith("[") && host.endsWith("]");
  if (isNumeric && !isIPv6(host.slice(1, -1))) return "Wrong IPv6 address specified in the URL";
  if (host === ".") return "Host is invalid";
  const fault = isNumeric ? undefined : (faultOf(host, "host") ?? faultOf(user ?? "", "userinfo"));
  if (fault !== undefined) return fault;
  return {
    scheme: scheme?.toLowerCase(),
    user: user === undefined || user === "" ? "" : `${user}@`,
    host: host.toLowerCase(),
    port: port === undefined ? "" : `:${Number(port)}`,
    rest: pathOf(rest),
  };
}

function isPort(port: string): boolean {
  return /^\d+$/.test(port) && Number(port) > 0 && Number(port) <= 65_535;
}

function faultOf(text: string, part: "host" | "userinfo"): string | undefined {
  if (/%(?![0-9a-f]{2})/i.test(text)) return `Wrong percent-encoded symbol in URL ${part}`;
  const allowed = part === "host" ? HOST_SIGNS : USER_SIGNS;
  return allowed.test(text) ? undefined : `Disallowed character in URL ${part}`;
}

const HOST_SIGNS = /^[a-z0-9.\-_!$,~*'();&+=%\u0080-\u{10FFFF}]*$/iu;
const USER_SIGNS = /^[a-z0-9.\-_!$,~*'();&+=%:\u0080-\u{10FFFF}]*$/iu;

function pathOf(rest: string): string {
  const path = rest.trimEnd();
  const rooted = path.startsWith("/") ? path : `/${path}`;
  // oxlint-disable-next-line no-control-regex -- what a URL cannot hold as it is
  return rooted.replace(/[\0-\x20]/g, encodeURIComponent);
}

function checkInApp(link: string): CheckedLink {
  const parts = partsOf(link);
  if (typeof parts === "string") return { reason: parts };
  const { scheme, user, host, port, rest } = parts;
  if (scheme !== undefined || user !== "" || port !== "" || host.startsWith("[")) {
    return { reason: "Wrong tg URL" };
  }
  if (!/^[a-z0-9_-]+$/.test(host)) return { reason: "Unallowed characters in URL host" };
  return { url: `tg://${host}${rest.replace(/^\/(?=\?)/, "")}` };
}

/** Where a bot may have its updates brought to: any host of `http` or `https`, with a dot or without. */
export function isHookUrl(url: string): boolean {
  return typeof partsOf(url) !== "string";
}

/** With the scheme that is meant where none is said. */
export function hookUrl(url: string): string {
  return url.includes("://") ? url : `https://${url}`;
}
