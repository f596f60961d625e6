/** The questions that the bot can answer by itself; whether somebody may ask them is for whoever answers. */
export const queries = {
  "county-missing": "哪些单位还没有交、还没有报",
  "county-status": "全县的进度怎么样",
  "unit-status": "某个单位填到哪里了",
  "own-missing": "我们单位还差什么没有填",
  "own-status": "我们单位填到哪里了、进度怎么样",
  findings: "填的数有没有问题、哪里对不上",
  files: "要报告的文件、Word、PDF",
  deadline: "什么时候截止、还有几天",
  "who-holds": "某一部分由谁在填",
} as const;

export type QueryName = keyof typeof queries;

export interface Query {
  readonly name: QueryName;
  /** The unit or the part that is asked about, as it was written. */
  readonly argument?: string;
}

/**
 * A question that is meant beyond doubt. What holds figures, or is as long as a text, is no question; a word too many,
 * and it is left to others.
 */
export function matchQuery(text: string): Query | undefined {
  const asked = text
    .normalize("NFKC")
    .replaceAll(/[\s?!。,.~…、]+$/g, "")
    .trim();
  if (asked.length === 0 || asked.length > 40 || holdsFigure(asked)) return undefined;
  const plain = asked.replace(polite, "").replace(trailing, "");
  for (const [name, patterns] of Object.entries(rules) as readonly [
    QueryName,
    readonly RegExp[],
  ][]) {
    for (const pattern of patterns) {
      const found = pattern.exec(plain);
      if (found === null) continue;
      const argument = found.groups?.["what"];
      if (argument === undefined) return { name };
      if (name !== "unit-status" || !isNoName(argument)) return { name, argument };
    }
  }
  return undefined;
}

/** 第4部分 and 表三 hold none; 12件, 3天 and 2025年收到 do. */
const holdsFigure = (text: string): boolean =>
  /\d|[一二三四五六七八九十百千]+(?:件|条|项|次|人|个(?!镇|单位|部门|乡))/.test(
    text.replaceAll(/第\d+(?:部分|张表|章|节)|表\d+/g, ""),
  );

const polite =
  /^(?:请问一下|请问|问一下|问问|我想问一下|我想问问|我想知道|想问一下|想知道|帮我看看|帮我看一下|帮我看下|帮我查一下|帮我查查|帮忙看看|帮看看|帮我|麻烦|查一下|查查|看一下|看看|看下|你好|您好|小助手|那|现在|目前|今天|截至目前|到现在|到目前为止)+[,，:：]?\s*/;
const trailing = /(?:了吗|了么|了没有|了没|吗|(?<![什怎那多])么|呢|啊|呀|吧|哈|啦|哦|嘛)+$/;

const who =
  "(?:哪些|哪个|哪几个|哪几家|哪家|谁|有哪些|有谁|还有哪些|还有哪几家|还有哪个|还有谁|还有几个)";
const units = "(?:单位|部门|镇|乡镇|镇街|街道|乡|镇和街道|局|地方|家|人)?";
const not = "(?:还没有|还没|没有|没|尚未|还未|未|还差着没)";
const hand =
  "(?:交上来|交齐|交完|交|报上来|报送|报完|上报|报|提交|填完|填好|填|完成|弄完|弄好|做完|开始填|开始|动)";
const county =
  "(?:全县|县里|全市|市里|全区|区里|各单位|各镇|各乡镇|各部门|大家|所有单位|整体|总体|总的|全部单位)";
const own =
  "(?:我们单位|我单位|我们镇|我镇|我们局|我局|我们这边|我们这里|我们这儿|我们|我这边|我这里|我这儿|我|咱们单位|咱们镇|咱们|本单位|本镇|这份|这份报告|报告|年报)";
const how = "(?:怎么样|怎样|如何|咋样|到哪一步|到哪里|到哪儿|到哪|什么情况|多少|什么程度)";
const progress = "(?:的)?(?:填报)?(?:进度|进展|情况|状态)";
/** By itself a question: 总体情况 is the heading of a section. */
const bare = "(?:的)?(?:填报|报送)?(?:进度|进展)";
const part =
  "第?[一二三四五六七八九十\\d]+(?:部分|张表|章|节)|表[一二三四五六七八九十\\d]+|[\\p{Script=Han}]{2,12}?(?:部分|那块|这块|那部分|那一块|表)";

const whole = (...sources: readonly string[]): readonly RegExp[] =>
  sources.map((source) => new RegExp(`^(?:${source})了?$`, "u"));

