import type { UnitList } from "#intake/unit-list.ts";

/** A list as one line of text for each thing in it, so that tests are tables of sentences. */
export function sayList(list: UnitList): readonly string[] {
  if (list.kind === "unreadable") return [`unreadable: ${list.why}`];
  return [
    ...list.rows.map(({ line, more, name, short, self, level, region, due, people }) =>
      [
        `${[line, ...more].join("+")} ${name}`,
        ...(short === name ? [] : [`= ${short}`]),
        self,
        level,
        ...(region === undefined ? [] : [`in ${region}`]),
        ...(due === undefined ? [] : [`by ${due}`]),
        ...people.map(({ role, name, step }) => `${step ?? role} ${name}`),
      ].join(", "),
    ),
    ...list.troubles.map(
      ({ line, kind, text, field, first, last }) =>
        `${line}${last === undefined ? "" : `-${last}`} ${kind}${field === undefined ? "" : ` (${field})`}: ${text}` +
        (first === undefined ? "" : ` as in ${first}`),
    ),
    ...list.skipped.map(({ line, why, text }) => `${line} skipped, ${why}: ${text}`),
  ];
}

/** Every line that the list accounts for. */
export function linesIn(list: UnitList): ReadonlySet<number> {
  if (list.kind === "unreadable") return new Set();
  return new Set([
    ...list.rows.flatMap(({ line, more }) => [line, ...more]),
    ...list.troubles.flatMap(({ line, last }) =>
      last === undefined
        ? [line]
        : Array.from({ length: last - line + 1 }, (_, step) => line + step),
    ),
    ...list.skipped.map(({ line }) => line),
  ]);
}
