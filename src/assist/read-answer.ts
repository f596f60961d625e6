import { z } from "zod";
import { Failed } from "./failed.ts";

/** What is looked at of an answer; servers differ in all the rest. */
const completionSchema = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
});

/** Why a model stopped, and what it means: anything but an end of its own accord is no answer. */
export function checkFinish(reason: string | null | undefined): void {
  if (reason === "content_filter") throw new Failed("refused");
  if (reason !== "stop" && reason !== "eos") throw new Failed("unusable");
}

/**
 * The words of a whole answer. Looks at the finish first: what was cut off is no answer, whatever it looks like.
 *
 * @throws Failed
 */
export function readAnswer(completion: unknown, most: number): string {
  const parsed = completionSchema.safeParse(completion);
  const choice = parsed.data?.choices[0];
  if (choice === undefined) throw new Failed("unusable");
  const { content, refusal } = choice.message;
  if (typeof refusal === "string" && refusal !== "") throw new Failed("refused");
  checkFinish(choice.finish_reason);
  const words = spoken(content ?? "");
  if (words === "" || words.length > most) throw new Failed("unusable");
  return words;
}

/** Without what a model thinks aloud before it speaks; nothing while it still thinks. */
export function spoken(content: string): string {
  const end = content.lastIndexOf("</think>");
  if (end !== -1) return content.slice(end + "</think>".length).trimStart();
  return content.trimStart().startsWith("<think>") ? "" : content.trimStart();
}

/**
 * The JSON in an answer: alone, between marks of code, or among words.
 *
 * @throws Failed where there is none
 */
export function jsonIn(words: string): unknown {
  const from = words.indexOf("{");
  const to = words.lastIndexOf("}");
  if (from === -1 || to < from) throw new Failed("unusable");
  try {
    return JSON.parse(words.slice(from, to + 1)) as unknown;
  } catch {
    throw new Failed("unusable");
  }
}

const usageSchema = z.object({
  usage: z.object({
    prompt_tokens: z.int().nonnegative(),
    completion_tokens: z.int().nonnegative(),
  }),
});

export interface Tokens {
  readonly in: number;
  readonly out: number;
}

/** `undefined` where the server does not say. */
export function tokensOf(answer: unknown): Tokens | undefined {
  const usage = usageSchema.safeParse(answer).data?.usage;
  return usage === undefined
    ? undefined
    : { in: usage.prompt_tokens, out: usage.completion_tokens };
}
