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
  const { data, error } = schema.safeParse(json);
  if (error === undefined) return { value: data };
  const [issue] = error.issues;
  return { fault: `wrong shape at "${issue?.path.join(".")}": ${issue?.message}` };
}
