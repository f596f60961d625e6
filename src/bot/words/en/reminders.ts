import type { ReminderWords } from "../zh-CN/reminders.ts";

export const reminders: ReminderWords = {
  title: (unit, year) => `${unit}, report of ${year}`,
  when: {
    ahead: (date, days) =>
      days === 1 ? `Due tomorrow (${date})` : `Due ${date}, ${days} days to go`,
    today: (date) => `Due today (${date})`,
    late: (date, days) =>
      days === 1 ? `Was due ${date}, yesterday` : `Was due ${date}, ${days} days ago`,
  },
  stop: ".",
  task: {
    begin: "Not begun yet: about 10 minutes, stop whenever you like.",
    fill: "Some of it is filled in; it only has to go on.",
    mend: "Something was returned; mend it and send it once more.",
    help: "The part you were asked to fill in is not complete yet.",
    review: "It has been sent in and waits for a look.",
    file: "It is final; only the filing is left.",
  },
  ask: {
    begin: "Begin now?",
    fill: "Go on now?",
    mend: "See what to change?",
    help: "Fill it in now?",
    review: "Have a look now?",
    file: "File it now?",
  },
  several: (count) => `${count} reports need attention:`,
  line: (unit, when, task) => `${unit}: ${when}, ${task}`,
  shortTask: {
    begin: "not begun",
    fill: "not complete",
    mend: "returned",
    help: "a part is yours",
    review: "waits for a look",
    file: "to be filed",
  },
  moreReports: (count) => `And ${count} more.`,
  whichFirst: "Which one first?",
  go: {
    begin: "Begin now",
    fill: "Go on",
    mend: "Change it",
    help: "Fill it in",
    review: "Have a look",
    file: "File it",
  },
  seeCounty: "See the county",

  digest: (unit, year, date) => `${unit}, reports of ${year} (${date})`,
  late: (names, count, named) =>
    count === named
      ? `Past their day: ${names}`
      : `Past their day: ${names} and others, ${count} in all`,
  piles: {
    filed: (count) => `${count} filed`,
    review: (count) => `${count} in review`,
    filling: (count) => `${count} being filled in`,
    absent: (count) => `${count} not begun`,
    unbound: (count) => `${count} without a clerk`,
  },
  next: (date, days) =>
    days === 0 ? `Due today (${date}).` : `Next due day: ${date}, ${days} to go.`,
  askWhich: "Which unit shall we look at?",
};
