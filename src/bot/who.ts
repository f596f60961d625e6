import type { Access } from "./dependencies.ts";
import type { DeskRecord } from "./records.ts";

export interface Person {
  readonly id: number;
  readonly name: string;
}

export type Who = "clerk" | "newcomer" | "stranger";

/** Who is this? The one place that knows; roles will live here. A newcomer becomes the clerk by starting. */
export function whoIs(person: Person, access: Access, clerk: DeskRecord["clerk"]): Who {
  if (access === "everyone") return "clerk";
  if (typeof access === "number") return person.id === access ? "clerk" : "stranger";
  if (clerk === undefined) return "newcomer";
  return clerk.id === person.id ? "clerk" : "stranger";
}
