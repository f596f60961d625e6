import { may } from "#flows/workflow/rights.ts";
import type { Verb } from "#flows/workflow/rights.ts";
import { currentStep } from "#flows/workflow/setting.ts";
import type { SayScene } from "../scene.ts";

/** A button is drawn only for whom it would do something. */
export const can = ({ viewer, report, setting }: SayScene, verb: Verb): boolean =>
  may(verb, viewer.hats, report, setting).kind === "yes";

/** The look that the report waits for, as the unit calls it; empty where there is none. */
export const stepName = ({ report, setting }: SayScene): string =>
  currentStep(report, setting)?.name ?? "";

/** Any look by its id; one that the unit has no more keeps no name. */
export const nameOfStep = ({ setting }: SayScene, id: string | undefined): string =>
  setting.review.find((step) => step.id === id)?.name ?? "";

/** 填写中, 等初审, 已定稿 … */
export const stateName = (scene: SayScene): string =>
  scene.words.review.states[scene.report.state](stepName(scene));

/** 1月12日 */
export function dayName({ words }: Pick<SayScene, "words">, day: string): string {
  const [month = 1, date = 1] = day.slice(5, 10).split("-").map(Number);
  return words.day(month, date);
}
