import { createHash, randomBytes, randomInt, timingSafeEqual } from "node:crypto";

/** What opens the door once. The secret is handed out and kept nowhere; what is kept is its hash. */
export interface Key {
  /** To find the invitation by; no secret. */
  readonly id: string;
  /** 192 bits, base64url. */
  readonly secret: string;
  /** `id-secret`: what a deep link carries behind `/start`, at most 64 of A-Z a-z 0-9 _ -. */
  readonly payload: string;
  /** SHA-256 of the secret, base64url. */
  readonly hash: string;
}

/** A key for an invitation, with an id that no other invitation has. */
export function newInvitation(isTaken: (id: string) => boolean = () => false): Key {
  let id = randomId();
  while (id === claimId || isTaken(id)) id = randomId();
  return keyWith(id);
}

/** The one-time code with which the first administrator takes the bot. */
export const newClaim = (): Key => keyWith(claimId);

export const claimId = "claim0";

function keyWith(id: string): Key {
  const secret = randomBytes(secretBytes).toString("base64url");
  return { id, secret, payload: `${id}-${secret}`, hash: hashOf(secret).toString("base64url") };
}

const secretBytes = 24;

const letters = "abcdefghijklmnopqrstuvwxyz0123456789";

const randomId = (): string =>
  Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join("");

/** Undefined for anything that was never handed out here. */
export function parsePayload(payload: string): Pick<Key, "id" | "secret"> | undefined {
  const [, id, secret] = /^([a-z0-9]{6})-([A-Za-z0-9_-]{32})$/.exec(payload) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

/** Is this what a deep link carries? Somebody may paste it as words. */
export const looksLikePayload = (text: string): boolean => parsePayload(text) !== undefined;

/** Compared in constant time: how long it takes says nothing about how much was right. */
export function isSecretOf(hash: string, secret: string): boolean {
  const [kept, given] = [Buffer.from(hash, "base64url"), hashOf(secret)];
  return kept.length === given.length && timingSafeEqual(kept, given);
}

const hashOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();
