import type { PeopleWords } from "../zh-CN/people.ts";

const to = (name: string): string => (name === "" ? "" : ` for ${name}`);

export const people: PeopleWords = {
  notYours: "Somebody else looks after this; nothing was changed.",
  peopleBy: "Who comes in and who leaves is for the administrator; tell them whom to invite.",
  peopleBelow: "Who works in the units below is shown with each unit.",
  nameFirst: "First tell me which unit this is, then invite colleagues.",
  setUpUnit: "Set up the unit",
  roles: {
    filler: "Clerk",
    helper: "Helper",
    reviewer: "Reviewer",
    supervisor: "Supervisor",
    admin: "Admin",
  },
  theProgram: "the program",
  thisOffice: "this office",

  unknownLink: "This link does not work. Please ask whoever sent it for another one.",
  expiredLink: "This link has run out. Please ask whoever sent it for another one.",
  usedLink:
    "This link was used already; each works once. Please ask whoever sent it for another one.",
  revokedLink: "This link was taken back. Please ask whoever sent it for another one.",
  alreadyIn: (post) => `You are in already, all is as it was: ${post}.`,
  welcome: (name, post) => `Hello ${name}. From now on: ${post}.`,
  moreSections: (post) => `Good. Now it is: ${post}.`,
  postIn: (unit, post) => `${post}, ${unit}`,
  withSections: (post, sections) => `${post} (${sections})`,
  tookOver: (names) => `It was ${names} before; everything filled in is still there.`,
  next: {
    filler: "One question at a time, about 10 minutes, stop whenever you like. Begin now?",
    helper: "Please fill in this part; the clerk does the rest. Begin now?",
    reviewer: "You hear of reports here as they are submitted. See whether any is waiting?",
    supervisor: "How far each unit is, and who has not filed, is all here. Have a look?",
    admin: "Who comes in, which units there are, how many looks: all is set here. Have a look?",
    claim: "Good, this assistant is yours to look after from now on.",
  },
  begin: {
    filler: "Begin",
    helper: "Begin",
    reviewer: "What waits?",
    supervisor: "The county",
    admin: "People",
  },
  fillsAndReviews:
    "You fill in and review the same report: somebody else has to look at what you fill in.",
  replaced: (unit, post, name) =>
    `${name} goes on as ${post} of ${unit}. All that was filled in is there. Thank you.`,
  cameIn: (name, unit, post) => `${name} has come in: ${post}, ${unit}.`,

  home: (count) =>
    count === 1 ? "Here you are:" : `You have ${count} posts here.\nWhich one now?`,
  homeMore: (count) => `${count} more are not listed; send the name of a unit to find it.`,
  askMyName: "First: what is your name? For example 王明.",
  myNameKept: (name) => `Hello, ${name}.`,
  homeButton: "My posts",
  peopleButton: "People",
  fillMyself: "I fill it in",
  deviceButton: "New device",

  title: (unit) => `People of ${unit}`,
  line: (post, names) => `${post}: ${names}`,
  nobody: "nobody yet",
  manyNames: (names, count) => `${names} and others, ${count} in all`,
  invitedTitle: "Links sent and not opened yet:",
  invitedLine: (post, name, days) => `${post}${to(name)}, ${days} days left`,
  invitedMore: (count) => `… ${count} in all`,
  below: (count, unbound) =>
    unbound === 0
      ? `${count} units below, each with a clerk.`
      : `${count} units below, ${unbound} without a clerk.`,
  askWhatToDo: "What now?",
  inviteButton: "Invite",
  unitsButton: "Units below",
  stepsButton: "Review steps",
  inviteAllButton: "Make all links",
  logButton: "Comings, goings",
  leaveButton: (name, post) => `${name}: end ${post}`,
  leaveMyself: (post) => `Leave: ${post}`,
  invitationButton: (post, name) => `Link: ${name === "" ? post : name}`,

  askRole: (unit) => `Whom for ${unit}?\nTap a part to hand over that part alone.`,
  askRolePlain: (unit) => `Whom for ${unit}?`,
  noSteps: "There are no review steps yet; an admin sets them.",
  roleButtons: {
    filler: "Clerk",
    helper: "Helper: all",
    reviewer: "Reviewer",
    supervisor: "Supervisor",
    admin: "Admin",
  },
  askName: (unit, post) => `${post}, ${unit}: who is it?\nSend the name, or “me”.`,
  willReplace: (names) =>
    `When the link is opened, its opener takes over from ${names}; all that is filled in stays.`,
  nameTooLong: "Up to 20 characters, the name alone. Please send it again.",
  nameNotRead: "Please send the name as text.",
  noName: "Without a name",
  neverMind: "Never mind",
  neverMinded: "Good, nothing was changed.",
  linkMade: (unit, post, name) =>
    [
      `A link is ready: ${post}, ${unit}${to(name)}.`,
      "The next message can be sent on; the picture can be scanned.",
      "Good for 7 days, once, and you can take it back.",
    ].join("\n"),
  linkToForward: (unit, post, name, year, link) =>
    [
      `${name === "" ? "" : `${name}: `}please open this link for the report of ${unit} of ${year} (${post}):`,
      link,
      "Good for 7 days, once. Please do not pass it on.",
    ].join("\n"),
  qrCaption: (unit, post, name) => `${post}, ${unit}${to(name)}. Scan to come in; 7 days, once.`,
  qrFile: "invitation",
  revokeThis: "Take it back",
  another: "One more",
  shared: (name, sections) => `Good, ${name} now has: ${sections}. They have been told.`,
  sharedWithYou: (unit, sections) => `Please fill in ${sections} of ${unit} as well.`,

  invitationCard: (unit, post, name, by, day) =>
    `${post}, ${unit}${to(name)}\nsent by ${by} on ${day}`,
  invitationOpen: (days) => `Not opened yet, ${days} days left. Take it back?`,
  invitationEnded: "This link is not good any more.",
  revoked: "It is taken back; whoever opens it gets nothing.",
  backToPeople: "People",

  allInvited: "Everybody is there; no links are needed.",
  linksMade: (count, units) =>
    `${count} links for ${units} units are in the table below, one a line, to be sent on.\nGood for 7 days, each once.`,
  linksWaiting: (count) =>
    `${count} more were sent and not opened; they stay.\nIf that table is lost, all can be made anew, and the old ones end.`,
  linksRemake: "Make all anew",
  linksCaption: (unit, count) =>
    `${unit}: ${count} links. Each for one person; not for a group chat.`,
  linksFile: (unit) => `Links of ${unit}`,
  linksTitle: (unit, year) => `Links for the reports of ${year}, ${unit}`,
  linksSheet: "Links",
  linksNote: "One link for one person, good once. Not for a group chat.",
  linksHeads: { unit: "Unit", role: "Post", name: "Name", link: "Link", until: "Good until" },

  askUnits: (unit) =>
    [
      `Send the units below ${unit}, one a line; or an Excel or CSV table.`,
      "Clerk and reviewers may stand behind a name:",
      "瓦房子镇 填报人张三 初审李四 终审王五",
    ].join("\n"),
  unitsUnreadable: {
    "too-large": "This file is too large; up to 5 MB can be read.",
    "too-large-unpacked": "This file is too large unpacked; send the sheet of units alone.",
    "too-much": "This file is too complicated; keep the sheet of units alone, as CSV.",
    "locked-with-password": "This file has a password; please send it without.",
    "not-a-table": "This file cannot be read; send Excel, CSV, or plain text.",
    damaged: "This file does not open; save it again and send it.",
    empty: "There are no units in it.",
  },
  unitsNone: "There is no name of a unit in it. Send them one a line.",
  unitsSeen: (count, names) => `${count} units: ${names}.`,
  unitsAndMore: (names, count) => `${names} and others, ${count} in all`,
  unitsPeople: (count) => `The list names ${count} people; links are made for them as well.`,
  unitsTroubles: "Worth a look:",
  unitsMoreTroubles: (count) => `… ${count} in all`,
  unitsAskBuild: "Add them like this? If not, mend the list and send it again.",
  troubles: {
    duplicate: (line, text, first) => `Line ${line}, ${text}: stands in line ${first}; added once.`,
    "no-name": (line, text) => `Line ${line} names no unit: ${text}`,
    "too-long": (line, text) => `Line ${line} is too long and was not read: ${text}`,
    "not-a-name": (line, text) => `Line ${line} is no name and was not used: ${text}`,
    "bad-date": (line, text) => `Line ${line}, date not understood: ${text}`,
    "two-people-one-post": (line, text) =>
      `Line ${line} has two people for one post; ${text} was not used.`,
    "missing-column": (_line, text) => `The head of the table has no column for: ${text}`,
    "too-many-rows": (line, last) => `Lines ${line} to ${last} were not read: 5000 at a time.`,
    "unknown-level": (line, text) => `Line ${line}, level ${text} unknown; taken from the name.`,
    garbled: (line, text) => `Line ${line} is garbled: ${text}`,
  },
  fields: {
    unit: "name",
    short: "short name",
    self: "own name",
    level: "level",
    region: "region",
    due: "due day",
    filler: "clerk",
    helper: "helper",
    first: "first review",
    second: "second review",
    final: "final review",
    secrecy: "secrecy review",
  },
  buildUnits: (count) => `Add ${count} units`,
  dontBuild: "Do not",
  proposalGone: "That list was put away; please send it again.",
  unitsBuilt: (count) => `${count} units added.`,
  unitsWatched: "You watch them and take their reports, until you invite a supervisor.",
  unitsKnown: (count) => `${count} were there already and stay as they are.`,
  unitsDefaultLook: (look) =>
    `Units without a reviewer begin with one look, ${look}; their clerks invite who does it, and it can be changed.`,

  steps: { first: "初审", second: "复审", final: "终审", secrecy: "保密审查" },
  askSteps: (unit, now, needed) =>
    [
      now === ""
        ? `${unit} has no review steps${needed ? ", and a report needs a look to be final" : "; a report is final as it is submitted"}.`
        : `A report of ${unit} passes: ${now}.`,
      "The secrecy review comes last: what it sees is what goes out, unchanged.",
      "How many looks?",
    ].join("\n"),
  stepsInReview:
    "A report is in review: it goes on at the same place in the new list; looks passed are not repeated.",
  stepsWait: "A report is in review; when it has passed, or was returned, reviews can be dropped.",
  stepsNeeded: "Here somebody has to look at a report before it is final; choose one step or more.",
  noLooks: "None",
  arrow: " → ",
  stepsSet: (unit, now) =>
    now === ""
      ? `Good. A report of ${unit} is final as it is submitted.`
      : `Good. A report of ${unit} passes: ${now}.`,
  stepsVacant: (names) => `Nobody yet for ${names}. Invite somebody now?`,
  stepsSame: "The steps are as they were.",

  askEnd: (name, unit, post) =>
    `${name} is to be ${post} of ${unit} no more?\nAt once; all they filled in and reviewed stays.`,
  askLeave: (unit, post) =>
    `Leave as ${post} of ${unit}?\nAt once; all that was filled in and reviewed stays.`,
  linksGoToo: (count) => `The ${count} links they sent that are not opened yet end as well.`,
  endIt: "Yes",
  keepIt: "No",
  ended: (name, post) => `${name} is ${post} no more.`,
  left: (unit, post) => `Good, ${post} of ${unit} is over. Thank you.`,
  endedForYou: (unit, post) =>
    `${post} of ${unit} is over. All that was filled in stays. Thank you.`,
  notThere: "They are not here any more.",
  lastAdmin: (unit) =>
    `This is the last admin of ${unit}; without one nobody can let colleagues in.\nInvite a new one first, and leave when they are in. Invite now?`,

  device:
    "The link for another phone or computer is below; or scan the picture.\nFor yourself alone; 7 days, once.",
  deviceLink: (link) => `Open in the browser of the other device:\n${link}`,
  deviceCaption: "Scan with the other device: the same account.",
  deviceFile: "device",
  deviceElsewhere: "Sign in with the same account on the other device; nothing to do here.",

  logTitle: (unit, year, scope) =>
    `Record of ${unit}, report of ${year}${scope === "" ? "" : `, ${scope}`}`,
  peopleLogTitle: (unit) => `Comings and goings, ${unit}`,
  logEmpty: "Nothing yet.",
  logWhich: "The record of which unit? Sending its name works too.",
  logNowhere: "No unit below has begun, so there is no record yet.",
  logMore: (count) => `${count} earlier ones; the file has them all.`,
  logLine: (when, who, through, what) =>
    `${when} ${who}${through === "" ? "" : ` (${through})`}: ${what}`,
  logWhy: (why) => ` (${why})`,
  logWhole: "All",
  logExport: "As a file",
  logFile: (unit, year) => `Record of ${unit}, ${year}`,
  logCaption: (count) => `${count} entries, the newest first.`,
  moment: (month, day, clock) => `${month}/${day} ${clock}`,
  through: {
    typed: "typed",
    button: "button",
    gate: "at once",
    case: "case",
    edited: "edited",
    undo: "undo",
    review: "review",
    import: "import",
    assistant: "assistant",
  },
  changed: (where, old, now) => `${where} ${old} → ${now}`,
  blank: "blank",
  cells: (part, count) => `${part}, ${count} cells`,
  characters: (count) => `${count} characters`,
  someOrNone: { some: "some", none: "none" },
  gateOf: (part) => `${part}, any`,
  warningKept: (what) => `looked at a warning, kept: ${what}`,
  warningOpen: (what) => `a warning is open again: ${what}`,
  reasonGiven: (what, reason) => `reason for ${what}: ${reason}`,
  states: {
    filling: "being filled in",
    review: "in review",
    returned: "returned",
    finished: "final",
    filed: "filed",
    accepted: "accepted",
    published: "published",
  },
  stateOf: "State",
  stepDone: (name) => `${name} passed`,
  remarkOn: (where, text) => `${where}: ${text}`,
  remarkAnswer: (where, text) => `${where}, answer: ${text}`,
  remarkMended: (where) => `${where}: changed as asked`,
  wholeReport: "the whole",
  publishedAt: (day, url) => `published ${day} ${url}`,
  correctionOf: (kind, requester, reason) =>
    `correction (${kind}), asked for by ${requester}: ${reason}`,
  correctionKinds: { figures: "figures", texts: "texts", other: "other" },
  entries: {
    claimed: "became the first admin",
    "unit-added": (unit) => `added ${unit}`,
    "units-imported": (unit, count) => `added ${count} units below ${unit}`,
    "unit-changed": (unit, old, now) => `${unit}: ${old} → ${now}`,
    invited: (unit, post, name) => `invited${name === "" ? "" : ` ${name}`}: ${post}, ${unit}`,
    "invitation-revoked": (unit, post, name) => `took back a link${to(name)}: ${post}, ${unit}`,
    joined: (unit, post, name) => `${name} came in: ${post}, ${unit}`,
    "post-ended": (unit, post, name) => `${name} left: ${post}, ${unit}`,
    extended: (unit, old, now) =>
      old === "" ? `${unit} has until ${now}` : `${unit}: due ${old} → ${now}`,
  },
  logSheet: "Record",
  logHeads: {
    at: "When",
    who: "Who",
    what: "Where",
    through: "Through",
    old: "Before",
    new: "Now",
    why: "Remarks",
  },
};
