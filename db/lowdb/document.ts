import { isUtf8 } from "node:buffer";
import type { z } from "zod";

/** Either the value, or what is wrong in a few words that quote nothing of the contents. */
type Decoded<T> =
  | Readonly<{ value: T; fault?: undefined }>
  | Readonly<{ value?: undefined; fault: string }>;

export function decode<T>(bytes: Uint8Array, schema: z.ZodType<T>): Decoded<T> {
  if (bytes.length === 0) return { fault: "empty" };
  if (bytes.includes(0)) return { fault: "holds NUL bytes, as after a power cut" };
  if (!isUtf8(bytes)) return { fault: "not UTF-8" };
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return { fault: "not JSON" };
  }
  return validate(json, schema);
}

/**
 * Compact JSON, read back once: what could not be loaded again (a NaN, a field that the schema does not allow) is
 * the programmer's mistake, and better thrown now than found damaged after a restart.
 */
export function encode<T>(value: T, schema: z.ZodType<T>): Uint8Array {
  const text = JSON.stringify(value);
  const { fault } = validate(JSON.parse(text), schema);
  if (fault !== undefined) throw new Error(`This value could not be loaded again: ${fault}`);
  return Buffer.from(text);
}

function validate<T>(json: unknown, schema: z.ZodType<T>): Decoded<T> {
  const { data, error } = schema.safeParse(json);
  if (error === undefined) return { value: data };
  const [issue] = error.issues;
  return { fault: `wrong shape at "${issue?.path.join(".")}": ${issue?.message}` };
}
