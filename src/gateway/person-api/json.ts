import type { Context } from "hono";
import { readBody } from "../http/body.ts";
import { RefusedError } from "../person-acts.ts";

/** The JSON of a small request; none at all counts as an empty object. */
export async function readJson(context: Context): Promise<unknown> {
  const body = await readBody(context.req.raw, MOST_JSON_BYTES, LONGEST_JSON);
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new RefusedError("not_json");
  }
}

const MOST_JSON_BYTES = 64 * 1024;
/** Seconds. */
const LONGEST_JSON = 30;
