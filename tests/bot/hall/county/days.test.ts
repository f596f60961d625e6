import { describe, expect, test } from "vitest";
import { answerCountyPrompt, countyHandlers } from "#bot/hall/county/county-handlers.ts";
import { peopleHandlers } from "#bot/hall/people/people-handlers.ts";
import type { HallTurn } from "#bot/hall/hall.ts";
import { waysOut } from "#bot/hall/ways-out.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import { dueDay } from "#flows/reminders/due.ts";
import { countyOffice, fillerOf, hallFor, now, people, townId, year } from "./a-county.ts";

const office = countyOffice(20);
const hall = hallFor(office, people.supervisor);
const town = townId(2);

const extend = (text: string): Promise<HallTurn> =>
  answerCountyPrompt(hall, { kind: "extension", unit: town }, { text });
const date = (unit: string, text: string): Promise<HallTurn> =>
  answerCountyPrompt(hall, { kind: "due", unit }, { text });

describe("more time for one unit", () => {
  test("asks until when, and says until when it is due now", async () => {
    const turn = await countyHandlers["ask-extension"](hall, { kind: "ask-extension", unit: town });
    expect(turn.card.text).toBe(
      "第2镇的截止日现在是 1月20日。\n延到哪一天？发日期就行，比如 1月29日。",
    );
    expect(turn.prompt).toEqual({ kind: "extension", unit: town });
    expect(turn.card.buttons[0]?.[0]?.press).toEqual({
      on: "hall",
      action: { kind: "never-mind" },
    });
  });

  test("it holds for this year, is noted with who gave it, and the clerk hears of it", async () => {
    const turn = await extend("1月29日");
    expect(turn.card.text).toBe("好，第2镇延到 2027年1月29日。");
    expect(turn.prompt).toBeUndefined();
    const after = turn.directory!;
    expect(dueDay(after, town, year)).toBe("2027-01-29");
    expect(dueDay(after, town, year + 1)).toBe("2028-01-20");
    expect(after.log.at(-1)).toEqual({
      at: now,
      by: people.supervisor,
      what: "extended",
      unit: town,
      new: "2027-01-29",
    });
    expect(turn.sendings).toEqual([
      {
        kind: "card",
        to: fillerOf(2),
        card: {
          text: "李主任把第2镇 2026 年年报的截止日延到了 2027年1月29日。",
          buttons: [],
        },
      },
    ]);
  });

  test("never mind: back to what was asked about", async () => {
    const given = async (kind: "extension" | "due", unit: string): Promise<readonly string[]> => {
      const record = { ...hall.record, prompt: { kind, unit } };
      const turn = await peopleHandlers["never-mind"]({ ...hall, record }, { kind: "never-mind" });
      expect(turn.prompt).toBeUndefined();
      return turn.card.text.split("\n").slice(0, 2);
    };
    expect(await given("extension", town)).toEqual(["好，没有动什么。", "第2镇 2026 年年报"]);
    expect((await given("due", "u1"))[1]).toMatch(/各单位 2026 年年报（/);
    expect(await given("due", "u99999")).toEqual(["好，没有动什么。"]);
  });

  const refusals: readonly (readonly [text: string, answer: string])[] = [
    ["1月21日", "2027年1月21日已经过去了。今天以后的都行，比如 1月29日。"],
    ["2026-01-25", "2026年1月25日已经过去了。今天以后的都行，比如 1月29日。"],
    ["12月31日", "2027年12月31日太远了，2027年7月21日以前的都行。换哪一天？"],
    ["2月30日", "日历上没有这一天。换一个，比如 1月29日。"],
    ["再说吧", "没看懂。发日期就行，比如 1月29日。"],
    ["", "没看懂。发日期就行，比如 1月29日。"],
  ];
  test.each(refusals)("%s: says what would work, and asks on", async (text, answer) => {
    const turn = await extend(text);
    expect(turn.card.text).toBe(answer);
    expect(turn.prompt).toEqual({ kind: "extension", unit: town });
    expect(turn.directory).toBeUndefined();
    expect(turn.sendings).toBeUndefined();
  });

  test("no later than it is due now", async () => {
    const early = hallFor(office, people.supervisor, "2027-01-10T02:00:00.000Z");
    const prompt = { kind: "extension", unit: town } as const;
    const turn = await answerCountyPrompt(early, prompt, { text: "1月18日" });
    expect(turn.card.text).toBe("1月18日不比现在的截止日 1月20日 晚。要往后延，比如 1月27日。");
    expect(turn.directory).toBeUndefined();
  });

  test("a file is no day", async () => {
    const turn = await answerCountyPrompt(hall, { kind: "extension", unit: town }, {});
    expect(turn.card.text).toBe("没看懂。发日期就行，比如 1月29日。");
  });
});

