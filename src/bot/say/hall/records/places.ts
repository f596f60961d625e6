import type { Outline } from "#flows/outline.ts";
import { partName, questionName, rowName, rowOf } from "../../scene.ts";
import type { SayScene } from "../../scene.ts";

/** The ids by which something can be asked for, from its own outwards; a row also by its cells. */
export function placesAround(seen: Outline, id: string): readonly string[] {
  const cell = seen.cells.get(id);
  if (cell !== undefined) {
    return [id, `${cell.table.id}.${cell.row.key}`, cell.table.id, cell.section.id];
  }
  const question = seen.question.get(id);
  if (question === undefined) return id === "" ? [] : [id];
  return [
    id,
    ...(question.kind === "row" ? question.cells : []),
    ...(question.kind === "gate" ? [question.gate.table] : []),
    ...("table" in question ? [question.table.id] : []),
    question.section.id,
  ];
}

/** What a place is called: 第四部分, 行政许可, 表三; empty for the whole report: 整份. */
export function placeName(scene: SayScene, id: string): string {
  if (id === "") return scene.words.people.wholeReport;
  const { form, seen } = scene;
  const row = rowOf(scene, id);
  const section = form.sections.find((one) => one.id === id);
  if (section !== undefined) return partName(scene, section);
  if (row !== undefined) return rowName(row);
  const question = seen.question.get(id);
  return question === undefined ? (seen.tables.get(id)?.name ?? id) : questionName(scene, question);
}

/** A finding by the place that its key names. */
export function placesOfFinding(
  scene: SayScene,
  key: string,
): Readonly<{ places: readonly string[]; name: string }> {
  const { form, seen } = scene;
  const check = form.checks.find(({ id }) => key === id || key.startsWith(`${id}.`));
  const cells =
    check === undefined
      ? []
      : check.kind === "at-most"
        ? check.cells
        : check.kind === "at-least"
          ? [check.cell]
          : [];
  const cell = cells.find((id) => key.includes(id)) ?? cells[0];
  if (cell !== undefined) return { places: placesAround(seen, cell), name: placeName(scene, cell) };
  const table = check?.kind === "balance" ? check.table : undefined;
  return table === undefined
    ? { places: [], name: key }
    : {
        places: placesAround(seen, seen.tables.get(table)?.section.id ?? table),
        name: seen.tables.get(table)?.name ?? table,
      };
}
