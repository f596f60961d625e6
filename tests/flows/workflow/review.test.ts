import { describe, expect, test } from "vitest";
import { reportSchema } from "#flows/report.ts";
import { alone } from "#flows/workflow/setting.ts";
import { longestRemark } from "#flows/workflow/remark.ts";
import { changedSince } from "#flows/workflow/since.ts";
import { begun, complete, contents, reply, reviewed, together } from "./people.ts";
import type { Together } from "./people.ts";

const row = "proactive.administrative_license";
const license = `${row}.decisions`;
/** A township seldom makes rules: a warning. */
const rules = "proactive.rules.issued";

/** Everything 0, a figure of the clerk's own, and handed in. */
function submitted(setting = reviewed): Together {
  const chat = together(complete(), setting);
  chat.as("clerk").type("改 行政许可 35");
  expect(chat.as("clerk").type("定稿")).toBe("submitted");
  return chat;
}

/** Returned with a remark on one row. */
function returned(): Together {
  const chat = submitted();
  chat.as("first").tap({ kind: "remark", on: row });
  chat.as("first").type("台账是 36 件");
  expect(chat.as("first").tap({ kind: "return" })).toBe("returned");
  expect(chat.notices).toEqual([
    { to: "filler", kind: "returned", by: "first", remarks: 1 },
    { to: "helpers", sections: ["proactive"], kind: "returned", by: "first", remarks: 1 },
  ]);
  expect(chat.as("clerk").tap({ kind: "continue" }, 0)).toBe("ask");
  return chat;
}

describe("submitting", () => {
  test.each(["提交", "提交审核", "送审", "定稿"])("%s: the button has its word", (word) => {
    expect(together(complete()).as("clerk").type(word)).toBe("submitted");
  });

  test("goes to the first look, and its reviewer is told", () => {
    const chat = submitted();
    expect([chat.report.state, chat.report.step]).toEqual(["review", 0]);
    expect(chat.notices).toEqual([{ to: "reviewer", step: "s1", kind: "submitted", by: "clerk" }]);
    expect(chat.as("first").next).toBe("review");
    expect(chat.as("second").next).toBe("locked");
  });

  test("is final at once where there is no look to pass, and tells nobody", () => {
    const chat = together(complete(), alone);
    expect(chat.as("clerk").type("定稿")).toBe("finished file");
    expect(chat.report.state).toBe("finished");
    expect(chat.notices).toEqual([]);
  });

  test("waits for somebody to be named where a look is needed", () => {
    const chat = together(complete(), { ...reviewed, review: [] });
    const before = contents(chat.report);
    expect(chat.as("clerk").type("定稿")).toBe("no-reviewers");
    expect(contents(chat.report)).toEqual(before);
  });

  test("errors stop it, and warnings want a look", () => {
    const blank = together();
    expect(blank.as("clerk").type("定稿")).toBe("findings");
    const chat = together(complete());
    chat.as("clerk").type("改 规章 3 0 3");
    expect(chat.as("clerk").type("定稿")).toBe("findings");
    chat.as("clerk").type("没错");
    expect(chat.as("clerk").type("定稿")).toBe("submitted");
  });

  test("withdrawn, it can be changed, and the reviewer need not look", () => {
    const chat = submitted();
    expect(chat.as("clerk").tap({ kind: "withdraw" })).toBe("withdrawn");
    expect([chat.report.state, chat.report.step]).toEqual(["filling", undefined]);
    expect(chat.notices).toEqual([{ to: "reviewer", step: "s1", kind: "withdrawn", by: "clerk" }]);
    expect(chat.as("clerk").type("改 行政许可 36")).toMatch(/(?:^| )recorded/);
  });

  test.each([
    "3",
    "没有",
    "改 行政许可 3",
    "一段文字。",
    "完成",
    "撤销",
    "跳过",
    "其余都是0",
    "返回",
  ])("in review nobody writes: %s", (text) => {
    for (const person of ["clerk", "helper", "first", "second", "above", "admin"]) {
      const chat = submitted();
      const before = contents(chat.report);
      chat.as(person).type(text);
      expect(contents(chat.report)).toEqual(before);
    }
  });
});

