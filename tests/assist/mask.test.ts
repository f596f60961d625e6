import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { mask, maskAll } from "#assist/mask.ts";
import type { Model } from "#assist/model.ts";
import { openModel } from "#assist/open-model.ts";
import { startModelServer } from "#tests/support/model-server/model-server.ts";
import type { ModelServer } from "#tests/support/model-server/model-server.ts";

/** What stands between ⟦ and ⟧ may not leave; all the rest must stay as it is. */
const hidden: readonly string[] = [
  // ids
  "申请人身份证号⟦110101199001011234⟧，申请公开2件",
  "身份证：⟦11010119900101123X⟧",
  "身份证：⟦11010119900101123x⟧，共3件",
  "身份证⟦110101 19900101 1234⟧的申请",
  "身份证⟦110101-19900101-1234⟧的申请",
  "身份证⟦1101 0119 9001 0112 34⟧的申请",
  "身份证⟦1 1 0 1 0 1 1 9 9 0 0 1 0 1 1 2 3 X⟧的申请",
  "身份证⟦１１０１０１１９９００１０１１２３４⟧收到",
  "老证⟦110101900101123⟧也算1件",
  "老证⟦110101 900101 123⟧也算1件",
  "护照⟦E12345678⟧，1人",
  // telephones
  "电话⟦13812345678⟧，来电3次",
  "手机号：⟦138 1234 5678⟧",
  "手机号：⟦138-1234-5678⟧",
  "打⟦138 1234 5678⟧问了2次",
  "打⟦138-123-45678⟧问了2次",
  "打⟦1381 234 5678⟧问了2次",
  "打⟦１３８１２３４５６７８⟧问了2次",
  "打⟦+86 13812345678⟧问了2次",
  "打⟦+8613812345678⟧问了2次",
  "座机⟦0431-12345678⟧",
  "打过⟦010-12345678⟧这个电话，共5次",
  "打过⟦(010)12345678⟧，共5次",
  "打过⟦（0431）1234567⟧，共5次",
  "打过⟦0431 8123 4567⟧，共5次",
  "联系电话：⟦6223344⟧，办了8件",
  "传真⟦0431-1234567⟧",
  "咨询⟦400-123-4567⟧",
  "号码是⟦一三八一二三四五六七八⟧",
  "号码⟦幺三八零零零零零零零零⟧",
  "微信⟦13812345678⟧",
  // mail, chat, cards
  "邮箱⟦zhang.san@example.com⟧，回复1件",
  "发到⟦abc_99@qq.com⟧了",
  "发到⟦abc＠163.com⟧了",
  "微信号：⟦zhangsan_88⟧",
  "微信⟦wxid_abc123⟧加过",
  "QQ⟦123456789⟧",
  "QQ号：⟦10012345⟧",
  "退费到⟦6222021234567890123⟧，251元",
  "退费到⟦6222 0212 3456 7890 123⟧，251元",
  "退费到⟦6222 0212 3456 7890⟧，251元",
  // addresses
  "住在⟦建设路12号⟧的，2件",
  "住⟦青石镇建设路12号3栋2单元501室⟧，2件",
  "⟦人民大道五十六号⟧来信1件",
  "住⟦石桥村3组12号⟧，2件",
  "⟦3栋2单元501室⟧申请1件",
  "寄到⟦幸福小区8号楼501室⟧",
  // names
  "申请人：⟦张三⟧，收到12件",
  "申请人⟦张三⟧申请公开征地信息",
  "申请人⟦王小明⟧，10件",
  "申请人是⟦王小明⟧",
  "姓名：⟦李四⟧ 1件",
  "姓名：⟦古丽·买买提⟧，1件",
  "联系人⟦赵铁柱⟧电话⟦13900001111⟧",
  "当事人⟦欧阳娜⟧提起诉讼1件",
  "⟦张三⟧先生申请2件",
  "⟦张⟧先生申请2件",
  "⟦李小红⟧女士来电",
  "村民⟦王五⟧申请1件",
  "村民⟦李大山⟧等人来访",
  "群众⟦赵六⟧反映",
  "⟦张某某⟧申请1件",
  "⟦李某⟧不服，起诉1件",
  "⟦王××⟧申请1件",
  "⟦刘**⟧申请1件",
  "⟦司马光明⟧女士1件",
  "今年12件，⟦张建国⟧申请了3件",
  "原告⟦周强⟧诉我镇1件",
  "市民⟦高小明⟧咨询",
  "法定代表人：⟦马云飞⟧",
  "⟦孙悦⟧同志经办5件",
  "昨天，⟦孙大贵⟧村民来过",
];

