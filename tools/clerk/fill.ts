import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startNianbao } from "#src/start.ts";
import { decide } from "./decide.ts";
import { enter } from "./person.ts";
import type { Person, Shown } from "./person.ts";
import { unitOf } from "./published.ts";
import type { Published } from "./published.ts";

export interface Filled {
  readonly messages: number;
  readonly taps: number;
  readonly questions: number;
  /** Figures given up to a fix that the bot offered, because the original does not add up. */
  readonly mends: number;
  readonly findings: readonly string[];
  readonly file: Readonly<{ name: string; bytes: Uint8Array }>;
  readonly transcript: readonly string[];
}

/** A clerk who knows one published report fills it through the chat, in a fresh data folder. */
export async function fill(known: Published): Promise<Filled> {
  const folder = await mkdtemp(join(tmpdir(), "nianbao-clerk-"));
  const running = await startNianbao(
    { NIANBAO_DATA_DIR: folder, NIANBAO_PORT: "0" },
    { log: () => undefined },
  );
  try {
    const person = await enter(running.url ?? "");
    const filled = await converse(known, person);
    person.leave();
    return filled;
  } finally {
    await running.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** More turns than any report needs: a clerk going round in circles gives up. */
const mostTurns = 200;

async function converse(known: Published, person: Person): Promise<Filled> {
  const transcript: string[] = [];
  const told = new Map<number, string>();
  const tell = (): void => {
    for (const message of person.screen.values()) {
      const words = asTold(message);
      if (told.get(message.message_id) === words) continue;
      const edited = told.has(message.message_id) && !message.out;
      told.set(message.message_id, words);
      transcript.push(`${message.out ? "»" : edited ? "‹edit›" : "bot"}\t${words}`);
    }
  };
  const type = async (text: string): Promise<void> => {
    await person.type(text);
    await person.change();
    tell();
  };
  const tap = async (label: string): Promise<void> => {
    const card = newest(person, (message) => labelsOf(message).includes(label));
    transcript.push(`»\t[${label}]`);
    await person.tap(card, label);
    await person.change();
    tell();
  };

  // The office, asked once at the first start: not counted.
  await type("/start");
  await type(unitOf(known));
  await tap(levelButtons[known.level]);
  if (newest(person, ({ out }) => !out).text?.includes("在哪个县") === true) {
    await type(/^(.{2,}?[县市区])/.exec(known.organisation ?? "")?.[1] ?? "本县");
  }
  await tap(labelsOf(newest(person, ({ out }) => !out))[0] ?? "");

  let messages = 1;
  let taps = 0;
  let mends = 0;
  const questions = new Set<string>();
  const findings = new Set<string>();
  await type(String(known.year));
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const document = [...person.screen.values()].find((message) => message.document !== undefined);
    if (document?.document !== undefined) {
      tell();
      const bytes = await person.download(document);
      const file = { name: document.document.file_name, bytes };
      return {
        messages,
        taps,
        mends,
        questions: questions.size,
        findings: [...findings],
        file,
        transcript,
      };
    }
    const last = newest(person, ({ out }) => !out);
    const decision = decide(known, last);
    if (decision === undefined) {
      await person.change();
      tell();
      continue;
    }
    questions.add(`${last.message_id}:${last.text ?? ""}`);
    for (const line of (last.text ?? "").split("\n")) {
      if (/^提醒一下|差 \d+ 件|多 \d+ 件/.test(line)) findings.add(line);
    }
    if (decision.kind === "type") {
      messages += 1;
      await type(decision.text);
    } else {
      taps += 1;
      if ("mends" in decision) mends += 1;
      await tap(decision.label);
    }
  }
  throw new Error(
    `${known.id}: still not finished after ${mostTurns} turns\n${transcript.slice(-12).join("\n")}`,
  );
}

const levelButtons = {
  township: "乡镇、街道",
  department: "县级部门",
  county: "县（市、区）政府",
  city: "市级",
  province: "省级",
} as const;

const labelsOf = ({ reply_markup }: Shown): readonly string[] =>
  (reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);

function newest(person: Person, is: (message: Shown) => boolean): Shown {
  const found = [...person.screen.values()]
    .filter(is)
    .toSorted((a, b) => a.message_id - b.message_id)
    .at(-1);
  if (found === undefined) throw new Error("there is no such message on the screen");
  return found;
}

function asTold(message: Shown): string {
  const buttons = (message.reply_markup?.inline_keyboard ?? []).map((row) =>
    row.map(({ text }) => `[${text}]`).join(" "),
  );
  const file = message.document === undefined ? [] : [`〔${message.document.file_name}〕`];
  return [...file, message.text ?? message.caption ?? "", ...buttons]
    .filter((line) => line !== "")
    .join("\n\t");
}
