import { describe, expect, test } from "vitest";
import type { State } from "#flows/workflow/states.ts";
import { readPublished } from "#flows/workflow/read-published.ts";
import { complete, contents, reply, reviewed, together } from "./people.ts";
import type { Together } from "./people.ts";

const row = "proactive.administrative_license";
const url = "https://www.example.gov.cn/zwgk/nb2025.html";

const at = (state: State): Together => together({ ...complete(), state });

const published = (): Together =>
  together({ ...complete(), state: "published", published: { on: "2026-01-10", url } });

describe("filed and accepted", () => {
  test("the office above is told, looks, and takes it", () => {
    const chat = at("finished");
    expect(chat.as("clerk").type("报送")).toBe("filed");
    expect(chat.notices).toEqual([{ to: "supervisor", kind: "filed", by: "clerk" }]);
    expect(chat.as("above").next).toBe("review");
    chat.as("above").do({ kind: "continue" });
    expect(chat.as("above").type("接收")).toBe("accepted");
    expect(chat.report.state).toBe("accepted");
    expect(chat.notices).toEqual([{ to: "filler", kind: "accepted", by: "above" }]);
    expect(chat.as("above").next).toBe("locked");
  });

  test.each(["filed", "accepted"] as const)(
    "%s, it is sent back with a remark on a figure",
    (state) => {
      const chat = at(state);
      chat.as("above").tap({ kind: "remark", on: row });
      expect(chat.as("above").type("和去年差得多")).toBe("remark-kept ask");
      expect(chat.as("above").tap({ kind: "send-back" })).toBe("sent-back");
      expect(chat.report.state).toBe("returned");
      expect(chat.report.remarks["r1"]).toMatchObject({ on: row, by: "above", state: "open" });
      expect(chat.report.remarks["r1"]?.step).toBeUndefined();
      expect(chat.notices[0]).toEqual({ to: "filler", kind: "sent-back", by: "above", remarks: 1 });
      expect(chat.as("clerk").next).toBe("r1");
    },
  );

  test("without a remark one sentence is asked for", () => {
    const chat = at("accepted");
    expect(chat.as("above").type("退回")).toBe("ask");
    expect(chat.as("above").type("落款日期不对")).toBe("sent-back");
    expect(chat.report.changes.at(-1)).toMatchObject({ by: "above", why: "落款日期不对" });
  });
});

describe("published", () => {
  test.each<readonly [string, string, unknown]>([
    ["address and day", `${url} 2026-01-12`, { on: "2026-01-12", url }],
    ["day first", `2026-01-12 ${url}`, { on: "2026-01-12", url }],
    ["a Chinese date, behind a comma", `${url}，2026年1月9日`, { on: "2026-01-09", url }],
    ["slashes and single figures", `${url} 2026/1/9`, { on: "2026-01-09", url }],
    ["without a year: this one", `${url} 1月9日`, { on: "2026-01-09", url }],
    ["today, in Shanghai", `${url} 今天`, { on: "2026-01-12", url }],
    ["yesterday", `昨天公开的 ${url}`, { on: "2026-01-11", url }],
    ["the day before", `${url} 前天`, { on: "2026-01-10", url }],
    ["a day of this month", `${url} 9号`, { on: "2026-01-09", url }],
    ["numerals", `${url} 一月九日挂网`, { on: "2026-01-09", url }],
    ["the first month by its name", `${url}，元月9日`, { on: "2026-01-09", url }],
    ["dots", `${url} 1.9`, { on: "2026-01-09", url }],
    ["wide figures", `${url} ２０２６－０１－０９`, { on: "2026-01-09", url }],
    ["in a sentence", `已于1月9日在 ${url} 公开，共3页`, { on: "2026-01-09", url }],
    ["behind another number", `第3号公告，1月9日 ${url}`, { on: "2026-01-09", url }],
    ["a day of last month, before the year was out", `${url} 25号`, { refused: "too-early" }],
    [
      "figures in the address are no date",
      `https://a.gov.cn/2026-01-02/x 2026-01-12`,
      { on: "2026-01-12", url: "https://a.gov.cn/2026-01-02/x" },
    ],
    ["the first day there can be", `${url} 2026-01-01`, { on: "2026-01-01", url }],
    ["no address", "2026-01-12", { refused: "no-address" }],
    ["a sentence", "已经放到网站上了", { refused: "no-address" }],
    [
      "an address without its beginning",
      "www.example.gov.cn/nb 2026-01-12",
      { refused: "bad-address" },
    ],
    ["an address without a host", "https:///nb.html 2026-01-12", { refused: "bad-address" }],
    ["an address of one word", "https://localhost/nb 2026-01-12", { refused: "bad-address" }],
    [
      "another's name in the address",
      "https://a@b.gov.cn/nb 2026-01-12",
      { refused: "bad-address" },
    ],
    ["no day", url, { refused: "no-day" }],
    ["a day that there is not", `${url} 2026-02-30`, { refused: "bad-day" }],
    ["a month that there is not", `${url} 2026-13-01`, { refused: "bad-day" }],
    ["half a day", `${url} 27`, { refused: "bad-day" }],
    ["tomorrow", `${url} 2026-01-13`, { refused: "future" }],
    ["tomorrow, in words", `明天公开 ${url}`, { refused: "future" }],
    ["before the year was out", `${url} 2025-12-31`, { refused: "too-early" }],
  ])("%s", (_, text, expected) => {
    expect(readPublished(text, 2025, "2026-01-12T08:00:00Z")).toEqual(expected);
  });

  test.each([
    ["25号", "2026-01-25"],
    ["3号", "2026-02-03"],
    ["4号", "2026-01-04"],
    ["2月5日", "future"],
    ["31号", "2026-01-31"],
  ])("in February %s is %s", (text, day) => {
    const read = readPublished(`${url} ${text}`, 2025, "2026-02-03T08:00:00Z");
    expect("on" in read ? read.on : read.refused).toBe(day);
  });

  test("after midnight in Shanghai it is tomorrow already", () => {
    expect(readPublished(`${url} 2026-01-13`, 2025, "2026-01-12T16:00:00.000Z")).toEqual({
      on: "2026-01-13",
      url,
    });
  });

  test.each(["finished", "filed", "accepted"] as const)(
    "from %s, and it is kept where",
    (state) => {
      const chat = at(state);
      expect(chat.as("clerk").tap({ kind: "publish" })).toBe("ask");
      expect(chat.as("clerk").type("下周公开")).toBe("publish-refused");
      expect(chat.report.state).toBe(state);
      expect(chat.as("clerk").type(`${url} 2026-01-10`)).toBe("published");
      expect(chat.report.published).toEqual({ on: "2026-01-10", url });
      expect(chat.report.state).toBe("published");
      expect(chat.notices).toEqual([{ to: "supervisor", kind: "published", by: "clerk" }]);
    },
  );
});

