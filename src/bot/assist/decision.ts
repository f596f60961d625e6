import type { Origin } from "#flows/proposal.ts";
import type { Report } from "#flows/report.ts";

/** What a person made of something that the assistant had proposed. */
export type Decision = Readonly<{
  unit: string;
  /** The proposal's. */
  id: string;
  came: "taken" | "taken in part" | "dropped";
}>;

const assistants: ReadonlySet<Origin> = new Set<Origin>(["assistant", "voice", "picture"]);

/** Was a proposal of the assistant's in front before, and is it not any more? */
export function decisionOf(before: Report, after: Report, by: string): Decision | undefined {
  const prompt = before.places[by]?.prompt;
  if (prompt === undefined || !("origin" in prompt) || !assistants.has(prompt.origin)) {
    return undefined;
  }
  const now = after.places[by]?.prompt;
  if (now !== undefined && "id" in now && now.id === prompt.id) return undefined;
  const isTaken = after.changes.at(-1)?.through === "assistant" && after.revision > before.revision;
  const came = !isTaken ? "dropped" : prompt.at === undefined ? "taken" : "taken in part";
  return { unit: after.unit, id: prompt.id, came };
}
