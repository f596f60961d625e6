import { describe, expect, test } from "vitest";
import { commandNamed } from "#bot/commands.ts";
import { createAnswerer } from "#bot/answer.ts";
import type { Input } from "#bot/input.ts";
import type { Message } from "#bot/records.ts";
import { grant } from "#flows/directory/posts.ts";
import type { Directory } from "#flows/directory/directory.ts";
import {
  countyOffice,
  fillerOf,
  firstLookOf,
  now,
  people,
  secondLookOf,
  townId,
} from "./county/a-county.ts";

/** Whoever sends a word or a command that is not theirs hears what they can do instead. */
async function openCounty(count: number, more: (directory: Directory) => Directory = (one) => one) {
  const { deps, directory } = countyOffice(count, { now: () => new Date(now) });
  await deps.directories.save("directory", more(directory));
  const answer = createAnswerer(deps);
  let update = 500;
  const send = async (person: number, input: object): Promise<Message> => {
    update += 1;
    const full = { ...input, update, person: { id: person, name: "" } } as Input;
    const { said } = await answer(full);
    return said.send ?? said.edit ?? { text: "", keyboard: [] };
  };
  return {
    type: (person: number, text: string) => send(person, { kind: "text", text, message: update }),
    command: (person: number, name: string) => send(person, commandNamed(name)),
  };
}

const drawn = ({ text, keyboard }: Message): string =>
  [text, ...keyboard.map((row) => row.map((one) => `[${one.text}]`).join(" "))].join("\n");

describe("a supervisor who is no administrator", () => {
  test.each(["人员", "谁是谁"])("types %s", async (word) => {
    const { type } = await openCounty(10);
    expect(drawn(await type(people.supervisor, word))).toBe(
      "人员由管理员来管，要请人、换人，跟管理员说一声就行。\n下面各单位的人员，点开单位就能看。\n[看全县进度]",
    );
  });

  test("sends /people", async () => {
    const { command } = await openCounty(10);
    expect(drawn(await command(people.supervisor, "people"))).toContain("[看全县进度]");
  });

  test.each(["进度", "全县进度"])("types %s", async (word) => {
    const { type } = await openCounty(10);
    expect((await type(people.supervisor, word)).text).toContain("朝阳县各单位 2026 年年报");
  });

  test("asks for a record: whose, of those that have any", async () => {
    const { type, command } = await openCounty(10);
    const asked = drawn(await type(people.supervisor, "记录"));
    expect(asked).toMatch(
      /^看哪个单位的记录？也可以直接发名字。\n\[第2镇 差\d+项\] \[第3镇 待提交\]\n/,
    );
    expect(asked).not.toContain("第1镇");
    expect(asked).toMatch(/\n\[看全县进度\]$/);
    expect(drawn(await command(people.supervisor, "records"))).toBe(asked);
  });

  test("in a county in which nothing was begun", async () => {
    const { type } = await openCounty(2);
    expect(drawn(await type(people.supervisor, "记录"))).toBe(
      "下面的单位都还没开始填，还没有记录。\n[看全县进度]",
    );
  });

  test.each(["进度", "记录", "你好"])(
    "of an office with nothing below it types %s",
    async (word) => {
      const { type } = await openCounty(0);
      expect(drawn(await type(people.supervisor, word))).toBe(
        "朝阳县下面还没有单位。\n单位由管理员添加，添好了，这里就能看进度。\n[看全县进度]",
      );
    },
  );
});

test("the list of records has pages", async () => {
  const { type } = await openCounty(60);
  const first = drawn(await type(people.supervisor, "记录"));
  expect(first).toContain("第 1 页，共 2 页");
  expect(first).toContain("[下一页]\n[看全县进度]");
});

test("what is not theirs: whatever is typed, nobody is left without a next step", async () => {
  const several = (directory: Directory): Directory =>
    grant(
      directory,
      { person: firstLookOf(5), unit: townId(2), role: "filler" },
      { at: now, by: people.admin },
    ).directory;
  const { type, command } = await openCounty(20, several);
  const everybody = [
    people.supervisor,
    people.admin,
    people.city,
    fillerOf(3),
    firstLookOf(2),
    secondLookOf(5),
    firstLookOf(5),
  ];
  const missing: string[] = [];
  for (const person of everybody) {
    for (const word of ["人员", "记录", "进度", "待审", "身份", "全县", "记录 第三部分", "取消"]) {
      const said = await type(person, word);
      if (said.keyboard.length === 0) missing.push(`${person} ${word}: ${said.text}`);
    }
    for (const name of ["people", "records", "status", "home"]) {
      const said = await command(person, name);
      if (said.keyboard.length === 0) missing.push(`${person} /${name}: ${said.text}`);
    }
  }
  expect(missing).toEqual([]);
});
