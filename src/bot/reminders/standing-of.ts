import { reportedOf } from "#flows/county/reported.ts";
import { reportId } from "#flows/directory/directory.ts";
import type { Standing } from "#flows/reminders/standing.ts";
import { currentStep } from "#flows/workflow/setting.ts";
import type { Dependencies } from "../dependencies.ts";
import { loadDirectory } from "../directory.ts";
import { formOf } from "../scene-of.ts";
import { settingOf } from "../setting-of.ts";

/**
 * Where a unit's report stands, from its file; what the county is shown of it is worked out by the way.
 *
 * @throws Error when the file is damaged: that it was never begun would be a lie
 */
export async function standingOf(
  deps: Dependencies,
  unit: string,
  year: number,
): Promise<Standing> {
  const loaded = await deps.reports.load(reportId(unit, year));
  if (loaded.kind === "absent") return { state: "absent" };
  if (loaded.kind === "damaged") throw new Error("its file is damaged");
  const { report } = loaded.value;
  const { progress, isCorrected, open } = reportedOf(formOf(deps, report), report);
  // The report was in time; that it is being corrected now is nobody's duty by a day.
  if (isCorrected) return { state: "published" };
  const step = currentStep(report, settingOf(deps, await loadDirectory(deps), unit));
  return { state: progress.state, open, ...(step === undefined ? {} : { step: step.id }) };
}
