import { readFile, writeFile } from "node:fs/promises";
import { labelsOf } from "#tests/e2e/phone.ts";
import type { Item } from "#tests/e2e/phone.ts";
import { comeIn, linkIn } from "#tests/support/county-phone.ts";
import type { CountyPhone, Seen } from "#tests/support/county-phone.ts";
import type { County } from "#tests/support/county.ts";

/**
 * A conversation of several people as a text that they could read. `张三» words` or `张三» [button]` is what somebody
 * does; `（开第一个链接）`, `（开李四发来的链接）` and `（开李四表里张三的链接）` open a link, on a phone of their own if they
 * are not in yet, and `，抄错一位` before the `）` gets one letter of it wrong; `（发文件 list.csv：line｜line）` sends a
 * file; `（同时）张三» …`, and others behind wide spaces, is done at once. `@ 2027-01-15 09:00` sets the clock of Shanghai,
 * `@ … 提醒` also lets reminders go out. Everything else is what the bot says, to whom.
 */
export async function replayCounty(
  file: URL,
  county: County,
): Promise<{ expected: string; actual: string }> {
  const expected = await readFile(file, "utf8");
  const people = new Map<string, CountyPhone>();
  const lines: string[] = [];
  for (const line of expected.split("\n")) {
    if (line.startsWith("#")) {
      lines.push(line, "");
      continue;
    }
    const step = stepIn(line);
    if (step === undefined) continue;
    const trouble = await step(county, people).then(
      () => [],
      (error: unknown) => [troubleOf(error)],
    );
    lines.push(line.trim(), ...trouble, ...(await news(people)), "");
  }
  const actual = `${lines.join("\n").trimEnd()}\n`;
  const isAccepting = process.env["UPDATE_SCENARIOS"] !== undefined;
  if (isAccepting && actual !== expected) await writeFile(file, actual);
  return { expected: isAccepting ? actual : expected, actual };
}

/** A page that does not let somebody in is part of the story; anything else is a step that cannot be done. */
function troubleOf(error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return why.includes("invite_used") ? "  → （页面：这个链接用不了了）" : `!! ${why}`;
}

type Step = (county: County, people: Map<string, CountyPhone>) => Promise<void>;

function stepIn(line: string): Step | undefined {
  const clock = /^@ (\d{4}-\d\d-\d\d) (\d\d:\d\d)( 提醒)?$/.exec(line.trim());
  if (clock !== null) {
    const [, day = "", time = "", reminding] = clock;
    return async (county) => {
      county.setClock(new Date(`${day}T${time}:00+08:00`).toISOString());
      if (reminding !== undefined) await county.reminders.tick();
    };
  }
  if (line.startsWith("（同时）")) {
    const parts = line.slice("（同时）".length).split("　");
    return (county, people) => atOnce(county, people, parts);
  }
  return stepOf(line);
}

/**
 * Everybody's hand is on the screen before the first of them reaches the bot; they reach it in the order written. Of
 * two buttons the one would come first whose spinner the network stops first, so the next waits for a tap.
 */
async function atOnce(
  county: County,
  people: ReadonlyMap<string, CountyPhone>,
  parts: readonly string[],
): Promise<void> {
  const letters = await Promise.all(
    parts.map(async (part) => {
      const [, name = "", input = ""] = /^([^\s»]+)»\s*(.*)$/.exec(part.trim()) ?? [];
      const phone = people.get(name)?.phone;
      if (phone === undefined) throw new Error(`${name} is not in yet`);
      const label = /^\[(.+)\]$/.exec(input)?.[1];
      const act = label === undefined ? { type: input } : { tap: label };
      return { phone, letter: await phone.compose(act), isTap: "tap" in act };
    }),
  );
  for (const { phone, letter, isTap } of letters) {
    await phone.post(letter);
    if (isTap) await county.settled();
  }
  await county.settled();
}

function stepOf(line: string): Step | undefined {
  const [, name, input = ""] = /^([^\s»]+)»\s*(.*)$/.exec(line.trim()) ?? [];
  if (name === undefined) return undefined;
  return async (county, people) => {
    const link = await linkOf(county, people, input);
    if (link !== undefined) {
      const known = people.get(name);
      if (known !== undefined) return known.open(link);
      people.set(name, await comeIn(county, link));
      return;
    }
    const one = people.get(name);
    if (one === undefined) throw new Error(`${name} is not in yet`);
    const file = /^（发文件 (\S+?)：(.*)）$/.exec(input);
    if (file !== null) {
      const text = (file[2] ?? "").replaceAll("｜", "\n");
      return one.sendFile(file[1] ?? "", new TextEncoder().encode(text));
    }
    const label = /^\[(.+)\]$/.exec(input)?.[1];
    return label === undefined ? one.type(input.replaceAll("｜", "\n")) : one.tap(label);
  };
}

/** The link that a step opens, and where it comes from: the operator's screen, a chat, or a line of a table sent. */
async function linkOf(
  county: County,
  people: ReadonlyMap<string, CountyPhone>,
  input: string,
): Promise<string | undefined> {
  const [, right] = /^(（开.+的链接)，抄错一位）$/.exec(input) ?? [];
  if (right !== undefined) return garbled((await linkOf(county, people, `${right}）`)) ?? "");
  if (input === "（开第一个链接）") return county.firstLink;
  const chat = /^（开(.+?)发来的链接）$/.exec(input)?.[1];
  if (chat !== undefined) return (await people.get(chat)?.newestLink()) ?? "";
  const [, sender, whose] = /^（开(.+?)表里(.+?)的链接）$/.exec(input) ?? [];
  return sender === undefined ? undefined : people.get(sender)?.linkInTable(whose ?? "");
}

/** The last letter is another one. */
const garbled = (link: string): string => link.slice(0, -1) + (link.endsWith("A") ? "B" : "A");

async function news(people: ReadonlyMap<string, CountyPhone>): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const [name, phone] of people) {
    for (const seen of await phone.news()) lines.push(...tell(name, seen));
  }
  return lines;
}

function tell(name: string, { item, edited }: Seen): readonly string[] {
  const mark = edited ? `${name} ‹改› ` : `${name}  `;
  const indent = "     ";
  return [
    ...shownOf(item)
      .split("\n")
      .map((row, at) => `${at === 0 ? `  → ${mark}` : indent}${row}`),
    ...rowsOf(item).map((row) => `${indent}${row.map((label) => `[${label}]`).join(" ")}`),
  ];
}

const rowsOf = (item: Item): readonly (readonly string[])[] =>
  labelsOf(item).length === 0
    ? []
    : (item.reply_markup?.inline_keyboard ?? []).map((row) => row.map(({ text }) => text));

function shownOf(item: Item): string {
  const { text = "", caption = "", document } = item;
  const isPicture = "photo" in item;
  const words = [text, caption].filter((one) => one !== "").join("\n");
  const shown =
    document === undefined ? (isPicture ? "〔图片〕" : "") : `〔${document.file_name}〕`;
  // A link is another one each time.
  return [shown, words.replaceAll(new RegExp(linkIn, "g"), "〔链接〕")]
    .filter((one) => one !== "")
    .join(" ");
}
