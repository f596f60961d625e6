import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import { TooLargeError, TooSlowError } from "../http/body.ts";
import { MultipartError } from "../http/multipart.ts";
import { TooFastError } from "../http/rate.ts";
import { RefusedError } from "../person-acts.ts";
import { StorageFullError } from "../store/files.ts";
import { NotInvitedError } from "./sign-in.ts";

/** What a client hears when something cannot be done: a code, and nothing of how we work. */
export function refusal(error: Error, context: Context, log: (line: string) => void): Response {
  const [status, code, more] = describe(error);
  if (error instanceof TooFastError) context.header("retry-after", String(error.seconds));
  // Whoever hung up in the middle of a request is no failure of ours.
  if (status >= 500 && !context.req.raw.signal.aborted) log(`Person API: ${String(error)}`);
  return context.json({ error: code, ...more }, status);
}

type Answer = readonly [status: ContentfulStatusCode, code: string, more?: object];

function describe(error: Error): Answer {
  if (error instanceof RefusedError) return [400, error.code];
  if (error instanceof MultipartError) return [400, "not_multipart"];
  if (error instanceof z.ZodError) {
    return [400, "invalid", { field: error.issues[0]?.path.join(".") }];
  }
  if (error instanceof NotInvitedError) return [NOT_INVITED[error.code], error.code];
  if (error instanceof TooSlowError) return [408, "too_slow"];
  if (error instanceof TooLargeError) return [413, "too_large"];
  if (error instanceof TooFastError) return [429, "too_fast"];
  if (error instanceof StorageFullError || isDiskFull(error)) return [507, "storage_full"];
  return [500, "internal"];
}

const NOT_INVITED: Readonly<Record<NotInvitedError["code"], ContentfulStatusCode>> = {
  no_session: 401,
  invite_used: 410,
};

/** As SQLite says it, and as the file system does. */
function isDiskFull(error: Error & { readonly errcode?: number; readonly code?: string }): boolean {
  return error.errcode === SQLITE_FULL || error.code === "ENOSPC" || error.code === "EDQUOT";
}

const SQLITE_FULL = 13;
