import { wordsIn } from "#bot/words/words.ts";
import { decide } from "#tools/clerk/decide.ts";
import type { Decision } from "#tools/clerk/decide.ts";
import type { Shown } from "#tools/clerk/person.ts";
import { unitOf } from "#tools/clerk/published.ts";
import type { Published } from "#tools/clerk/published.ts";
import { pause } from "./stubborn-person.ts";
import type { StubbornPerson } from "./stubborn-person.ts";

/**
 * A clerk who knows one published report fills it, whatever happens to the line: waits until the bot has dealt with
 * what was sent, reads what stands there last, and acts. Gives the chat as it is when the file has come.
 */
export async function fillStubbornly(
  known: Published,
  person: StubbornPerson,
  beforeTheFile: () => void,
): Promise<readonly Shown[]> {
  let acts = 0;
  const act = async (path: string, body: object): Promise<void> => {
    acts += 1;
    await person.post(path, { client_id: `clerk-${acts}`, ...body });
    await person.settled();
  };
  const type = (text: string): Promise<void> => act("/api/messages", { text });
  const tap = ({ message_id, reply_markup }: Shown, label: string): Promise<void> => {
    const button = reply_markup?.inline_keyboard?.flat().find(({ text }) => text === label);
    if (button === undefined) throw new Error(`no button [${label}]`);
    if (label.startsWith("定稿")) beforeTheFile();
    return act("/api/callback", { message_id, data: button.callback_data });
  };

  await type("/start");
  for (const began = Date.now(); Date.now() - began < mostTime;) {
    const chat = await person.history();
    if (chat.some(({ document }) => document !== undefined)) return chat;
    const last = lastOf(chat);
    const decision = ofTheOffice(known, last) ?? decide(known, last);
    if (decision === undefined) await pause(20);
    else if (decision.kind === "type") await type(decision.text);
    else await tap(last, decision.label);
  }
  throw new Error(`no file after ${mostTime} ms; last: ${lastOf(await person.history()).text}`);
}

/** What the bot asks before the report; nothing but what stands there last is relied on. */
function ofTheOffice(known: Published, { text = "", reply_markup }: Shown): Decision | undefined {
  const type = (words: string): Decision => ({ kind: "type", text: words });
  const labels = reply_markup?.inline_keyboard?.flat().map((button) => button.text) ?? [];
  if (text.includes(words.askUnit)) return type(unitOf(known));
  if (text.includes(words.askLevel(""))) return { kind: "tap", label: words.levels[known.level] };
  if (text.includes(words.askCounty(""))) return type("朝阳县");
  if (text.includes(words.askSelf)) return { kind: "tap", label: labels[0] ?? "" };
  return text.includes(words.askYear) ? type(String(known.year)) : undefined;
}

const words = wordsIn["zh-CN"];

/** Milliseconds. */
const mostTime = 60_000;

function lastOf(chat: readonly Shown[]): Shown {
  const last = chat.findLast(({ out, document }) => !out && document === undefined);
  if (last === undefined) throw new Error("the bot has said nothing");
  return last;
}
