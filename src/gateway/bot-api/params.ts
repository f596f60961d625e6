import { z } from "zod";
import { badRequest } from "./api-error.ts";

/** Parameters come as JSON, but also as text in forms and query strings: these schemas take both. */

export const integer = z.preprocess(
  (value) => (typeof value === "string" && /^\s*-?\d+\s*$/.test(value) ? Number(value) : value),
  z.int(),
);

export const flag = z.preprocess((value) => {
  if (typeof value !== "string") return value;
  return /^(true|1)$/i.test(value);
}, z.boolean());

/** Telegram takes a number where it wants text. */
export const text = z.preprocess(
  (value) => (typeof value === "number" ? String(value) : value),
  z.string(),
);

/** An object or list that a form carries as JSON text. */
export function json<S extends z.ZodType>(schema: S): z.ZodPreprocess<S> {
  return z.preprocess((value) => {
    if (typeof value !== "string") return value;
    try {
      return JSON.parse(value);
    } catch {
      return value;
    }
  }, schema);
}

export const entities = json(
  z.array(z.looseObject({ type: z.string(), offset: z.int(), length: z.int() })),
);

export const replyParameters = json(
  z.looseObject({
    message_id: integer,
    allow_sending_without_reply: flag.optional(),
  }),
);

/** Every method about a message needs the chat, and says so in the same words. */
export const chatId = integer.optional();

/** Reads the parameters of one call, or refuses it naming the one that is wrong. */
export function parseParams<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path[0];
  throw badRequest(
    field === "reply_markup"
      ? "object expected as reply markup"
      : `invalid parameter "${String(field ?? "")}"`,
  );
}
