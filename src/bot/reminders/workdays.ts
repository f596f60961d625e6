import { addDays, weekday } from "#flows/calendar.ts";
import type { Day } from "#flows/calendar.ts";
import type { IsWorkday } from "#flows/reminders/milestones.ts";

/**
 * Which days are worked in China: the yearly arrangement of the State Council, working weekends included. In a year
 * that the library does not know, be it not announced yet or the server not updated, the holidays that the law fixes.
 *
 * Loaded when first needed, so that starting costs nothing. Of the library only its table and its lunar calendar are
 * asked, with days as text: its own answers are a day off on servers west of Greenwich.
 */
export async function loadWorkdays(): Promise<IsWorkday> {
  const [{ default: table }, { default: library }] = await Promise.all([
    import("chinese-days/dist/chinese-days.json", { with: { type: "json" } }),
    import("chinese-days"),
  ]);
  const holidays = new Set(Object.keys(table.holidays));
  const worked = new Set(Object.keys(table.workdays));
  const lunar = (day: Day): string => {
    const { lunarMon, lunarDay, isLeap } = library.getLunarDate(day);
    return isLeap ? "" : `${lunarMon}-${lunarDay}`;
  };
  const isArranged = (day: Day): boolean => holidays.has(`${day.slice(0, 4)}-${nationalDay}`);
  const isLegalHoliday = (day: Day): boolean =>
    solarHolidays.has(day.slice(5)) ||
    day === clearAndBright(day) ||
    lunarHolidays.has(lunar(day)) ||
    lunar(addDays(day, 1)) === newYear;
  return (day) => {
    if (worked.has(day)) return true;
    if (holidays.has(day) || weekday(day) > 5) return false;
    return isArranged(day) || !isLegalHoliday(day);
  };
}

/* 《全国年节及纪念日放假办法》 as in force since 2025, article 2. */

const nationalDay = "10-01";

const solarHolidays: ReadonlySet<string> = new Set([
  "01-01",
  "05-01",
  "05-02",
  nationalDay,
  "10-02",
  "10-03",
]);

const newYear = "1-1";

/** Spring Festival, whose eve is a holiday too; Dragon Boat; Mid-Autumn. */
const lunarHolidays: ReadonlySet<string> = new Set([newYear, "1-2", "1-3", "5-5", "8-15"]);

/** 清明, by the rule that holds for this century. */
function clearAndBright(day: Day): Day {
  const year = Number(day.slice(2, 4));
  const date = Math.floor(year * 0.2422 + 4.81) - Math.floor(year / 4);
  return `${day.slice(0, 4)}-04-0${date}`;
}
