import type { Words } from "../zh-CN.ts";

/** The same in English. */
export const review: Words["review"] = {
  roles: {
    filler: "the one who fills it in",
    helper: "a helper",
    reviewer: "a reviewer",
    supervisor: "the office above",
    admin: "an administrator",
  },
  states: {
    filling: () => "being filled in",
    review: (step) => (step === "" ? "waiting for a reviewer" : `waiting for ${step}`),
    returned: () => "returned, being mended",
    finished: () => "final",
    filed: () => "filed",
    accepted: () => "accepted",
    published: () => "published",
  },

  meanwhile: "Meanwhile others have been here:",
  meanwhileLine: (name, what) => `${name}: ${what}`,
  changed: (where, old, value) => `${where} ${old} → ${value}`,
  textChanged: (name) => `the text of ${name}`,
  gateZeros: (part) => `${part} is all 0`,
  gateSome: (part) => `${part}: there were some`,
  moreChanges: (count) => `And ${count} more.`,
  notRecorded: "Your message was not recorded; what is asked now is this:",
  notYours: (whose) => `This is for ${whose}.`,
  notYourStep: (step) => `This is for the reviewer of ${step}.`,
  notYourSection: (name, whose) => `${name} is filled in by ${whose}; nothing was touched.`,
  nothingHere: "This report is not yours to fill in or to review.",
  notNow: "Not yet; nothing was touched.",
  heldBy: (names) => `This part was handed to ${names}; you may fill it in for them.`,
  partEnd: "These parts are done, thank you.",
  partEndLater: (count) => `All asked; ${count} put off.`,

  takenUp: (name, place, day, left) =>
    `${name} came as far as ${place} (${day}). ${left === 0 ? "Everything is filled in." : `${left} left.`}`,
  yourPart: (left) =>
    left === 0 ? "The part you help with is filled in." : `${left} left in the part you help with.`,

  submit: "Submit for review",
  readyToSubmit: (step) =>
    step === "" ? "If all is well, submit it." : `If all is well, submit it; ${step} comes first.`,
  noReviewers:
    "There is no reviewer yet; an administrator has to name one. All figures are kept, submit it then.",
  submitted: (step) =>
    `Submitted; waiting for ${step}. It cannot be changed now; withdraw it to change it.`,
  withdraw: "Withdraw to change",
  withdrawn: "Withdrawn; you can change it, then submit it again.",
  remarksOpen: (count) => `Remarks without an answer: ${count}. Mend or explain them, then submit.`,
  howToKeep:
    "If it is right, send the reason in a sentence, or tap the first button. New figures change it.",
  giveReason: "Give a reason",
  reasonKept: "Noted; the reviewer will see the reason.",

  inReview: (year, step) =>
    `The report of ${year} is submitted; waiting for ${step === "" ? "a reviewer" : step}.`,
  beingFilled: (unit, year, left) =>
    `The report of ${unit} for ${year} is being filled in${left === 0 ? "; all is answered, not submitted yet" : `, ${left} to go`}.`,
  final: {
    finished: (year) => `The report of ${year} is final.`,
    filed: (year) => `The report of ${year} is filed; the office above has yet to accept it.`,
    accepted: (year) => `The report of ${year} was accepted.`,
    published: (year, day, url) =>
      `The report of ${year} is published${day === "" ? "" : ` (${day})`}.${url === "" ? "" : `\n${url}`}`,
  },
  hints: {
    withdraw: "It cannot be changed now; withdraw it to change it.",
    file: "Once it is sealed and sent, tap “Filed”.",
    publish: "Once it is on the website, tap “Published”.",
  },
  fileReport: "Filed",
  publish: "Published",
  correct: "Correct it",
  accept: "Accept",
  sendBack: "Send back",
  seeReport: "See it",

  reviewTitle: (unit, year, step) => `${unit}, report of ${year} · ${step}`,
  forTheOffice: "filed",
  submittedBy: (name, day) => `Submitted by ${name} on ${day}.`,
  compared: (count) => `${count} comparisons, all come out even.`,
  comparedWrong: (count, wrong) => `${count} comparisons, ${wrong} do not come out.`,
  warnings: "Warned about, and kept:",
  reason: (text) => `Reason: ${text}`,
  noReason: "No reason given.",
  allZero: "all 0",
  characters: (count) => `${count} characters`,
  moreRows: (count) => `and ${count} more`,
  tapToRemark: "Tap a part to remark on it. Nothing to say? Pass it.",
  tapToRemarkOffice: "Tap a part to remark on it. Nothing to say? Accept it.",
  tapOrReturn: (count) =>
    `Tap a part for another remark. No more? Return it, and these go with it: ${count}.`,
  since: (count) =>
    count === 0
      ? "No figure and no text changed since you looked."
      : `Changed since you looked: ${count}`,
  sinceElsewhere: (count) =>
    count === 0 ? "Nothing else was changed." : `Changed elsewhere: ${count}`,
  mended: (what) => `Changed: ${what}`,
  answers: "Remarks of last time:",
  unsent: "Remarks not sent yet:",
  quoted: (where, text) => `${where}: “${text}”`,
  answered: (name, text) => `${name} answered: ${text}`,
  seeWhole: "The whole text",
  seeAll: "See all",
  approve: "Pass",
  giveBack: "Return",
  giveBackCount: (count) => `Return with ${count}`,
  dropRemarks: "Drop these remarks",
  placeLine: (name, values) => `${name}: ${values}`,
  whichPlace: "What to remark on? Tap it.",
  wholeSection: "The whole part",
  wholeReport: "The whole report",
  approved: (next) => (next === "" ? "Passed; it is final." : `Passed; ${next} comes next.`),
  ownWork: "You have filled in some of this yourself, so somebody else has to review it.",
  confirmSecrecy: "Please confirm: no state secrets, no work secrets, no personal data.",
  notSecret: "Confirmed, pass",
  hasTrouble: "There is something",
  remarksUnsent: (count) => `Remarks not sent yet: ${count}. Return it, or drop them?`,
  remarksDropped: (count) => `Remarks dropped: ${count}.`,
  remarkKept: (where, unsent) =>
    `Remark on ${where} noted, ${unsent} in all. “Return” sends them together.`,
  returned: (count) => `Returned with ${count}. It will come back when it is mended.`,
  sentBack: (count) => `Sent back with ${count}.`,

  office: "The office above",
  remarkOn: (who, where) => `${who} on ${where}:`,
  quote: (text) => `“${text}”`,
  nowIs: (values) => `Now it is ${values}.`,
  mend: "Change",
  explain: "Explain",
  explained: "Noted; the reviewer will see it.",
  standing: (state) => `It is ${state}.`,
  due: (day) => `Due by ${day}.`,
  warningsLeft: (count) => `Warnings to look at: ${count}.`,
  remarksLeft: (count) => `Remarks to answer: ${count}.`,

  cancel: "Never mind",
  prompts: {
    reason: "Why is it right? One sentence for the reviewer.",
    remark: (where) => `What about ${where}? Write it and send it.`,
    return: "Why is it returned? One sentence for the clerk.",
    "send-back": "Why is it sent back? One sentence for the clerk.",
    explain: "What is the answer? Write it and send it.",
    publish: (year) =>
      `The address and the day, in one message? For example https://www.example.gov.cn/nb.html ${year + 1}-01-27`,
    requester: "Who asked for the correction?",
    correct: "Why is it corrected? One sentence.",
  },
  tooWordy: (characters, limit) =>
    `That is ${characters} characters, at most ${limit} will do. Please put it shorter.`,

  filed: "Noted, filed. You will hear when it is accepted.",
  accepted: "Accepted.",
  published: (day) => `Noted, published on ${day}.`,
  publishRefused: {
    "no-address": () => "There is no address in it. Copy it whole from the browser, then the day.",
    "bad-address": () =>
      "The address is not complete. Copy it whole, from https:// on, then the day.",
    "no-day": (today) => `The day is missing. Put it behind the address, such as ${today}.`,
    "bad-day": (today) => `I did not get the day. Written like ${today} it will do.`,
    future: (today) => `That day is still to come, today is ${today}. Note it when it is out.`,
    "too-early": (_, year) =>
      `A report of ${year} comes out in ${year + 1} at the earliest. Which day?`,
  },
  correctKinds: "What is to be corrected?",
  corrections: { figures: "Figures", texts: "Wording", other: "Something else" },
  correcting:
    "You can change it, all is kept. Then submit it again, and note where it is published.",

  notices: {
    submitted: (unit, year, name, again) =>
      again
        ? `The report of ${unit} for ${year} was mended; ${name} sends it for review again.`
        : `${name} sends the report of ${unit} for ${year} for review.`,
    passedOn: (unit, year, sender, name, step, again) =>
      `The report of ${unit} for ${year} was ${again ? "mended" : "filled in"} by ${sender} and passed by ${name}; ${step === "" ? "the next look" : step} is yours.`,
    returned: (unit, year, name, count) =>
      `${name} returned the report of ${unit} for ${year}; remarks: ${count}.`,
    approved: (unit, year, name) => `${name} passed the report of ${unit} for ${year}.`,
    finished: (unit, year, name) =>
      `The report of ${unit} for ${year} is final; ${name} was the last to pass it. Its files can be fetched.`,
    filed: (unit, year) => `The report of ${unit} for ${year} was filed.`,
    accepted: (unit, year) => `The office above accepted the report of ${unit} for ${year}.`,
    "sent-back": (unit, year, count) =>
      `The office above sent the report of ${unit} for ${year} back; remarks: ${count}.`,
    withdrawn: (unit, year, name) =>
      `${name} withdrew the report of ${unit} for ${year}; no need to look for now.`,
    corrected: (unit, year, why) => `The report of ${unit} for ${year} is being corrected: ${why}`,
    published: (unit, year, day) => `The report of ${unit} for ${year} was published on ${day}.`,
    open: { see: "See it", mend: "Mend it", file: "Get the files" },
  },
};
