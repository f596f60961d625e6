import { describe, expect, it } from "vitest";
import { sentences } from "#tests/assist/sentences.ts";
import { read, short } from "./says.ts";

/** Near to what is understood, and each not it. */
const traps: Readonly<Record<string, readonly string[]>> = {
  "not that many": [
    "不是12件",
    "没有收到12件申请，都是个人的",
    "没收到12件，都是个人的，都给了",
    "我们没有收到3件申请，都是个人的，都给了",
    "收到3件，不是个人的，都给了",
    "收到3件，都不是个人的，都给了",
    "收到3件，都是个人的，没都给",
    "收到3件，都是个人的，没有全部公开",
    "收到3件，都是个人的，2件没有不给，1件给了",
  ],
  "about so many": [
    "大概收到12件，都是个人的，都给了",
    "收到十来件，都是个人的，都给了",
    "收到几件，都是个人的，都给了",
    "收到12件左右，都是个人的，都给了",
    "收到12多件，都是个人的，都给了",
    "收到二十多件，都是个人的，都给了",
    "收到十几件，都是个人的，都给了",
    "收到两三件，都是个人的，都给了",
    "收到近12件，都是个人的，都给了",
    "收到5、6件，都是个人的，都给了",
    "收到5-6件，都是个人的，都给了",
    "收到5到6件，都是个人的，都给了",
    "收到5件或6件，都是个人的，都给了",
    "收到5件还是6件，都是个人的，都给了",
    "收到12件，都是个人的，给了一半",
    "收到12件，都是个人的，大部分给了",
    "好像收到3件，都是个人的，都给了",
    "收到3件吧，都是个人的，都给了",
    "收到3件？都是个人的，都给了",
    "收到12,100件，都是个人的，都给了",
    "收到1O件，都是个人的，都给了",
    "收到3.5件，都是个人的，都给了",
  ],
  "not requests": [
    "收到12元，都是个人的，都给了",
    "收到5万元，个人3万元，公司2万元",
    "收到12个月，都是个人的，都给了",
    "收到3人申请，都是个人的，都给了",
    "收到3天，都是个人的，都给了",
    "两家公司申请，都给了",
    "3个人申请了5件，都给了",
    "3个人申请，都给了",
    "收到2个公司的申请，都给了",
    "收到咨询12件，都是个人的，都给了",
    "主动公开12件，都是个人的",
    "个人信息公开10件，都给了",
  ],
  "not this year, not here": [
    "去年收到12件，都是个人的，都给了",
    "2024年收到12件，都是个人的，都给了",
    "上半年收到5件，都是个人的，都给了",
    "县里收到12件，都是个人的，都给了",
    "隔壁镇收到12件，都是个人的，都给了",
    "如果收到12件，都是个人的，都给了",
    "3月收到2件，都是个人的，都给了",
  ],
  "others than who asked": [
    "他们收到12件，都是个人的，都给了",
    "收到2件，2件是投诉企业的",
    "收到3件，个人的2件给了，1件涉及公司商业秘密没给",
    "收到3件，个人的2件给了，1件涉及公司没给，属于第三方",
    "收到3件，个人的2件给了，1件是公司的执法案卷",
    "收到3件，个人的2件给了，1件属于企业重复申请",
    "收到3件，个人的2件给了，给了公司1件",
    "收到2件，大学生1件，公司员工1件，都给了",
    "收到2件，都是村民委员会的，都给了",
  ],
  "taken back": [
    "收到12件，不对，13件，都是个人的",
    "收到12件，收到13件，都是个人的",
    "收到12件，说错了，是13件，都是个人的",
    "收到12件，改成13件，都是个人的",
    "收到12件，13件，都是个人的，都给了",
  ],
  "no place for it": [
    "收到3件，都是个人的，1件没给，2件给了",
    "收到3件，都是个人的，1件不予公开，2件给了",
    "收到3件，都是个人的，3件都没给",
    "收到3件，都是个人的，网上2件，当面1件，都给了",
    "收到3件，都是个人的，2件，1件没办完",
    "收到3件，都是个人的，8件给了，其中1件部分公开",
    "收到5件，其中上年结转2件，都是个人的，都给了",
    "个人申请公开的10件",
    "收到8件，都是个人的，给了他们答复8件",
    "收到3件，都是个人的，一起给了",
    "收到3件，都是个人的，一次给了",
    "收到3件，都是个人的，万一给了",
    "结转2件，收到10件，都是个人的，都给了",
    "收到3件，个人2件，公司1件，给了个人2件公司1件",
    "收到2件，个人1件，其他1件，都给了",
    "个人、公司各1件，都给了",
    "收到2件，个人和公司分别1件，都给了",
    "收到6件，个人3件，公司2件都给了，律所1件没办完",
    "收到12件，10件个人的，2件公司的给了",
    "收到5件，3件个人的，2件公司的，3件给了，2件没办完，其中1件公司的",
    "收到3件，都是个人的，去年没有剩的",
    "收到3件，都是个人的，没有结转",
    "收到3件，都是个人的，没有结转下年，1件没办完，2件给了",
    "收到5件，都是个人的，4件给了（3件个人的），1件没办完",
    "收到2件，都是个人的，1件给了，没办完",
    "收到2件，1件个人的，1件公司的，给了",
    "10件个人，2件公司",
    "收到12件申请",
    "一件没收到",
    "一件都没有",
    "今年没有收到申请",
    "12",
    "都给了",
    "收到3件",
    "给了个人2件，公司1件",
    "收到10件还有去年的2件，都是个人的，都给了",
    "去年剩的2件都给了，今年收到10件，都是个人的，都没办完",
    "收到3件，都是个人的，撤回信访1件，2件给了",
  ],
};