describe("why a warning stands", () => {
  function warned(setting = reviewed): Together {
    const chat = together(complete(), setting);
    chat.as("clerk").type("改 规章 3 0 3");
    expect(chat.as("clerk").next).toBe("R10.3..3");
    return chat;
  }

  test.each([
    "县里委托代管，不是新制定的",
    "今年集中清理后重新公布了 3 件，名单附后",
    "it was handed over by the county",
  ])("a sentence typed to the warning itself is the reason: %s", (words) => {
    const chat = warned();
    expect(chat.as("clerk").type(words)).toMatch(/^reason-kept ask|^reason-kept section/);
    expect(Object.values(chat.report.reasons)).toEqual([words]);
    expect(chat.report.acknowledged).not.toEqual({});
    chat.as("clerk").type("撤销");
    expect(chat.report.reasons).toEqual({});
    expect(chat.as("clerk").next).toContain("R10");
  });

  test.each([
    ["2 0 2", "recorded"],
    ["没错", "acknowledged"],
    ["约 3 件", "refused"],
    ["今年多", "refused"],
    ["一共是 25 件不是 15 件的样子", "refused"],
    ["2-3", "refused"],
    ["制发二十五件 废止零件", "refused"],
    ["等会再说", "refused"],
  ])("figures, and what may be meant as such, are what they were: %s", (words, comes) => {
    const chat = warned();
    expect(chat.as("clerk").type(words).split(" ")[0]).toBe(comes);
    expect(chat.report.reasons).toEqual({});
  });

  test("alone nobody reads a reason, and a sentence is none", () => {
    const chat = warned(alone);
    expect(chat.as("clerk").type("县里委托代管，不是新制定的")).toBe("refused");
    expect(chat.report.reasons).toEqual({});
  });

  test("a typed reason is a look, and stays under its figures", () => {
    const chat = warned();
    expect(chat.as("clerk").tap({ kind: "justify", finding: "R10.3..3" })).toBe("ask");
    expect(chat.as("clerk").next).toBe("prompt");
    expect(chat.as("clerk").type("县里委托代管 3 件")).toBe("reason-kept ask");
    expect(chat.report.reasons).toEqual({ "R10.3..3": "县里委托代管 3 件" });
    expect(chat.report.changes.at(-1)?.why).toBe("县里委托代管 3 件");
    // Other figures change, and it stands.
    chat.as("clerk").type("改 行政许可 35");
    expect(chat.as("clerk").type("定稿")).toBe("submitted");
  });

  test("it falls with its figures", () => {
    const chat = warned();
    chat.as("clerk").tap({ kind: "justify", finding: "R10.3..3" });
    chat.as("clerk").type("县里委托代管");
    chat.as("clerk").type("改 规章 4 0 3");
    expect(chat.as("clerk").next).toBe("R10.4..3");
    expect(chat.as("clerk").type("定稿")).toBe("findings");
  });

  test("what was asked for can be left, and is not waited for after something else", () => {
    const chat = warned();
    chat.as("clerk").tap({ kind: "justify", finding: "R10.3..3" });
    expect(chat.as("clerk").type("取消")).toBe("ask");
    expect(chat.as("clerk").next).toBe("R10.3..3");
    chat.as("clerk").tap({ kind: "justify", finding: "R10.3..3" });
    chat.as("clerk").tap({ kind: "acknowledge", finding: "R10.3..3" });
    expect(chat.as("clerk").next).toBe("end");
    expect(chat.report.reasons).toEqual({});
  });

  test("only of a warning that there is", () => {
    const chat = warned();
    expect(chat.as("clerk").tap({ kind: "justify", finding: "R10.9.9.9" })).toBe("stale ask");
  });
});