/** In this order: the first that fits as a whole. */
const rules: Readonly<Record<QueryName, readonly RegExp[]>> = {
  "county-missing": whole(
    `${county}?(?:里)?${who}${units}(?:的)?(?:年报|报告)?${not}${hand}(?:年报|报告)?(?:的)?`,
    `${not}${hand}(?:年报|报告)?的(?:单位|镇|部门|乡镇)?(?:有|还有|是)(?:哪些|谁|哪几个|哪几家)(?:单位|镇|部门)?`,
    `(?:还)?(?:差|缺|剩)(?:下)?(?:哪些|哪几个|哪几家|哪个|谁)${units}(?:没交|没报|的没交|没完成|没填)?`,
    `${who}${units}(?:还)?(?:拖着|欠着|没动静|卡住|卡着)`,
  ),
  "county-status": whole(
    `${county}${progress}?(?:填报)?(?:现在|目前)?${how}`,
    `${county}${bare}`,
    `${county}(?:填|报|交|完成)(?:得|的)?${how}`,
    `(?:交|报|完成)了(?:多少|几个|几家)(?:单位|镇|家)?|(?:多少|几个|几家)(?:单位|镇|家|个单位)(?:交|报|完成|填完)`,
  ),
  "own-missing": whole(
    `${own}?(?:这边)?(?:还|都还)?(?:差|缺|剩|少)(?:下|了|着)?(?:什么|啥|哪些|哪几项|几项|多少|多少项|几题|几个|哪些没填|什么没填|哪里)(?:没填|没写|没弄|要填)?`,
    `${own}?(?:还有|有)(?:什么|啥|哪些|哪里|哪几项|几项|多少|多少项|几题)(?:地方|项|内容|题|格)?(?:还)?(?:没填|没写|没有填|没弄|没完成|要填|要写|空着|没填完)`,
    `${own}?(?:哪些|哪里|哪几项|什么)(?:地方|内容|项)?(?:还)?(?:没填|没写|空着|没有填|没弄好)`,
    `${own}?还要填(?:什么|啥|哪些|多少|几项)`,
  ),
  "own-status": whole(
    `${own}${progress}(?:现在|目前)?${how}`,
    `${own}${bare}`,
    `${own}?(?:现在|目前)?(?:填|做|写|弄|报)(?:得|的)?${how}(?:了)?`,
    `${own}(?:现在|目前)?${how}(?:了)?`,
    `${own}(?:的)?(?:年报|报告)(?:交|报|填完|完成|通过)(?:上去)?`,
    `进度(?:${how})?|(?:现在)?到哪一步`,
  ),
  findings: whole(
    `${own}?(?:填)?(?:的)?(?:数据|数字|数|表)?(?:还)?(?:有没有|有|是不是有)(?:什么|啥|哪些)?(?:问题|毛病|不对的地方|不对|对不上的|对不上|出入|矛盾)(?:的地方)?`,
    `(?:${own})?(?:是)?(?:哪里|哪儿|哪些地方|什么地方|哪个数|哪些数)(?:还)?(?:不对|有问题|对不上|填错|错|不平|有出入|需要改|要改)`,
    `(?:数|数据|表|数字|合计|勾稽关系)(?:都)?(?:对不对|对得上|平不平|对得上不|平|对)`,
    `(?:检查|核对|校对)(?:一下|一遍|下)?(?:有没有问题|数据|报告|年报)?`,
    `为什么(?:不能|不让|没法)(?:交|提交|上报|送审)`,
  ),
  files: whole(
    `(?:把|给我|发我|发给我|我要|要|想要|下载|导出|生成|发一下|发一份|给一份|来一份|拿|出)(?:一下|一份|一个)?${own}?(?:的)?(?:报告|年报)?(?:的)?(?:文件|word|Word|WORD|pdf|PDF|excel|Excel|文档|表格文件|电子版|草稿|成稿|定稿|word版|Word版|PDF版|pdf版)(?:文件|版|文档|格式)?(?:给我|发我|发给我|发过来|一下|导出来|下载|发来)?`,
    `(?:文件|word|Word|pdf|PDF|电子版|成稿|定稿|草稿)(?:在哪里|在哪|在哪儿|怎么下载|怎么拿|能下载|呢)`,
    `(?:能|可以)(?:不能|不可以)?(?:给我|发我|导出|下载|生成)(?:一份|个)?(?:报告|年报)?(?:的)?(?:文件|word|Word|pdf|PDF|电子版)(?:版)?`,
  ),
  deadline: whole(
    `(?:年报|报告|填报|上报|报送|提交)?(?:是)?(?:什么时候|啥时候|哪天|哪一天|几号|几月几号|何时)(?:之前|前)?(?:截止|到期|要交|交|报|必须交|上报|要报|报送|截稿|该交)(?:年报|报告)?`,
    `(?:截止|截止日期|截止时间|期限|最后期限|最晚|最迟|时限|报送时限)(?:日期|时间)?(?:是|到)?(?:什么时候|啥时候|哪天|哪一天|几号|多少|何时)?(?:交|报)?`,
    `(?:离|距离?)?(?:截止|到期|交|最后期限)?(?:日期|时间)?(?:还有|还剩|剩|剩下)(?:几天|多少天|多久|多长时间)(?:截止|到期|就要交|要交|可以填|时间)?`,
    `(?:还)?来得及`,
  ),
  "who-holds": whole(
    `(?<what>${part})(?:现在|目前)?(?:是)?(?:由)?(?:谁|哪个|哪位|哪个人)(?:在|来|负责)?(?:填|写|做|弄|负责|管|填的|手里|手上|那里|那儿)(?:的)?`,
    `(?<what>${part})(?:现在|目前)?在谁(?:手里|手上|那里|那儿|那)`,
    `谁(?:在|负责)(?:填|写|弄|做)?(?<what>${part})`,
  ),
  "unit-status": whole(
    `(?<what>${unit()})${progress}(?:现在|目前)?${how}`,
    `(?<what>${unit()})${bare}`,
    `(?<what>${unit()})(?:现在|目前)?(?:填|做|写|弄|报)?(?:得|的)?(?:到哪一步|到哪里|到哪儿|到哪|怎么样|咋样|如何)(?:了)?`,
    `(?<what>${unit()})(?:的)?(?:年报|报告)?(?:交|报|填完|填好|完成|提交)(?:上来)?(?:年报|报告)?(?:了没有|没有|没|了吗)?`,
  ),
};

/** What a name of a unit ends with. */
function unit(): string {
  return "[\\p{Script=Han}]{1,14}?(?:镇|乡|街道|街道办|办事处|局|委|办|办公室|中心|政府|管委会|开发区|园区|院|站|所|队|厅|处|苏木)";
}

/** What looks like a name and asks or tells something instead. */
const isNoName = (name: string): boolean =>
  /^(?:哪|谁|我|咱|本|各|全|所有|这|那|什么|有|没|还|大家|其他|收到|主动|今年|去年|已经|都|一|该)|[的了是在]/.test(
    name,
  );
