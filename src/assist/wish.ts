import { failureOf, troubleOf } from "./failed.ts";
import type { Line } from "./line.ts";
import type { Outcome, Used } from "./model.ts";
import type { Tokens } from "./read-answer.ts";
import { within } from "./within.ts";
import type { Stretch } from "./within.ts";

/** A wish under way: where to write down what it took, which counts also when nothing comes of it. */
export type Wish = Stretch & Readonly<{ took: (tokens: Tokens | undefined) => void }>;

/** Does what is wished in the time there is for it. Never throws: whatever goes wrong is one of the failures. */
export async function wish<T>(
  line: Line,
  what: Readonly<{ model: string; prompt: string; ms: number; signal: AbortSignal }>,
  work: (wish: Wish) => Promise<T>,
): Promise<Outcome<T>> {
  const from = performance.now();
  let tokens: Tokens = { in: 0, out: 0 };
  const used = (): Used => ({
    model: what.model,
    prompt: what.prompt,
    took: Math.round(performance.now() - from),
    tokens,
  });
  const took = (more: Tokens | undefined) => {
    tokens = { in: tokens.in + (more?.in ?? 0), out: tokens.out + (more?.out ?? 0) };
  };
  try {
    const value = await within(what.ms, what.signal, (stretch) => work({ ...stretch, took }));
    return { kind: "ok", value, used: used() };
  } catch (error) {
    const why = what.signal.aborted ? "cancelled" : failureOf(error);
    if (why !== "cancelled") {
      line.log(
        `model ${what.model} at ${line.host}, ${what.prompt}: ${troubleOf(error)} after ${used().took} ms`,
      );
    }
    return { kind: "failed", why, used: used() };
  }
}