const contradictions: Readonly<Record<string, readonly [number, ...number[]]>> = {
  "收到12件，10件个人，1件公司": [12, 10, 1],
  "收到12件，10件个人，3件公司，都给了": [12, 10, 3],
  "收到12件，都是个人的，8件给了，2件没办完": [12, 8, 2],
  "收到12件，都是个人的，8件给了，5件没办完": [12, 8, 5],
  "收到3件，都是个人的，给了2": [3, 2],
  "收到10件，去年剩2件，都是个人的，8件给了，3件没办完": [12, 8, 3],
  "收到5件，个人3件，公司2件，个人的2件给了，公司的3件没办完": [3, 2],
  "个人3件：2件给了；公司2件：都给了": [3, 2],
  "收到5件，4件个人的，1件公司的，4件给了（2件个人的，1件公司的），1件没办完": [4, 2, 1],
  "一共12件，个人10件，公司1件": [12, 10, 1],
  "收到10件，都是个人的，一共12件，都给了": [12, 10],
  "收到5件，都是个人的，不予公开3件，国家秘密1件，第三方1件，给了3件": [3, 1, 1],
};

describe.each(Object.keys(traps))("%s", (why) => {
  it.each(traps[why] ?? [])("%s", (text) => {
    expect(short(read(text))).toBe("not-understood");
  });
});

it("there are enough of them", () => {
  expect(Object.values(traps).flat().length).toBeGreaterThanOrEqual(80);
});

describe("what does not add up is asked, with the words", () => {
  it.each(Object.entries(contradictions))("%s", (text, [whole, ...parts]) => {
    const reading = read(text);
    expect(reading.kind).toBe("contradiction");
    if (reading.kind !== "contradiction") return;
    expect([reading.whole.count, ...reading.parts.map(({ count }) => count)]).toEqual([
      whole,
      ...parts,
    ]);
    for (const { quote } of [reading.whole, ...reading.parts]) expect(text).toContain(quote);
  });
});

const understood = sentences.filter(({ reader }) => reader);
const number = /[0-9０-９]+|[一二三两四五六七八九十]+(?=件)/g;

describe("one word more in a sentence that is understood, and it is not", () => {
  const before = ["约", "大概", "不是", "没有", "近", "好几", "至少", "不到", "第", "每"];
  const behind = ["左右", "多", "上下", "以上", "来", "点五", "％", "年"];
  it.each(understood)("$text", ({ text, edition }) => {
    let tried = 0;
    for (const { index, 0: digits } of text.matchAll(number)) {
      const end = index + digits.length;
      const hedged = [
        ...before.map((word) => text.slice(0, index) + word + text.slice(index)),
        ...behind.map((word) => text.slice(0, end) + word + text.slice(end)),
      ];
      for (const each of hedged) {
        tried += 1;
        const reading = read(each, edition);
        expect([each, reading.kind]).toEqual([each, "not-understood"]);
      }
    }
    expect(tried).toBeGreaterThan(0);
  });
});

describe("one number changed where every number was said, and it no longer comes out even", () => {
  const even = understood.filter(({ text, rest }) => rest && !/[都全剩余]/.test(text));
  it.each(even)("$text", ({ text, edition }) => {
    for (const { index, 0: digits } of text.matchAll(number)) {
      const changed = `${text.slice(0, index)}47${text.slice(index + digits.length)}`;
      const reading = read(changed, edition);
      expect([changed, "rest" in reading]).toEqual([changed, false]);
    }
  });
});

describe("one no more anywhere, and no figure is read", () => {
  it.each(understood)("$text", ({ text, edition }) => {
    for (const no of ["不", "没", "未", "没有", "不是", "别"]) {
      for (let at = 0; at < text.length; at += 1) {
        const denied = text.slice(0, at) + no + text.slice(at);
        expect([denied, read(denied, edition).kind]).not.toEqual([denied, "figures"]);
      }
    }
  });
});
