import type { Hat } from "../directory/hats.ts";
import type { Outline, Question } from "../outline.ts";
import type { Finding } from "../sheet.ts";

/** Which sections and tables somebody fills, by id. */
export type Scope = "all" | ReadonlySet<string>;

/** A filler fills everything; a helper what was handed over, which is everything where nothing is named. */
export function scopeOf(hats: readonly Hat[]): Scope {
  const filling = hats.filter(({ role }) => role === "filler" || role === "helper");
  const everything = filling.some(({ role, sections }) => role === "filler" || !sections);
  return everything ? "all" : new Set(filling.flatMap(({ sections = [] }) => sections));
}

export const covers = (scope: Scope, question: Question): boolean =>
  scope === "all" || placesOf(question).some((id) => scope.has(id));

/** The section that a question stands in, and its table. */
export function placesOf(question: Question): readonly string[] {
  if (question.kind === "gate") return [question.section.id, question.gate.table];
  return "table" in question ? [question.section.id, question.table.id] : [question.section.id];
}

export function coversFinding(scope: Scope, seen: Outline, finding: Finding): boolean {
  if (scope === "all") return true;
  if (finding.kind === "blank") return covers(scope, finding.question);
  return finding.cells.some((id) => {
    const cell = seen.cells.get(id);
    return cell !== undefined && (scope.has(cell.section.id) || scope.has(cell.table.id));
  });
}

/** A remark is on a question, or on a section by its id; on the whole, it is for those who fill the whole. */
export function coversRemark(scope: Scope, seen: Outline, on: string): boolean {
  if (scope === "all") return true;
  const question = seen.question.get(on);
  return question === undefined ? scope.has(on) : covers(scope, question);
}

/** Who else fills a question: the people to whom its section or table was handed over. */
export const holdersOf = (
  holders: Readonly<Record<string, readonly string[]>> | undefined,
  question: Question,
): readonly string[] => [...new Set(placesOf(question).flatMap((id) => holders?.[id] ?? []))];

/** Where somebody's own part ends. */
export const isHelperOnly = (hats: readonly Hat[]): boolean =>
  !hats.some(({ role }) => role === "filler") && hats.some(({ role }) => role === "helper");

export const isHeldByOthers = (
  holders: Readonly<Record<string, readonly string[]>> | undefined,
  question: Question,
  by: string,
): boolean => {
  const people = holdersOf(holders, question);
  return people.length > 0 && !people.includes(by);
};
