import { readInThread } from "./in-thread.ts";
import type { ThreadHabits } from "./in-thread.ts";
import { readText } from "./read-text.ts";
import { limits } from "./unit-list.ts";
import type { UnitList } from "./unit-list.ts";

/** A county's list of units and people, as it was pasted or sent; a file's name says nothing about what it is. */
export type UnitListInput =
  | Readonly<{ kind: "text"; text: string }>
  | Readonly<{ kind: "file"; name: string; bytes: Uint8Array }>;

/** So much of a text is read at once, in some milliseconds; a message in the chat is never longer. */
const aMessage = 10_000;

/** Reads a list of units and people into proposals. What it cannot read it says. */
export async function readUnitList(
  input: UnitListInput,
  habits: Partial<ThreadHabits> = {},
): Promise<UnitList> {
  if (input.kind === "text" && input.text.length <= aMessage) return readText(input.text);
  const size = input.kind === "text" ? input.text.length : input.bytes.length;
  if (size > limits.bytes) return { kind: "unreadable", why: "too-large" };
  return readInThread(input, habits);
}
