import { z } from "zod";
import { Failed, failureOf, statusOf } from "./failed.ts";
import type { About } from "./model.ts";
import { jsonIn, readAnswer } from "./read-answer.ts";

/** Small things in which servers differ. Found out by what they refuse. */
export interface Manners {
  /** The hosted ones have renamed it. */
  readonly limit: "max_tokens" | "max_completion_tokens";
  /** Models that think first take no temperature. */
  readonly temperature: boolean;
  /** Old servers do not count what they stream. */
  readonly usage: boolean;
}

export const usualManners: Manners = { limit: "max_tokens", temperature: true, usage: true };

/** Other manners, where the refusal names one that we have; `undefined` where it is about something else. */
export function otherManners(manners: Manners, error: unknown): Manners | undefined {
  const status = statusOf(error);
  if (status !== 400 && status !== 422) return undefined;
  const said = error instanceof Error ? error.message : "";
  if (said.includes("max_completion_tokens") && manners.limit === "max_tokens") {
    return { ...manners, limit: "max_completion_tokens" };
  }
  if (said.includes("temperature") && manners.temperature) {
    return { ...manners, temperature: false };
  }
  return said.includes("stream_options") && manners.usage
    ? { ...manners, usage: false }
    : undefined;
}

export type Output = About["output"];

/** One tiny request, answered in this way. */
export type Probe = (output: Output, words: string, shape: typeof readySchema) => Promise<unknown>;

const readySchema = z.strictObject({ ready: z.boolean() });

/**
 * How a server gives answers in a shape, best first: one tiny request each. The first does not say what the shape is, so
 * that only a server which keeps to schemas can fill it in.
 *
 * @throws Failed, or what the client throws, where the server could not be asked
 */
export async function findOutput(probe: Probe): Promise<Output> {
  for (const [output, words] of probes) {
    const answer = await probe(output, words, readySchema).catch((error: unknown) => {
      if (output === "text" || !isRefusal(error)) throw error;
    });
    if (answer !== undefined && answersAs(output, answer)) return output;
  }
  throw new Failed("unusable");
}

const probes = [
  ["schema", "准备好了吗？"],
  ["json", '请只输出这个 JSON 对象：{"ready":true}'],
  ["text", "请只回答两个字：好的"],
] as const satisfies readonly (readonly [Output, string])[];

/** It was understood and turned down, rather than lost, not allowed, or put off. */
function isRefusal(error: unknown): boolean {
  const status = statusOf(error);
  return status === undefined
    ? failureOf(error) === "unusable"
    : ![401, 403, 404, 408, 429].includes(status);
}

function answersAs(output: Output, answer: unknown): boolean {
  try {
    const words = readAnswer(answer, 4_000);
    return output === "text" || readySchema.safeParse(jsonIn(words)).success;
  } catch {
    return false;
  }
}
