import { z } from "zod";
import { badRequest } from "./api-error.ts";

/**
 * Parameters come as JSON, but also as text in forms and query strings: these schemas take both.
 * Where Telegram has words for what is wrong, a schema says them; nothing else needs any.
 */

/** What begins with a number is one; anything else is 0, the number that nothing has. */
export const integer = z.preprocess((value) => {
  if (value === "" || value === undefined) return undefined;
  const found = Number.parseInt(value as string, 10);
  return Number.isSafeInteger(found) ? found : 0;
}, z.int().optional());

export const flag = z.preprocess(
  (value) => (typeof value === "string" ? /^(?:true|yes|1)$/i.test(value) : value),
  z.boolean().optional(),
);

/** Telegram takes a number where it wants text. */
export const text = z.preprocess(
  (value) => (typeof value === "number" ? String(value) : value),
  z.string().optional(),
);

/** An object or list that a form carries as JSON text. Empty text is nothing; `fault` is said of what is no JSON. */
export function json<S extends z.ZodType>(schema: S, fault: string): z.ZodPreprocess<S> {
  return z.preprocess((value) => {
    if (typeof value !== "string") return value;
    if (value === "") return undefined;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      throw badRequest(fault);
    }
  }, schema);
}

/** The entities that a bot lists itself. What is no JSON counts as none, as on Telegram. */
export const entities = z.preprocess((value) => {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}, z.unknown().optional());

/** Words for a field that must be there, of one JSON type. */
export const field =
  (name: string, type: "String" | "Number" | "Array" | "Object", before = "") =>
  ({ input }: { readonly input?: unknown }): string =>
    `${before}${input === undefined ? `Can't find field "${name}"` : `Field "${name}" must be of type ${type}`}`;

export const replyParameters = json(
  z
    .looseObject(
      { message_id: z.unknown().optional(), allow_sending_without_reply: flag },
      { error: "object expected as reply parameters" },
    )
    .transform(({ message_id, allow_sending_without_reply, ...others }) => {
      if (message_id === undefined && Object.keys(others).length > 0) {
        throw badRequest(`can't find field "message_id"`);
      }
      return { message_id: integer.parse(message_id) ?? 0, allow_sending_without_reply };
    })
    .optional(),
  "can't parse reply parameters JSON object",
);

/** Reads the parameters of one call, or refuses it naming the one that is wrong. */
export function parseParams<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw, {
    error: ({ path }) => `invalid parameter "${String(path?.[0] ?? "")}"`,
  });
  if (parsed.success) return parsed.data;
  throw badRequest(lowered(parsed.error.issues[0]?.message ?? "invalid parameters"));
}

/** Telegram begins its refusals small, names in capitals excepted. */
function lowered(words: string): string {
  return /^.[A-Z_]/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);
}
