import { describe, expect, test } from "vitest";
import { encodePress } from "#bot/callback-data.ts";
import { countyHandlers } from "#bot/hall/county/county-handlers.ts";
import { notesSchema } from "#bot/hall/county/notes.ts";
import type { HallTurn, Sending } from "#bot/hall/hall.ts";
import { formForYear } from "#flows/reports/reports.ts";
import { outline } from "#flows/outline.ts";
import {
  countyOffice,
  fillerOf,
  firstLookOf,
  hallFor,
  now,
  people,
  secondLookOf,
  townId,
  year,
} from "./a-county.ts";
import type { CountyOffice } from "./a-county.ts";

const nudge = (
  office: CountyOffice,
  at: number,
  person: number = people.supervisor,
  instant = now,
): Promise<HallTurn> =>
  countyHandlers.nudge(hallFor(office, person, instant), { kind: "nudge", unit: townId(at) });

const cardTo = ({ sendings = [] }: HallTurn): Extract<Sending, { kind: "card" }> => {
  const [only, ...others] = sendings;
  if (only?.kind !== "card" || others.length > 0) throw new Error("not exactly one card is sent");
  return only;
};

describe("whoever's turn it is hears of it", () => {
  const table: readonly (readonly [at: number, to: number, text: string, button: string])[] = [
    [
      1,
      fillerOf(1),
      "李主任问起第1镇 2026 年的年报。\n截止 1月20日，已经过了 2 天。\n还没开始填，大约 10 分钟，随时可以停。\n现在开始吗？",
      "开始填",
    ],
    [
      2,
      fillerOf(2),
      "李主任问起第2镇 2026 年的年报。\n截止 1月20日，已经过了 2 天。\n还差 9 项，停在第二部分 · 规章。\n现在接着填吗？",
      "接着填",
    ],
    [
      3,
      fillerOf(3),
      "李主任问起第3镇 2026 年的年报。\n截止 1月20日，已经过了 2 天。\n各项都填过了，检查一下就能提交。\n现在看看吗？",
      "去看看",
    ],
    [
      4,
      fillerOf(4),
      "李主任问起第4镇 2026 年的年报。\n截止 1月31日，还有 9 天。\n有退回来的地方，改好再送一次就行。\n现在看看要改哪里吗？",
      "去改",
    ],
    [
      5,
      firstLookOf(5),
      "李主任问起第5镇 2026 年的年报。\n截止 1月20日，已经过了 2 天。\n已经送来，等着初审。\n现在看看吗？",
      "去审核",
    ],
    [
      6,
      secondLookOf(6),
      "李主任问起第6镇 2026 年的年报。\n截止 1月20日，已经过了 2 天。\n已经送来，等着复审。\n现在看看吗？",
      "去审核",
    ],
    [
      7,
      fillerOf(7),
      "李主任问起第7镇 2026 年的年报。\n截止 1月20日，已经过了 2 天。\n已经定稿，只差报送。\n现在报送吗？",
      "去报送",
    ],
  ];
  test.each(table)("town %i", async (at, to, text, label) => {
    const sent = cardTo(await nudge(countyOffice(10), at));
    expect(sent.to).toBe(to);
    expect(sent.card.text).toBe(text);
    expect(sent.card.buttons.flat().map((button) => button.label)).toEqual([label]);
  });

  test("one tap opens the very question, of that unit's report", async () => {
    const { card, drawn } = cardTo(await nudge(countyOffice(10), 2));
    const press = card.buttons[0]?.[0]?.press;
    expect(press).toMatchObject({ on: "report", action: { kind: "go" } });
    const question =
      press?.on === "report" && press.action.kind === "go" ? press.action.question : "";
    expect(outline(formForYear(year)!).question.get(question)?.section.id).toBe("proactive");
    expect(drawn).toMatchObject({ unit: townId(2), year });
    expect(encodePress(press!, { unit: "u12345", year, revision: 9999 })).toBeDefined();
  });

  test("who asked is told whom it reached", async () => {
    const { card } = await nudge(countyOffice(10), 2);
    expect(card.text).toBe("催过了，填报员2马上会收到，点一下就到要做的那一步。");
  });
});

