import type { Action } from "#flows/conversation.ts";
import type { DeskAction } from "#flows/desk.ts";
import { wantedSchema } from "#flows/file-format.ts";
import { levels } from "#flows/form.ts";
import type { Level } from "#flows/form.ts";
import { bare, int, one } from "./codec.ts";
import type { Codecs } from "./codec.ts";
import { proposalCodecs } from "./proposal-codecs.ts";
import { reviewCodecs } from "./review-codecs.ts";

export type { Codec, Codecs } from "./codec.ts";

/** Six figures beside a long id leave few bytes: 0 takes none, `_` is blank, the rest is in base 36. */
const shortFigure = (value: number | null): string =>
  value === null ? "_" : value === 0 ? "" : value.toString(36);

const figureOf = (text: string): number | null | undefined => {
  if (text === "_") return null;
  const value = text === "" ? 0 : Number.parseInt(text, 36);
  return Number.isSafeInteger(value) ? value : undefined;
};

/** What can be done about a report. */
export const codecs: Codecs<Action> = {
  ...reviewCodecs,
  ...proposalCodecs,
  gate: {
    code: "g",
    args: ({ gate, answer }) => [gate, answer],
    parse: ([gate, answer]) =>
      gate !== undefined && (answer === "none" || answer === "some")
        ? { kind: "gate", gate, answer }
        : undefined,
  },
  mode: {
    code: "m",
    args: ({ table, mode }) => [table, mode],
    parse: ([table, mode]) =>
      table !== undefined && (mode === "cases" || mode === "rows")
        ? { kind: "mode", table, mode }
        : undefined,
  },
  zero: one(
    "z",
    ({ row }) => row,
    (row) => ({ kind: "zero", row }),
  ),
  "zero-rest": one(
    "zr",
    ({ table }) => table,
    (table) => ({ kind: "zero-rest", table }),
  ),
  values: {
    code: "v",
    args: ({ row, values }) => [row, values.map(shortFigure).join(",")],
    parse: ([row, list]) => {
      const values = list?.split(",").map(figureOf);
      return row === undefined || values === undefined || values.includes(undefined)
        ? undefined
        : { kind: "values", row, values: values.map((value) => value ?? null) };
    },
  },
  carry: {
    code: "c",
    args: ({ table, column }) => [table, String(column)],
    parse: ([table, column]) => {
      const at = column === "all" ? "all" : int(column);
      return table === undefined || at === undefined
        ? undefined
        : { kind: "carry", table, column: at };
    },
  },
  raise: {
    code: "r",
    args: ({ table, column }) => [table, String(column)],
    parse: ([table, column]) => {
      const at = int(column);
      return table === undefined || at === undefined
        ? undefined
        : { kind: "raise", table, column: at };
    },
  },
  case: {
    code: "k",
    args: ({ table, column, outcome, count }) => [table, [column, outcome, count].join(",")],
    parse: ([table, places]) => {
      const [column, outcome, count] = (places ?? "").split(",").map(int);
      return table === undefined ||
        column === undefined ||
        outcome === undefined ||
        count === undefined
        ? undefined
        : { kind: "case", table, column, outcome, count };
    },
  },
  "cases-done": one(
    "kd",
    ({ table }) => table,
    (table) => ({ kind: "cases-done", table }),
  ),
  parts: one(
    "p",
    ({ section }) => section,
    (section) => ({ kind: "parts", section }),
  ),
  offer: {
    code: "o",
    args: ({ text, part }) => [text, part],
    parse: ([text, part]) =>
      text === undefined || part === undefined ? undefined : { kind: "offer", text, part },
  },
  none: one(
    "n",
    ({ section }) => section,
    (section) => ({ kind: "none", section }),
  ),
  done: one(
    "d",
    ({ text }) => text,
    (text) => ({ kind: "done", text }),
  ),
  rewrite: one(
    "w",
    ({ text }) => text,
    (text) => ({ kind: "rewrite", text }),
  ),
  acknowledge: one(
    "a",
    ({ finding }) => finding,
    (finding) => ({ kind: "acknowledge", finding }),
  ),
  later: one(
    "l",
    ({ what }) => what,
    (what) => ({ kind: "later", what }),
  ),
  finish: bare("f", { kind: "finish" }),
  reopen: bare("ro", { kind: "reopen" }),
  undo: bare("u", { kind: "undo" }),
  go: one(
    "go",
    ({ question }) => question,
    (question) => ({ kind: "go", question }),
  ),
  back: bare("b", { kind: "back" }),
  continue: bare("ct", { kind: "continue" }),
  pick: {
    code: "pk",
    args: ({ table, column }) => [table, String(column)],
    parse: ([table, column]) => {
      const at = int(column);
      return table === undefined || at === undefined
        ? undefined
        : { kind: "pick", table, column: at };
    },
  },
  "pick-applicant": one(
    "pa",
    ({ table }) => table,
    (table) => ({ kind: "pick-applicant", table }),
  ),
  help: one(
    "h",
    ({ question }) => question,
    (question) => ({ kind: "help", question }),
  ),
  commands: bare("cm", { kind: "commands" }),
  status: bare("s", { kind: "status" }),
  check: bare("ck", { kind: "check" }),
  preview: bare("pv", { kind: "preview" }),
  files: bare("fs", { kind: "files" }),
  file: {
    code: "fl",
    args: ({ wanted }) => [wanted.formats.join(","), wanted.table ?? ""],
    parse: ([formats, table]) => {
      const wanted = wantedSchema.safeParse({
        formats: formats?.split(","),
        ...(table === undefined || table === "" ? {} : { table }),
      });
      return wanted.success ? { kind: "file", wanted: wanted.data } : undefined;
    },
  },
  edit: one(
    "e",
    ({ section }) => section,
    (section) => ({ kind: "edit", section }),
  ),
  pause: bare("pz", { kind: "pause" }),
};

/** What can be done at the desk in front of it. */
export const deskCodecs: Codecs<DeskAction> = {
  level: {
    code: "@l",
    args: ({ level }) => [level],
    parse: ([level]) =>
      level !== undefined && (levels as readonly string[]).includes(level)
        ? { kind: "level", level: level as Level }
        : undefined,
  },
  // The only words that travel in a button: percent-encoded, for data must be ASCII.
  self: {
    code: "@s",
    args: ({ self }) => [encodeURIComponent(self)],
    parse: ([self]) =>
      self === undefined ? undefined : { kind: "self", self: decodeURIComponent(self) },
  },
  year: {
    code: "@y",
    args: ({ year }) => [String(year)],
    parse: ([year]) => {
      const number = int(year);
      return number === undefined ? undefined : { kind: "year", year: number };
    },
  },
  "other-year": bare("@o", { kind: "other-year" }),
  years: bare("@ys", { kind: "years" }),
  rename: bare("@r", { kind: "rename" }),
  restore: {
    code: "@x",
    args: ({ year }) => [String(year)],
    parse: ([year]) => {
      const number = int(year);
      return number === undefined ? undefined : { kind: "restore", year: number };
    },
  },
};
