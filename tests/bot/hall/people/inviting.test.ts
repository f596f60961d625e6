import { describe, expect, test } from "vitest";
import { wordsIn } from "#bot/words/words.ts";
import type { Directory } from "#flows/directory/directory.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import { isOpen } from "#flows/directory/invitations.ts";
import { grant } from "#flows/directory/posts.ts";
import { byAdmin, today } from "../../../flows/directory/a-directory.ts";
import { anOffice, labelsOf, press, staffed, textOf } from "./an-office.ts";

const { people } = wordsIn["zh-CN"];

const opened = (all: Directory) => all.invitations.filter((one) => isOpen(one, today));

describe("who sees the people of a unit, and what they are offered", () => {
  test.each([
    [1, ["邀请", "审核步骤", "下级单位", "人员变动", "李四不再终审", "p4不再协助", "张三不再填报"]],
    [2, ["邀请", "同事不再协助", "我不再填报"]],
    [3, ["我不再终审"]],
    [4, ["我不再协助"]],
    [5, []],
    [6, undefined],
  ] as const)("%i", async (person, labels) => {
    const office = await anOffice(staffed);
    const [card] = await press(office, person, { kind: "people", unit: "u1" });
    if (labels === undefined) {
      expect(card?.text).toBe(people.peopleBy);
      expect(labelsOf(card!)).toEqual(["进度"]);
      return;
    }
    expect(card?.text).toContain("青石镇的人员");
    expect(labelsOf(card!).toSorted()).toEqual(
      labels.map((label) => label.replace("p4", "同事")).toSorted(),
    );
  });

  test("a unit that is not there sounds like one that is not theirs", async () => {
    const office = await anOffice(staffed);
    for (const unit of ["u1", "u9", "home"]) {
      expect(textOf(await press(office, 6, { kind: "people", unit }))).toBe(people.peopleBy);
    }
    expect(textOf(await press(office, 99, { kind: "people", unit: "u1" }))).toBe(
      wordsIn["zh-CN"].stranger,
    );
  });
});

describe("whom one may invite", () => {
  test.each([
    [1, "填报人 协助：整份 初审 终审 管理员"],
    // Whoever looks at the report now is not for the clerk to replace.
    [2, "协助：整份 初审"],
    [3, undefined],
    [4, undefined],
    [5, undefined],
    [6, undefined],
  ] as const)("%i: %s", async (person, offered) => {
    const office = await anOffice(staffed);
    const [card] = await press(office, person, { kind: "ask-invite", unit: "u1" });
    const labels = labelsOf(card!).filter((label) => !/部分|不用了/.test(label));
    if (offered === undefined) expect(card?.text).toBe(people.notYours);
    else expect(labels.join(" ")).toBe(offered);
  });

  test.each([
    [2, { role: "filler", step: "" }],
    [2, { role: "reviewer", step: "r3" }],
    [2, { role: "admin", step: "" }],
    [1, { role: "reviewer", step: "" }],
    [1, { role: "reviewer", step: "zz" }],
    [1, { role: "filler", step: "r1" }],
    [3, { role: "helper", step: "" }],
    [5, { role: "helper", step: "" }],
    [6, { role: "helper", step: "" }],
  ] as const)("a button that was not offered does nothing: %i %j", async (person, post) => {
    const office = await anOffice(staffed);
    const before = await office.directory();
    for (const _ of [1, 2]) {
      const said = await press(office, person, { kind: "invite", unit: "u1", ...post });
      expect(textOf(said)).toBe(people.notYours);
    }
    expect(await office.directory()).toEqual(before);
  });

  test("a section that the report has not is none to hand over", async () => {
    const office = await anOffice(staffed);
    const said = await press(office, 2, { kind: "share", unit: "u1", section: "nothing" });
    expect(textOf(said)).toBe(people.notYours);
  });
});

