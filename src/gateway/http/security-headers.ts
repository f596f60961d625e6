import type { MiddlewareHandler } from "hono";

const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy":
    "microphone=(self), camera=(self), geolocation=(), payment=(), usb=(), serial=(), display-capture=()",
};

/** A year; the other names of the office's domain are its own business. */
const ONLY_ENCRYPTED = "max-age=31536000";

/** What a browser is told to refuse on our behalf. */
export function securityHeaders(isSecure: boolean): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const { headers } = context.res;
    if (!headers.has("content-security-policy")) {
      headers.set("content-security-policy", PAGE_POLICY);
    }
    for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
    if (isSecure) headers.set("strict-transport-security", ONLY_ENCRYPTED);
  };
}
