import type { Extent } from "../../../hall/records/report-lines.ts";
import { hallButton, rowsOf } from "../../card.ts";
import type { Button } from "../../card.ts";
import { cut } from "../../cut.ts";
import { partName, rowName } from "../../scene.ts";
import type { LogScene } from "./patch-item.ts";
import { placesAround } from "./places.ts";

/** From the whole report to a section, from a section to its rows: wherever there is anything to read. */
export function placeButtons(
  scene: LogScene,
  { scope, sections }: Extent,
): readonly (readonly Button[])[] {
  const { form, seen, words, report } = scene;
  const places = report.changes
    .flatMap(({ patches }) => patches)
    .map(({ id }) => placesAround(seen, id))
    .filter((all) => sections === undefined || all.some((place) => sections.has(place)));
  const touched = new Set(places.flat());
  const to = (label: string, place: string): Button =>
    hallButton(label, { kind: "records", unit: report.unit, scope: place });
  const parts = form.sections.filter(({ id }) => id !== scope && touched.has(id));
  const rows = seen.questions.flatMap((question) =>
    question.kind === "row" &&
    question.section.id === scope &&
    touched.has(question.id) &&
    question.id.length <= longestScope
      ? [question]
      : [],
  );
  return [
    ...rowsOf(4, [
      ...(scope === "" ? [] : [to(words.people.logWhole, "")]),
      ...parts.map((section) => to(partName(scene, section), section.id)),
    ]),
    ...rowsOf(
      2,
      rows.slice(0, rowsShown).map((row) => to(cut(rowName(row), 16), row.id)),
    ),
  ];
}

const rowsShown = 16;
/** As much as a button carries of a place. */
const longestScope = 40;
