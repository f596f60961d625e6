import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

/** Under the prefix a browser takes the cookie from this host alone, and only encrypted. */
const COOKIE = "nb_person";
const SECURE_COOKIE = "__Host-nb_person";

/** Seconds: a phone stays known for a year of not writing. */
const LIFETIME = 400 * 24 * 3600;

const OPTIONS = { httpOnly: true, sameSite: "Strict", path: "/" } as const;

/** The secret that a request brings: a browser's cookie, or a program's bearer token. */
export function tokenOf(context: Context, isSecure: boolean): string | undefined {
  return bearerOf(context) ?? getCookie(context, isSecure ? SECURE_COOKIE : COOKIE);
}

export function bearerOf(context: Context): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(context.req.header("authorization") ?? "")?.[1];
}

export function keepToken(context: Context, isSecure: boolean, token: string): void {
  const name = isSecure ? SECURE_COOKIE : COOKIE;
  setCookie(context, name, token, { ...OPTIONS, secure: isSecure, maxAge: LIFETIME });
}

export function forgetToken(context: Context, isSecure: boolean): void {
  deleteCookie(context, isSecure ? SECURE_COOKIE : COOKIE, { ...OPTIONS, secure: isSecure });
}
