import type { Action } from "./conversation.ts";
import { matchQuery } from "./match-query.ts";
import type { QueryName } from "./match-query.ts";

/** A question that the report itself answers, in whatever words it is put. */
export function queried(text: string): Action | undefined {
  const query = matchQuery(text);
  return query === undefined ? undefined : answerTo[query.name];
}

/** All of them are looks. Of other units the county tells: nothing of a report answers that. */
export const answerTo: Readonly<Record<QueryName, Action | undefined>> = {
  "own-missing": { kind: "status" },
  "own-status": { kind: "status" },
  "who-holds": { kind: "status" },
  deadline: { kind: "status" },
  findings: { kind: "check" },
  files: { kind: "files" },
  "county-missing": undefined,
  "county-status": undefined,
  "unit-status": undefined,
};
