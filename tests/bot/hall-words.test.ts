import { expect, test } from "vitest";
import { openChat } from "#tests/support/chat.ts";

/** A clerk at the shared desk, with a report in hand. */
async function clerk() {
  const chat = openChat();
  for (const words of ["/start", "青石镇", "乡镇", "云山县", "我镇", "2025", "没有", "没有"]) {
    await chat.type(words);
  }
  await chat.type("0 0 0");
  await chat.type("2 0 12");
  return chat;
}

test.each([
  ["记录", ["规章", "行政规范性文件"]],
  ["记录 行政规范性文件", ["行政规范性文件"]],
  ["看记录 第二部分", ["规章", "行政规范性文件"]],
  ["/records", ["规章", "行政规范性文件"]],
])("%s tells who changed what", async (words, rows) => {
  const chat = await clerk();
  const said = (await chat.type(words)).map(({ text }) => text).join("\n");
  for (const row of rows) expect(said).toContain(row);
  if (rows.length === 1) expect(said).not.toContain("规章");
});

test("words that only begin like it are an answer like any other", async () => {
  const chat = await clerk();
  const said = (await chat.type("记录 某某")).map(({ text }) => text).join("\n");
  expect(said).toContain("没看到数字");
});