describe("the day for all", () => {
  test("asks for all below the county", async () => {
    const turn = await countyHandlers["ask-due"](hall, { kind: "ask-due", unit: "u1" });
    expect(turn.card.text).toBe(
      "朝阳县下面各单位的年报，现在各有各的截止日。\n以后定在每年哪一天？发日期就行，比如 1月29日。",
    );
    expect(turn.prompt).toEqual({ kind: "due", unit: "u1" });
  });

  test("of one day it says which", async () => {
    const two = hallFor(countyOffice(3), people.supervisor);
    const turn = await countyHandlers["ask-due"](two, { kind: "ask-due", unit: "u1" });
    expect(turn.card.text).toContain("现在都是 1月20日截止。");
  });

  test("it holds for all that have none of their own, every year, and is noted", async () => {
    const turn = await date("u1", "2月5日");
    expect(turn.card.text).toBe(
      "好，朝阳县下面各单位的年报以后都是 2月5日截止。\n有 2 个单位另定了日子，照旧。",
    );
    const after = turn.directory!;
    expect(indexOf(after).unit.get("u1")?.dueBelow).toBe("02-05");
    expect(dueDay(after, town, year)).toBe("2027-02-05");
    expect(dueDay(after, town, year + 1)).toBe("2028-02-05");
    expect(dueDay(after, townId(4), year)).toBe("2027-01-31");
    expect(after.log.at(-1)).toMatchObject({
      by: people.supervisor,
      what: "unit-changed",
      unit: "u1",
      old: "01-20",
      new: "02-05",
    });
  });

  test("nobody sets the day of their own office by watching what is below it", async () => {
    const empty = hallFor(countyOffice(0), people.supervisor);
    const { notYours } = empty.deps.words.people;
    const asked = await countyHandlers["ask-due"](empty, { kind: "ask-due", unit: "u1" });
    const prompt = { kind: "due", unit: "u1" } as const;
    const answered = await answerCountyPrompt(empty, prompt, { text: "2月5日" });
    for (const turn of [asked, answered]) {
      expect(turn).toEqual({ card: { text: notYours, buttons: [waysOut(empty)] } });
    }
  });

  test("or for one unit, where nothing is below it", async () => {
    const turn = await date(town, "2月5日");
    expect(turn.card.text).toBe("好，第2镇的年报以后都是 2月5日截止。");
    expect(dueDay(turn.directory!, town, year)).toBe("2027-02-05");
    expect(dueDay(turn.directory!, townId(3), year)).toBe("2027-01-20");
  });

  test("more time that was given stays", async () => {
    const turn = await date(townId(4), "1月25日");
    expect(turn.card.text).toBe(
      "好，第4镇的年报以后都是 1月25日截止。\n这一年已经延到 1月31日，照旧。",
    );
    expect(dueDay(turn.directory!, townId(4), year)).toBe("2027-01-31");
  });

  const refusals: readonly (readonly [text: string, answer: string])[] = [
    ["1月15日", "2027年1月15日已经过去了。今天以后的都行，比如 1月29日。"],
    ["12月31日", "2027年12月31日太远了，2027年7月21日以前的都行。换哪一天？"],
    ["下个月", "没看懂。发日期就行，比如 1月29日。"],
  ];
  test.each(refusals)("%s: says what would work, and asks on", async (text, answer) => {
    const turn = await date("u1", text);
    expect(turn.card.text).toBe(answer);
    expect(turn.prompt).toEqual({ kind: "due", unit: "u1" });
    expect(turn.directory).toBeUndefined();
  });
});