/** Nothing of this may change. */
const kept: readonly string[] = [
  "今年收到12件申请，10件是个人的，2件公司的，8件给了，2件不归我们管，还有2件没办完",
  "3 0 0 0 0 1",
  "12 0 0 0 0 0 12",
  "1 3 8 0 2 1 0 0 4 5 6 0 1 2 0 9 0 1",
  "97 82179 100 240 300",
  "主动公开12345条，1,234,567次访问",
  "根据国办公开办函〔2021〕30号和国务院令第711号",
  "收费251000元，合25.1万元",
  "2025年1月1日至2025年12月31日",
  "2025-01-01至2025-12-31，20250101",
  "二〇二五年，两千三百件，十二件",
  "12345热线转来5件，政务微信发布300条",
  "微信公众号发布12345条，微博100条",
  "申请人数10人，申请人情况：自然人10件、商业企业2件",
  "申请人：自然人10件",
  "申请人应当提供材料，申请人对答复不服3件",
  "群众关心的问题，群众满意度98%，村民组12个",
  "居民小组5个，群众安全感，市民热线",
  "召开会议3次，培训120人次，单位申请2件",
  "公司申请2件，企业申请1件，党员申请0件，农民申请3件，高校申请1件",
  "我镇将向社会公开，任务完成",
  "第三方权益2件，三安全一稳定0件",
  "办理电话咨询35次，电话120个",
  "规范性文件第3号，〔2025〕12号",
  "行政许可1204、行政处罚35、行政强制2",
  "{{requests.new_received.total}}件",
  "道路12条，村村通公路3条",
  "没有",
  // of published reports
  "及时回应群众关切，不断提高群众获得感，聚焦群众诉求",
  "及时准确回应群众关切，高质量回应企业群众信息公开需求",
  "民意征集和网上调查专栏群众关注度低",
  "收入13575394432.52元，39573802895.90元",
];

test.for(hidden)("%s", (marked) => {
  const text = marked.replaceAll(/[⟦⟧]/g, "");
  const secrets = [...marked.matchAll(/⟦(.*?)⟧/g)].map(([, secret]) => secret ?? "");
  const { value, unmask } = mask(text);
  expect(
    value.replaceAll(/〔(?:证件号|电话|邮箱|姓名|银行卡|微信号|地址|号码)\d+〕/g, "〔〕"),
  ).toBe(marked.replaceAll(/⟦.*?⟧/g, "〔〕"));
  for (const secret of secrets) expect(value).not.toContain(secret);
  expect(unmask(value)).toBe(text);
});

test.for(kept)("stays: %s", (text) => {
  expect(mask(text).value).toBe(text);
});

test("there are enough of them", () => {
  expect(hidden.length + kept.length).toBeGreaterThanOrEqual(90);
});

test("the same person has the same mark, everywhere in a request; other values are left alone", () => {
  const about = {
    text: "申请人张三，电话13812345678",
    cells: [{ id: "a.b.c", label: "张三先生", count: 12, none: null, yes: true }],
  };
  const { value, unmask } = maskAll(about);
  expect(value).toEqual({
    text: "申请人〔姓名1〕，电话〔电话1〕",
    cells: [{ id: "a.b.c", label: "〔姓名1〕先生", count: 12, none: null, yes: true }],
  });
  expect(unmask(value)).toEqual(about);
  expect(unmask({ quote: "〔姓名1〕与〔姓名2〕" })).toEqual({ quote: "张三与〔姓名2〕" });
});

test("a mark that somebody typed is not taken for one of ours", () => {
  const text = "〔姓名1〕和申请人李四";
  const { value, unmask } = mask(text);
  expect(value).toBe("〔姓名1〕和申请人〔姓名2〕");
  expect(unmask(value)).toBe(text);
});

