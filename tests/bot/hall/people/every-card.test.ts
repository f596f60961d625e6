import { expect, test } from "vitest";
import { decodePress, drawnForDesk, encodePress } from "#bot/callback-data.ts";
import type { HallAction } from "#bot/hall/hall-action.ts";
import type { Message } from "#bot/records.ts";
import { wordsIn } from "#bot/words/words.ts";
import type { Directory, Role } from "#flows/directory/directory.ts";
import { inviteAll } from "#flows/directory/invitations.ts";
import { aCounty, anInvitation, aPost, byAdmin } from "../../../flows/directory/a-directory.ts";
import { anOffice } from "./an-office.ts";

/** A unit with the longest id and names there can be, all posts held by many, links out, and a unit below. */
function fullOffice(): Directory {
  const long = "新疆维吾尔自治区伊犁哈萨克自治州察布查尔";
  const unit = {
    ...aCounty.units[1]!,
    id: "u12345",
    name: long,
    short: long.slice(0, 20),
    parent: "home",
    review: ["初审", "复审", "终审", "保密审查"].map((name, at) => ({
      id: ["r1", "r2", "r3", "s"][at]!,
      kind: name === "保密审查" ? ("secrecy" as const) : ("review" as const),
      name,
    })),
  };
  const below = { ...aCounty.units[2]!, id: "uzzzzz", parent: "u12345" };
  const many = Array.from({ length: 60 }, (_, at) => 9_000_000_000 + at);
  const sections = ["overview", "proactive", "requests", "disputes", "problems", "other"];
  const directory: Directory = {
    ...aCounty,
    units: [...aCounty.units, unit, below],
    people: [
      ...aCounty.people,
      ...many.map((id) => ({ id, name: "一个名字很长很长的人".repeat(6).slice(0, 64) })),
    ],
    posts: [
      aPost(many[0]!, unit.id, "filler"),
      ...unit.review.map(({ id }, at) => aPost(many[at + 1]!, unit.id, "reviewer", id)),
      ...many.map((id) => ({ ...aPost(id, unit.id, "helper"), sections })),
      ...many.map((id) => aPost(id, unit.id, "supervisor")),
      ...many.map((id) => aPost(id, unit.id, "admin")),
      ...many.slice(0, 50).map((_, at) => aPost(1, `u${at}`, "filler")),
      aPost(1, "home", "admin"),
    ],
  };
  const links = many
    .slice(0, 30)
    .map((_, at) =>
      anInvitation(`aaaa${10 + at}`, "helper", { unit: unit.id, name: "王".repeat(64), sections }),
    );
  return inviteAll(directory, links, byAdmin);
}

const mine: readonly HallAction["kind"][] = [
  "home",
  "people",
  "ask-invite",
  "invite",
  "share",
  "invite-all",
  "invitation",
  "revoke",
  "ask-end",
  "end",
  "ask-units",
  "import",
  "never-mind",
  "ask-steps",
  "steps",
  "device",
  "records",
  "records-file",
];

test.each(["zh-CN", "en"] as const)(
  "in %s every card that buttons lead to fits the messenger",
  async (language) => {
    const office = await anOffice(fullOffice(), { words: wordsIn[language] });
    const seen = new Set<string>();
    const kinds = new Set<string>();
    const waiting: string[] = [];
    let walked = 0;
    const take = (messages: readonly Message[]): void => {
      for (const { data } of messages.flatMap(({ keyboard }) => keyboard.flat())) {
        const press = decodePress(data)?.press;
        if (press?.on !== "hall" || !mine.includes(press.action.kind) || seen.has(data)) continue;
        seen.add(data);
        waiting.push(data);
      }
    };
    const person = 1;
    const start: readonly HallAction[] = [
      { kind: "home" },
      { kind: "people", unit: "u12345" },
      { kind: "people", unit: "home" },
      { kind: "records", unit: "u12345", scope: "" },
      { kind: "import", unit: "u12345" },
    ];
    for (const action of start) {
      take(await office.press(person, encodePress({ on: "hall", action }, drawnForDesk) ?? ""));
      kinds.add(action.kind);
    }
    for (let data = waiting.shift(); data !== undefined && walked < 130; data = waiting.shift()) {
      walked += 1;
      const action = decodePress(data)!.press.action;
      // The walk goes on as an administrator.
      if (action.kind === "end" && action.person === person) continue;
      kinds.add(action.kind);
      take(await office.press(person, data));
      if (action.kind === "invite" || action.kind === "share") {
        take(await office.type(person, "王".repeat(20)));
      }
      if (action.kind === "ask-units") take(await office.type(person, "甲镇 填报人张三\n乙镇"));
    }
    expect([...mine].filter((kind) => !kinds.has(kind))).toEqual([]);
  },
);

test("every action fits a button with the longest ids", () => {
  const roles: readonly Role[] = ["filler", "helper", "reviewer", "supervisor", "admin"];
  const unit = "uzzzzz";
  const person = 8_999_999_999_999;
  const actions: readonly HallAction[] = [
    ...roles.flatMap((role): readonly HallAction[] => [
      { kind: "invite", unit, role, step: "zzzz" },
      { kind: "ask-end", unit, role, step: "zzzz", person },
      { kind: "end", unit, role, step: "zzzz", person },
    ]),
    { kind: "share", unit, section: "s".repeat(24) },
    { kind: "records", unit, scope: "s".repeat(40) },
    { kind: "steps", unit, looks: 3, secrecy: "y" },
    { kind: "revoke", invitation: "zzzzzz" },
  ];
  for (const action of actions) {
    const data = encodePress({ on: "hall", action }, drawnForDesk);
    expect(decodePress(data ?? "")?.press).toEqual({ on: "hall", action });
  }
});
