/**
 * Sentences on applications as clerks of towns say them, written for these tests, with the figures that each of them
 * means. `row.column` of table 三; cells not named are 0 where `rest` says that everything was told, and blank otherwise.
 */
export interface Sentence {
  readonly text: string;
  /** Default: 2021. */
  readonly edition?: 2019;
  readonly cells: Readonly<Record<string, number>>;
  readonly rest: boolean;
  /** Totals by row of which it is not said whose they are. */
  readonly open?: Readonly<Record<string, number>>;
  /** The core's own reader understands it. */
  readonly reader: boolean;
  /** Otherwise what a good model answers: each figure, and the words with its one number. */
  readonly mapping?: readonly Readonly<{ cell: string; quote: string }>[];
}

const P = "natural_person";
const C = "commercial";

export const sentences: readonly Sentence[] = [
  {
    text: "今年收到12件申请，10件是个人的，2件公司的，8件给了，2件不归我们管，还有2件没办完",
    cells: { [`new_received.${P}`]: 10, [`new_received.${C}`]: 2 },
    open: { granted: 8, unavailable_not_held: 2, carried_out: 2 },
    rest: false,
    reader: true,
  },
  {
    text: "收到1件个人申请，已公开",
    cells: { [`new_received.${P}`]: 1, [`granted.${P}`]: 1 },
    rest: true,
    reader: true,
  },
  {
    text: "今年就收到一件，村民提的，给了。",
    cells: { [`new_received.${P}`]: 1, [`granted.${P}`]: 1 },
    rest: true,
    reader: true,
  },
  {
    text: "我们镇今年收到３件申请，都是个人的，都给了",
    cells: { [`new_received.${P}`]: 3, [`granted.${P}`]: 3 },
    rest: true,
    reader: true,
  },
  {
    text: "收到十二件，全是老百姓的，十件公开了，剩下的都没办完",
    cells: { [`new_received.${P}`]: 12, [`granted.${P}`]: 10, [`carried_out.${P}`]: 2 },
    rest: true,
    reader: true,
  },
  {
    text: "今年新收5件，去年剩的1件，都是村民申请的，6件全给了",
    cells: { [`new_received.${P}`]: 5, [`carried_in.${P}`]: 1, [`granted.${P}`]: 6 },
    rest: true,
    reader: true,
  },
  {
    text: "上年结转2件，本年收到10件，都是个人的，11件给了，1件结转下年",
    cells: {
      [`carried_in.${P}`]: 2,
      [`new_received.${P}`]: 10,
      [`granted.${P}`]: 11,
      [`carried_out.${P}`]: 1,
    },
    rest: true,
    reader: true,
  },
  {
    text: "个人的3件：2件给了，1件没办完；公司的2件都给了",
    cells: {
      [`new_received.${P}`]: 3,
      [`new_received.${C}`]: 2,
      [`granted.${P}`]: 2,
      [`granted.${C}`]: 2,
      [`carried_out.${P}`]: 1,
    },
    rest: true,
    reader: true,
  },
  {
    text: "收到两件，一件个人一件公司，都给了",
    cells: {
      [`new_received.${P}`]: 1,
      [`new_received.${C}`]: 1,
      [`granted.${P}`]: 1,
      [`granted.${C}`]: 1,
    },
    rest: true,
    reader: true,
  },
  {
    text: "今年一共6件申请，个人4件，律所2件，律所的都给了，个人的3件给了，1件重复申请",
    cells: {
      [`new_received.${P}`]: 4,
      "new_received.legal_service": 2,
      "granted.legal_service": 2,
      [`granted.${P}`]: 3,
      [`not_processed_repeat.${P}`]: 1,
    },
    rest: true,
    reader: true,
  },
  {
    text: "收到3件，个人的2件给了，公司的1件没办完",
    cells: {
      [`new_received.${P}`]: 2,
      [`new_received.${C}`]: 1,
      [`granted.${P}`]: 2,
      [`carried_out.${C}`]: 1,
    },
    rest: true,
    reader: true,
  },
  {
    text: "个人申请3件，2件予以公开，1件不予公开，属于国家秘密；企业申请2件，1件撤回了，1件还在办",
    cells: {
      [`new_received.${P}`]: 3,
      [`new_received.${C}`]: 2,
      [`granted.${P}`]: 2,
      [`refused_state_secret.${P}`]: 1,
      [`other_misc.${C}`]: 1,
      [`carried_out.${C}`]: 1,
    },
    rest: true,
    reader: true,
  },
  {
    text: "收到7件，全是个人，3件没给（1件国家秘密，2件第三方），4件给了",
    cells: {
      [`new_received.${P}`]: 7,
      [`refused_state_secret.${P}`]: 1,
      [`refused_third_party_rights.${P}`]: 2,
      [`granted.${P}`]: 4,
    },
    rest: true,
    reader: true,
  },
  {
    text: "收到10件，都是个人的，办结8件，其中6件给了，2件不归我们管，没办完的2件",
    cells: {
      [`new_received.${P}`]: 10,
      [`granted.${P}`]: 6,
      [`unavailable_not_held.${P}`]: 2,
      [`carried_out.${P}`]: 2,
    },
    rest: true,
    reader: true,
  },
  {
    text: "收到4件，3件个人的，1件公司的，个人的2件给了，公司的1件没给，因为涉及第三方，还有1件没办完",
    cells: {
      [`new_received.${P}`]: 3,
      [`new_received.${C}`]: 1,
      [`granted.${P}`]: 2,
      [`refused_third_party_rights.${C}`]: 1,
      [`carried_out.${P}`]: 1,
    },
    rest: true,
    reader: true,
  },
  {
    text: "2件个人的、1件公司的申请，都还在办",
    cells: {
      [`new_received.${P}`]: 2,
      [`new_received.${C}`]: 1,
      [`carried_out.${P}`]: 2,
      [`carried_out.${C}`]: 1,
    },
    rest: true,
    reader: true,
  },
  {
    text: "今年共受理信息公开申请25件，都是群众的：予以公开15件，部分公开3件，国家秘密1件，内部事务1件，不掌握4件，结转下年1件",
    cells: {
      [`new_received.${P}`]: 25,
      [`granted.${P}`]: 15,
      [`partially_granted.${P}`]: 3,
      [`refused_state_secret.${P}`]: 1,
      [`refused_internal_affairs.${P}`]: 1,
      [`unavailable_not_held.${P}`]: 4,
      [`carried_out.${P}`]: 1,
    },
    rest: true,
    reader: true,
  },
  {
    text: "接到申请 9 件，公司的 9 件，给了一部分的 2 件，都给了的 7 件",
    cells: {
      [`new_received.${C}`]: 9,
      [`partially_granted.${C}`]: 2,
      [`granted.${C}`]: 7,
    },
    rest: true,
    reader: true,
  },
  {
    text: "收到六件，五件是居民的，一件是基金会的。居民的三件给了，两件查不到；基金会的一件要重新统计",
    cells: {
      [`new_received.${P}`]: 5,
      "new_received.social_welfare": 1,
      [`granted.${P}`]: 3,
      [`unavailable_not_held.${P}`]: 2,
      "unavailable_needs_creation.social_welfare": 1,
    },
    rest: true,
    reader: true,
  },
  {
    text: "收到8件，都是个人的，3件是信访，2件重复，1件要公开出版物，2件撤了",
    cells: {
      [`new_received.${P}`]: 8,
      [`not_processed_petition_complaint.${P}`]: 3,
      [`not_processed_repeat.${P}`]: 2,
      [`not_processed_publication.${P}`]: 1,
      [`other_misc.${P}`]: 2,
    },
    rest: true,
    reader: true,
  },
  {
    text: "收到3件，都是个人的，1件撤回，1件逾期没补正，1件没交费",
    cells: {
      [`new_received.${P}`]: 3,
      [`other_misc.${P}`]: 1,
      [`other_no_correction.${P}`]: 1,
      [`other_fee_unpaid.${P}`]: 1,
    },
    rest: true,
    reader: true,
  },
  {
    text: "收到2件，都是个人的，1件给了，1件撤回了",
    edition: 2019,
    cells: { [`new_received.${P}`]: 2, [`granted.${P}`]: 1, [`other_handling.${P}`]: 1 },
    rest: true,
    reader: true,
  },
  {
    text: "一共5份申请，大学的3份，公司的2份，全都给了",
    cells: {
      "new_received.research": 3,
      [`new_received.${C}`]: 2,
      "granted.research": 3,
      [`granted.${C}`]: 2,
    },
    rest: true,
    reader: true,
  },
  {
    text: "新收公司申请4件，去年没办完的公司申请1件，给了3件，明年接着办2件",
    cells: {
      [`new_received.${C}`]: 4,
      [`carried_in.${C}`]: 1,
      [`granted.${C}`]: 3,
      [`carried_out.${C}`]: 2,
    },
    rest: true,
    reader: true,
  },
  {
    text: "收到20件，其中公司5件，其余都是个人的",
    cells: { [`new_received.${C}`]: 5, [`new_received.${P}`]: 15 },
    rest: false,
    reader: true,
  },
  {
    text: "今年收到个人申请6件，其中4件公开了，2件不公开，是执法案卷",
    cells: {
      [`new_received.${P}`]: 6,
      [`granted.${P}`]: 4,
      [`refused_enforcement_file.${P}`]: 2,
    },
    rest: true,
    reader: true,
  },
  {
    text: "今年收到三十二件，个人二十件，企业十件，律所两件，给了三十件，还有两件在办",
    cells: {
      [`new_received.${P}`]: 20,
      [`new_received.${C}`]: 10,
      "new_received.legal_service": 2,
    },
    open: { granted: 30, carried_out: 2 },
    rest: false,
    reader: true,
  },
  {
    text: "收到4件，都是村民的；除了1件没办完，其余全部公开",
    cells: { [`new_received.${P}`]: 4, [`carried_out.${P}`]: 1, [`granted.${P}`]: 3 },
    rest: true,
    reader: true,
  },
  {
    text: "去年转过来1件，个人的，今年收到3件，2件个人的1件公司的，个人的3件都给了，公司的1件三安全",
    cells: {
      [`carried_in.${P}`]: 1,
      [`new_received.${P}`]: 2,
      [`new_received.${C}`]: 1,
      [`granted.${P}`]: 3,
      [`refused_three_security_one_stability.${C}`]: 1,
    },
    rest: true,
    reader: true,
  },
  {
    text: "收到5件，3件给了（2件个人的，1件公司的），2件没办完，都是公司的",
    cells: {
      [`granted.${P}`]: 2,
      [`granted.${C}`]: 1,
      [`carried_out.${C}`]: 2,
    },
    open: { new_received: 5 },
    rest: false,
    reader: true,
  },
  {
    text: "申请：11件，个人：9件，公司：2件，给了：11件",
    cells: {
      [`new_received.${P}`]: 9,
      [`new_received.${C}`]: 2,
      [`granted.${P}`]: 9,
      [`granted.${C}`]: 2,
    },
    rest: true,
    reader: true,
  },
  {
    text: "收到3件，都是公司的，过程性信息2件，行政查询1件，没有结转的",
    cells: {
      [`new_received.${C}`]: 3,
      [`refused_process_information.${C}`]: 2,
      [`refused_admin_query.${C}`]: 1,
    },
    rest: true,
    reader: false,
    mapping: [
      { cell: `requests.new_received.${C}`, quote: "收到3件，都是公司的" },
      { cell: `requests.refused_process_information.${C}`, quote: "过程性信息2件" },
      { cell: `requests.refused_admin_query.${C}`, quote: "行政查询1件" },
    ],
  },
  {
    text: "老张那边今年转来个人申请4件，4件全答应给了",
    cells: { [`new_received.${P}`]: 4, [`granted.${P}`]: 4 },
    rest: true,
    reader: false,
    mapping: [
      { cell: `requests.new_received.${P}`, quote: "个人申请4件" },
      { cell: `requests.granted.${P}`, quote: "4件全答应给了" },
    ],
  },
  {
    text: "去年剩的1件给了，今年收到2件，也给了，申请人都是附近村民",
    cells: { [`carried_in.${P}`]: 1, [`new_received.${P}`]: 2 },
    rest: false,
    reader: false,
    mapping: [
      { cell: `requests.carried_in.${P}`, quote: "去年剩的1件" },
      { cell: `requests.new_received.${P}`, quote: "今年收到2件" },
    ],
  },
  {
    text: "截至目前依申请公开网上平台提交的村民申请共7件，其中5件已按期答复并提供，2件引导到网站查看",
    cells: { [`new_received.${P}`]: 7 },
    rest: false,
    reader: false,
    mapping: [{ cell: `requests.new_received.${P}`, quote: "村民申请共7件" }],
  },
  {
    text: "拆迁户问补偿标准的5件，个人递的，材料都寄给人家了，收到就这5件",
    cells: { [`new_received.${P}`]: 5, [`granted.${P}`]: 5 },
    rest: true,
    reader: false,
    mapping: [
      { cell: `requests.new_received.${P}`, quote: "收到就这5件" },
      { cell: `requests.granted.${P}`, quote: "5件，个人递的，材料都寄给人家了" },
    ],
  },
  {
    text: "个人来了6件，有4件我们复印给他们带走了，剩2件年前来不及了",
    cells: { [`new_received.${P}`]: 6, [`granted.${P}`]: 4, [`carried_out.${P}`]: 2 },
    rest: true,
    reader: false,
    mapping: [
      { cell: `requests.new_received.${P}`, quote: "个人来了6件" },
      { cell: `requests.granted.${P}`, quote: "有4件我们复印给他们带走了" },
      { cell: `requests.carried_out.${P}`, quote: "剩2件年前来不及了" },
    ],
  },
  {
    text: "施工单位要合同的3件，一家商业企业，合同里有人家的商业秘密，3件没法公开",
    cells: { [`new_received.${C}`]: 3, [`refused_third_party_rights.${C}`]: 3 },
    rest: true,
    reader: false,
    mapping: [
      { cell: `requests.new_received.${C}`, quote: "施工单位要合同的3件" },
      { cell: `requests.refused_third_party_rights.${C}`, quote: "商业秘密，3件没法公开" },
    ],
  },
  {
    text: "村民李某反复来申请，收了9件，9件都告诉他不处理了，没正当理由",
    cells: { [`new_received.${P}`]: 9, [`not_processed_excessive.${P}`]: 9 },
    rest: true,
    reader: false,
    mapping: [
      { cell: `requests.new_received.${P}`, quote: "收了9件" },
      { cell: `requests.not_processed_excessive.${P}`, quote: "9件都告诉他不处理了，没正当理由" },
    ],
  },
  {
    text: "律师事务所寄来2件，一件叫人家补正没有下文，另一件给了",
    cells: {
      "new_received.legal_service": 2,
      "other_no_correction.legal_service": 1,
      "granted.legal_service": 1,
    },
    rest: true,
    reader: false,
    mapping: [
      { cell: "requests.new_received.legal_service", quote: "律师事务所寄来2件" },
      { cell: "requests.other_no_correction.legal_service", quote: "一件叫人家补正没有下文" },
      { cell: "requests.granted.legal_service", quote: "另一件给了" },
    ],
  },
];
