import { describe, expect, test } from "vitest";
import { disclosure2021 } from "#flows/reports/disclosure-2021.ts";
import { outline } from "#flows/outline.ts";
import { begun, complete, contents, reply, reviewed, together } from "./people.ts";
import type { Together } from "./people.ts";

const row = "proactive.administrative_license";
const license = `${row}.decisions`;

/** Gates answered, the rest to be asked: clerk at the first row of table 二. */
function atTableTwo(): Together {
  const chat = together();
  for (const gate of ["gate.requests", "gate.disputes"]) {
    chat.as("clerk").tap({ kind: "gate", gate, answer: "none" });
  }
  return chat;
}

/** Gates open for the helper's table: they stand at its first row. */
function helperAtWork(): Together {
  const chat = together();
  chat.as("clerk").type("没有");
  chat.as("helper").tap({ kind: "gate", gate: "gate.disputes", answer: "some" });
  return chat;
}

describe("each stands where they stand", () => {
  test("a jump of one does not move the other", () => {
    const chat = atTableTwo();
    chat.as("deputy").do({ kind: "go", question: "problems" });
    expect(chat.as("deputy").next).toBe("problems");
    expect(chat.as("clerk").next).toBe("proactive.rules");
    chat.as("deputy").do({ kind: "continue" });
    expect(chat.as("deputy").next).toBe("proactive.rules");
  });

  test("what was handed over is asked of the filler last", () => {
    const chat = together();
    chat.as("clerk").type("没有");
    const { questions } = outline(disclosure2021);
    const held = questions.filter(({ section }) => section.id === "disputes").map(({ id }) => id);
    for (let turns = 0; turns < 60 && chat.as("clerk").next !== "end"; turns++) {
      if (held.includes(chat.as("clerk").next)) break;
      chat.as("clerk").do({ kind: "later", what: chat.as("clerk").next });
    }
    expect(held).toContain(chat.as("clerk").next);
    const blank = questions.filter(
      ({ id, section, kind }) =>
        kind !== "gate" && section.id !== "disputes" && chat.report.skipped[id] === undefined,
    );
    expect(
      blank.filter(({ kind, section }) => kind === "text" || section.id === "proactive"),
    ).toEqual([]);
  });

  test("a text goes on where each left it, and edited messages are one's own", () => {
    const chat = together(complete());
    for (const person of ["clerk", "deputy"]) {
      chat.as(person).do({ kind: "go", question: "problems" });
    }
    chat.as("clerk").type("甲写的。");
    const { message } = chat;
    // Chats count their messages alike: this number of the deputy's is another message.
    expect(chat.as("deputy").edit(message, "乙改的。")).toContain("unknown-message");
    expect(chat.as("clerk").edit(message, "甲改的。")).toContain("text-added");
    expect(chat.report.texts["problems"]?.chunks.map(({ text }) => text)).toEqual([
      "本年工作如下。",
      "甲改的。",
    ]);
  });
});

describe("a helper", () => {
  test("is asked only what was handed over, and ends with thanks and no finish", () => {
    const chat = helperAtWork();
    const asked: string[] = [];
    for (let turns = 0; turns < 20 && chat.as("helper").next !== "part-end"; turns++) {
      asked.push(chat.as("helper").next);
      chat.as("helper").tap({ kind: "zero", row: chat.as("helper").next });
    }
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.every((id) => id.startsWith("disputes."))).toBe(true);
    expect(chat.as("helper").next).toBe("part-end");
    expect(chat.as("helper").type("完成")).toBe("ask");
    expect(chat.as("helper").type("定稿")).toBe("not-yours");
  });

  test.each([
    ["a correction by name", "改 行政许可 35"],
    ["figures for rows named", "行政许可 35 行政处罚 3"],
    ["going there by name", "改 行政许可"],
  ])("%s of another section is refused: whose it is, and nothing written", (_, text) => {
    const chat = helperAtWork();
    const before = contents(chat.report);
    expect(chat.as("helper").type(text)).toContain("not-yours");
    expect(reply(chat, "not-yours")).toMatchObject({ whose: ["filler"], question: row });
    expect(contents(chat.report)).toEqual(before);
    expect(chat.as("helper").next).toMatch(/^disputes\./);
  });

  test.each([
    { kind: "zero-rest", table: "proactive" },
    { kind: "gate", gate: "gate.requests", answer: "some" },
    { kind: "zero", row },
    { kind: "values", row, values: [3] },
    { kind: "mode", table: "requests", mode: "rows" },
    { kind: "case", table: "requests", column: 0, outcome: 0, count: 1 },
    { kind: "cases-done", table: "requests" },
    { kind: "parts", section: "overview" },
    { kind: "none", section: "other" },
    { kind: "later", what: "overview" },
    { kind: "go", question: "overview" },
  ] as const)("$kind elsewhere is refused", (action) => {
    const chat = helperAtWork();
    const before = contents(chat.report);
    expect(chat.as("helper").tap(action)).toBe("not-yours ask");
    expect(contents(chat.report)).toEqual(before);
  });

  test("a reply to a card of another section, however it reads, is refused", () => {
    const chat = helperAtWork();
    for (const text of ["35", "一二", "3-5"]) {
      expect(chat.as("helper").type(text, { kind: "question", question: row })).toBe(
        "not-yours ask",
      );
    }
    expect(chat.report.answers[license]).toBeUndefined();
  });

  test("sections of a table count by the table's id, too; their own gate is theirs", () => {
    const chat = together();
    expect(chat.as("helper").do({ kind: "continue" })).toBe("ask");
    expect(chat.as("helper").next).toBe("gate.disputes");
    expect(chat.as("helper").type("没有")).toContain("gate-set");
    expect(chat.as("helper").next).toBe("part-end");
  });

  test("it is said who fills it instead, where it was handed to somebody", () => {
    const chat = together(begun(), {
      ...reviewed,
      holders: { proactive: ["deputy"], disputes: ["helper"] },
    });
    chat.as("helper").type("改 行政许可 35");
    expect(reply(chat, "not-yours").people).toEqual(["deputy"]);
  });
});

