import type { Action } from "#flows/conversation.ts";

/** The commands in the menu: ASCII names, described in `words`. `start` is not an action on a report. */
export const commandNames = [
  "start",
  "status",
  "draft",
  "files",
  "check",
  "edit",
  "undo",
  "help",
] as const;

export const commandActions: Readonly<Record<string, Action>> = {
  status: { kind: "status" },
  draft: { kind: "preview" },
  files: { kind: "files" },
  check: { kind: "check" },
  edit: { kind: "edit", section: "" },
  undo: { kind: "undo" },
  help: { kind: "commands" },
};
