import { describe, expect, test } from "vitest";
import { proposalCard } from "#bot/say/hall/people/proposal-card.ts";
import { wordsIn } from "#bot/words/words.ts";
import { newReport } from "#flows/report.ts";
import type { Report } from "#flows/report.ts";
import { disclosure2021 } from "#flows/reports/disclosure-2021.ts";
import { readUnitList } from "#intake/read-unit-list.ts";
import type { Trouble, TroubleKind } from "#intake/unit-list.ts";
import { directorySchema } from "#flows/directory/directory.ts";
import type { Directory } from "#flows/directory/directory.ts";
import { isOpen } from "#flows/directory/invitations.ts";
import { aCounty, aPost, today } from "../../../flows/directory/a-directory.ts";
import { testDependencies } from "#tests/support/dependencies.ts";
import { office as anyOffice } from "#tests/support/interview.ts";
import { anOffice, labelsOf, press, textOf } from "./an-office.ts";
import type { Office } from "./an-office.ts";

const { people } = wordsIn["zh-CN"];
const open = (all: Directory) => all.invitations.filter((one) => isOpen(one, today));

/** The county's own two towns do not matter here. */
const bare: Directory = {
  ...aCounty,
  units: aCounty.units.slice(0, 1),
  posts: [aPost(1, "home", "admin")],
};

/** A Chinese given name for a number. */
const given = (at: number): string =>
  Array.from(String(at).padStart(4, "0"))
    .map((digit) => "明国华建文军平志海云"[Number(digit)])
    .join("")
    .slice(2);