describe("once a unit and day", () => {
  test("whoever taps again hears when it was done, and nothing is sent", async () => {
    const office = countyOffice(20);
    await nudge(office, 2);
    for (const person of [people.supervisor, people.admin, people.city]) {
      const again = await nudge(office, 2, person, "2027-01-22T15:59:00.000Z");
      expect(again.sendings).toBeUndefined();
      expect(again.card.text).toBe("今天 15:20 李主任已经催过，一天催一次就够了。");
    }
  });

  test("another unit is another matter, and so is the next day in Shanghai", async () => {
    const office = countyOffice(20);
    await nudge(office, 2);
    expect((await nudge(office, 12)).sendings).toHaveLength(1);
    expect(
      (await nudge(office, 2, people.supervisor, "2027-01-22T16:00:00.000Z")).sendings,
    ).toHaveLength(1);
  });

  test("what is kept holds after a restart, and fits its schema", async () => {
    const office = countyOffice(20);
    await nudge(office, 2);
    await nudge(office, 3);
    const kept = await office.deps.notes.load(String(year));
    if (kept.kind !== "found") throw new Error("nothing was kept");
    expect(notesSchema.parse(kept.value)).toEqual({
      nudges: {
        [townId(2)]: { at: now, by: people.supervisor },
        [townId(3)]: { at: now, by: people.supervisor },
      },
    });
  });

  test("what cannot be read does not stand in the way", async () => {
    const damaged = { kind: "damaged", setAside: "x" } as const;
    const office = countyOffice(20, {
      notes: { load: async () => damaged, save: async () => undefined, ids: async () => [] },
    });
    expect((await nudge(office, 2)).sendings).toHaveLength(1);
  });
});

describe("nobody to nudge", () => {
  test("what is filed needs none, and is not noted", async () => {
    const office = countyOffice(10);
    const turn = await nudge(office, 8);
    expect(turn.sendings).toBeUndefined();
    expect(turn.card.text).toBe("第8镇的年报已经交了，不用催。");
    expect((await office.deps.notes.load(String(year))).kind).toBe("absent");
  });

  test("nobody is bound: an administrator invites, a supervisor asks one to", async () => {
    const office = countyOffice(10);
    const byAdmin = await nudge(office, 0, people.admin);
    expect(byAdmin.card.text).toBe("第0镇还没有填报人，没有人可催。\n先发一个邀请？");
    expect(byAdmin.card.buttons[0]?.[0]).toMatchObject({
      label: "发邀请",
      press: { action: { kind: "invite", unit: townId(0), role: "filler", step: "" } },
    });
    const bySupervisor = await nudge(office, 0);
    expect(bySupervisor.card.text).toBe("第0镇还没有填报人，没有人可催。\n请管理员先邀请一位。");
    expect(bySupervisor.card.buttons.flat().map(({ label }) => label)).toEqual(["返回"]);
  });

  test("nobody looks in the step that it waits for", async () => {
    const { directory, deps } = countyOffice(10);
    const posts = directory.posts.filter(({ person }) => person !== secondLookOf(6));
    const turn = await nudge({ directory: { ...directory, posts }, deps }, 6, people.admin);
    expect(turn.card.text).toBe("第6镇的复审还没有人，没有人可催。\n先发一个邀请？");
    expect(turn.card.buttons[0]?.[0]?.press).toMatchObject({
      action: { kind: "invite", role: "reviewer", step: "b" },
    });
  });

  test("a supervisor who fills it in as well goes on at once", async () => {
    const { directory, deps } = countyOffice(10);
    const posts = directory.posts.map((post) =>
      post.person === fillerOf(1) ? { ...post, person: people.supervisor } : post,
    );
    const turn = await nudge({ directory: { ...directory, posts }, deps }, 1);
    expect(turn.sendings).toBeUndefined();
    expect(turn.card.text).toBe("第1镇的年报等的就是自己这一步，点下面就能接着做。");
    expect(turn.card.buttons[0]?.[0]?.label).toBe("开始填");
  });
});
