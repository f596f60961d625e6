import { describe, expect, test } from "vitest";
import { wordsIn } from "#bot/words/words.ts";
import type { Directory } from "#flows/directory/directory.ts";
import { invite } from "#flows/directory/invitations.ts";
import { anInvitation, aPost, today } from "../../../flows/directory/a-directory.ts";
import { testDependencies } from "#tests/support/dependencies.ts";
import { anOffice, press, staffed, textOf } from "./an-office.ts";

const { people } = wordsIn["zh-CN"];

/** And 7 manages 青石镇. */
const directory: Directory = { ...staffed, posts: [...staffed.posts, aPost(7, "u1", "admin")] };

const filler = { unit: "u1", role: "filler", step: "", person: 2 } as const;
const helper = { unit: "u1", role: "helper", step: "", person: 4 } as const;
const reviewer = { unit: "u1", role: "reviewer", step: "r3", person: 3 } as const;
const admin = { unit: "home", role: "admin", step: "", person: 1 } as const;
const townAdmin = { unit: "u1", role: "admin", step: "", person: 7 } as const;

describe("who may end whose post", () => {
  test.each([
    [1, filler, true],
    [1, reviewer, true],
    [1, townAdmin, true],
    [7, filler, true],
    [7, townAdmin, true],
    [7, admin, false],
    [2, helper, true],
    [2, filler, true],
    [2, reviewer, false],
    [2, townAdmin, false],
    [3, reviewer, true],
    [3, filler, false],
    [4, helper, true],
    [5, filler, false],
    [5, reviewer, false],
    [6, filler, false],
  ] as const)("%i of %j: %s", async (person, post, may) => {
    const office = await anOffice(directory);
    const asked = textOf(await press(office, person, { kind: "ask-end", ...post }));
    await press(office, person, { kind: "end", ...post });
    const { posts } = await office.directory();
    expect(posts.length).toBe(directory.posts.length - (may ? 1 : 0));
    if (!may) expect(asked).toBe(people.notYours);
  });
});

test("ended: asked first, at once, on every device, and told", async () => {
  const office = await anOffice(directory);
  expect(textOf(await press(office, 1, { kind: "ask-end", ...filler }))).toBe(
    "张三不再做青石镇的填报？\n马上生效，填过的、审过的都留着。",
  );
  expect(await office.hats(2, "u1")).toEqual(["filler"]);
  const [card] = await office.tap(1, "确定");
  expect(card?.text).toContain("张三不再做填报了。\n青石镇的人员\n填报：还没有人");
  expect(office.signedOut).toEqual([2]);
  expect(textOf(office.chatOf(2))).toBe("青石镇的填报到此为止。填过的都留着，谢谢。");
  // From now on they are a stranger.
  expect(textOf(await office.type(2, "进度"))).toBe(wordsIn["zh-CN"].stranger);
  // Pressed once more, it is said that there is nothing to end.
  expect(textOf(await press(office, 1, { kind: "end", ...filler }))).toContain(people.notThere);
});

test("whoever is something else as well is not signed out", async () => {
  const office = await anOffice({
    ...directory,
    posts: [...directory.posts, aPost(2, "u2", "filler")],
  });
  await press(office, 1, { kind: "end", ...filler });
  expect(office.signedOut).toEqual([]);
});

test("leaving by oneself: to what one still is, or out", async () => {
  const office = await anOffice({
    ...directory,
    posts: [...directory.posts, aPost(2, "u2", "filler")],
  });
  await press(office, 2, { kind: "ask-end", ...filler });
  const [card] = await office.tap(2, "确定");
  expect(card?.text).toBe("好，青石镇的填报到此为止，谢谢。\n在这里做的是：");
  const [last] = await press(office, 2, {
    kind: "end",
    unit: "u2",
    role: "filler",
    step: "",
    person: 2,
  });
  expect(last).toEqual({ text: "好，白水镇的填报到此为止，谢谢。", keyboard: [] });
  expect(office.signedOut).toEqual([2]);
});

test("the last administrator stays, and hears what to do", async () => {
  const office = await anOffice(directory);
  for (const kind of ["ask-end", "end"] as const) {
    const said = textOf(await press(office, 1, { kind, ...admin }));
    expect(said).toBe(people.lastAdmin("云山县"));
  }
  await office.tap(1, "邀请");
  await office.tap(1, "管理员");
  await office.type(1, "王五");
  await office.start(9, office.payload(1));
  expect(textOf(await press(office, 1, { kind: "ask-end", ...admin }))).toContain(
    "不再做云山县的管理",
  );
  await office.tap(1, "确定");
  expect(await office.hats(1, "home")).toEqual([]);
  expect(await office.hats(9, "u1")).toEqual(["admin"]);
});

test("links that somebody can hand out no more are counted before, and end with the post", async () => {
  const office = await anOffice(
    invite(directory, anInvitation("aaaaaa", "helper"), { at: today, by: 2 }),
  );
  expect(textOf(await press(office, 1, { kind: "ask-end", ...filler }))).toContain(
    "1 个链接也会作废",
  );
  await office.tap(1, "确定");
  expect((await office.directory()).invitations[0]?.revoked).toBe(office.clock.now);
});

describe("a further device", () => {
  const { door } = testDependencies();

  test("by a link of one's own", async () => {
    const asked: unknown[] = [];
    const office = await anOffice(directory, {
      door: {
        ...door,
        link: (options) => {
          asked.push(options);
          return Promise.resolve("https://nb.example.cn/#in=token");
        },
      },
    });
    const said = await office.type(2, "换设备");
    expect(asked).toEqual([{ personId: 2 }]);
    expect(said.map(({ text }) => text.includes("#in=token"))).toEqual([false, true, false]);
  });

  test("on a messenger that has its own way, that is said", async () => {
    const office = await anOffice(directory, {
      door: { ...door, link: () => Promise.reject(new Error("no")), hasDevices: false },
    });
    expect(textOf(await office.type(2, "换设备"))).toBe(people.deviceElsewhere);
  });
});
