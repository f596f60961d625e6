import { fileKind } from "./file-kind.ts";
import { readApart } from "./read-apart.ts";
import type { Bounds } from "./read-apart.ts";
import { readFile } from "./read-file.ts";
import { readText } from "./read-text.ts";
import { limits } from "./unit-list.ts";
import type { UnitList } from "./unit-list.ts";

/** A county's list of units and people, as it was pasted or sent; a file's name says nothing about what it is. */
export type UnitListInput =
  | Readonly<{ kind: "text"; text: string }>
  | Readonly<{ kind: "file"; name: string; bytes: Uint8Array }>;

/** A text of this length is read at once, in some milliseconds; a message in the chat is never longer. */
const aMessage = 10_000;

/** Reads a list of units and people into proposals. What it cannot read it says. */
export async function readUnitList(
  input: UnitListInput,
  bounds: Partial<Bounds> = {},
): Promise<UnitList> {
  if (input.kind === "text") {
    if (input.text.length > limits.bytes) return { kind: "unreadable", why: "too-large" };
    return input.text.length > aMessage ? readApart(input, bounds) : readText(input.text);
  }
  const kind = fileKind(input.bytes);
  if (kind.kind === "no") return { kind: "unreadable", why: kind.why };
  const small = kind.kind === "text" && input.bytes.length <= aMessage;
  return small ? readFile(input.bytes) : readApart(input, bounds);
}
