import { evaluate } from "../evaluate.ts";
import type { Scene } from "../move.ts";
import { nextId } from "../sheet.ts";

/** The same, as if what is shown were not in front: with the question behind it. */
export function behind(scene: Scene): Scene {
  const { form, viewer, setting } = scene;
  const place = scene.report.places[viewer.by];
  if (place === undefined) return scene;
  const { prompt: _, ...rest } = place;
  const report = { ...scene.report, places: { ...scene.report.places, [viewer.by]: rest } };
  const sheet = evaluate(form, report, viewer, setting);
  const asked = { ...rest, asked: nextId(sheet.next) };
  return {
    ...scene,
    report: { ...report, places: { ...report.places, [viewer.by]: asked } },
    sheet,
  };
}
