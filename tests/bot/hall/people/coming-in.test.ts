import { describe, expect, test } from "vitest";
import { newInvitation } from "#bot/hall/keys.ts";
import { redeemPayload } from "#bot/hall/people/redeem-payload.ts";
import { wordsIn } from "#bot/words/words.ts";
import type { Shelf } from "#db/store.ts";
import { homeId } from "#flows/directory/directory.ts";
import type { Directory, Role } from "#flows/directory/directory.ts";
import { inviteAll, revoke } from "#flows/directory/invitations.ts";
import { grant } from "#flows/directory/posts.ts";
import {
  aCounty,
  anInvitation,
  byAdmin,
  inAWeek,
  today,
} from "../../../flows/directory/a-directory.ts";
import { testDependencies } from "#tests/support/dependencies.ts";
import { aNewOffice, anOffice, labelsOf, textOf } from "./an-office.ts";

const { people } = wordsIn["zh-CN"];
const wang = { id: 9, name: "wangwu88" };

/** Into the county, with a link of a given post; whoever made it, with a name or without. */
function withLink(
  role: Role,
  step?: string,
  more: { name?: string; by?: number; sections?: string[] } = {},
) {
  const key = newInvitation();
  const { by = 1, ...rest } = more;
  const directory = inviteAll(
    aCounty,
    [
      anInvitation(key.id, role, {
        hash: key.hash,
        ...(step === undefined ? {} : { step }),
        ...rest,
      }),
    ],
    { at: today, by },
  );
  return { directory, payload: key.payload, id: key.id };
}

const enter = (
  directory: Directory,
  payload: string,
  person = wang,
  at = today,
  selfReview = false,
) =>
  redeemPayload(
    { deps: { ...testDependencies(), access: "invited", selfReview }, directory, person, at },
    payload,
  );

describe("what a link says that does not let in", () => {
  const { directory, payload, id } = withLink("helper");
  const used = enter(directory, payload).directory ?? directory;
  const other = newInvitation();
  const claimed = `claim0-${newInvitation().secret}`;
  test.each([
    ["garbled", directory, "hello", people.unknownLink],
    ["empty", directory, "", people.unknownLink],
    ["of another bot", directory, other.payload, people.unknownLink],
    ["of a known id with another secret", directory, `${id}-${other.secret}`, people.unknownLink],
    ["of a used one with another secret", used, `${id}-${other.secret}`, people.unknownLink],
    ["a claim where nothing is to be claimed", directory, claimed, people.unknownLink],
    ["used", used, payload, people.usedLink],
    ["taken back", revoke(directory, id, byAdmin), payload, people.revokedLink],
  ])("%s", (_, at, given, said) => {
    const entered = enter(at, given, { id: 77, name: "somebody" });
    expect(entered.card).toEqual({ text: said, buttons: [] });
    expect(entered.directory).toBeUndefined();
    expect(entered.sendings ?? []).toEqual([]);
  });

  test("over", () => {
    const entered = enter(directory, payload, wang, inAWeek);
    expect(entered.card.text).toBe(people.expiredLink);
    expect(entered.directory).toBeUndefined();
  });

  test("a stranger hears nothing of what there is", () => {
    for (const sentence of [
      people.unknownLink,
      people.usedLink,
      people.revokedLink,
      people.expiredLink,
    ]) {
      expect(sentence).not.toMatch(/青石|云山|张三|周科长|填报|审核|管理员/);
    }
  });
});

describe("what somebody is from now on, and what comes next", () => {
  test.each([
    ["filler", undefined, undefined, "张三，您好", "开始填"],
    ["helper", undefined, ["disputes"], "青石镇 协助（第四部分）", "开始填"],
    ["reviewer", "r1", undefined, "青石镇 初审", "看看等我审的"],
    ["supervisor", undefined, undefined, "青石镇 主管", "看全县进度"],
    ["admin", undefined, undefined, "青石镇 管理", "人员和单位"],
  ] as const)("%s %s", (role, step, sections, said, label) => {
    const { directory, payload } = withLink(role, step, {
      name: "张三",
      ...(sections === undefined ? {} : { sections: [...sections] }),
    });
    const entered = enter(directory, payload);
    expect(entered.outcome).toBe("joined");
    expect(entered.card.text).toContain(said);
    expect(entered.card.buttons.flat().map((one) => one.label)).toEqual([label]);
  });

  test("opened once more by the same: all is as it was", () => {
    const { directory, payload } = withLink("helper");
    const first = enter(directory, payload);
    const again = enter(first.directory ?? directory, payload);
    expect([again.outcome, again.directory]).toEqual(["used-by-you", undefined]);
    expect(again.card.text).toContain("一切照旧：青石镇 协助");
  });

  test("whoever sat there hears of it, and who has nothing left here is signed out", () => {
    const { directory, payload } = withLink("filler", undefined, { name: "王五" });
    const entered = enter(directory, payload);
    expect(entered.card.text).toContain("原来是张三");
    expect(entered.sendings?.map((one) => one.kind === "card" && [one.to, one.card.text])).toEqual([
      [2, "青石镇的填报现在由王五接着做。填过的都在，谢谢。"],
      [1, "王五已经进来了：青石镇 填报。"],
    ]);
    expect(entered.signOut).toEqual([2]);
    const also = grant(directory, { person: 2, unit: "u2", role: "filler" }, byAdmin).directory;
    expect(enter(also, payload).signOut).toEqual([]);
  });

  test("filling and reviewing the same report is said, unless the operator allows it", () => {
    const { directory, payload } = withLink("reviewer", "r1");
    const clerk = { id: 2, name: "张三" };
    expect(enter(directory, payload, clerk).card.text).toContain(people.fillsAndReviews);
    expect(enter(directory, payload, clerk, today, true).card.text).not.toContain(
      people.fillsAndReviews,
    );
    expect(enter(directory, payload).card.text).not.toContain(people.fillsAndReviews);
  });

  test("a helper who gets another part hears of all of them", () => {
    const one = withLink("helper", undefined, { sections: ["requests"] });
    const first = enter(one.directory, one.payload).directory ?? one.directory;
    const key = newInvitation();
    const two = inviteAll(
      first,
      [anInvitation(key.id, "helper", { hash: key.hash, sections: ["disputes"] })],
      byAdmin,
    );
    expect(enter(two, key.payload).card.text).toContain("第三部分、第四部分");
  });
});

