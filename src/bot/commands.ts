import type { Action } from "#flows/conversation.ts";
import type { HallAction } from "./hall/hall-action.ts";
import type { Input } from "./input.ts";

/** The commands in the menu: ASCII names, described in `words`. `start` is not an action on a report. */
export const commandNames = [
  "start",
  "status",
  "draft",
  "files",
  "check",
  "edit",
  "undo",
  "people",
  "records",
  "help",
] as const;

const commandActions: Readonly<Record<string, Action>> = {
  status: { kind: "status" },
  draft: { kind: "preview" },
  files: { kind: "files" },
  check: { kind: "check" },
  edit: { kind: "edit", section: "" },
  undo: { kind: "undo" },
  help: { kind: "commands" },
};

/** Commands of the hall, in the unit that the person is in. */
const hallActions: Readonly<Record<string, (unit: string) => HallAction>> = {
  people: (unit) => ({ kind: "people", unit }),
  records: (unit) => ({ kind: "records", unit, scope: "" }),
  home: () => ({ kind: "home" }),
};

type Command =
  | Omit<Extract<Input, { kind: "command" }>, "update" | "person">
  | Omit<Extract<Input, { kind: "hall" }>, "update" | "person">
  | Omit<Extract<Input, { kind: "unknown-command" }>, "update" | "person">;

export function commandNamed(name: string): Command {
  const action = commandActions[name];
  if (action !== undefined) return { kind: "command", action };
  const hall = hallActions[name];
  return hall === undefined ? { kind: "unknown-command" } : { kind: "hall", hall };
}
