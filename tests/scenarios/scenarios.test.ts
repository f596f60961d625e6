import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { openChat } from "#tests/support/chat.ts";
import { replay } from "./chat-file.ts";

const folder = new URL(".", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".chat"));

test("there are scenarios", () => {
  expect(files.length).toBeGreaterThanOrEqual(6);
});

test.each(files)("%s", async (name) => {
  const language = name.startsWith("en-") ? "en" : "zh-CN";
  const { actual, expected } = await replay(new URL(name, folder), openChat({ language }));
  expect(actual).toBe(expected);
  // A step that could not be taken: the rest of such a conversation is another one.
  expect(actual).not.toContain("!!");
});