describe("what others did meanwhile", () => {
  test("comes first: who, where, old and new; once", () => {
    const chat = atTableTwo();
    chat.as("deputy").do({ kind: "continue" });
    chat.as("clerk").type("改 行政许可 35");
    chat.as("clerk").type("改 行政许可 36");
    expect(chat.as("deputy").do({ kind: "status" })).toBe("meanwhile status");
    expect(reply(chat, "meanwhile").changes).toEqual([
      { by: "clerk", question: row, cells: [{ cell: license, old: null, new: 36 }] },
    ]);
    expect(chat.as("deputy").do({ kind: "status" })).toBe("status");
  });

  test("a gate is one thing; there and back is none; one's own is no news", () => {
    const chat = together();
    for (const person of ["clerk", "deputy"]) chat.as(person).do({ kind: "continue" });
    chat.as("clerk").type("没有");
    chat.as("deputy").do({ kind: "status" });
    expect(reply(chat, "meanwhile").changes).toEqual([
      { by: "clerk", question: "gate.requests", cells: [] },
    ]);
    chat.as("clerk").type("改 行政许可 35");
    chat.as("clerk").type("撤销");
    expect(chat.as("deputy").do({ kind: "status" })).toBe("status");
    expect(chat.as("clerk").do({ kind: "status" })).toBe("status");
  });

  test("nobody hears of what was before their first turn, nor a helper of others' sections", () => {
    const chat = atTableTwo();
    expect(chat.as("deputy").do({ kind: "continue" })).toBe("ask");
    chat.as("helper").do({ kind: "continue" });
    chat.as("clerk").type("改 行政许可 35");
    expect(chat.as("helper").do({ kind: "status" })).toBe("status");
    chat.as("clerk").tap({ kind: "gate", gate: "gate.disputes", answer: "some" });
    expect(chat.as("helper").do({ kind: "status" })).toBe("meanwhile status");
  });
});

