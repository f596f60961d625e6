import type { Bot } from "grammy";
import type { Shelf } from "#db/store.ts";
import { reportId } from "#flows/directory/directory.ts";
import type { Directory } from "#flows/directory/directory.ts";
import { evaluate } from "#flows/evaluate.ts";
import type { ReminderGroup } from "#flows/reminders/plan.ts";
import type { Standing } from "#flows/reminders/standing.ts";
import type { Report } from "#flows/report.ts";
import { currentStep } from "#flows/workflow/setting.ts";
import type { Dependencies } from "../dependencies.ts";
import { loadDirectory } from "../directory.ts";
import { markup } from "../markup.ts";
import { formOf } from "../scene-of.ts";
import { card, hallButton } from "../say/card.ts";
import type { Button } from "../say/card.ts";
import { asMessage } from "../say/turn.ts";
import { settingOf } from "../setting-of.ts";
import { openReminders } from "./remind.ts";
import type { Reminders } from "./remind.ts";
import { sayReminders } from "./say-reminders.ts";
import type { ToldRecord } from "./told.ts";

/** Reminders over the bot: where reports stand is read from them, and a tap leads to what is reminded of. */
export function remindersOf(bot: Bot, deps: Dependencies, told: Shelf<ToldRecord>): Reminders {
  return openReminders({
    directory: () => loadDirectory(deps),
    standingOf: async (unit, year) => {
      const loaded = await deps.reports.load(reportId(unit, year));
      return loaded.kind === "found"
        ? standingOf(deps, await loadDirectory(deps), loaded.value.report)
        : { state: "absent" };
    },
    told,
    send: async (group) => {
      const directory = await loadDirectory(deps);
      const text = sayReminders(deps.words, directory, group);
      const message = asMessage(card(text, ...buttonsFor(deps, group)));
      await bot.api.sendMessage(group.to, message.text, markup(message.keyboard));
    },
    now: deps.now,
    log: deps.log,
  });
}

function standingOf(deps: Dependencies, directory: Directory, report: Report): Standing {
  // The report was in time; that it is being corrected now is nobody's duty by a day.
  if (report.corrections.length > 0) return { state: "published" };
  const setting = settingOf(deps, directory, report.unit);
  const step = currentStep(report, setting);
  const { asked } = evaluate(formOf(deps, report), report);
  const open = asked.flatMap(({ question, state }) =>
    state === "answered"
      ? []
      : [question.section.id, ...("table" in question ? [question.table.id] : [])],
  );
  return {
    state: report.state,
    open: [...new Set(open)],
    ...(step === undefined ? {} : { step: step.id }),
  };
}

/** One way to each unit spoken of; more than a handful would bury the words. */
const mostButtons = 6;

function buttonsFor(
  { words }: Dependencies,
  { reminders }: ReminderGroup,
): readonly (readonly Button[])[] {
  return reminders.slice(0, mostButtons).map((reminder) => [
    reminder.kind === "digest"
      ? hallButton(words.reminders.seeCounty, {
          kind: "county",
          unit: reminder.unit,
          group: "all",
          page: 0,
        })
      : hallButton(words.reminders.goThere, { kind: "look", unit: reminder.unit }),
  ]);
}