describe("a link", () => {
  test("has a message of its own, a picture, and can be opened", async () => {
    const office = await anOffice(staffed);
    await press(office, 1, { kind: "ask-invite", unit: "u1" });
    const asked = await office.tap(1, "填报人");
    expect(textOf(asked)).toContain("由新人接替张三");
    const [card, link, picture] = await office.type(1, " 王 五 ");
    expect(card?.text).toContain("青石镇 填报，给王 五");
    expect(card?.text).not.toContain("#start");
    expect(link?.text.split("\n")[1]).toMatch(/^https:\S+#start=[\w-]{39}$/);
    expect(link?.text).toContain("2026 年年报，负责青石镇的填报");
    expect(picture?.text).toContain("邀请.png");
    expect(office.drawn.qr).toEqual([
      { link: link?.text.split("\n")[1], captions: ["青石镇", "填报", "王 五"], title: "邀请" },
    ]);
    const [invitation] = opened(await office.directory());
    expect(invitation).toMatchObject({
      unit: "u1",
      role: "filler",
      name: "王 五",
      by: 1,
      expires: "2027-01-11T01:00:00.000Z",
      replaces: true,
    });
    await office.start(9, office.payload(1));
    expect(await office.hats(9, "u1")).toEqual(["filler"]);
    expect(office.signedOut).toEqual([2]);
    expect(office.chatOf(2).at(-1)?.text).toContain("由王 五接着做");
  });

  test("without a name, by the same button once more", async () => {
    const office = await anOffice(staffed);
    await press(office, 2, { kind: "ask-invite", unit: "u1" });
    await office.tap(2, "第三部分");
    const [card] = await office.tap(2, "不写名字");
    expect(card?.text).toContain("青石镇 协助（第三部分）。");
    expect(opened(await office.directory())[0]).not.toHaveProperty("name");
  });

  test.each([
    ["一".repeat(21), people.nameTooLong],
    [" ", people.nameTooLong],
    ["\u0007", people.nameTooLong],
  ])("a name that is none is asked for again: %j", async (name, said) => {
    const office = await anOffice(staffed);
    await press(office, 2, { kind: "share", unit: "u1", section: "disputes" });
    const [card] = await office.type(2, name);
    expect(card?.text).toBe(said);
    expect((await office.directory()).invitations).toEqual([]);
    const [then] = await office.type(2, "王五");
    expect(then?.text).toContain("给王五");
  });

  test("a file is no name", async () => {
    const office = await anOffice(staffed);
    await press(office, 2, { kind: "share", unit: "u1", section: "disputes" });
    const [card] = await office.send(2, "a.xlsx", new Uint8Array());
    expect(card?.text).toBe(people.nameNotRead);
  });

  test("somebody who lost their post in between invites nobody", async () => {
    const office = await anOffice(staffed);
    await press(office, 2, { kind: "share", unit: "u1", section: "disputes" });
    const { directory: without } = grant(
      await office.directory(),
      { person: 8, unit: "u1", role: "filler" },
      byAdmin,
    );
    const other = grant(without, { person: 2, unit: "u2", role: "helper" }, byAdmin).directory;
    await office.deps.directories.save("directory", other);
    expect(textOf(await office.type(2, "王五"))).toBe(people.notYours);
    expect((await office.directory()).invitations).toEqual([]);
  });

  test("can be looked at and taken back by whoever could have made it, and by nobody else", async () => {
    const office = await anOffice(staffed);
    await press(office, 2, { kind: "share", unit: "u1", section: "disputes" });
    await office.type(2, "王五");
    const payload = office.payload(2);
    const { id } = opened(await office.directory())[0]!;
    for (const person of [3, 4, 5, 6]) {
      for (const kind of ["invitation", "revoke"] as const) {
        expect(textOf(await press(office, person, { kind, invitation: id }))).toBe(people.notYours);
      }
    }
    expect(textOf(await press(office, 1, { kind: "invitation", invitation: "zzzzzz" }))).toBe(
      people.notYours,
    );
    office.clock.now = "2027-01-06T02:00:00.000Z";
    const [looked] = await press(office, 1, { kind: "invitation", invitation: id });
    expect(looked?.text).toBe(
      "青石镇 协助，给王五\n张三 1月4日发出\n还没打开，还有 5 天。要作废吗？",
    );
    const [revoked] = await office.tap(1, "作废这个链接");
    expect(revoked?.text).toContain(people.revoked);
    expect(textOf(await office.start(9, payload))).toBe(people.revokedLink);
    expect(textOf(await press(office, 1, { kind: "revoke", invitation: id }))).toContain(
      people.invitationEnded,
    );
  });
});

describe("no link is needed", () => {
  test("for a helper who is there: the part is theirs at once, and they hear of it", async () => {
    const office = await anOffice(staffed);
    await press(office, 2, { kind: "share", unit: "u1", section: "disputes" });
    await office.type(2, "王五");
    await office.start(9, office.payload(2));
    await press(office, 2, { kind: "share", unit: "u1", section: "requests" });
    const [card] = await office.type(2, "王五");
    expect(card?.text).toBe("好，王五现在负责：第四部分、第三部分。已经说过了。");
    expect(office.chatOf(9).at(-1)?.text).toBe("青石镇的第三部分也请帮忙填。");
    expect(indexOf(await office.directory()).postsOf.get(9)?.[0]?.sections).toEqual([
      "disputes",
      "requests",
    ]);
  });

  test.each(["我", "我自己", "本人"])("for oneself: %s", async (word) => {
    const office = await anOffice(staffed);
    await press(office, 1, { kind: "invite", unit: "u2", role: "filler", step: "" });
    const [card] = await office.type(1, word);
    expect(card?.text).toContain("白水镇 填报");
    expect(await office.hats(1, "u2")).toEqual(["admin", "filler"]);
    expect((await office.directory()).invitations).toEqual([]);
  });

  test("a namesake is somebody else, and gets one", async () => {
    const office = await anOffice(staffed);
    await press(office, 1, { kind: "invite", unit: "u2", role: "filler", step: "" });
    const [card] = await office.type(1, "周科长");
    expect(card?.text).toContain("给周科长");
    expect(await office.hats(1, "u2")).toEqual(["admin"]);
    expect(opened(await office.directory())[0]).toMatchObject({ unit: "u2", name: "周科长" });
  });

  test("at a shared desk everybody is nobody in particular, and gets a link", async () => {
    const office = await anOffice({ ...staffed, posts: [] }, { access: "everyone" });
    await press(office, 1, { kind: "invite", unit: "home", role: "filler", step: "" });
    await office.type(1, "我");
    expect((await office.directory()).invitations).toHaveLength(1);
  });
});

test("不用了 leads back to the people, and nothing more is asked", async () => {
  const office = await anOffice(staffed);
  await press(office, 1, { kind: "invite", unit: "u1", role: "filler", step: "" });
  const [card] = await office.tap(1, "不用了");
  expect(card?.text).toContain("好，没有动什么。\n青石镇的人员");
  await office.type(1, "王五");
  expect((await office.directory()).invitations).toEqual([]);
});
