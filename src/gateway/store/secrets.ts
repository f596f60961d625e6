import { createHash, randomBytes } from "node:crypto";

/** Handed out once, and kept as a hash only. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

export function hash(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}
