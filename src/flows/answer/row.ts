import { recordRow } from "../act/figures.ts";
import type { Column } from "../form.ts";
import type { Move, Scene } from "../move.ts";
import type { RowQuestion } from "../outline.ts";
import { readRow } from "../reading/read-row.ts";
import type { RowColumn, RowReading } from "../reading/read-row.ts";

/** One row from one message. */
export function answerRow(scene: Scene, row: RowQuestion, text: string): Move {
  return takeReading(scene, row, readingOf(row, text));
}

/** What figures a message gives for a row. */
export function readingOf(row: RowQuestion, text: string): RowReading {
  const { lone } = row.table;
  return readRow(text, {
    columns: row.columns.map(asColumn),
    ...(lone === undefined ? {} : { lone }),
  });
}

/** A reading, recorded or asked back. */
export function takeReading(scene: Scene, row: RowQuestion, reading: RowReading): Move {
  switch (reading.kind) {
    case "values":
      return recordRow(
        scene,
        row,
        row.columns.map(({ key }) => {
          const value = reading.values[key];
          return value === undefined || value === "blank" ? null : value;
        }),
      );
    case "ambiguous":
      return {
        replies: [
          {
            kind: "which-reading",
            row: row.id,
            readings: reading.readings,
            reason: reading.reason,
          },
        ],
        ask: false,
      };
    case "refused":
      return { replies: [{ kind: "refused", row: row.id, refusal: reading }], ask: false };
  }
}

export const asColumn = ({ key, label, kind = "count", unit, aliases }: Column): RowColumn => ({
  key,
  label,
  kind,
  ...(kind === "money" && unit === "万元" ? { bareUnit: unit } : {}),
  ...(aliases === undefined ? {} : { aliases }),
});
