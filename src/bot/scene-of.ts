import { indexOf } from "#flows/directory/index-of.ts";
import { evaluate } from "#flows/evaluate.ts";
import type { Form } from "#flows/form.ts";
import { dueDay } from "#flows/reminders/due.ts";
import { outline } from "#flows/outline.ts";
import type { Report } from "#flows/report.ts";
import type { Sheet } from "#flows/sheet.ts";
import type { Dependencies } from "./dependencies.ts";
import type { SayScene } from "./say/scene.ts";
import type { Seat } from "./seat.ts";
import { settingOf } from "./setting-of.ts";

/** A report as it stands in front of somebody, for saying something about it to them. */
export function sceneOf(
  deps: Dependencies,
  report: Report,
  { directory, person, who }: Onlooker,
  worked?: Sheet,
): SayScene {
  const form = formOf(deps, report);
  const setting = settingOf(deps, directory, report.unit);
  const viewer = { by: String(person.id), hats: who.hatsOn(report.unit) };
  const sheet = worked ?? evaluate(form, report, viewer, setting);
  const people = indexOf(directory).person;
  return {
    form,
    seen: outline(form),
    report,
    sheet,
    words: deps.words,
    viewer,
    setting,
    ...(setting.filing === true ? { due: dueDay(directory, report.unit, report.year) } : {}),
    assistant: deps.assistant !== undefined,
    nameOf: (id) => people.get(Number(id))?.name ?? deps.words.somebody,
  };
}

/** Whoever looks at a report. */
export interface Onlooker extends Pick<Seat, "directory" | "person"> {
  readonly who: Pick<Seat["who"], "hatsOn">;
}

/** The edition that the report was begun with. */
export function formOf({ forms }: Dependencies, report: Report): Form {
  const form = forms.find(({ id }) => id === report.form);
  if (form === undefined)
    throw new Error(`no form ${report.form} for the report of ${report.year}`);
  return form;
}
