import type { CountyWords } from "../zh-CN/county.ts";

const some = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

export const county: CountyWords = {
  title: (unit, year, date) => `Units below ${unit}, reports of ${year} (${date})`,
  groups: {
    late: "Late",
    filed: "Filed",
    review: "In review",
    filling: "Filling",
    absent: "Not begun",
    unbound: "Nobody",
    all: "All",
  },
  count: (name, count) => `${name} ${count}`,
  completeness: (count, of, percent) => `filed ${count} of ${of}, ${percent}%`,
  timeliness: (count, of, percent) => `in time ${count} of ${of}, ${percent}%`,
  and: "; ",
  stop: ".",
  late: (names, count, named) =>
    count === named
      ? `Past their day and not filed: ${names}.`
      : `Past their day and not filed: ${names} and others, ${count} in all.`,
  allFiled: "All are filed ✓",
  noUnits: (unit) => `There are no units below ${unit} yet.`,
  unitsByAdmin: "An administrator adds them; how far they are is shown here then.",
  addUnits: "Add units",
  askWhich: "Which ones?",
  picture: "Picture",
  workbook: "Workbook",
  due: "Set due day",
  people: "People",
  listed: (unit, year, group, count) => `${unit}, reports of ${year}: ${group} ${count}`,
  page: (page, of) => `Page ${page} of ${of}`,
  noneThere: "No unit is here now.",
  askUnit: "Which unit? Sending its name works too.",
  nextPage: "Next page",
  pageBefore: "Page before",

  short: {
    unbound: "nobody",
    absent: "not begun",
    returned: "returned",
    finished: "final",
    filed: "filed",
    accepted: "accepted",
    published: "published",
  },
  shortFilling: (open) => (open === 0 ? "to submit" : `${open} open`),
  shortReview: () => "in review",
  shortLate: (days) => `${days}d late`,

  state: {
    unbound: "Nobody fills it in yet, so it was not begun.",
    absent: "Not begun yet.",
    filling: (percent) => `Being filled in, ${percent}% done.`,
    returned: "Returned, and being mended.",
    finished: "Final, but not filed yet.",
    review: (step) => (step === "" ? "Waiting for a look." : `Waiting for ${step}.`),
    filed: (date) => `Filed on ${date}, not accepted yet.`,
    accepted: (date) => `Filed on ${date} and accepted.`,
    published: "Published.",
    corrected: "It was published, and is being corrected.",
  },
  fillers: (names) => `Filled in by ${names}`,
  noFiller: "Nobody fills it in yet.",
  dueAhead: (date, days) => `Due ${date}, ${some(days, "day", "days")} to go.`,
  dueToday: (date) => `Due ${date}, which is today.`,
  dueLate: (date, days) => `Was due ${date}, ${some(days, "day", "days")} ago.`,
  inTime: (date) => `Due ${date}, filed in time.`,
  notInTime: (date, days) => `Due ${date}, filed ${some(days, "day", "days")} late.`,
  stuckAt: (place) => `Stopped at: ${place}`,
  findings: (errors, warnings) =>
    [
      ...(errors === 0 ? [] : [`${errors} that do not add up`]),
      ...(warnings === 0 ? [] : [`${warnings} to look at`]),
    ].join(", "),
  remarks: (count) => `${some(count, "remark", "remarks")} not answered yet`,
  last: (date, clock, name) => `Last touched ${date} ${clock} by ${name}`,
  askWhat: "What next?",
  draftPictures: "Draft pages",
  finalPictures: "Pages",
  nudge: "Nudge",
  look: "See report",
  extend: "More time",
  records: "Records",
  toUnit: (unit) => `To ${unit}`,
  toCounty: "To all units",

  draftOnItsWay: (unit, format) => `${format} of ${unit}: it is being made and comes in a moment.`,
  notBegun: (unit, year) => `${unit} has not begun its report of ${year}: there is nothing to see.`,
  pictureOnItsWay: "The picture is being drawn and comes in a moment.",
  workbookOnItsWay: "The workbook is being made and comes in a moment.",
  pictureName: (unit, year) => `${unit} ${year} progress.png`,
  workbookName: (unit, year) => `${unit} ${year} reports.xlsx`,
  workbookTitle: (unit, year) => `Reports of ${year}, all units below ${unit}`,
  workbookCaption: (unit, year, filed, of) =>
    `All figures of the units below ${unit}, ${year}, one row each. Filed ${filed} of ${of}; the others as far as they are.`,
  pictureHeads: { name: "Unit", state: "State" },
  legend: {
    done: "done",
    partial: "not complete",
    wrong: "does not add up",
    blank: "not begun",
    none: "nobody",
    late: "late",
  },
  pictureRest: "{count} more; the workbook has all of them.",
  sheetWords: { sheet: "All units", unit: "Unit", level: "Level", state: "State", total: "Total" },

  asksAfter: (who, unit, year) => `${who} asks after the report of ${unit}, ${year}.`,
  tasks: {
    begin: "Not begun yet: about 10 minutes, stop whenever you like.",
    fill: (open, place) => `${open} to go${place === "" ? "" : `, stopped at ${place}`}.`,
    submit: "All questions are answered; after a check it can be submitted.",
    mend: "Something was returned; mend it and send it once more.",
    file: "It is final; only the filing is left.",
    review: (step) =>
      step === ""
        ? "It was sent in and waits for a look."
        : `It was sent in and waits for ${step}.`,
  },
  asks: {
    begin: "Begin now?",
    fill: "Go on now?",
    submit: "Have a look now?",
    mend: "See what is to be mended?",
    file: "File it now?",
    review: "Have a look now?",
  },
  buttons: {
    begin: "Begin",
    fill: "Go on",
    submit: "See it",
    mend: "Mend it",
    file: "File it",
    review: "Review it",
  },
  nudged: (names) => `${names} will hear of it now; one tap leads to the very step.`,
  alreadyNudged: (clock, who) => `${who} did so at ${clock} today; once a day is enough.`,
  nothingToNudge: (unit) => `${unit} has filed its report: no need.`,
  waitsForYou: (unit) => `The report of ${unit} waits for nobody else: go on below.`,
  nobodyFills: (unit) => `Nobody fills in the report of ${unit} yet, so there is nobody to nudge.`,
  nobodyReviews: (unit, step) =>
    `Nobody does ${step} for ${unit} yet, so there is nobody to nudge.`,
  inviteFirst: "Send an invitation first?",
  askAdmin: "Please ask an administrator to invite somebody.",
  invite: "Invite",

  askExtension: (unit, date, example) =>
    `${unit} is due on ${date}.\nUntil which day? A date will do, for example ${example}.`,
  askDue: (unit, date, example) =>
    `${unit} is due on ${date}.\nWhich day of each year from now on? A date will do, for example ${example}.`,
  askDueBelow: (unit, date, example) =>
    `The units below ${unit} are due on ${date === "" ? "different days" : date}.\nWhich day of each year from now on? A date will do, for example ${example}.`,
  neverMind: "Leave it",
  notADay: (example) => `I did not get that. A date will do, for example ${example}.`,
  noSuchDay: (example) => `The calendar has no such day. Another one, for example ${example}?`,
  isPast: (date, example) =>
    `${date} is over. Any day from today on works, for example ${example}.`,
  notLater: (date, due, example) =>
    `${date} is not later than the due day, ${due}. A later one works, for example ${example}.`,
  tooFar: (date, latest) => `${date} is too far off; anything until ${latest} works. Which day?`,
  extended: (unit, date) => `Done: ${unit} has until ${date}.`,
  toldExtended: (who, unit, year, date) =>
    `${who} gave ${unit} more time for its report of ${year}: until ${date}.`,
  dueSet: (unit, date) => `Done: ${unit} is due on ${date} from now on.`,
  dueBelowSet: (unit, date) => `Done: the units below ${unit} are due on ${date} from now on.`,
  someDiffer: (count) =>
    `${some(count, "unit has a day", "units have days")} of their own, which stay.`,
  stillExtended: (date) => `For this year it has until ${date}, which stays.`,
  fullDate: (year, month, day) => `${year}-${month}-${day}`,

  nothingWaits: "No report waits for a look just now; you hear of it here when one does.",
  waiting: (count) =>
    `${some(count, "report waits", "reports wait")} for a look, the first to come first.\nWhich one?`,
  waitsSince: (days) => (days === 0 ? "today" : `${days}d`),

  notFound: (text) => `Nothing found for "${text}". Two or three characters of the name will do.`,
  found: (count) => `There are ${count}. Which one?`,
  foundMany: (count, shown) =>
    `There are ${count}; here are ${shown}. A longer part of the name finds fewer.`,
};