describe("typed words are meant for what was asked", () => {
  test("another has answered it: said, not recorded, asked again", () => {
    const chat = atTableTwo();
    chat.as("deputy").do({ kind: "continue" });
    chat.as("clerk").type("1 2 3");
    const before = contents(chat.report);
    expect(chat.as("deputy").type("5 5 5")).toBe("meanwhile not-recorded ask");
    expect(contents(chat.report)).toEqual(before);
    // The next words are for what was asked now.
    expect(chat.as("deputy").type("5 5 5")).toMatch(/(?:^| )recorded/);
  });

  test("nor into what somebody was never asked: others may have gone on since they were shown the first", () => {
    const chat = together();
    chat.as("clerk").type("没有");
    const before = contents(chat.report);
    expect(chat.as("deputy").type("没有")).toBe("not-recorded ask");
    expect(contents(chat.report)).toEqual(before);
    expect(chat.as("deputy").type("1 2 3")).toMatch(/(?:^| )recorded/);
  });

  test("so are 没有, 其余都是0 and 跳过", () => {
    for (const text of ["没有", "其余都是0", "跳过", "完成", "说明"]) {
      const chat = atTableTwo();
      chat.as("deputy").do({ kind: "continue" });
      chat.as("clerk").type("1 2 3");
      const before = contents(chat.report);
      expect(chat.as("deputy").type(text)).toBe("meanwhile not-recorded ask");
      expect(contents(chat.report)).toEqual(before);
    }
  });

  test("even where they had jumped to it, and it stands there still", () => {
    const chat = atTableTwo();
    chat.as("deputy").do({ kind: "go", question: row });
    chat.as("clerk").type("改 行政许可 35");
    expect(chat.as("deputy").type("7")).toBe("meanwhile not-recorded ask");
    expect(chat.report.answers[license]).toBe(35);
    expect(chat.as("deputy").type("7")).toMatch(/(?:^| )recorded/);
  });

  test("words that name what they are for are taken all the same", () => {
    const chat = atTableTwo();
    chat.as("deputy").do({ kind: "continue" });
    chat.as("clerk").type("1 2 3");
    expect(chat.as("deputy").type("改 行政许可 35")).toBe("meanwhile recorded ask");
    expect(chat.as("deputy").type("进度")).toBe("status");
  });

  test("what others did elsewhere is no hindrance", () => {
    const chat = atTableTwo();
    chat.as("deputy").do({ kind: "continue" });
    chat.as("clerk").type("改 行政许可 35");
    expect(chat.as("deputy").type("1 2 3")).toBe("meanwhile recorded ask");
  });

  test("cases add up, whoever enters them", () => {
    const chat = together();
    for (const text of ["有", "其余都是0", "一件一件登记", "0"]) chat.as("clerk").type(text);
    chat.as("deputy").do({ kind: "continue" });
    chat.as("clerk").type("自然人 予以公开 2");
    expect(chat.as("deputy").type("自然人 予以公开")).toContain("case-added");
    expect(chat.report.answers["requests.granted.natural_person"]).toBe(3);
    // ×3 is for one's own last case, and the clerk's was gone on from.
    expect(chat.as("clerk").type("×3")).not.toContain("case-added");
  });

  test("submitted by another: the words go nowhere", () => {
    const chat = together(complete());
    for (const person of ["clerk", "deputy"]) chat.as(person).do({ kind: "continue" });
    chat.as("clerk").do({ kind: "finish" });
    const before = contents(chat.report);
    expect(chat.as("deputy").type("改 行政许可 35")).toContain("not-recorded");
    expect(chat.as("deputy").type("改 行政许可 35")).toBe("is-in-review");
    expect(contents(chat.report)).toEqual(before);
  });
});

describe("a button drawn before others' changes", () => {
  test("to other slots: it works", () => {
    const chat = atTableTwo();
    chat.as("deputy").do({ kind: "continue" });
    const { revision } = chat.report;
    chat.as("clerk").type("改 行政许可 35");
    expect(chat.as("deputy").tap({ kind: "zero", row: "proactive.rules" }, revision)).toBe(
      "meanwhile recorded ask",
    );
  });

  test.each([
    ["the same row", { kind: "zero", row } as const],
    ["a table that reckons with it", { kind: "carry", table: "requests", column: "all" } as const],
    ["the whole report", { kind: "finish" } as const],
  ])("to %s: it is old", (_, action) => {
    const chat = together(complete());
    chat.as("deputy").do({ kind: "continue" });
    const { revision } = chat.report;
    chat.as("clerk").type("改 行政许可 35");
    const before = contents(chat.report);
    expect(chat.as("deputy").tap(action, revision)).toBe("meanwhile stale ask");
    expect(contents(chat.report)).toEqual(before);
  });

  test("before one's own last step it is old, as ever; so is one from a future", () => {
    const chat = atTableTwo();
    const { revision } = chat.report;
    chat.as("clerk").type("改 行政许可 35");
    for (const drawn of [revision, revision + 9, -1]) {
      expect(chat.as("clerk").tap({ kind: "zero", row: "proactive.rules" }, drawn)).toBe(
        "stale ask",
      );
    }
  });
});

describe("undo", () => {
  test("takes back one's own last step, not another's after it", () => {
    const chat = atTableTwo();
    chat.as("clerk").type("改 行政许可 35");
    chat.as("deputy").type("改 行政处罚 3");
    chat.as("clerk").type("撤销");
    expect(chat.report.answers[license]).toBeUndefined();
    expect(chat.report.answers["proactive.administrative_penalty.decisions"]).toBe(3);
  });

  test("not where another has gone on from it: then the one before, or none", () => {
    const chat = together(complete());
    chat.as("clerk").type("改 行政处罚 9");
    chat.as("clerk").type("改 行政许可 35");
    chat.as("deputy").type("改 行政许可 36");
    chat.as("clerk").type("撤销");
    expect(chat.report.answers[license]).toBe(36);
    expect(chat.report.answers["proactive.administrative_penalty.decisions"]).toBe(0);
    expect(chat.as("clerk").type("撤销")).toContain("nothing-to-undo");
  });

  test("never crosses a hand-over", () => {
    const chat = together(complete());
    chat.as("clerk").type("改 行政许可 35");
    chat.as("clerk").do({ kind: "finish" });
    expect(chat.as("clerk").type("撤销")).toBe("is-in-review");
    chat.as("clerk").do({ kind: "withdraw" });
    expect(chat.as("clerk").type("撤销")).toContain("nothing-to-undo");
    expect(chat.report.answers[license]).toBe(35);
  });
});
