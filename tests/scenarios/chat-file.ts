import { readFile, writeFile } from "node:fs/promises";
import type { Chat, Line } from "#tests/support/chat.ts";

/**
 * A whole conversation as a text that a clerk can read. Lines of the clerk begin with `»`: words, a `[button]`,
 * `改旧消息「旧」→「新」` for an edited message, `回复「旧」：words`, `（photo）` for something unreadable; `｜` is a
 * line break. Everything else is what the bot says, and is compared word for word.
 */
export async function replay(file: URL, chat: Chat): Promise<{ expected: string; actual: string }> {
  const expected = await readFile(file, "utf8");
  const lines: string[] = [];
  for (const line of expected.split("\n")) {
    if (line.startsWith("#")) lines.push(line, "");
    if (!line.startsWith("»")) continue;
    const input = line.slice(1).trim();
    const answer = await act(chat, input).catch((error: unknown) => [stuck(error)]);
    lines.push(`» ${input}`, ...answer.flatMap(tell), "");
  }
  const actual = `${lines.join("\n").trimEnd()}\n`;
  if (process.env["UPDATE_SCENARIOS"] !== undefined && actual !== expected)
    await writeFile(file, actual);
  return { expected: process.env["UPDATE_SCENARIOS"] === undefined ? expected : actual, actual };
}

const edited = /^改旧消息「(.+)」→「(.+)」$/;
const replied = /^回复「(.+)」：(.+)$/;
const unreadable = /^（(photo|sticker|voice|document|other)）$/;
const breaks = (text: string): string => text.replaceAll("｜", "\n");

async function act(chat: Chat, input: string): Promise<readonly Line[]> {
  const edit = edited.exec(input);
  if (edit !== null) return chat.edit(breaks(edit[1] ?? ""), breaks(edit[2] ?? ""));
  const reply = replied.exec(input);
  if (reply !== null) return chat.reply(breaks(reply[1] ?? ""), breaks(reply[2] ?? ""));
  const other = unreadable.exec(input);
  if (other !== null) return chat.send(other[1] ?? "other");
  const label = /^\[(.+)\]$/.exec(input)?.[1];
  return label === undefined ? chat.type(breaks(input)) : chat.tap(label);
}

/** A step that cannot be done stands in the transcript, where it fails the comparison and can be read. */
const stuck = (error: unknown): Line => ({
  id: 0,
  from: "bot",
  edited: false,
  text: `!! ${error instanceof Error ? error.message : String(error)}`,
  keyboard: [],
});

function tell(line: Line): readonly string[] {
  const mark = line.edited ? "‹改› " : "bot  ";
  const text = line.file === undefined ? line.text : `〔${line.file}〕`;
  return [
    ...text.split("\n").map((row, at) => `${at === 0 ? mark : "     "}${row}`),
    ...line.keyboard.map((row) => `     ${row.map((button) => `[${button.text}]`).join(" ")}`),
  ];
}
