import { describe, expect, test } from "vitest";
import {
  isSecretOf,
  looksLikePayload,
  newClaim,
  newInvitation,
  parsePayload,
} from "#bot/hall/keys.ts";

describe("a key", () => {
  test("has 192 bits, fits a deep link, and only its hash need be kept", () => {
    const key = newInvitation();
    expect(Buffer.from(key.secret, "base64url")).toHaveLength(24);
    expect(key.payload).toMatch(/^[\w-]{1,64}$/);
    expect(key.id).toMatch(/^[a-z0-9]{6}$/);
    expect(key.payload).toBe(`${key.id}-${key.secret}`);
    expect(key.hash).not.toContain(key.secret);
    expect(parsePayload(key.payload)).toEqual({ id: key.id, secret: key.secret });
    expect(isSecretOf(key.hash, key.secret)).toBe(true);
  });

  test("no two are alike, and an id that is taken, or means the claim, is not given again", () => {
    const keys = Array.from({ length: 2_000 }, () => newInvitation());
    expect(new Set(keys.map(({ secret }) => secret)).size).toBe(2_000);
    const asked: string[] = [];
    const { id } = newInvitation((one) => asked.push(one) < 5);
    expect(asked).toHaveLength(5);
    expect(id).toBe(asked.at(-1));
    expect(newClaim().id).toBe("claim0");
  });

  test("every other secret is refused, whatever its length", () => {
    const { hash, secret } = newInvitation();
    const flipped = (secret.startsWith("A") ? "B" : "A") + secret.slice(1);
    for (const wrong of [
      flipped,
      "",
      secret.slice(1),
      `${secret}A`,
      newInvitation().secret,
      hash,
    ]) {
      expect(isSecretOf(hash, wrong)).toBe(false);
    }
    for (const noHash of ["", "AAAA", "…"]) expect(isSecretOf(noHash, secret)).toBe(false);
  });
});

test.each([
  ["", false],
  ["abcdef", false],
  ["abcdef-", false],
  ["abcdef-short", false],
  [`abcdef-${"x".repeat(32)}`, true],
  [`ABCDEF-${"x".repeat(32)}`, false],
  [`abcdef-${"x".repeat(33)}`, false],
  [`abcdef-${"x".repeat(31)}!`, false],
  [`abcdef-${"x".repeat(32)}\n`, false],
  [`claim0-${"x".repeat(32)}`, true],
  ["你好", false],
])("%j looks like a payload: %s", (text, does) => {
  expect(looksLikePayload(text)).toBe(does);
});