describe("a correction", () => {
  test("of what kind, at whose request, why; then a filling with everything kept, and a review again", () => {
    const chat = published();
    expect(chat.as("clerk").type("更正")).toBe("correct-kinds");
    expect(chat.as("clerk").tap({ kind: "correct-as", correction: "figures" })).toBe("ask");
    expect(chat.as("clerk").type("县政务公开办")).toBe("ask");
    expect(chat.report.state).toBe("published");
    expect(chat.as("clerk").type("行政许可少计 1 件")).toBe("correcting");
    expect(chat.report.state).toBe("filling");
    expect(chat.report.published).toBeUndefined();
    expect(chat.report.corrections).toEqual([
      {
        kind: "figures",
        requester: "县政务公开办",
        reason: "行政许可少计 1 件",
        at: "2026-01-12T08:00:00Z",
        by: "clerk",
        published: { on: "2026-01-10", url },
      },
    ]);
    expect(chat.report.answers).toEqual(complete().answers);
    expect(chat.notices).toEqual([
      { to: "supervisor", kind: "corrected", by: "clerk", why: "行政许可少计 1 件" },
    ]);
    chat.as("clerk").type("改 行政许可 36");
    expect(chat.as("clerk").type("定稿")).toBe("submitted");
    expect(chat.report.state).toBe("review");
    expect(chat.as("clerk").type("撤销")).toBe("is-in-review");
  });

  test("left half way, nothing has happened", () => {
    const chat = published();
    chat.as("clerk").tap({ kind: "correct-as", correction: "other" });
    chat.as("clerk").type("县政务公开办");
    const before = contents(chat.report);
    expect(chat.as("clerk").type("算了")).toContain("ask");
    expect(chat.as("clerk").next).toBe("locked");
    expect(contents(chat.report)).toEqual(before);
  });
});

test.each(["finished", "filed", "accepted", "published"] as const)(
  "%s stays locked for everybody: buttons and words say so, and touch nothing",
  (state) => {
    const chat = at(state);
    const before = contents(chat.report);
    for (const person of ["clerk", "helper", "both"]) {
      expect(chat.as(person).tap({ kind: "zero", row })).toBe("is-finished");
      expect(chat.as(person).tap({ kind: "undo" })).toBe("is-finished");
      expect(chat.as(person).type("改 行政许可 3")).toBe("is-finished");
      expect(chat.as(person).edit(1, "3")).toBe("is-finished");
    }
    for (const person of ["first", "second", "above", "admin"]) {
      expect(chat.as(person).tap({ kind: "zero", row })).toBe("not-yours");
      expect(chat.as(person).type("改 行政许可 3")).toMatch(/not-yours|not-understood ask/);
    }
    expect(contents(chat.report)).toEqual(before);
  },
);

test("a refusal says what day it is, so that an example can be given", () => {
  const chat = together({ ...complete(), state: "finished" }, reviewed);
  chat.as("clerk").tap({ kind: "publish" });
  chat.as("clerk").type(url);
  expect(reply(chat, "publish-refused")).toMatchObject({ reason: "no-day", today: "2026-01-12" });
});
