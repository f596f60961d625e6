import { readFileSync } from "node:fs";
import type { PromptName } from "./model.ts";

export interface Prompt {
  /** `figures@1` */
  readonly id: string;
  readonly text: string;
  /** The most that the model may say, in its own tokens; those that think first count their thoughts. */
  readonly most: number;
}

const most: Readonly<Record<PromptName, number>> = {
  figures: 3_000,
  paragraph: 2_000,
  polish: 4_000,
  query: 1_000,
  "table-picture": 6_000,
};

/** Reads each prompt when it is first wanted. */
export function promptFiles(): (name: PromptName) => Prompt {
  const known = new Map<PromptName, Prompt>();
  return (name) => {
    const prompt = known.get(name) ?? readPrompt(name);
    known.set(name, prompt);
    return prompt;
  };
}

/** @throws Error where the first line names no version: a proposal could not be traced to its prompt */
function readPrompt(name: PromptName): Prompt {
  const file = readFileSync(new URL(`./prompts/${name}.md`, import.meta.url), "utf8");
  const [, version, text] = /^version: (\d+)\r?\n(.*)$/s.exec(file) ?? [];
  if (version === undefined || text === undefined) {
    throw new Error(`prompts/${name}.md must begin with a line "version: 1"`);
  }
  return { id: `${name}@${version}`, text: text.trim(), most: most[name] };
}
