import { readdirSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import type { Model, Outcome } from "#assist/model.ts";
import type { Dependencies } from "#bot/dependencies.ts";
import { wordsIn } from "#bot/words/words.ts";
import type { Language } from "#bot/words/words.ts";
import { replay } from "#tests/scenarios/chat-file.ts";
import { openChat } from "#tests/support/chat.ts";
import type { Chat } from "#tests/support/chat.ts";
import { memoryShelf } from "#tests/support/memory-shelf.ts";
import { openBotChat } from "./bot-chat.ts";

/** With a model set up, every conversation goes as it goes without: the model is another hand, never another head. */

const folder = new URL("../../scenarios/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".chat"));
const languageOf = (name: string): Language => (name.startsWith("en-") ? "en" : "zh-CN");

/** A model that notes what it is asked, and never knows an answer. */
function noting(asked: string[]): Model {
  const used = { model: "noting", prompt: "any@1", took: 0, tokens: { in: 0, out: 0 } };
  const failed = { kind: "failed", why: "unusable", used } as const;
  return {
    about: { model: "noting", host: "here", output: "schema" },
    ask: <T>({ about }: Parameters<Model["ask"]>[0]): Promise<Outcome<T>> => {
      asked.push(String(about["text"]));
      return Promise.resolve(failed);
    },
    write: ({ about }) => {
      asked.push(JSON.stringify(about));
      return Promise.resolve(failed);
    },
  };
}

const assistant = (model: Model): Pick<Dependencies, "assistant"> => ({
  assistant: { model, log: memoryShelf(), tokensADay: 1_000_000 },
});

/** The conversation, and every report at its end. */
async function played(name: string, chat: Chat) {
  // A conversation with the assistant is compared, and never written down as the accepted one.
  vi.stubEnv("UPDATE_SCENARIOS", undefined);
  const { actual, expected } = await replay(new URL(name, folder), chat);
  vi.unstubAllEnvs();
  const reports = await Promise.all(
    (await chat.deps.reports.ids()).map(async (id) => {
      const loaded = await chat.deps.reports.load(id);
      return loaded.kind === "found" ? loaded.value.report : undefined;
    }),
  );
  return { actual, expected, reports };
}

/** Without the buttons that only a model makes sense of. */
function withoutButtons(text: string, language: Language): string {
  const { proposals } = wordsIn[language];
  const theirs = [proposals.polish, ...Object.values(proposals.byAssistant)];
  return text
    .split("\n")
    .flatMap((line) => {
      const left = theirs.reduce((rest, label) => rest.replace(` [${label}]`, ""), line);
      return left !== line && left.trim() === "" ? [] : [left];
    })
    .join("\n");
}

/** What the model was asked, over all conversations. */
const questions: string[] = [];

test("there are conversations", () => {
  expect(files.length).toBeGreaterThanOrEqual(8);
});

describe.each(files)("%s", (name) => {
  const language = languageOf(name);

  test("is answered alike", async () => {
    const asked: string[] = [];
    const off = await played(name, openChat({ language }));
    const on = await played(name, openChat({ language, ...assistant(noting(asked)) }));
    expect(off.actual).toBe(off.expected);
    expect(withoutButtons(on.actual, language)).toBe(off.actual);
    expect(on.reports).toEqual(off.reports);
    expect(asked).toEqual([]);
  });

  test("goes alike with the whole bot behind it; a model is asked about what nobody understood", async () => {
    const asked: string[] = [];
    const off = await played(name, openBotChat({ language }));
    const on = await played(name, openBotChat({ language, ...assistant(noting(asked)) }));
    expect(stuck(off.actual)).toBe(stuck(off.expected));
    expect(on.reports).toEqual(off.reports);
    const [without, withIt] = [turnsOf(off.actual), turnsOf(withoutButtons(on.actual, language))];
    expect(withIt.length).toBe(without.length);
    const different = without.flatMap((turn, at) =>
      withIt[at]?.said === turn.said ? [] : [{ ...turn, on: withIt[at]?.said }],
    );
    // Where it was asked, and only there, something else is said; and there the core had made nothing of it.
    expect(different.map(({ input }) => input)).toEqual(asked);
    questions.push(...asked);
    for (const turn of different) {
      expect(turn.said).toMatch(lost[language]);
      expect(turn.on).toContain(wordsIn[language].proposals.unfulfilled.unusable);
    }
  });
});

test("a model was asked now and then", () => {
  expect(questions.length).toBeGreaterThan(0);
});

/** Nothing was made of it: not understood, or no figure in it. */
const lost: Readonly<Record<Language, RegExp>> = {
  "zh-CN": /没看懂|没看到数字|收到 \d+ 个/,
  en: /not understood|no figure|Nothing was changed/i,
};

interface Turn {
  readonly input: string;
  readonly said: string;
}

const turnsOf = (conversation: string): readonly Turn[] =>
  conversation.split(/^(?=»)/m).map((turn) => {
    const [input = "", ...said] = turn.split("\n");
    return { input: input.slice(1).trim(), said: said.join("\n") };
  });

/** Steps that could not be done: with the whole bot behind it no more than without. */
const stuck = (conversation: string): number => conversation.split("!!").length - 1;