describe("units from a list", () => {
  test("the example that the bot gives is one that it understands", async () => {
    const example = people.askUnits("云山县").split("\n").at(-1)!;
    const list = await readUnitList({ kind: "text", text: example });
    expect(list).toMatchObject({
      kind: "read",
      troubles: [],
      rows: [{ name: "瓦房子镇", people: [{ name: "张三" }, { name: "李四" }, { name: "王五" }] }],
    });
  });

  test("pasted, looked at, built; its people get their links in one table", async () => {
    const office = await anOffice(bare);
    await office.type(1, "人员");
    await office.tap(1, "下级单位");
    const [preview] = await office.type(
      1,
      "云山县青石镇 填报人张三 初审李四 终审王五\n白水镇 填报人 赵六\n云山县司法局\n白水镇",
    );
    expect(preview?.text).toBe(
      [
        "认出 3 个单位：青石镇、白水镇、司法局。",
        "名单里有 4 位同事，建好就一起做好链接。",
        "有几处要看看：",
        "第 4 行的白水镇：第 2 行有过了，只建一个。",
        "这样建吗？不对的话，改好再发一次。",
      ].join("\n"),
    );
    expect((await office.directory()).units).toHaveLength(1);
    const [card, table] = await office.tap(1, "建这 3 个单位");
    expect(card?.text).toContain("建好了 3 个单位。\n没写审核人的，先都设一步终审");
    expect(card?.text).toContain("给 3 个单位做好了 5 个链接");
    expect(table?.text).toContain("云山县邀请链接.xlsx");
    const directory = await office.directory();
    expect(
      directory.units
        .slice(1)
        .map(({ id, name, region, level, parent, review }) => [
          id,
          name,
          region,
          level,
          parent,
          review.map((step) => step.name).join(" "),
        ]),
    ).toEqual([
      ["u1", "青石镇", "云山县", "township", "home", "初审 终审"],
      ["u2", "白水镇", "云山县", "township", "home", "终审"],
      ["u3", "司法局", "云山县", "department", "home", "终审"],
    ]);
    expect(directorySchema.parse(directory)).toEqual(directory);
    const { rows } = office.drawn.lists[0]!;
    expect(rows.map(({ unit, role, name, until }) => [unit, role, name, until])).toEqual([
      ["青石镇", "填报", "张三", "2027-01-11"],
      ["青石镇", "初审", "李四", "2027-01-11"],
      ["青石镇", "终审", "王五", "2027-01-11"],
      ["白水镇", "填报", "赵六", "2027-01-11"],
      ["司法局", "填报", "", "2027-01-11"],
    ]);
    // Every link of the table is good, and brings in whom it was made for.
    for (const [at, { link }] of rows.entries()) {
      await office.start(100 + at, /#start=(.+)$/.exec(link)?.[1]);
    }
    const { posts } = await office.directory();
    expect(
      posts.slice(1).map(({ person, unit, role, step }) => [person, unit, role, step]),
    ).toEqual([
      // Who brought the units in takes their reports.
      [1, "home", "supervisor", undefined],
      [100, "u1", "filler", undefined],
      [101, "u1", "reviewer", "r1"],
      [102, "u1", "reviewer", "r3"],
      [103, "u2", "filler", undefined],
      [104, "u3", "filler", undefined],
    ]);
  });

  test("whoever watches from above needs no post in every office below", async () => {
    const office = await anOffice(bare);
    for (const [unit, names, count] of [
      ["home", "东川县\n西川县", 2],
      ["u1", "青石镇", 1],
    ] as const) {
      await press(office, 1, { kind: "ask-units", unit });
      await office.type(1, names);
      await office.tap(1, `建这 ${count} 个单位`);
    }
    const { posts } = await office.directory();
    expect(posts.filter(({ role }) => role === "supervisor").map(({ unit }) => unit)).toEqual([
      "home",
    ]);
  });

  test("names alone: built, and links when wanted; a clerk may then find a reviewer", async () => {
    const office = await anOffice(bare);
    await press(office, 1, { kind: "ask-units", unit: "home" });
    await office.type(1, "青石镇\n白水镇");
    const [card] = await office.tap(1, "建这 2 个单位");
    expect(labelsOf(card!)).toEqual(["生成邀请链接", "看人员"]);
    expect((await office.directory()).invitations).toEqual([]);
    await office.tap(1, "生成邀请链接");
    await office.start(9, /#start=(.+)$/.exec(office.drawn.lists[0]!.rows[0]!.link)?.[1]);
    const [asked] = await press(office, 9, { kind: "ask-invite", unit: "u1" });
    expect(labelsOf(asked!)).toContain("终审");
  });

  test("where people may review themselves, no look is made up", async () => {
    const office = await anOffice(bare, { selfReview: true });
    await press(office, 1, { kind: "ask-units", unit: "home" });
    await office.type(1, "青石镇");
    await office.tap(1, "建这 1 个单位");
    expect((await office.directory()).units[1]?.review).toEqual([]);
  });

  test("a second list adds what is new, and people and looks to what is there", async () => {
    const office = await anOffice(aCounty);
    await press(office, 1, { kind: "ask-units", unit: "home" });
    await office.type(1, "青石镇 填报人 新人 复审 某人\n白水镇 填报人 赵六 终审 王五\n新镇");
    const [card] = await office.tap(1, "建这 3 个单位");
    expect(card?.text).toContain("建好了 1 个单位。\n有 2 个原来就有，照旧。");
    const { units } = await office.directory();
    // Its own looks stay, and whoever fills in stays; the look that the list adds is not its.
    expect(units.map(({ review }) => review.map(({ name }) => name).join(" "))).toEqual([
      "",
      "初审 终审",
      "终审",
      "终审",
    ]);
    expect(office.drawn.lists[0]?.rows.map(({ unit, role, name }) => [unit, role, name])).toEqual([
      ["白水镇", "填报", "赵六"],
      ["白水镇", "终审", "王五"],
      ["新镇", "填报", ""],
    ]);
  });

  test("a better list may follow at once, and the newest counts", async () => {
    const office = await anOffice(bare);
    await press(office, 1, { kind: "ask-units", unit: "home" });
    await office.type(1, "青石镇\n白水镇");
    await office.type(1, "青石镇");
    await office.tap(1, "建这 1 个单位");
    expect((await office.directory()).units).toHaveLength(2);
  });

  test("what was put away is asked for again; a button pressed twice builds once", async () => {
    const office = await anOffice(bare);
    await press(office, 1, { kind: "ask-units", unit: "home" });
    await office.type(1, "青石镇");
    await office.tap(1, "不建了");
    const [card] = await press(office, 1, { kind: "import", unit: "home" });
    expect(card?.text).toBe(people.proposalGone);
    await office.type(1, "青石镇");
    await office.tap(1, "建这 1 个单位");
    await press(office, 1, { kind: "import", unit: "home" });
    expect((await office.directory()).units).toHaveLength(2);
  });

  test.each([
    ["nothing", "。。。", people.unitsNone],
    ["blank", " ", people.unitsUnreadable.empty],
  ])("%s: said, and asked again", async (_, text, said) => {
    const office = await anOffice(bare);
    await press(office, 1, { kind: "ask-units", unit: "home" });
    const [card] = await office.type(1, text);
    expect([people.unitsNone, said]).toContain(card?.text);
    const [then] = await office.type(1, "青石镇");
    expect(then?.text).toContain("认出 1 个单位");
  });

  test.each([
    [
      "a picture",
      new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
      undefined,
      people.unitsUnreadable["not-a-table"],
    ],
    ["too large to be fetched", new Uint8Array(), 6_000_000, people.unitsUnreadable["too-large"]],
  ])("a file: %s", async (_, bytes, size, said) => {
    const office = await anOffice(bare);
    await press(office, 1, { kind: "ask-units", unit: "home" });
    const [card] = await office.send(1, "units.xlsx", bytes, size);
    expect(card?.text).toBe(said);
  });

  test("a CSV file", async () => {
    const office = await anOffice(bare);
    await press(office, 1, { kind: "ask-units", unit: "home" });
    const csv = new TextEncoder().encode("单位名称,填报人\n青石镇,张三\n白水镇,李四\n");
    const [card] = await office.send(1, "units.csv", csv);
    expect(card?.text).toContain("认出 2 个单位");
  });

  test.each([2, 3, 99])("is for administrators: not %i", async (person) => {
    const office = await anOffice(aCounty);
    for (const kind of ["ask-units", "import", "invite-all", "ask-steps"] as const) {
      const said = textOf(await press(office, person, { kind, unit: "home" }));
      expect(said).toBe(person === 99 ? wordsIn["zh-CN"].stranger : people.notYours);
    }
    expect(await office.directory()).toEqual(aCounty);
  });
});

describe("every trouble is worded", () => {
  const kinds: { readonly [Kind in TroubleKind]: Omit<Trouble, "line" | "kind"> } = {
    duplicate: { text: "青石镇", first: 2 },
    "no-name": { text: "，，张三" },
    "too-long": { text: "很".repeat(200) },
    "not-a-name": { text: "12345" },
    "bad-date": { text: "2月31日" },
    "two-people-one-post": { text: "张三", field: "filler" },
    "missing-column": { text: "", field: "unit" },
    "too-many-rows": { text: "", last: 9_000 },
    "unknown-level": { text: "村" },
    garbled: { text: "锟斤拷" },
  };
  const troubles = Object.entries(kinds).map(([kind, rest], at): Trouble => ({
    kind: kind as TroubleKind,
    line: at + 1,
    ...rest,
  }));
  test.each(["zh-CN", "en"] as const)(
    "in %s, eight of them, and how many there are",
    (language) => {
      const many = [...troubles, ...troubles];
      const rows = [
        {
          line: 1,
          more: [],
          name: "青石镇",
          short: "青石镇",
          self: "我镇",
          level: "township",
          people: [],
        },
      ] as const;
      const columns = { shape: "lines", recognised: [], ignored: [], otherSheets: [] } as const;
      for (const shown of [troubles.slice(0, 8), troubles.slice(2), many]) {
        const { text } = proposalCard(wordsIn[language], bare.units[0]!, {
          kind: "read",
          rows,
          troubles: shown,
          skipped: [],
          columns,
        });
        expect(text).not.toMatch(/undefined|NaN/);
        expect(text.split("\n")).toHaveLength(shown.length > 8 ? 12 : 3 + shown.length);
      }
    },
  );
});

describe("links for a whole county", () => {
  test("what was sent stays good until all are made anew", async () => {
    const office = await anOffice(aCounty);
    const [first] = await press(office, 1, { kind: "invite-all", unit: "home" });
    expect(first?.text).toContain("给 1 个单位做好了 1 个链接");
    const old = open(await office.directory()).map(({ id }) => id);
    const [second] = await press(office, 1, { kind: "invite-all", unit: "home" });
    expect(second?.text).toBe(people.linksWaiting(1));
    expect(open(await office.directory()).map(({ id }) => id)).toEqual(old);
    const [third] = await office.tap(1, "全部重做");
    expect(third?.text).toContain("做好了 1 个链接");
    const now = open(await office.directory()).map(({ id }) => id);
    expect(now).toHaveLength(1);
    expect(now).not.toEqual(old);
    // Something else in between, and the question is asked again.
    await press(office, 1, { kind: "invite-all", unit: "home" });
    await press(office, 1, { kind: "people", unit: "home" });
    const [fourth] = await press(office, 1, { kind: "invite-all", unit: "home" });
    expect(fourth?.text).toBe(people.linksWaiting(1));
  });

  test("one that is taken back before its table is drawn is in no table, and its link lets nobody in", async () => {
    const { door } = testDependencies();
    const takenBack: string[] = [];
    const takeBack = (ids: readonly string[]): Promise<void> => {
      takenBack.push(...ids);
      return Promise.resolve();
    };
    const posts = [aPost(1, "home", "admin")];
    const own = { door: { ...door, takeBack } };
    const office = await anOffice({ ...aCounty, posts }, own);
    const action = { kind: "invite-all", unit: "home" } as const;
    const drawn = { unit: "home", year: 0, revision: 0 };
    const pressed = { press: { on: "hall", action }, drawn } as const;
    const asked = { update: 1, person: { id: 1, name: "" }, kind: "press", pressed } as const;
    const [table] = (await office.answer(asked)).sendings ?? [];
    const [gone, ...others] = open(await office.directory());
    await press(office, 1, { kind: "revoke", invitation: gone!.id });
    // There was no link yet.
    takenBack.length = 0;
    if (table === undefined || table.kind === "card") throw new Error("no table");
    await table.make();
    expect(others.length).toBeGreaterThan(0);
    expect(office.drawn.lists[0]?.rows).toHaveLength(others.length);
    expect(takenBack).toEqual([gone!.id]);
  });

  test("names given once are remembered when links have run out", async () => {
    const office = await anOffice(bare);
    await press(office, 1, { kind: "ask-units", unit: "home" });
    await office.type(1, "青石镇 填报人张三 初审李四");
    await office.tap(1, "建这 1 个单位");
    office.clock.now = "2027-02-01T01:00:00.000Z";
    await press(office, 1, { kind: "invite-all", unit: "home" });
    expect(office.drawn.lists[1]?.rows.map(({ name }) => name)).toEqual(["张三", "李四"]);
  });

  test("where everybody is there, that is said", async () => {
    const office = await anOffice({
      ...aCounty,
      posts: [...aCounty.posts, aPost(8, "u2", "filler")],
    });
    expect(textOf(await press(office, 1, { kind: "invite-all", unit: "home" }))).toBe(
      people.allInvited,
    );
  });

  test("5,000 units with people: read, built, invited, and listed", async () => {
    const office = await anOffice(bare);
    const text = Array.from(
      { length: 5_000 },
      (_, at) => `第${at + 1}镇 填报人张${given(at)} 初审李${given(at)} 终审王${given(at)}`,
    ).join("\n");
    await press(office, 1, { kind: "ask-units", unit: "home" });
    const took: number[] = [];
    const timed = async <T>(work: Promise<T>): Promise<T> => {
      const before = performance.now();
      const done = await work;
      took.push(Math.round(performance.now() - before));
      return done;
    };
    await timed(office.type(1, text));
    const [card] = await timed(office.tap(1, "建这 5000 个单位"));
    expect(card?.text).toContain("给 5000 个单位做好了 15000 个链接");
    expect(office.drawn.lists[0]?.rows).toHaveLength(15_000);
    const link = office.drawn.lists[0]?.rows.at(-1)?.link ?? "";
    await timed(office.start(9, /#start=(.+)$/.exec(link)?.[1]));
    await timed(press(office, 1, { kind: "people", unit: "home" }));
    expect(Math.max(...took)).toBeLessThan(20_000);
  });
});

describe("the looks before a report is final", () => {
  const inReview = async (office: Office, state: Report["state"]): Promise<void> => {
    const report = { ...newReport(disclosure2021, anyOffice, 2026, "u1"), state };
    await office.deps.reports.save("u1-2026", { report, handled: [] });
  };

  test.each([
    ["终审", ["终审"]],
    ["初审、终审", ["初审", "终审"]],
    ["初审、复审、终审", ["初审", "复审", "终审"]],
    ["保密审查", ["保密审查"]],
    ["终审、保密审查", ["终审", "保密审查"]],
    ["初审、复审、终审、保密审查", ["初审", "复审", "终审", "保密审查"]],
  ])("%s", async (label, names) => {
    const office = await anOffice(aCounty);
    const [asked] = await press(office, 1, { kind: "ask-steps", unit: "u2" });
    expect(asked?.text).toContain("年报要有人审过才能定稿");
    expect(labelsOf(asked!)).not.toContain("不审");
    const [card] = await office.tap(1, label);
    expect(card?.text).toContain(`白水镇的年报要过：${names.join(" → ")}。`);
    const { review } = (await office.directory()).units[2]!;
    expect(review.map(({ name }) => name)).toEqual(names);
    expect(review.map(({ kind }) => kind === "secrecy")).toEqual(
      names.map((name) => name === "保密审查"),
    );
  });

  test("whose step is gone hears of it; the same look keeps its reviewer", async () => {
    const office = await anOffice(aCounty);
    await press(office, 1, { kind: "steps", unit: "u1", looks: 3, secrecy: "y" });
    expect(await office.hats(3, "u1")).toEqual(["reviewer"]);
    await press(office, 1, { kind: "steps", unit: "u1", looks: 0, secrecy: "y" });
    expect(await office.hats(3, "u1")).toEqual([]);
    expect(textOf(office.chatOf(3))).toBe("青石镇的终审到此为止。填过的都留着，谢谢。");
    expect(office.signedOut).toEqual([3]);
  });

  test("in a county none at all is refused, and four are unheard of", async () => {
    const office = await anOffice(aCounty);
    expect(
      textOf(await press(office, 1, { kind: "steps", unit: "u1", looks: 0, secrecy: "n" })),
    ).toBe(people.stepsNeeded);
    expect(
      textOf(await press(office, 1, { kind: "steps", unit: "u1", looks: 4, secrecy: "n" })),
    ).toBe(people.notYours);
    expect(await office.directory()).toEqual(aCounty);
  });

  test("the same steps are the same", async () => {
    const office = await anOffice(aCounty);
    expect(
      textOf(await press(office, 1, { kind: "steps", unit: "u1", looks: 2, secrecy: "n" })),
    ).toBe(people.stepsSame);
  });

  test("while a report is in review it is said what becomes of it, and it is not left without a look", async () => {
    const office = await anOffice(aCounty, { selfReview: true });
    await inReview(office, "review");
    expect(textOf(await press(office, 1, { kind: "ask-steps", unit: "u1" }))).toContain(
      people.stepsInReview,
    );
    expect(
      textOf(await press(office, 1, { kind: "steps", unit: "u1", looks: 0, secrecy: "n" })),
    ).toBe(people.stepsWait);
    expect(
      textOf(await press(office, 1, { kind: "steps", unit: "u1", looks: 1, secrecy: "n" })),
    ).toContain(people.stepsInReview);
    await inReview(office, "returned");
    expect(
      textOf(await press(office, 1, { kind: "steps", unit: "u1", looks: 0, secrecy: "n" })),
    ).toContain("青石镇的年报交上来就定稿");
  });
});
