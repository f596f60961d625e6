import { caseEnds } from "#flows/act/cases.ts";
import { runningBalance } from "#flows/balance.ts";
import { coreOf } from "#flows/find-rows.ts";
import { cellId } from "#flows/outline.ts";
import type { CasesQuestion } from "#flows/outline.ts";
import { button, card, rowsOf } from "./card.ts";
import type { Card } from "./card.ts";
import { shortName } from "./figures.ts";
import type { SayScene } from "./scene.ts";

/** Case by case: who applied? What has been entered so far stays in sight. */
export function askCases(scene: SayScene, { table, cases }: CasesQuestion): Card {
  const { seen, sheet, words } = scene;
  const place = seen.tables.get(table.id);
  const columns = place?.rows[0]?.columns ?? [];
  const lines = caseEnds(seen, table.id).flatMap((end) =>
    columns.flatMap((column) => {
      const count = sheet.values.get(cellId(table.id, end, column.key)) ?? 0;
      return count === 0 ? [] : [`${column.label} ${cases.names[end] ?? end} ${count}`];
    }),
  );
  const balance = runningBalance(seen, table.id, sheet.values);
  const done = balance === undefined ? 0 : balance.handled + balance.carriedOut;
  const carried = (balance?.carriedIn ?? 0) - done;
  const example = `${columns[0]?.label ?? ""} ${cases.names[cases.outcomes[0] ?? ""] ?? ""} 2`;
  return card(
    [
      carried > 0 ? words.carriedFirst(carried) : "",
      words.askCases(done, lines.join(words.dot)),
      done === 0 ? words.casesHint(example) : "",
    ]
      .filter((line) => line !== "")
      .join("\n"),
    ...rowsOf(
      3,
      columns.map((column, at) =>
        button(shortColumn(column.label), { kind: "pick", table: table.id, column: at }),
      ),
    ),
    [
      button(words.casesDone, { kind: "cases-done", table: table.id }),
      ...(done > 0 ? [button(words.undo, { kind: "undo" })] : []),
    ],
  );
}

/** Applicant chosen: how was it handled? The ends of a case, group by group as the statute has them. */
export function pickOutcome({ seen, words }: SayScene, table: string, column: number): Card {
  const place = seen.tables.get(table);
  const cases = place?.table.cases;
  const applicant = place?.rows[0]?.columns[column];
  if (place === undefined || cases === undefined || applicant === undefined) return card("");
  const groups = Map.groupBy(caseEnds(seen, table).entries(), ([, end]) => {
    const path = place.rows.find(({ row }) => row.key === end)?.row.path ?? [];
    return path.length > 2 ? coreOf(path[1] ?? "") : "";
  });
  const buttons = [...groups.values()].map((ends) =>
    rowsOf(
      3,
      ends.map(([outcome, end]) =>
        button(cases.names[end] ?? end, { kind: "case", table, column, outcome, count: 1 }),
      ),
    ),
  );
  const names = [...groups.keys()].filter((name) => name !== "").join(words.list);
  return card(words.pickOutcome(shortName(applicant), names), ...buttons.flat(), [
    button(words.backToApplicant, { kind: "pick-applicant", table }),
  ]);
}

/** 社会公益组织 fits three to a row only without its last word. */
const shortColumn = (label: string): string =>
  label.replace(/(组织|机构)$/, (word) => (label.length > 4 ? "" : word));
