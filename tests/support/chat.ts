import { testDependencies } from "./dependencies.ts";
import { createAnswerer } from "#bot/answer.ts";
import type { Answer } from "#bot/answer-report.ts";
import { decodePress } from "#bot/callback-data.ts";
import { commandNamed } from "#bot/commands.ts";
import type { Dependencies } from "#bot/dependencies.ts";
import type { Input } from "#bot/input.ts";
import type { Message } from "#bot/records.ts";
import { wordsIn } from "#bot/words/words.ts";
import type { Language } from "#bot/words/words.ts";

/** One message of a chat as a person sees it. */
export interface Line {
  readonly id: number;
  readonly from: "clerk" | "bot";
  readonly edited: boolean;
  text: string;
  keyboard: Message["keyboard"];
  file?: string;
}

type Without<T, Key extends string> = T extends unknown ? Omit<T, Key> : never;

/**
 * A chat with the real bot, without a messenger: typing, tapping, editing and replying, and what is on the screen.
 */
export function openChat(options: Partial<Dependencies> & { language?: Language } = {}) {
  const { language = "zh-CN", ...given } = options;
  const deps = testDependencies({ words: wordsIn[language], ...given });
  const answer = createAnswerer(deps);
  const screen: Line[] = [];
  let update = 100;
  let message = 0;
  const put = (line: Omit<Line, "id">): Line => {
    message += 1;
    const made = { ...line, id: message };
    screen.push(made);
    return made;
  };

  async function deliver(
    input: Without<Input, "update" | "person">,
    card?: Line,
  ): Promise<readonly Line[]> {
    update += 1;
    const full = { ...input, update, person: { id: 7, name: "小王" } } as Input;
    return show(await answer(full), card);
  }

  function show({ said, file }: Answer, card?: Line): readonly Line[] {
    const shown: Line[] = [];
    if (said.edit !== undefined && card !== undefined) {
      card.text = said.edit.text;
      card.keyboard = said.edit.keyboard;
      shown.push({ ...card, edited: true });
    }
    if (said.send !== undefined) shown.push(put({ from: "bot", edited: false, ...said.send }));
    if (file !== undefined) {
      const { formats, table = "" } = file.wanted;
      const name =
        `${file.report.state === "finished" ? "" : "草稿"}${formats.map((format) => deps.words.formats[format]).join("、")} ${table}`.trim();
      shown.push(put({ from: "bot", edited: false, text: "", keyboard: [], file: name }));
    }
    return shown;
  }

  const own = (text: string): Line => {
    const line = screen.findLast((each) => each.from === "clerk" && each.text === text);
    if (line === undefined) throw new Error(`no message ${text}`);
    return line;
  };

  return {
    deps,
    screen,
    report: async (year: number) => {
      const loaded = await deps.reports.load(String(year));
      if (loaded.kind !== "found") throw new Error(`no report of ${year}`);
      return loaded.value.report;
    },
    type(text: string): Promise<readonly Line[]> {
      const { id } = put({ from: "clerk", edited: false, text, keyboard: [] });
      const command = /^\/(\w+)/.exec(text)?.[1];
      if (command === "start") return deliver({ kind: "start" });
      if (command !== undefined) return deliver(commandNamed(command));
      return deliver({ kind: "text", text, message: id });
    },
    /** Taps the button with this label on the newest card that has it. */
    tap(label: string): Promise<readonly Line[]> {
      const card = screen.findLast((line) =>
        line.keyboard.flat().some(({ text }) => text === label),
      );
      const data = card?.keyboard.flat().find(({ text }) => text === label)?.data;
      if (card === undefined || data === undefined) {
        const there = screen
          .at(-1)
          ?.keyboard.flat()
          .map(({ text }) => text);
        throw new Error(`no button [${label}]; there are ${JSON.stringify(there)}`);
      }
      return deliver({ kind: "press", pressed: decodePress(data) }, card);
    },
    press: (data: string) => deliver({ kind: "press", pressed: decodePress(data) }, screen.at(-1)),
    edit(old: string, text: string): Promise<readonly Line[]> {
      const line = own(old);
      line.text = text;
      return deliver({ kind: "edited", text, message: line.id });
    },
    reply(old: string, text: string): Promise<readonly Line[]> {
      const to = own(old);
      const { id } = put({ from: "clerk", edited: false, text, keyboard: [] });
      return deliver({
        kind: "text",
        text,
        message: id,
        replyTo: { kind: "message", message: to.id },
      });
    },
    send: (what: string) => {
      put({ from: "clerk", edited: false, text: `（${what}）`, keyboard: [] });
      return deliver({ kind: "unreadable", what });
    },
    redeliver: (input: Without<Input, "update" | "person">, id: number) =>
      answer({ ...input, update: id, person: { id: 7, name: "小王" } }),
  };
}

export type Chat = ReturnType<typeof openChat>;