describe("passing", () => {
  test("one look after the other, and then it is final", () => {
    const chat = submitted();
    chat.as("first").do({ kind: "continue" });
    expect(chat.as("first").type("通过")).toBe("approved");
    expect(chat.report.step).toBe(1);
    expect(chat.notices).toEqual([
      { to: "filler", kind: "approved", by: "first" },
      { to: "reviewer", step: "s2", kind: "submitted", by: "first" },
    ]);
    expect(chat.as("first").tap({ kind: "approve", sure: false })).toBe("not-yours");
    expect(chat.as("second").tap({ kind: "approve", sure: false })).toBe("confirm-secrecy");
    expect(chat.report.state).toBe("review");
    expect(chat.as("second").tap({ kind: "approve", sure: true })).toBe("approved");
    expect([chat.report.state, chat.report.step]).toEqual(["finished", undefined]);
    expect(chat.notices).toEqual([{ to: "filler", kind: "finished", by: "second" }]);
    expect(chat.report.changes.slice(-2).map(({ by, through }) => [by, through])).toEqual([
      ["first", "review"],
      ["second", "review"],
    ]);
  });

  test("the secrecy step may have something: one sentence, and back it goes", () => {
    const chat = submitted();
    chat.as("first").tap({ kind: "approve", sure: false });
    chat.as("second").tap({ kind: "approve", sure: false });
    expect(chat.as("second").tap({ kind: "return" })).toBe("ask");
    expect(chat.as("second").type("第二部分写了身份证号")).toBe("returned");
    expect(chat.report.state).toBe("returned");
  });

  test("nobody passes what they have filled in, unless the operator allows it", () => {
    const filled = together(complete());
    filled.as("both").type("改 行政许可 35");
    filled.as("both").type("定稿");
    const before = contents(filled.report);
    expect(filled.as("both").tap({ kind: "approve", sure: false })).toBe("own-work");
    expect(contents(filled.report)).toEqual(before);
    expect(filled.as("first").tap({ kind: "approve", sure: false })).toBe("approved");

    const allowed = together(complete(), { ...reviewed, selfReview: true });
    allowed.as("both").type("改 行政许可 35");
    allowed.as("both").type("定稿");
    expect(allowed.as("both").tap({ kind: "approve", sure: false })).toBe("approved");
  });

  test("a step struck off meanwhile: the last that is left decides", () => {
    const chat = submitted();
    chat.as("first").tap({ kind: "approve", sure: false });
    const shorter = together(chat.report, { ...reviewed, review: reviewed.review.slice(0, 1) });
    expect(shorter.as("first").next).toBe("review");
    shorter.as("first").tap({ kind: "approve", sure: false });
    expect(shorter.report.state).toBe("finished");
  });

  test("a step struck off meanwhile: whoever has it now hears that it is withdrawn", () => {
    const chat = submitted();
    chat.as("first").tap({ kind: "approve", sure: false });
    const shorter = together(chat.report, { ...reviewed, review: reviewed.review.slice(0, 1) });
    shorter.as("clerk").tap({ kind: "withdraw" });
    expect(shorter.notices).toEqual([
      { to: "reviewer", step: "s1", kind: "withdrawn", by: "clerk" },
    ]);
  });

  test("a step struck off meanwhile: its unsent remarks are left to whoever looks now", () => {
    const chat = submitted();
    chat.as("first").tap({ kind: "approve", sure: false });
    chat.as("second").tap({ kind: "remark", on: row });
    chat.as("second").type("台账是 36 件");
    const shorter = together(chat.report, { ...reviewed, review: reviewed.review.slice(0, 1) });
    expect(shorter.as("first").tap({ kind: "approve", sure: false })).toBe("remarks-unsent");
    expect(shorter.as("first").tap({ kind: "return" })).toBe("returned");
    expect(shorter.report.remarks["r1"]).toMatchObject({ by: "second", state: "open" });
  });

  test("a button drawn before a remark of another is old", () => {
    const chat = submitted();
    const { revision } = chat.report;
    chat.as("both").tap({ kind: "remark", on: row });
    chat.as("both").type("这里不对");
    expect(chat.as("first").tap({ kind: "approve", sure: false }, revision)).toBe("stale ask");
  });
});