test.for<string>([
  "1 ",
  "1",
  "一",
  "a",
  "a.",
  "@a",
  "市",
  "某",
  "张",
  "甲·",
  " ",
  "路1号",
  "申请人 ",
  "村1组",
  "-",
  "(0",
  "微信 ",
])("a long run of %o holds nobody up", (piece) => {
  const from = performance.now();
  mask(`申请人${piece.repeat(20_000 / piece.length)}`);
  expect(performance.now() - from).toBeLessThan(1_000);
});

test("what has been masked once stays as it is", () => {
  for (const text of hidden) {
    const once = mask(text.replaceAll(/[⟦⟧]/g, "")).value;
    expect(mask(once).value).toBe(once);
  }
});

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });
const two = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((number) => String(number).padStart(2, "0"));
const id = fc
  .tuple(
    fc.integer({ min: 11, max: 65 }),
    digits(4),
    fc.integer({ min: 1930, max: 2025 }),
    two(1, 12),
    two(1, 28),
    digits(3),
    fc.constantFrom(..."0123456789Xx".split("")),
  )
  .map(([region, place, year, month, date, order, check]) =>
    [region, ...place, year, month, date, ...order, check].join(""),
  );
const phone = fc
  .tuple(fc.integer({ min: 130, max: 199 }), digits(8))
  .map(([network, rest]) => [network, ...rest].join(""));

const wide = (text: string): string =>
  text.replaceAll(/\d/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0));
const cut = (text: string, lengths: readonly number[], gap: string): string => {
  let at = 0;
  const pieces = lengths.map((length) => text.slice(at, (at += length)));
  return [...pieces, text.slice(at)].filter((piece) => piece !== "").join(gap);
};
const gaps = fc.constantFrom(" ", "-", "\u3000", "—", ".");
const written = fc.oneof(
  fc.tuple(id, fc.constantFrom([6, 8], [6, 4, 4], [3, 3, 4, 4], [4, 4, 4, 4], [6, 6]), gaps),
  fc.tuple(phone, fc.constantFrom([3, 4], [3, 3], [4, 3]), gaps),
);
const personal = fc.oneof(
  id,
  phone,
  id.map(wide),
  phone.map(wide),
  written.map(([text, lengths, gap]) => cut(text, lengths, gap)),
  phone.map((text) => `${text.slice(0, 5)}\u200b${text.slice(5)}`),
);
const words = fc.array(
  fc.constantFrom(
    ..."今年收到12件申请，其中自然人10件、公司2件；给了8件。还有《办法》（试行）3项5.2万元 没有\n:".split(
      "",
    ),
  ),
  { maxLength: 30 },
);

describe("over the line", () => {
  let server: ModelServer;
  let model: Model;
  beforeAll(async () => {
    server = await startModelServer(() => ({ figures: [] }));
    model = await openModel({ baseUrl: server.url, model: "small" }, { log: () => {} });
  });
  afterAll(() => server.close());

  test(
    "a number of a person's never leaves, wherever it stands",
    { timeout: 120_000 },
    async () => {
      const shape = z.object({ figures: z.array(z.string()) });
      await fc.assert(
        fc.asyncProperty(
          words,
          personal,
          words,
          fc.boolean(),
          async (before, secret, after, deep) => {
            const text = `${before.join("")}${secret}${after.join("")}`;
            const about = deep ? { text: "", facts: [{ answer: text }] } : { text };
            const outcome = await model.ask(
              { prompt: "figures", about, shape },
              AbortSignal.any([]),
            );
            expect(outcome.kind).toBe("ok");
            const raw = server.wishes().at(-1)?.raw ?? "";
            const plain = raw.normalize("NFKC").replaceAll(/[^\dXx]/g, "");
            const own = secret.normalize("NFKC").replaceAll(/[^\dXx]/g, "");
            expect(server.wishes().at(-1)?.about).toBeDefined();
            expect(plain).not.toContain(own);
            expect(raw).not.toContain(secret);
          },
        ),
        { numRuns: 400 },
      );
    },
  );
});
