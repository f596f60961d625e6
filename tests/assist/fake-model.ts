import type { Model, Outcome, Used } from "#assist/model.ts";

const used: Used = { model: "fake", prompt: "fake@1", took: 0, tokens: { in: 0, out: 0 } };

/** A model that says what it is told to, in pieces of some characters; a failure where it is told that. */
export function fakeModel(
  say: (about: Readonly<Record<string, unknown>>) => unknown,
  step = 7,
): Model {
  return {
    about: { model: "fake", host: "here", output: "schema" },
    ask: async <T>({ about, shape }: Parameters<Model["ask"]>[0]) => {
      const parsed = shape.safeParse(say(about));
      return (
        parsed.success
          ? { kind: "ok", value: parsed.data, used }
          : { kind: "failed", why: "unusable", used }
      ) as Outcome<T>;
    },
    write: async ({ about }, heard, signal) => {
      const text = String(say(about));
      for (let at = step; at < text.length && !signal.aborted; at += step) heard(text.slice(0, at));
      return signal.aborted
        ? { kind: "failed", why: "cancelled", used }
        : { kind: "ok", value: text, used };
    },
  };
}