describe("returning to the cell", () => {
  test("a remark is a draft until it is returned, and the clerk sees none of it", () => {
    const chat = submitted();
    expect(chat.as("first").tap({ kind: "remark", on: row })).toBe("ask");
    expect(chat.as("first").type("台账是 36 件")).toBe("remark-kept ask");
    expect(chat.report.remarks["r1"]).toMatchObject({
      on: row,
      by: "first",
      step: "s1",
      state: "draft",
    });
    expect(chat.as("first").tap({ kind: "approve", sure: false })).toBe("remarks-unsent");
    chat.as("clerk").do({ kind: "withdraw" });
    expect(chat.as("clerk").next).toBe("end");
  });

  test("drafts can be dropped", () => {
    const chat = submitted();
    chat.as("first").tap({ kind: "remark", on: row });
    chat.as("first").type("台账是 36 件");
    expect(chat.as("first").tap({ kind: "drop-remarks" })).toBe("remarks-dropped ask");
    expect(chat.report.remarks).toEqual({});
    expect(chat.as("first").tap({ kind: "approve", sure: false })).toBe("approved");
  });

  test("the clerk meets the remark first, and the question it is on", () => {
    const chat = returned();
    expect([chat.report.state, chat.report.step]).toEqual(["returned", undefined]);
    expect(chat.as("clerk").next).toBe("r1");
  });

  test("changing the figure answers it, and keeps old → new; an undo opens it again", () => {
    const chat = returned();
    expect(chat.as("clerk").type("36")).toMatch(/(?:^| )recorded/);
    expect(chat.report.remarks["r1"]).toMatchObject({
      state: "answered",
      mended: [{ cell: license, old: 35, new: 36 }],
    });
    expect(chat.as("clerk").next).toBe("end");
    chat.as("clerk").type("撤销");
    expect(chat.report.remarks["r1"]).toMatchObject({ state: "open", mended: [] });
    expect(chat.as("clerk").next).toBe("r1");
  });

  test("改 goes to the question, 说明 asks for words; both answer it", () => {
    const chat = returned();
    chat.as("clerk").tap({ kind: "go", question: row });
    expect(chat.as("clerk").next).toBe(row);
    chat.as("clerk").tap({ kind: "explain-remark", remark: "r1" });
    expect(chat.as("clerk").next).toBe("prompt");
    expect(chat.as("clerk").type("有一件撤销了，35 件没错")).toBe("explained ask");
    expect(chat.report.remarks["r1"]?.thread.map(({ by, text }) => [by, text])).toEqual([
      ["clerk", "有一件撤销了，35 件没错"],
    ]);
    expect(chat.report.answers[license]).toBe(35);
  });

  test("changing something else does not", () => {
    const chat = returned();
    chat.as("clerk").type("改 行政处罚 3");
    expect(chat.report.remarks["r1"]?.state).toBe("open");
    expect(chat.as("clerk").type("定稿")).toBe("remarks-open");
  });

  test("put off, it still stands in the way of submitting", () => {
    const chat = returned();
    expect(chat.as("clerk").type("跳过")).toBe("put-off ask");
    expect(chat.as("clerk").next).toBe("end");
    expect(chat.as("clerk").type("定稿")).toBe("remarks-open");
    expect(reply(chat, "remarks-open").remarks).toEqual(["r1"]);
  });

  test.each([
    ["a section of figures", "proactive", "改 行政许可 36"],
    ["a text", "problems", "回复 problems"],
  ])("on %s", (_, on, text) => {
    const chat = submitted();
    chat.as("first").tap({ kind: "remark", on });
    chat.as("first").type("再核对一下");
    chat.as("first").tap({ kind: "return" });
    expect(chat.as("clerk").next).toBe("r1");
    chat.as("clerk").do({ kind: "continue" });
    chat.as("clerk").type(text.startsWith("回复") ? "本年存在的问题是公开不够及时。" : text);
    expect(chat.report.remarks["r1"]?.state).toBe("answered");
  });

  test("on the whole report only words answer", () => {
    const chat = submitted();
    expect(chat.as("first").tap({ kind: "return" })).toBe("ask");
    expect(chat.as("first").type("请领导先看一遍")).toBe("returned");
    expect(chat.notices).toEqual([
      { to: "filler", kind: "returned", by: "first", remarks: 1 },
      { to: "helpers", sections: [], kind: "returned", by: "first", remarks: 1 },
    ]);
    expect(chat.report.remarks["r1"]).toMatchObject({ on: "", state: "open" });
    // Told by a notice only, they have not been asked yet: nothing is taken for an answer.
    expect(chat.as("clerk").type("领导看过了")).toBe("not-recorded ask");
    chat.as("clerk").type("改 行政许可 36");
    expect(chat.report.remarks["r1"]?.state).toBe("open");
    expect(chat.as("clerk").type("领导看过了")).toBe("explained ask");
    expect(chat.as("clerk").type("定稿")).toBe("submitted");
  });

  test("a helper meets those on their sections only, and may answer them", () => {
    const chat = submitted();
    for (const on of [row, "disputes.reconsideration"]) {
      chat.as("first").tap({ kind: "remark", on });
      chat.as("first").type("核对一下");
    }
    chat.as("first").tap({ kind: "return" });
    expect(chat.notices).toContainEqual({
      to: "helpers",
      sections: ["proactive", "disputes"],
      kind: "returned",
      by: "first",
      remarks: 2,
    });
    expect(chat.as("helper").next).toBe("r2");
    chat.as("helper").do({ kind: "continue" });
    expect(chat.as("helper").tap({ kind: "explain-remark", remark: "r1" })).toBe("not-yours ask");
    expect(chat.as("helper").next).toBe("r2");
    expect(chat.report.remarks["r1"]?.state).toBe("open");
    chat.as("helper").tap({ kind: "explain-remark", remark: "r2" });
    expect(chat.as("helper").type("没有复议")).toBe("explained ask");
  });

  test.each(["", "nowhere", "disputes"])("a remark on %j", (on) => {
    const chat = submitted();
    const said = chat.as("first").tap({ kind: "remark", on });
    expect(said).toBe(on === "nowhere" ? "stale ask" : "ask");
  });

  test("words too long, or none at all, are no remark", () => {
    const chat = submitted();
    chat.as("first").tap({ kind: "remark", on: row });
    const before = contents(chat.report);
    expect(chat.as("first").type("长".repeat(longestRemark + 1))).toBe("too-wordy");
    expect(chat.as("first").type("  ")).toBe("not-understood ask");
    expect(contents(chat.report)).toEqual(before);
    expect(chat.as("first").type("长".repeat(longestRemark))).toBe("remark-kept ask");
  });

  test("looks are taken as looks while a remark is waited for, everything else is the remark", () => {
    const chat = submitted();
    chat.as("first").tap({ kind: "remark", on: row });
    expect(chat.as("first").type("进度")).toBe("status");
    expect(chat.as("first").type("修改")).toBe("remark-kept ask");
    expect(chat.report.remarks["r1"]?.text).toBe("修改");
  });

  test("withdrawn under the reviewer's hands: their words go nowhere", () => {
    const chat = submitted();
    chat.as("first").tap({ kind: "remark", on: row });
    chat.as("clerk").do({ kind: "withdraw" });
    const before = contents(chat.report);
    expect(chat.as("first").type("台账是 36 件")).toBe("not-recorded ask");
    expect(contents(chat.report)).toEqual(before);
  });
});

