import type { Bot } from "grammy";
import type { Shelf } from "#db/store.ts";
import type { Dependencies } from "../dependencies.ts";
import { loadDirectory } from "../directory.ts";
import { markup } from "../markup.ts";
import { card } from "../say/card.ts";
import { asMessage } from "../say/turn.ts";
import { readAhead } from "./read-ahead.ts";
import { openReminders } from "./remind.ts";
import type { Reminders } from "./remind.ts";
import { reminderButtons } from "./reminder-buttons.ts";
import { sayReminders } from "./say-reminders.ts";
import { standingOf } from "./standing-of.ts";
import type { ToldRecord } from "./told.ts";

/**
 * Reminders over the bot: where reports stand is read from them, at the start already, and a tap leads to what is
 * reminded of.
 */
export function remindersOf(bot: Bot, deps: Dependencies, told: Shelf<ToldRecord>): Reminders {
  const reminders = openReminders({
    directory: () => loadDirectory(deps),
    standingOf: (unit, year) => standingOf(deps, unit, year),
    told,
    send: async (group) => {
      const directory = await loadDirectory(deps);
      const text = sayReminders(deps.words, directory, group);
      const message = asMessage(card(text, ...reminderButtons(deps.words, directory, group)));
      await bot.api.sendMessage(group.to, message.text, markup(message.keyboard));
    },
    now: deps.now,
    log: deps.log,
  });
  return {
    tick: () => reminders.tick(),
    start: () => {
      let isStopped = false;
      const end = reminders.start();
      const ahead = readAhead(deps, () => isStopped);
      return async () => {
        isStopped = true;
        await Promise.all([end(), ahead]);
      };
    },
  };
}
