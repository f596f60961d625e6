import { readBody } from "../http/body.ts";
import { parseMultipart } from "../http/multipart.ts";
import type { Part } from "../http/multipart.ts";
import { badRequest } from "./api-error.ts";
import type { Call } from "./method.ts";

/** The largest file plus room for the other parts. Bytes. */
const MOST_BODY_BYTES = 51 * 1024 * 1024;

/** Parameters come by query, form, multipart or JSON, in any mixture. */
export async function readCall(request: Request): Promise<Omit<Call, "exchange">> {
  const params: Record<string, unknown> = Object.fromEntries(new URL(request.url).searchParams);
  const uploads = new Map<string, Part>();
  const type = request.headers.get("content-type") ?? "";
  const body = await readBody(request, MOST_BODY_BYTES);
  if (/^multipart\/form-data/i.test(type)) {
    for (const part of parseMultipart(type, body)) {
      if (part.fileName === undefined) params[part.name] = part.bytes.toString("utf8");
      else uploads.set(part.name, part);
    }
  } else if (/^application\/x-www-form-urlencoded/i.test(type)) {
    Object.assign(params, Object.fromEntries(new URLSearchParams(body.toString("utf8"))));
  } else if (body.length > 0) {
    Object.assign(params, parseObject(body));
  }
  return { params: withoutNulls(params), uploads, signal: request.signal };
}

/** Some libraries write out what they leave out. */
export function withoutNulls(params: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== null));
}

function parseObject(body: Buffer): object {
  let value: unknown;
  try {
    value = JSON.parse(body.toString("utf8"));
  } catch {
    throw badRequest("can't parse JSON object");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw badRequest("JSON object expected");
  }
  return value;
}
