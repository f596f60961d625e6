import { setImmediate } from "node:timers/promises";
import { inShanghai } from "#flows/calendar.ts";
import { reportedOf } from "#flows/county/reported.ts";
import { unitAndYear } from "#flows/directory/directory.ts";
import { reportYearOn } from "#flows/reminders/season.ts";
import type { Dependencies } from "../dependencies.ts";
import { formOf } from "../scene-of.ts";
import { reason } from "../trouble.ts";

/**
 * Works out, one by one, where all reports stand that are collected now: whoever asks first for a county of thousands
 * would wait for it, and everybody else behind them. What cannot be read is said when somebody asks for it.
 */
export async function readAhead(deps: Dependencies, isStopped: () => boolean): Promise<void> {
  const year = reportYearOn(inShanghai(deps.now().toISOString()).day);
  if (year === undefined) return;
  try {
    for (const id of await deps.reports.ids()) {
      if (isStopped()) return;
      if (unitAndYear(id)?.year === year) await readOne(deps, id);
    }
  } catch (error) {
    deps.log(`the reports of ${year} are read when somebody asks for them: ${reason(error)}`);
  }
}

async function readOne(deps: Dependencies, id: string): Promise<void> {
  const loaded = await deps.reports.load(id);
  if (loaded.kind === "found") reportedOf(formOf(deps, loaded.value.report), loaded.value.report);
  // Everything else has its turn.
  await setImmediate();
}
