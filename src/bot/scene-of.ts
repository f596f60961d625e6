import { evaluate } from "#flows/evaluate.ts";
import type { Form } from "#flows/form.ts";
import { outline } from "#flows/outline.ts";
import type { Report } from "#flows/report.ts";
import type { Sheet } from "#flows/sheet.ts";
import type { Dependencies } from "./dependencies.ts";
import type { SayScene } from "./say/scene.ts";

/** A report as it stands, for saying something about it. */
export function sceneOf(deps: Dependencies, report: Report, worked?: Sheet): SayScene {
  const form = formOf(deps, report);
  const sheet = worked ?? evaluate(form, report);
  return { form, seen: outline(form), report, sheet, words: deps.words };
}

/** The edition that the report was begun with. */
export function formOf({ forms }: Dependencies, report: Report): Form {
  const form = forms.find(({ id }) => id === report.form);
  if (form === undefined)
    throw new Error(`no form ${report.form} for the report of ${report.year}`);
  return form;
}
