import { after } from "./after.ts";

/** Units, who does what in them, how people come in and leave, and the log of all that. */
export const people = {
  /** Says nothing of what there is, nor whether there is anything. */
  notYours: "这一项由别的同事负责，没有动什么。",
  peopleBy: "人员由管理员来管，要请人、换人，跟管理员说一声就行。",
  peopleBelow: "下面各单位的人员，点开单位就能看。",
  nameFirst: "先告诉我这是哪个单位，再请同事进来。",
  setUpUnit: "设置单位",
  roles: {
    filler: "填报",
    helper: "协助",
    reviewer: "审核",
    supervisor: "主管",
    admin: "管理",
  },
  theProgram: "程序",
  thisOffice: "本单位",

  // Coming in by a link.
  unknownLink: "这个链接用不了。请向发链接的同事再要一个。",
  expiredLink: "这个链接过期了。请向发链接的同事再要一个。",
  usedLink: "这个链接已经用过了，一个链接只能用一次。请向发链接的同事再要一个。",
  revokedLink: "这个链接已经作废了。请向发链接的同事再要一个。",
  alreadyIn: (post: string) => `已经进来过了，一切照旧：${post}。`,
  welcome: (name: string, post: string) => `${name}，您好。从现在起：${post}。`,
  moreSections: (post: string) => `好，现在是：${post}。`,
  postIn: (unit: string, post: string) => `${after(unit)}${post}`,
  withSections: (post: string, sections: string) => `${post}（${sections}）`,
  tookOver: (names: string) => `原来是${names}，已经交接，填过的都在。`,
  next: {
    filler: "一题一题填，大约 10 分钟，随时可以停。现在开始吗？",
    helper: "请帮忙填这一部分，其余由填报人填。现在开始吗？",
    reviewer: "年报交上来，会在这里提醒。先看看有没有等着审的？",
    supervisor: "下面各单位填到哪、谁还没交，这里都能看。现在看看吗？",
    admin: "请谁进来、有哪些单位、审核几步，都在这里定。现在看看吗？",
    claim: "好，这个助手从现在起归您管。",
  },
  begin: {
    filler: "开始填",
    helper: "开始填",
    reviewer: "看看等我审的",
    supervisor: "看全县进度",
    admin: "人员和单位",
  },
  fillsAndReviews: "同一份年报又填又审：自己填过的不能自己审，要请另一位来审。",
  replaced: (unit: string, post: string, name: string) =>
    `${unit}的${post}现在由${name}接着做。填过的都在，谢谢。`,
  cameIn: (name: string, unit: string, post: string) =>
    `${name}已经进来了：${after(unit)}${post}。`,

  askMyName: "先认识一下：怎么称呼您？发个姓名就行，比如 王明。",
  myNameKept: (name: string) => `${name}，您好。`,

  // Who am I here?
  home: (count: number) =>
    count === 1 ? "在这里做的是：" : `在这里有 ${count} 个身份。\n做哪一个？`,
  homeMore: (count: number) => `还有 ${count} 个没列出来，发单位名字就能找到。`,
  homeButton: "换身份",
  peopleButton: "人员",
  fillMyself: "年报我自己填",
  deviceButton: "换设备",

  // Who is who in a unit.
  title: (unit: string) => `${unit}的人员`,
  line: (post: string, names: string) => `${post}：${names}`,
  nobody: "还没有人",
  manyNames: (names: string, count: number) => `${names}等 ${count} 人`,
  invitedTitle: "发出去还没打开的链接：",
  invitedLine: (post: string, name: string, days: number) =>
    `${post}${name === "" ? "" : `，给${name}`}，还有 ${days} 天`,
  invitedMore: (count: number) => `……一共 ${count} 个`,
  below: (count: number, unbound: number) =>
    unbound === 0
      ? `下级单位 ${count} 个，都有填报人。`
      : `下级单位 ${count} 个，${unbound} 个还没有填报人。`,
  askWhatToDo: "要做什么？",
  inviteButton: "邀请",
  unitsButton: "下级单位",
  stepsButton: "审核步骤",
  inviteAllButton: "生成邀请链接",
  logButton: "人员变动",
  leaveButton: (name: string, post: string) => `${name}不再${post}`,
  leaveMyself: (post: string) => `我不再${post}`,
  invitationButton: (post: string, name: string) => `链接：${name === "" ? post : name}`,

  // Inviting.
  askRole: (unit: string) => `请谁进${unit}？\n点“第几部分”，就只请人填那一部分。`,
  askRolePlain: (unit: string) => `请谁进${unit}？`,
  noSteps: "还没有审核步骤，由管理员设。",
  roleButtons: {
    filler: "填报人",
    helper: "协助：整份",
    reviewer: "审核人",
    supervisor: "上级主管",
    admin: "管理员",
  },
  askName: (unit: string, post: string) =>
    `${after(unit)}${post}，请谁来？\n发名字就行；自己来做，就发“我”。`,
  willReplace: (names: string) => `链接一打开，就由新人接替${names}；填过的都在。`,
  nameTooLong: "名字 20 个字以内就行，不用写别的。请再发一次名字。",
  nameNotRead: "发名字的文字就行。",
  noName: "不写名字",
  neverMind: "不用了",
  neverMinded: "好，没有动什么。",
  linkMade: (unit: string, post: string, name: string) =>
    [
      `做好了一个链接：${after(unit)}${post}${name === "" ? "" : `，给${name}`}。`,
      "下面一条可以直接转发，图片可以当面扫。",
      "7 天内有效，只能用一次，随时可以作废。",
    ].join("\n"),
  linkToForward: (unit: string, post: string, name: string, year: number, link: string) =>
    [
      `${name === "" ? "" : `${name}：`}请来一起做 ${year} 年年报，负责${unit}的${post}。打开这个链接就行：`,
      link,
      "7 天内有效，只能用一次，请不要再转给别人。",
    ].join("\n"),
  qrCaption: (unit: string, post: string, name: string) =>
    `${after(unit)}${post}${name === "" ? "" : `，给${name}`}。扫一扫就能进来，7 天内有效，只能用一次。`,
  qrFile: "邀请",
  revokeThis: "作废这个链接",
  another: "再请一位",
  shared: (name: string, sections: string) => `好，${name}现在负责：${sections}。已经说过了。`,
  sharedWithYou: (unit: string, sections: string) => `${unit}的${sections}也请帮忙填。`,

  // One link.
  invitationCard: (unit: string, post: string, name: string, by: string, day: string) =>
    [`${after(unit)}${post}${name === "" ? "" : `，给${name}`}`, `${by} ${day}发出`].join("\n"),
  invitationOpen: (days: number) => `还没打开，还有 ${days} 天。要作废吗？`,
  invitationEnded: "这个链接已经不能用了。",
  revoked: "作废了，谁打开都没有用。",
  backToPeople: "看人员",

  // Links for a whole county.
  allInvited: "该有的人都有了，不用再发链接。",
  linksMade: (count: number, units: number) =>
    `给 ${units} 个单位做好了 ${count} 个链接，都在下面这张表里，一行一个，照着转发就行。\n7 天内有效，一个只能用一次。`,
  linksWaiting: (count: number) =>
    `另有 ${count} 个链接发出去还没打开，没有动。\n要是那张表找不到了，可以全部重做，旧的就作废。`,
  linksRemake: "全部重做",
  linksCaption: (unit: string, count: number) =>
    `${unit}：${count} 个邀请链接。谁的给谁，不要贴在群里。`,
  linksFile: (unit: string) => `${unit}邀请链接`,
  linksTitle: (unit: string, year: number) => `${after(unit)}${year} 年年报邀请链接`,
  linksSheet: "邀请链接",
  linksNote: "一个链接只给一个人，只能用一次；谁的给谁，不要贴在群里。",
  linksHeads: { unit: "单位", role: "做什么", name: "姓名", link: "链接", until: "有效期到" },

  // Units from a list.
  askUnits: (unit: string) =>
    [
      `把${unit}下面的单位发来，一行一个；也可以发 Excel 或 CSV 表。`,
      "名字后面可以写填报人和审核人，比如：",
      "瓦房子镇 填报人张三 初审李四 终审王五",
    ].join("\n"),
  unitsUnreadable: {
    "too-large": "这个文件太大了，5 MB 以内的才读得了。",
    "too-large-unpacked": "这个文件展开以后太大了，只留单位那一张表再发就行。",
    "too-much": "这个文件太复杂了，只留单位那一张表，另存成 CSV 再发就行。",
    "locked-with-password": "这个文件有密码，去掉密码再发就行。",
    "not-a-table": "这个文件读不了，发 Excel、CSV，或者直接贴文字就行。",
    damaged: "这个文件打不开，重新存一份再发就行。",
    empty: "里面没看到单位。",
  },
  unitsNone: "里面没看到单位的名字。一行写一个再发就行。",
  unitsSeen: (count: number, names: string) => `认出 ${count} 个单位：${names}。`,
  unitsAndMore: (names: string, count: number) => `${names}等 ${count} 个`,
  unitsPeople: (count: number) => `名单里有 ${count} 位同事，建好就一起做好链接。`,
  unitsTroubles: "有几处要看看：",
  unitsMoreTroubles: (count: number) => `……一共 ${count} 处`,
  unitsAskBuild: "这样建吗？不对的话，改好再发一次。",
  troubles: {
    duplicate: (line: number, text: string, first: number) =>
      `第 ${line} 行的${text}：第 ${first} 行有过了，只建一个。`,
    "no-name": (line: number, text: string) => `第 ${line} 行没看到单位：${text}`,
    "too-long": (line: number, text: string) => `第 ${line} 行太长了，没有读：${text}`,
    "not-a-name": (line: number, text: string) => `第 ${line} 行不像名字，没有用：${text}`,
    "bad-date": (line: number, text: string) => `第 ${line} 行的日期没看懂：${text}`,
    "two-people-one-post": (line: number, text: string) =>
      `第 ${line} 行同一件事写了两个人，只取前一个，${text}不算。`,
    "missing-column": (_line: number, text: string) => `表头里没找到这一列：${text}`,
    "too-many-rows": (line: number, last: number) =>
      `第 ${line} 到 ${last} 行没有读，一次最多 5000 行。`,
    "unknown-level": (line: number, text: string) =>
      `第 ${line} 行的级别没看懂（${text}），按名字定的。`,
    garbled: (line: number, text: string) => `第 ${line} 行有乱码：${text}`,
  },
  fields: {
    unit: "单位名称",
    short: "简称",
    self: "自称",
    level: "级别",
    region: "所在地",
    due: "报送日期",
    filler: "填报人",
    helper: "协助人",
    first: "初审",
    second: "复审",
    final: "终审",
    secrecy: "保密审查",
  },
  buildUnits: (count: number) => `建这 ${count} 个单位`,
  dontBuild: "不建了",
  proposalGone: "这份名单放得太久了，请再发一次。",
  unitsBuilt: (count: number) => `建好了 ${count} 个单位。`,
  unitsWatched: "它们的进度这里来看，报告这里来接收；要换人，就请一位上级主管。",
  unitsKnown: (count: number) => `有 ${count} 个原来就有，照旧。`,
  unitsDefaultLook: (look: string) =>
    `没写审核人的，先都设一步${look}，由填报人自己请人来审；在“审核步骤”里可以改。`,

  // The looks before a report is final.
  steps: { first: "初审", second: "复审", final: "终审", secrecy: "保密审查" },
  askSteps: (unit: string, now: string, needed: boolean) =>
    [
      now === ""
        ? `${unit}还没有审核步骤${needed ? "，年报要有人审过才能定稿" : "，年报交上来就定稿"}。`
        : `${unit}的年报现在要过：${now}。`,
      "保密审查放在最后：审的就是要公开的那一份，后面不会再改。",
      "要几步？",
    ].join("\n"),
  stepsInReview: "有一份年报正在审：改了以后，从同一个位置接着审，审过的不用再审。",
  stepsWait: "有一份年报正在审，等审完，或者退回去以后，再取消审核。",
  stepsNeeded: "这里的年报至少要有一个人审过才能定稿，选一步或几步就行。",
  noLooks: "不审",
  arrow: " → ",
  stepsSet: (unit: string, now: string) =>
    now === "" ? `好，${unit}的年报交上来就定稿。` : `好，${unit}的年报要过：${now}。`,
  stepsVacant: (names: string) => `${names}还没有人。现在请人吗？`,
  stepsSame: "还是原来的步骤，没有动。",

  // Leaving.
  askEnd: (name: string, unit: string, post: string) =>
    `${name}不再做${unit}的${post}？\n马上生效，填过的、审过的都留着。`,
  askLeave: (unit: string, post: string) =>
    `不再做${unit}的${post}？\n马上生效，填过的、审过的都留着。`,
  linksGoToo: (count: number) => `发出去还没打开的 ${count} 个链接也会作废。`,
  endIt: "确定",
  keepIt: "不改了",
  ended: (name: string, post: string) => `${name}不再做${post}了。`,
  left: (unit: string, post: string) => `好，${unit}的${post}到此为止，谢谢。`,
  endedForYou: (unit: string, post: string) => `${unit}的${post}到此为止。填过的都留着，谢谢。`,
  notThere: "已经不在这里了。",
  lastAdmin: (unit: string) =>
    `这是${unit}最后一位管理员，走了就没有人能请同事进来了。\n先请一位新的管理员，等新人进来再退出。现在请吗？`,

  // A further device.
  device: "另一台手机或电脑用的链接在下面，也可以直接扫码。\n只给自己用，7 天内有效，只能用一次。",
  deviceLink: (link: string) => `在另一台设备的浏览器里打开：\n${link}`,
  deviceCaption: "用另一台设备扫一扫，就是同一个账号。",
  deviceFile: "换设备",
  deviceElsewhere: "在另一台设备上登录同一个账号就行，这里不用做什么。",

  // The log.
  logTitle: (unit: string, year: number, scope: string) =>
    `${after(unit)}${year} 年年报${scope === "" ? "" : ` · ${scope}`}的记录`,
  peopleLogTitle: (unit: string) => `${unit}的人员变动`,
  logEmpty: "还没有记录。",
  logWhich: "看哪个单位的记录？也可以直接发名字。",
  logNowhere: "下面的单位都还没开始填，还没有记录。",
  logMore: (count: number) => `更早的还有 ${count} 条，导出能看全部。`,
  /** Above what one person did on one day. */
  logHead: (month: number, day: number, who: string) => `${month}月${day}日 ${who}`,
  logLine: (clock: string, what: string, through: string) =>
    `${clock} ${what}${through === "" ? "" : `（${through}）`}`,
  logWhy: (why: string) => `（${why}）`,
  logWhole: "全部",
  logExport: "导出",
  logFile: (unit: string, year: number) => `${unit}${year}年年报记录`,
  logCaption: (count: number) => `一共 ${count} 条，新的在上。`,
  through: {
    typed: "打字",
    button: "按钮",
    gate: "一键",
    case: "逐件登记",
    edited: "改消息",
    undo: "撤销",
    review: "审核",
    import: "导入",
    assistant: "AI",
  },
  changed: (where: string, old: string, now: string) => `${where} ${old} → ${now}`,
  filledIn: (where: string, now: string) => `${where} ${now}`,
  blank: "空",
  rows: (part: string, count: number) => `${part} ${count} 行`,
  rowsAll: (part: string, count: number, value: string) => `${part} ${count} 行都记为 ${value}`,
  rowsCleared: (part: string, count: number) => `${part} ${count} 行退回没填`,
  characters: (count: number) => `${count} 字`,
  someOrNone: { some: "有", none: "没有" },
  gateNone: (part: string, cells: number) => `${part}：全部记为 0（${cells} 格）`,
  gateSome: (part: string) => `${part}：有`,
  gateOpen: (part: string) => `${part}：退回没填`,
  gateOf: (part: string) => `${part}有没有`,
  warningKept: (what: string) => `看过提醒，保留：${what}`,
  warningOpen: (what: string) => `提醒重新打开：${what}`,
  reasonGiven: (what: string, reason: string) => `${what}的理由：${reason}`,
  states: {
    filling: "填写中",
    review: "待审",
    returned: "退回",
    finished: "已定稿",
    filed: "已报送",
    accepted: "已接收",
    published: "已公开",
  },
  stateOf: "状态",
  became: (old: string, now: string) => `${old} → ${now}`,
  stepDone: (name: string) => `${name}通过`,
  remarkOn: (where: string, text: string) => `对${where}有意见：“${text}”`,
  remarkAnswer: (where: string, text: string) => `${where}，回复意见：“${text}”`,
  remarkMended: (where: string) => `${where}：已照意见改了`,
  wholeReport: "整份",
  publishedAt: (day: string, url: string) => `公开：${day} ${url}`,
  correctionOf: (kind: string, requester: string, reason: string) =>
    `更正（${kind}），${requester}提出：${reason}`,
  correctionKinds: { figures: "数字", texts: "文字", other: "其他" },
  entries: {
    claimed: "成为第一位管理员",
    "unit-added": (unit: string) => `建立${unit}`,
    "units-imported": (unit: string, count: string) => `${unit}下面建了 ${count} 个单位`,
    "unit-changed": (unit: string, old: string, now: string) => `${unit}：${old} → ${now}`,
    invited: (unit: string, post: string, name: string) => `邀请${name}：${after(unit)}${post}`,
    "invitation-revoked": (unit: string, post: string, name: string) =>
      `作废${name}的链接：${after(unit)}${post}`,
    joined: (unit: string, post: string, name: string) => `${name}进来：${after(unit)}${post}`,
    "post-ended": (unit: string, post: string, name: string) =>
      `${name}退出：${after(unit)}${post}`,
    extended: (unit: string, old: string, now: string) =>
      old === "" ? `${unit}宽限到 ${now}` : `${unit}宽限 ${old} → ${now}`,
  },
  logSheet: "记录",
  logHeads: {
    at: "时间",
    who: "谁",
    what: "哪里",
    through: "通过",
    old: "原来",
    new: "现在",
    why: "说明",
  },
};

type Shape<T> = T extends string
  ? string
  : T extends (...args: infer Args) => string
    ? (...args: Args) => string
    : { readonly [Key in keyof T]: Shape<T[Key]> };

export type PeopleWords = Shape<typeof people>;
