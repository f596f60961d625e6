import type OpenAI from "openai";
import type { zodResponseFormat } from "openai/helpers/zod";
import { otherManners } from "./capabilities.ts";
import type { Manners, Output } from "./capabilities.ts";
import type { Limits } from "./limits.ts";
import type { Prompt } from "./prompt-files.ts";
import type { PromptName } from "./model.ts";
import { repeat } from "./repeat.ts";

/** The line to one server: everything that a wish needs. */
export interface Line {
  readonly client: OpenAI;
  readonly host: string;
  readonly limits: Limits;
  readonly log: (line: string) => void;
  readonly prompt: (name: PromptName) => Prompt;
  readonly formatOf: typeof zodResponseFormat;
  /** What has been learned about the server so far, by the model's name. */
  readonly learned: Map<string, Learned>;
  /** Ways of answering that are known or being found out. */
  readonly finding: Map<string, Promise<Output>>;
}

export interface Learned {
  readonly manners: Manners;
  readonly output?: Output;
}

/**
 * Calls the server in its manners, as often as is worth it; a refusal that names a manner teaches the other one.
 *
 * @throws what the client throws
 */
export function call<T>(
  line: Line,
  model: string,
  signal: AbortSignal,
  work: (manners: Manners) => Promise<T>,
): Promise<T> {
  return repeat(line.limits, signal, async () => {
    for (;;) {
      const { manners } = learnedOf(line, model);
      try {
        return await work(manners);
      } catch (error) {
        const others = otherManners(manners, error);
        if (others === undefined) throw error;
        line.learned.set(model, { ...learnedOf(line, model), manners: others });
      }
    }
  });
}

export function learnedOf({ learned }: Line, model: string): Learned {
  const known = learned.get(model);
  if (known === undefined) throw new Error(`no model ${model} on this line`);
  return known;
}

/** The messages of a wish: the prompt alone is the system's, whatever people wrote is the user's. */
export function messagesOf(
  prompt: Prompt,
  content: OpenAI.ChatCompletionUserMessageParam["content"],
): OpenAI.ChatCompletionMessageParam[] {
  return [
    { role: "system", content: prompt.text },
    { role: "user", content },
  ];
}

/** How much it may say, and how freely. */
export const mannered = ({ limit, temperature }: Manners, most: number) => ({
  [limit]: most,
  ...(temperature ? { temperature: 0 } : {}),
});
