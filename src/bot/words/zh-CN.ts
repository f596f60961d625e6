import { after } from "./zh-CN/after.ts";
import { county } from "./zh-CN/county.ts";
import { people } from "./zh-CN/people.ts";
import { proposals } from "./zh-CN/proposals.ts";
import { reminders } from "./zh-CN/reminders.ts";
import { review } from "./zh-CN/review.ts";

/**
 * Every sentence the bot says, in Chinese: the plain words of a helpful colleague, one idea a line, the question
 * last. This module is the shape that every other language fills: a missing sentence does not compile.
 */
export const zhCN = {
  language: "zh",
  list: "、",
  dot: " · ",
  or: "或",
  /** Between two examples, which stand apart from what is said of them. */
  exampleOr: "，或者 ",
  somebody: "同事",

  // The desk: which office, which year.
  hello: "您好，我是年报助手，帮您把政府信息公开工作年度报告一题一题填好。",
  helloAgain: (unit: string) =>
    `您好，我是年报助手。咱们一起把${unit}的年报填好，大约 10 分钟，随时可以停。`,
  askUnit: "先认识一下：单位叫什么？按报告标题里的写法发过来，比如 瓦房子镇。",
  askCounty: (unit: string) => `${unit}在哪个县（市、区）？比如 朝阳县。`,
  askLevel: (unit: string) => `${unit}是哪一级？`,
  levels: {
    township: "乡镇、街道",
    department: "县级部门",
    county: "县（市、区）政府",
    city: "市级",
    province: "省级",
  },
  askSelf: "报告里怎么称呼自己？",
  notThat: {
    unit: "单位名称用两个字以上的文字就行，不要太长。",
    county: "发县（市、区）的名称就行，40 个字以内。",
    level: "这里点一下按钮就行。",
    self: "用两三个字的称呼，比如 我镇、我局。",
  },
  officeKnown: (unit: string, county: string) => `记住了：${county}${unit}。以后不再问。`,
  askYear: "填哪一年的？",
  askWhichYear: "请发年份，比如 2020。",
  yearButton: (year: number, begun: boolean) => (begun ? `接着填 ${year} 年` : `${year} 年`),
  otherYear: "其他年份",
  renameOffice: "单位信息不对",
  yearTooEarly: (year: number) =>
    `${year} 年还没有这种格式，从 2019 年的报告起都能填。换一个年份？`,
  yearNotYet: (year: number) => `${year} 年还没到，先填以前的年份吧。`,
  notAYear: "没看懂。发四位数的年份就行，比如 2020。",
  opened: (year: number, edition: string, source: string) =>
    `${year} 年用的是 ${edition}（${source}）。`,
  gatesFirst: (count: string) => `先问${count}个问题，能省下大半的填写。`,
  resumed: (place: string, day: string, left: number) =>
    `上次填到${place}（${day}）。${left === 0 ? "各项都填过了。" : `还差 ${left} 项。`}`,
  day: (month: number, day: number) => `${month}月${day}日`,
  damaged: (year: number, at: string) =>
    `${year} 年的数据文件读不出来了，已原样另存，没有删。\n还有一份 ${at} 的好副本，用它接着填吗？`,
  damagedNoCopy: (year: number) =>
    `${year} 年的数据文件读不出来了，已原样另存，没有删。请告诉管理这台服务器的同事。`,
  useCopy: "用这份副本",
  stranger: "这里是单位内部的年报助手，暂不对外。",
  privateOnly: (link: string) => `年报要一对一地填，请点这里私聊：${link}`,

  // Asking.
  part: (number: string) => `第${number}部分`,
  estimate: (left: number) => `还有约 ${left} 题。`,
  gateCount: (at: number, of: number) => `${at}/${of}  `,
  askMode: (table: string) =>
    `${table}\n十来件以内，一件一件登记最省事，合计我来算；多的话按表格一行一行填。`,
  modes: { cases: "一件一件登记", rows: "按行填" },
  askValues: (count: string, columns: string) => `依次发${count}个数：${columns}。`,
  counts: ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"],
  askValuesAgain: (count: string, columns: string) => `${count}个数：${columns}。`,
  askOne: (column: string, unit: string) => `${column}是多少${unit}？`,
  example: (text: string) => `例：${text}`,
  loneExample: (example: string, column: string) => `例：${example}；只发一个数就是${column}`,
  balance: (
    received: number,
    carriedIn: number,
    handled: number,
    carriedOut: number,
    left: number,
  ) =>
    [
      `新收 ${received} + 结转 ${carriedIn}，已办结 ${handled}`,
      carriedOut === 0 ? "" : `，转下年 ${carriedOut}`,
      left === 0 ? "，正好对上" : left > 0 ? `，还差 ${left}` : `，多 ${-left}`,
    ].join(""),
  carryAsk: (columns: string) => `还没有结果的：${columns}。都是结转下年的吗？`,
  carryNone: "都有结果了，没有结转的。",
  carryAll: (count: number) => `这 ${count} 件结转下年`,
  carryZero: "没有结转，记 0",
  missedOne: "漏了一项",
  now: (values: string) => `现在是 ${values}。发新的就改。`,
  askCases: (done: number, lines: string) =>
    done === 0 ? "第一件，申请人是？" : `已登记 ${done} 件：${lines}\n下一件，申请人是？`,
  carriedFirst: (count: number) => `先登记上年结转的，还有 ${count} 件。`,
  casesHint: (example: string) => `也可以直接发，比如：${example}`,
  casesDone: "登记完了",
  pickOutcome: (applicant: string, groups: string) =>
    `${applicant}的申请，怎么办结的？${groups === "" ? "" : `\n下面依次是公开、结转，再是${groups}。`}`,
  backToApplicant: "换申请人",
  askText: "直接把整段发来，分几条也行，发完点“完成”。",
  askParts: "也可以一个方面一个方面写，有几段我能按数字先写好。",
  askPart: (section: string, name: string) => `${section} · ${name}`,
  offered: (text: string) => `按数字写好了一段：\n“${text}”`,
  orOwn: "用这段，或者直接发自己写的。",
  textSoFar: (characters: number, headings: number) =>
    `收到，共 ${characters} 字${headings === 0 ? "" : `，认出 ${headings} 个小标题`}。还有就接着发，没有了点“完成”。`,
  textNow: (head: string, characters: number) =>
    `现在写的是（${characters} 字）：\n${head}\n接着发就是往后添。`,
  missingParts: (names: string) => `还没看到：${names}。审核时会看。`,
  addOffer: (name: string) => `补上${name}`,

  // Buttons.
  none: "无",
  zero: "全是 0",
  zeroOne: "0",
  zeroRest: "其余都是 0",
  explain: "说明",
  skip: "跳过",
  unsure: "不清楚，先跳过",
  done: "完成",
  rewrite: "重写",
  takeOffer: "用这段",
  byParts: "一个方面一个方面写",
  undo: "撤销",
  changeMind: "改主意了",
  keep: "不改，继续",
  continue: "继续",
  seeAll: "先看全部",
  later: "稍后",
  look: "没错，继续",
  howToKeep: "没错的话，点“没错，继续”。要改就发新的数。",
  change: "改一下",
  whatCounts: "什么算？",
  raise: (to: number) => `新收改为 ${to}`,
  carryThese: (count: number) => `${count} 件结转下年`,
  seeOutcomes: "看看办理结果",
  reallySome: "按有来填",
  reallyNone: "还是没有，全部记 0",
  more: (count: number) => `一样的再加 ${count} 件`,
  finish: "定稿，要文件",
  draft: "预览",
  reopen: "再改一改",
  files: "要文件",
  otherFormats: "要别的格式",
  check: "检查",
  status: "进度",
  otherReport: "填别的年份",
  fillNow: "去填",
  backButton: "返回",
  pause: "暂停",

  // Receipts.
  gateZeros: (part: string, cells: number) => `${part}：全部记为 0（${cells} 格）。`,
  gateSome: (part: string) => `${part}：有，下面接着填。`,
  modeSet: { cases: "好，一件一件登记。", rows: "好，按行填。" },
  recorded: (row: string, values: string) => `记下了：${row} ${values}。`,
  recordedZero: (row: string) => `记下了：${row}全是 0。`,
  corrected: (where: string, old: string, value: string) => `${where}：${old} → ${value}，改好了。`,
  blankWas: "空",
  nothingChanged: (row: string, values: string) => `${row}还是 ${values}，没有变。`,
  blankLater: "空着的先放着，最后再提醒。",
  zeroedRest: (part: string, rows: number) => `${part}其余 ${rows} 行都记为 0。`,
  caseAdded: (applicant: string, outcome: string, now: number) =>
    `登记了：${applicant} · ${outcome}${now === 1 ? "" : `，现在 ${now} 件`}。`,
  casesClosed: (total: number) => `一共 ${total} 件，表格填好了，合计都对得上。`,
  textDone: (name: string, characters: number) => `${name}收好了，${characters} 字。`,
  textCleared: (name: string) => `${name}清空了，重新发吧。要找回来就发“撤销”。`,
  textMissing: "还没收到内容，发过来再点“完成”。",
  textTooLong: (characters: number, limit: number) =>
    `这样就有 ${characters} 字了，一部分最多 ${limit} 字。这条没有收，请缩短一些再发。`,
  sectionComplete: (part: string) => `${part}填完了 ✓`,
  putOff: (name: string) => `${name}先放着，最后再提醒。`,
  acknowledged: (figures: string) => `好，保留：${figures}。`,
  undone: (what: string) => `已还原：${what}。`,
  undoneMany: (part: string, cells: number) => `${part} ${cells} 格`,
  undoneText: (name: string) => `${name}的文字`,
  undoneMark: "上一步",
  blank: "未填",
  nothingToUndo: "没有可以撤销的了。",
  paused: "好，都存好了。什么时候回来，发一句话就能接着填。",
  stale: "这是旧的按钮，没有动任何数。现在的情况：",
  finished: "定稿了，文件这就发来。发布前请按程序审签。",
  reopened: "可以改了。改完再点“定稿”。",
  isFinished: (year: number) => `${year} 年的年报已经定稿，没有动它。`,

  // When something does not fit.
  notUnderstood: "没看懂这条，没有动任何数。",
  unreadable: {
    photo: "图片里的数我还看不了，请打字发来。",
    sticker: "这个表情收到了，不过填表要用数字或文字。",
    voice: "语音我还听不了，请打字发来。",
    document: "文件我还读不了，请把数字或文字发来。",
    other: "这种消息我还读不了，请打字发来。",
  },
  unknownMessage: "这条对不上已填的内容，没有动任何数。要改的话发“改 行政许可 35”这样的一句就行。",
  whichRow: "是哪一项？",
  whichReading: "请确认一下：",
  whichColumn: (row: string) => `${row}有几个数，改哪一个？`,
  command: "没有这个命令。发“帮助”看能做什么。",
  tooFew: (want: number, got: number) => `这里要 ${want} 个数，收到 ${got} 个。`,
  tooMany: (want: number, got: number) => `这里只要 ${want} 个数，收到 ${got} 个。`,
  refusals: {
    empty: "没看到数字。",
    "no-number": "没看到数字。没有的话发 0；还不清楚就点“跳过”。",
    "not-integer": "这里是件数，要整数。",
    negative: "这里不会小于 0。",
    approximate: "要一个准数，大概的不行。",
    range: "这像是一个范围，要一个准数。",
    "run-together": "几个数连在一起了，中间空一格再发。",
    "too-large": "这个数太大了，核对一下？",
    "leading-zeros": "前面多了 0，是一个数还是几个数？中间空一格再发。",
    "unit-needed": "金额请带上单位，比如 5万元，或者 50000元。",
    "finer-than-fen": "金额到分为止，小数位太多了。",
    "wrong-unit": "单位对不上。",
    "extra-words": "有看不懂的字，只发数字就行。",
    fraction: "要数量，分数和百分比不行。",
    malformed: "这个数没看懂。",
    "two-signs": "有两个增减号，留一个就行。",
    grouping: "逗号看不准，是一个数还是两个数？",
    "look-alike": "里面有字母，是数字吗？",
    "digit-by-digit": "这几个汉字是一个数还是几个数？",
    "short-form": "看不准是多少，写成全数再发？",
    "odd-point": "小数点看不准。",
    "none-yet": "是没有（0），还是还没统计？",
    "which-column": "改哪一个？",
    "too-few": "数不够。",
    "too-many": "数多了。",
    "too-long": "这条太长了，只发数字就行。",
    "unclear-label": "看不准哪个数是哪一项的，按顺序只发数字就行。",
  },

  // Findings: where, by how much, what to do.
  findingBalance: (column: string, left: number, right: number) =>
    left > right
      ? `${column}：收到的（新收 + 结转）${left} 件，有结果的（办结 + 转下年）${right} 件，差 ${left - right} 件。`
      : `${column}：收到的（新收 + 结转）${left} 件，有结果的（办结 + 转下年）${right} 件，多 ${right - left} 件。`,
  whyBalance: "这是表上印着的勾稽关系，不平会被退回。",
  findingAtMost: (row: string, values: string) => `${row}：${values}。`,
  findingAtLeast: (cell: string, value: string, floor: string, floorValue: string) =>
    `${cell} ${value}，比${floor} ${floorValue} 还少。`,
  findingGateNone: (part: string, total: number) =>
    `${part}前面说没有，现在记了 ${total} 件，两处对不上。`,
  findingGateSome: (part: string) => `${part}前面说有，可是全部是 0。没有的话不用管。`,
  findingBlank: (name: string) => `${name}：还没填。`,
  remind: (why: string) => `提醒一下：${why}`,
  checked: (compared: number) => `都填完了，我核对了 ${compared} 项，都对得上。`,
  checkedSome: (compared: number, open: number) =>
    `都问过了，我核对了 ${compared} 项，有 ${open} 处要看看：`,
  checkedEarly: (compared: number, open: number, left: number) =>
    `到现在核对了 ${compared} 项，${open === 0 ? "都对得上" : `有 ${open} 处要看看`}，还差 ${left} 项没填。`,
  andMore: (count: number) => `……还有 ${count} 处。`,
  readyToFinish: "定稿后把 Word 文件发来。",
  needsAll: "空着的填上才能定稿；先看草稿也行。",

  // Status.
  statusTitle: (unit: string, year: number) => `${after(unit)}${year} 年年报`,
  statusSection: (part: string, name: string, open: number, wrong: number) =>
    open + wrong === 0
      ? `✓ ${part} ${name}`
      : `○ ${part} ${name}${open === 0 ? "" : `，还差 ${open} 项`}${wrong === 0 ? "" : `，有 ${wrong} 处对不上`}`,
  statusFinished: "已定稿。",

  // Editing.
  editWhere: "改哪一部分？",
  editWhat: (part: string) => `${part}，改哪一项？`,
  editHint: "也可以直接说：改 行政许可 35；刚才那个改成 3；或者长按旧消息修改、回复。",

  // Files.
  formats: { docx: "Word", pdf: "PDF", html: "网页", xlsx: "表格", png: "图片" },
  allFormats: "前四样都要",
  tablePicture: (table: string) => `${table}图片`,
  whichFile: "要哪种？\nWord 审签盖章，PDF 存档，网页给网站编辑，表格报汇总，图片手机上看。",
  whichDraft: (left: number) =>
    `还没定稿${left === 0 ? "" : `，差 ${left} 项`}，现在发的是草稿。要哪种？`,
  fileFinal: {
    docx: "做好了。请先过目，再走审签、盖章、报送。",
    pdf: "PDF 做好了，存档、打印都行。",
    html: "网页做好了。给网站编辑的那份，打开后全选、复制，贴进编辑器就行，表头不会乱。",
    xlsx: "表格做好了，合计是活的公式；“明细”一页写着每个数从哪来。",
  },
  fileAll: "都做好了。Word 先过目，再走审签、盖章、报送。",
  filePages: (pages: number) => `定稿是这个样子，一共 ${pages} 页。`,
  fileTable: "这一张表是这个样子。",
  fileDraft: (missing: number) =>
    missing === 0
      ? "这是草稿，每页有“草稿”字样。"
      : `这是草稿，还差 ${missing} 项，文中标着【待填】。`,
  making: "正在做文件……",
  makingFile: (format: string) => `正在做${/^[A-Z]/.test(format) ? ` ${format} ` : format}……`,
  makingPage: (page: number, of: number) => `正在画第 ${page} 页，共 ${of} 页……`,

  // Help.
  help: [
    "一题一题答就行：点按钮，或者直接发数字、文字。",
    "数字怎么顺手怎么写：12、十二、3件、5万元、+6、减3，几个数中间空一格。",
    "随时可以发：",
    "进度 — 填到哪了",
    "检查 — 哪里对不上",
    "预览 — 看看每一页的样子",
    "文件 — 要 Word、PDF、网页、表格",
    "改 行政许可 35 — 改一个数",
    "撤销 — 退回上一步",
    "返回、跳过、说明、暂停",
  ].join("\n"),
  noHelp: "这一项没有特别的说明，按实际填就行。",
  wholeNumbers: "按实际发生的填，没有就是 0。",

  // The world's failures.
  failed: "刚才出了点状况，这一步没有存上，前面的都在。请再发一次。",
  diskFull:
    "服务器的硬盘满了，这一步没有存上，前面的都在。请告诉管理服务器的同事，腾出空间后再发一次。",
  fileFailed: "文件这次没做成，填的数都在。请再点一次。",

  commands: {
    start: "开始，或接着填",
    status: "进度：填到哪了",
    draft: "预览：看看每一页",
    files: "文件：Word、PDF、网页、表格",
    check: "检查：哪里对不上",
    edit: "修改：改某一项",
    undo: "撤销：退回上一步",
    people: "人员：谁做什么，邀请同事",
    records: "记录：谁改了什么",
    help: "帮助：怎么用",
  },

  county,
  people,
  reminders,
  review,
  proposals,
};

type Shape<T> = T extends string
  ? string
  : T extends (...args: infer Args) => string
    ? (...args: Args) => string
    : { readonly [Key in keyof T]: Shape<T[Key]> };

export type Words = Shape<Omit<typeof zhCN, "language">> & { readonly language: "zh" | "en" };