describe("who invited somebody hears that they came", () => {
  test.each([
    ["an administrator", 1, [1]],
    ["the clerk", 2, [2]],
    ["nobody who has left", 55, []],
    ["nobody who invited themselves", 9, []],
  ])("%s", (_, by, told) => {
    const { directory, payload } = withLink("helper", undefined, { by, name: "王五" });
    expect((enter(directory, payload).sendings ?? []).map(({ to }) => to)).toEqual(told);
  });

  test("not for each of a whole county", () => {
    const keys = Array.from({ length: 11 }, () => newInvitation());
    const directory = inviteAll(
      aCounty,
      keys.map(({ id, hash }) => anInvitation(id, "helper", { hash })),
      byAdmin,
    );
    expect(enter(directory, keys[0]!.payload).sendings).toEqual([]);
  });
});

describe("the first start", () => {
  test("the code makes the first administrator, once, and leads to naming the unit", async () => {
    const office = await aNewOffice();
    const came = await office.start(1, office.claim);
    expect(textOf(came)).toContain("怎么称呼您");
    expect(textOf(await office.type(1, "123"))).toBe(people.nameTooLong);
    expect(textOf(await office.type(1, "王明"))).toContain("单位叫什么");
    const directory = await office.directory();
    expect(directory.claim).toBeUndefined();
    expect(directory.people).toEqual([{ id: 1, name: "王明" }]);
    expect(directory.log.map(({ what }) => what)).toEqual(["claimed", "joined"]);
    expect(await office.hats(1, homeId)).toEqual(["admin"]);
    expect(textOf(await office.start(2, office.claim))).toBe(people.unknownLink);
    expect(await office.hats(2, homeId)).toEqual([]);
  });

  test("then the unit is named, and the administrator fills in themselves", async () => {
    const office = await aNewOffice();
    await office.start(1, office.claim);
    await office.type(1, "王明");
    await office.type(1, "青石镇");
    await office.tap(1, "乡镇、街道");
    await office.type(1, "云山县");
    await office.tap(1, "我镇");
    expect((await office.directory()).units.map(({ short }) => short)).toEqual(["青石镇"]);
    const took = await office.tap(1, "年报我自己填");
    expect(labelsOf(took[0]!)).toContain("开始填");
    expect(await office.hats(1, homeId)).toEqual(["admin", "filler"]);
  });
});

test("fifty open the same link at the same moment through the bot's own queue: one is let in", async () => {
  const { directory, payload } = withLink("filler", undefined, { name: "王五" });
  const office = await anOffice(directory);
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, at) =>
      office.answer({
        kind: "start",
        payload,
        update: 5_000 + at,
        person: { id: 100 + at, name: `p${at}` },
      }),
    ),
  );
  const texts = answers.map(({ said }) => said.send?.text);
  expect(texts.filter((text) => text === people.usedLink)).toHaveLength(49);
  expect(texts.filter((text) => text?.startsWith("王五，您好"))).toHaveLength(1);
  const { posts, log } = await office.directory();
  expect(posts.filter(({ unit, role }) => unit === "u1" && role === "filler")).toHaveLength(1);
  expect(log.filter(({ what }) => what === "joined")).toHaveLength(1);
});

test("no secret is kept anywhere", async () => {
  const kept: string[] = [];
  const logged: string[] = [];
  const watched = <T>(shelf: Shelf<T>): Shelf<T> => ({
    load: (id) => shelf.load(id),
    ids: () => shelf.ids(),
    save: (id, value) => {
      kept.push(JSON.stringify(value));
      return shelf.save(id, value);
    },
  });
  const { desks, directories } = testDependencies();
  const office = await anOffice(aCounty, {
    desks: watched(desks),
    directories: watched(directories),
    log: (line) => void logged.push(line),
  });
  await office.type(1, "人员");
  await office.tap(1, "邀请");
  await office.tap(1, "上级主管");
  await office.type(1, "王五");
  const payload = office.payload(1);
  expect(payload).not.toBe("");
  await office.start(9, payload);
  expect(await office.hats(9, "u1")).toEqual(["supervisor"]);
  const secret = payload.slice(7);
  expect(kept.length).toBeGreaterThan(4);
  expect([...kept, ...logged].filter((text) => text.includes(secret))).toEqual([]);
});
