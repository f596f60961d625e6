import type { IncomingMessage } from "node:http";
import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";

export const LOOPBACK_NAMES: ReadonlySet<string> = new Set(["127.0.0.1", "::1", "localhost"]);

/**
 * The address that a request comes from, for counting. The word of a proxy is taken only if it runs on this machine;
 * only the last address that it names is its own knowledge.
 */
export function addressOf(context: Context): string {
  const { socket } = incomingOf(context);
  const forwarded = context.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  const address = isThisMachine(socket) && forwarded !== "" ? forwarded : socket.remoteAddress;
  return networkOf(plain(address ?? ""));
}

/** A program on this machine speaks to us under one of our own addresses, and no proxy stands between. */
export function isFromInside(context: Context, ownHosts: ReadonlySet<string>): boolean {
  if (!isThisMachine(incomingOf(context).socket)) return false;
  if (PROXY_HEADERS.some((name) => context.req.header(name) !== undefined)) return false;
  return ownHosts.has(context.req.header("host")?.toLowerCase() ?? "");
}

/** How programs of this machine write our address; a messenger on all addresses also has the loopback ones. */
export function ownHostsOf(host: string, port: number): ReadonlySet<string> {
  return new Set([...LOOPBACK_NAMES, host].map((name) => hostWithPort(name, port)));
}

/** As in an address on the web: IPv6 goes in brackets. */
export function hostWithPort(host: string, port: number): string {
  return `${host.includes(":") ? `[${host}]` : host.toLowerCase()}:${port}`;
}

/** Where programs of this machine reach a server that listens on `host`. */
export function reachable(host: string): string {
  return ANY_ADDRESS[host] ?? host;
}

export function incomingOf(context: Context): IncomingMessage {
  return (context.env as HttpBindings).incoming;
}

const ANY_ADDRESS: Readonly<Record<string, string>> = { "0.0.0.0": "127.0.0.1", "::": "::1" };

const PROXY_HEADERS = ["x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded", "via"];

/** Nobody else can come from the address that we have ourselves. */
function isThisMachine({ remoteAddress, localAddress }: IncomingMessage["socket"]): boolean {
  if (remoteAddress === undefined) return false;
  return /^(127\.|::1$)/.test(plain(remoteAddress)) || remoteAddress === localAddress;
}

function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

/** Everybody with IPv6 has a whole network of addresses to come from. */
function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.toLowerCase().split("::");
  const groups = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after.length);
  return [...groups, ...Array<string>(zeros).fill("0"), ...after].slice(0, 4).join(":");
}
