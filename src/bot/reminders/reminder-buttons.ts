import type { Directory } from "#flows/directory/directory.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import type { ReminderGroup } from "#flows/reminders/plan.ts";
import { hallButton } from "../say/card.ts";
import type { Button } from "../say/card.ts";
import { shortLabel } from "../say/hall/county/short-state.ts";
import type { Words } from "../words/words.ts";

/** One way to each unit spoken of; more than a handful would bury the words. */
const mostButtons = 6;

/** What the reminder asks, answered: 现在开始吗？ [现在开始]; of several reports, which one: its unit. */
export function reminderButtons(
  { reminders: words }: Words,
  directory: Directory,
  { reminders }: ReminderGroup,
): readonly (readonly Button[])[] {
  const isOne = reminders.filter(({ kind }) => kind !== "digest").length === 1;
  const { unit: units } = indexOf(directory);
  return reminders.slice(0, mostButtons).map((reminder) => {
    const { unit } = reminder;
    if (reminder.kind === "digest") {
      return [hallButton(words.seeCounty, { kind: "county", unit, group: "all", page: 0 })];
    }
    const name = shortLabel(units.get(unit)?.short ?? "");
    return [
      hallButton(isOne || name === "" ? words.go[reminder.task] : name, { kind: "look", unit }),
    ];
  });
}
