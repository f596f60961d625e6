import type { Model } from "#assist/model.ts";
import { whichQuery } from "#assist/query.ts";
import { findUnits } from "#flows/county/find-units.ts";
import { answerTo } from "#flows/answer-query.ts";
import type { Query } from "#flows/match-query.ts";
import { loadDirectory } from "../directory.ts";
import type { Dependencies } from "../dependencies.ts";
import { failed } from "./came.ts";
import type { Fulfilled } from "./fulfil.ts";
import type { Came } from "./propose-to.ts";

interface Asking {
  readonly deps: Dependencies;
  readonly model: Model;
  /** Where the asker is. */
  readonly unit: string;
  readonly text: string;
  readonly stop: AbortSignal;
}

/** A question in plain words: the model says which of the bot's own it is, and the bot answers that, or does not. */
export async function findQuery(asking: Asking): Promise<Fulfilled> {
  const { model, text, stop } = asking;
  const outcome = await whichQuery(model, { text }, stop);
  if (outcome.kind === "failed") return failed(outcome.why, outcome.used);
  const { value: query, used } = outcome;
  const event = query === "none" ? undefined : await answerOf(asking, query);
  return {
    ...(event === undefined ? {} : { event }),
    used,
    came: query === "none" ? "none" : query.name,
    refused: 0,
  };
}

async function answerOf(
  { deps, unit }: Asking,
  { name, argument = "" }: Query,
): Promise<Came | undefined> {
  const action = answerTo[name];
  if (action !== undefined) return { kind: "command", action };
  if (name !== "unit-status") {
    return { kind: "hall", action: { kind: "county", unit, group: "all", page: 0 } };
  }
  const [only, ...others] = findUnits(await loadDirectory(deps), unit, argument);
  return only === undefined || others.length > 0
    ? undefined
    : { kind: "hall", action: { kind: "unit", unit: only.id } };
}
