import { after } from "./after.ts";

/** A report that several people have to do with: who did what meanwhile, remarks, and how it goes from hand to hand. */
export const review = {
  roles: {
    filler: "填报人",
    helper: "协助人",
    reviewer: "审核人",
    supervisor: "上级主管",
    admin: "管理员",
  },
  /** Where a report stands, in a word; `step` is the look it waits for. */
  states: {
    filling: () => "填写中",
    review: (step: string) => (step === "" ? "待审" : `等${step}`),
    returned: () => "退回修改中",
    finished: () => "已定稿",
    filed: () => "已报送",
    accepted: () => "上级已接收",
    published: () => "已公开",
  },

  // Several people at once.
  meanwhile: "这期间有同事动过：",
  meanwhileLine: (name: string, what: string) => `${name}：${what}`,
  changed: (where: string, old: string, value: string) => `${where} ${old} → ${value}`,
  textChanged: (name: string) => `${name}的文字`,
  gateZeros: (part: string) => `${part}全部记为 0`,
  gateSome: (part: string) => `${part}：有`,
  moreChanges: (count: number) => `还有 ${count} 处。`,
  notRecorded: "这条没有记，现在问的是这一项：",
  notYours: (whose: string) => `这一步归${whose}。`,
  notYourStep: (step: string) => `这一步归${step}的审核人。`,
  notYourSection: (name: string, whose: string) => `${name}归${whose}填，没有动它。`,
  nothingHere: "这份年报不归这里填，也不归这里审。",
  notNow: "还没到这一步，没有动它。",
  heldBy: (names: string) => `这一部分交给了${names}，也可以先替他们填。`,
  partEnd: "这几部分都填完了，谢谢。",
  partEndLater: (count: number) => `都问过了，还有 ${count} 项先放着。`,

  takenUp: (name: string, place: string, day: string, left: number) =>
    `${name}填到${place}（${day}），接着填就行。${left === 0 ? "各项都填过了。" : `还差 ${left} 项。`}`,
  yourPart: (left: number) =>
    left === 0 ? "请帮忙填的这一部分都填过了。" : `请帮忙填的这一部分还差 ${left} 项。`,

  // Handing it in.
  submit: "提交审核",
  readyToSubmit: (step: string) =>
    step === "" ? "没问题就提交。" : `没问题就提交，先由${step}看。`,
  noReviewers: "还没有审核人，请管理员先定下来。填的都在，定好了再提交就行。",
  submitted: (step: string) => `提交了，等${step}。审的时候不能改，要改先撤回。`,
  withdraw: "撤回来改",
  withdrawn: "撤回来了，可以改。改完再提交。",
  remarksOpen: (count: number) => `还有 ${count} 条意见没回复，改好或者说明了再提交。`,
  giveReason: "写个理由",
  howToKeep: "没错的话，把理由写一句发过来，或者点“没错，继续”。要改就发新的数。",
  reasonKept: "理由记下了，审核时会看到。",

  // Where it stands.
  inReview: (year: number, step: string) =>
    `${year} 年的年报已提交，等${step === "" ? "审核人" : step}。`,
  beingFilled: (unit: string, year: number, left: number) =>
    `${after(unit)}${year} 年的年报还在填${left === 0 ? "，各项都填过了，还没提交" : `，差 ${left} 项`}。`,
  final: {
    finished: (year: number) => `${year} 年的年报已经定稿。`,
    filed: (year: number) => `${year} 年的年报已经报送，等上级接收。`,
    accepted: (year: number) => `${year} 年的年报上级已经接收。`,
    published: (year: number, day: string, url: string) =>
      `${year} 年的年报已经公开${day === "" ? "" : `（${day}）`}。${url === "" ? "" : `\n${url}`}`,
  },
  /** What comes next, for whoever may do it. */
  hints: {
    withdraw: "现在不能改，要改先撤回。",
    file: "盖章报送以后，点“登记报送”。",
    publish: "在网站公开以后，点“登记公开”。",
  },
  fileReport: "登记报送",
  publish: "登记公开",
  correct: "要更正",
  accept: "接收",
  sendBack: "退回",
  seeReport: "看内容",

  // The review.
  reviewTitle: (unit: string, year: number, step: string) =>
    `${after(unit)}${year} 年年报 · ${step}`,
  forTheOffice: "报送来的",
  submittedBy: (name: string, day: string) => `${name} ${day}提交。`,
  compared: (count: number) => `核对了 ${count} 项，该平的都平。`,
  comparedWrong: (count: number, wrong: number) => `核对了 ${count} 项，有 ${wrong} 处对不上。`,
  warnings: "提醒过、填报人说没错的：",
  reason: (text: string) => `理由：${text}`,
  noReason: "没写理由。",
  allZero: "全是 0",
  characters: (count: number) => `${count} 字`,
  moreRows: (count: number) => `等 ${count} 项`,
  tapToRemark: "要提意见，点那一部分。没有就通过。",
  tapToRemarkOffice: "要提意见，点那一部分。没有就接收。",
  /** While remarks are written that are still to be sent. */
  tapOrReturn: (count: number) =>
    `还有意见，接着点那一部分。没有了就退回，这 ${count} 条一起发过去。`,
  since: (count: number) =>
    count === 0 ? "上次看过以后，数和文字都没有变。" : `上次看过以后改了 ${count} 处：`,
  /** Besides what was changed because of a remark. */
  sinceElsewhere: (count: number) => (count === 0 ? "别处都没有动。" : `别处还改了 ${count} 处：`),
  mended: (what: string) => `已改：${what}`,
  answers: "上次的意见：",
  unsent: "还没退回去的意见：",
  quoted: (where: string, text: string) => `${where}：“${text}”`,
  answered: (name: string, text: string) => `${name}回复：${text}`,
  seeWhole: "看全文",
  seeAll: "看全部",
  approve: "通过",
  giveBack: "退回",
  giveBackCount: (count: number) => `退回，带 ${count} 条意见`,
  dropRemarks: "这些意见不要了",
  placeLine: (name: string, values: string) => `${name}：${values}`,
  whichPlace: "对哪一处有意见？点一下就能写。",
  wholeSection: "整个部分",
  wholeReport: "整份报告",
  approved: (next: string) => (next === "" ? "通过了，已经定稿。" : `通过了，接下来是${next}。`),
  ownWork: "这份里有自己填的数，不能自己审，请换一位审核人。",
  confirmSecrecy: "确认：不含国家秘密、工作秘密、个人隐私。",
  notSecret: "确认不涉密，通过",
  hasTrouble: "有问题",
  remarksUnsent: (count: number) => `还有 ${count} 条意见没退回去。退回，还是不要了？`,
  remarksDropped: (count: number) => `${count} 条意见去掉了。`,
  remarkKept: (where: string, unsent: number) =>
    `${where}的意见记下了，一共 ${unsent} 条。点“退回”就一起发过去。`,
  returned: (count: number) => `退回去了，带 ${count} 条意见。改好了会再送来。`,
  sentBack: (count: number) => `退回去了，带 ${count} 条意见。`,

  // Remarks, for the clerk.
  office: "上级",
  remarkOn: (who: string, where: string) => `${who}对${where}有意见：`,
  quote: (text: string) => `“${text}”`,
  nowIs: (values: string) => `现在是 ${values}。`,
  mend: "改",
  explain: "说明",
  explained: "说明记下了，审核时会看到。",
  standing: (state: string) => `${state}。`,
  due: (day: string) => `${day}前报送。`,
  warningsLeft: (count: number) => `有 ${count} 处提醒还没看。`,
  remarksLeft: (count: number) => `有 ${count} 条意见等着回复。`,

  // Words that are asked for.
  cancel: "不写了",
  prompts: {
    reason: "为什么没错？用一句话说说，审核时会看到。",
    remark: (where: string) => `对${where}有什么意见？写下来发过来。`,
    return: "为什么退回？用一句话说说，填报人会看到。",
    "send-back": "为什么退回？用一句话说说，填报人会看到。",
    explain: "怎么回复？写下来发过来，审核时会看到。",
    publish: (year: number) =>
      `公开的网址和日期是？写在一条里，比如 https://www.example.gov.cn/nb.html ${year + 1}-01-27`,
    requester: "是谁提出更正的？",
    correct: "为什么更正？用一句话说说。",
  },
  tooWordy: (characters: number, limit: number) =>
    `这条有 ${characters} 字，最多 ${limit} 字。请说短一点再发。`,

  // After it is final.
  filed: "记下了，已报送。上级接收了会告诉这边。",
  accepted: "接收了。",
  published: (day: string) => `记下了，${day}已公开。`,
  publishRefused: {
    "no-address": () => "没看到网址。从浏览器里把地址整条复制过来，后面写日期。",
    "bad-address": () => "这个网址不完整。要从 https:// 开始，整条复制过来，后面写日期。",
    "no-day": (today: string) => `还差日期。写在网址后面，比如 ${today}。`,
    "bad-day": (today: string) => `日期没看懂。写成 ${today} 这样就行。`,
    future: (today: string) => `这一天还没到，今天是 ${today}。公开以后再记。`,
    "too-early": (_: string, year: number) =>
      `${year} 年的报告要到 ${year + 1} 年才公开，核对一下日期？`,
  },
  correctKinds: "要更正什么？",
  corrections: { figures: "数字更正", texts: "文字更正", other: "其他" },
  correcting: "可以改了，原来填的都在。改完再提交，公开的地址也重新记。",

  notices: {
    submitted: (unit: string, year: number, name: string, again: boolean) =>
      again
        ? `${after(unit)}${year} 年年报改好了，${name}又送来审。`
        : `${after(unit)}${year} 年年报，${name}送来审了。`,
    /** To the next look, by who had the one before. */
    passedOn: (
      unit: string,
      year: number,
      sender: string,
      name: string,
      step: string,
      again: boolean,
    ) =>
      `${after(unit)}${year} 年年报${again ? "改好了" : ""}，${sender}${again ? "改的" : "填的"}，${name}看过了，${step === "" ? "请接着审" : `请${step}`}。`,
    returned: (unit: string, year: number, name: string, count: number) =>
      `${after(unit)}${year} 年年报，${name}退回来了，有 ${count} 条意见。`,
    approved: (unit: string, year: number, name: string) =>
      `${after(unit)}${year} 年年报，${name}看过了，通过。`,
    finished: (unit: string, year: number, name: string) =>
      `${after(unit)}${year} 年年报定稿了，最后是${name}审的。可以要文件，盖章报送。`,
    filed: (unit: string, year: number) => `${after(unit)}${year} 年年报报送来了。`,
    accepted: (unit: string, year: number) => `${after(unit)}${year} 年年报，上级接收了。`,
    "sent-back": (unit: string, year: number, count: number) =>
      `${after(unit)}${year} 年年报，上级退回来了，有 ${count} 条意见。`,
    withdrawn: (unit: string, year: number, name: string) =>
      `${after(unit)}${year} 年年报，${name}撤回去改了，先不用看。`,
    corrected: (unit: string, year: number, why: string) =>
      `${after(unit)}${year} 年年报要更正：${why}`,
    published: (unit: string, year: number, day: string) =>
      `${after(unit)}${year} 年年报，${day}公开了。`,
    open: { see: "去看看", mend: "去改", file: "要文件" },
  },
};