describe("the second look", () => {
  test("resubmitted, it begins at the first step again, and shows what changed since", () => {
    const chat = returned();
    chat.as("clerk").type("36");
    expect(chat.as("clerk").type("定稿")).toBe("submitted");
    expect(chat.report.step).toBe(0);
    expect(chat.notices).toEqual([
      { to: "reviewer", step: "s1", kind: "submitted", by: "clerk", again: true },
    ]);
    const looked = chat.report.looked["first"] ?? -1;
    expect(changedSince(chat.report, looked).cells).toEqual([{ cell: license, old: 35, new: 36 }]);
  });

  test("to whom it is new, all of it is", () => {
    const chat = returned();
    expect(chat.report.looked["second"]).toBeUndefined();
  });

  test("there and back is no change; texts count by what stands there", () => {
    const chat = returned();
    const looked = chat.report.looked["first"] ?? -1;
    chat.as("clerk").type("36");
    chat.as("clerk").type("改 行政许可 35");
    chat.as("clerk").do({ kind: "go", question: "problems" });
    chat.as("clerk").type("公开不够及时。");
    expect(changedSince(chat.report, looked).cells).toEqual([]);
    expect(changedSince(chat.report, looked).texts.map(({ id }) => id)).toEqual(["problems"]);
  });
});

test("kept and read again, a reviewed report is the same", () => {
  const chat = returned();
  chat.as("clerk").tap({ kind: "explain-remark", remark: "r1" });
  expect(reportSchema.parse(JSON.parse(JSON.stringify(chat.report)))).toEqual(chat.report);
  chat.as("clerk").type("没错");
  expect(reportSchema.parse(JSON.parse(JSON.stringify(chat.report)))).toEqual(chat.report);
});

test("a report of an earlier version is read, its one position dropped", () => {
  const {
    unit: _,
    reasons: __,
    remarks: ___,
    looked: ____,
    places: _____,
    corrections: ______,
    ...old
  } = begun();
  expect(reportSchema.parse({ ...old, id: "2025", focus: "overview" })).toEqual({
    ...begun(),
    id: "2025",
    unit: "home",
  });
});

test("the warning's figures are those of the township", () => {
  expect(complete().answers[rules]).toBe(0);
});
