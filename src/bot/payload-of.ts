import { looksLikePayload } from "./hall/keys.ts";
import type { Input } from "./input.ts";

/** What a link brought, or what a stranger typed of one. */
export function payloadOf(input: Input, isStranger: boolean): string | undefined {
  if (input.kind === "start") return input.payload;
  const typed = input.kind === "text" ? input.text.trim() : "";
  return isStranger && looksLikePayload(typed) ? typed : undefined;
}
