import { z } from "zod";
import { queries } from "#flows/match-query.ts";
import type { Query, QueryName } from "#flows/match-query.ts";
import type { Model, Outcome } from "./model.ts";

const names = Object.keys(queries) as QueryName[];

const shape = z.strictObject({
  query: z.string().max(40),
  argument: z.string().max(60).nullable(),
});

/**
 * Which of the bot's own questions a person means, of those allowed here. `none` where it is none of them: also where the
 * model names another, or asks about something that the person did not write.
 */
export async function whichQuery(
  model: Model,
  {
    text,
    allowed = names,
    units = [],
  }: Readonly<{ text: string; allowed?: readonly QueryName[]; units?: readonly string[] }>,
  signal: AbortSignal,
): Promise<Outcome<Query | "none">> {
  const about = {
    text,
    queries: allowed.map((name) => ({ name, meaning: queries[name] })),
    ...(units.length === 0 ? {} : { units }),
  };
  const outcome = await model.ask({ prompt: "query", about, shape }, signal);
  if (outcome.kind === "failed") return outcome;
  return { ...outcome, value: checked(text, allowed, outcome.value) };
}

/** These are about something that has to be named. */
const withArgument: ReadonlySet<QueryName> = new Set(["unit-status", "who-holds"]);

function checked(
  text: string,
  allowed: readonly QueryName[],
  { query, argument }: z.infer<typeof shape>,
): Query | "none" {
  const name = allowed.find((one) => one === query);
  if (name === undefined) return "none";
  if (!withArgument.has(name)) return { name };
  const said = argument?.trim() ?? "";
  return said !== "" && text.includes(said) ? { name, argument: said } : "none";
}
