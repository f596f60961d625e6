import type { Update, UserFromGetMe } from "grammy/types";
import { expect, test, vi } from "vitest";
import { createBot } from "#bot/bot.ts";
import { drawnForDesk, encodePress } from "#bot/callback-data.ts";
import type { Dependencies } from "#bot/dependencies.ts";
import { testDependencies } from "#tests/support/dependencies.ts";
import { aCounty, aPost } from "../flows/directory/a-directory.ts";

/** A county whose messenger never finishes what is called for `stuck`; what was let out, and what was called. */
async function open(stuck: string, access: Dependencies["access"] = "invited") {
  const seen: string[] = [];
  const bare = testDependencies({ access });
  const signOut = (person: number): Promise<void> => {
    seen.push(`out ${person}`);
    return Promise.resolve();
  };
  const deps = { ...bare, door: { ...bare.door, signOut } };
  // 9 was here, and has no post any more.
  const people = [...aCounty.people, { id: 9, name: "赵六" }];
  const posts = [...aCounty.posts, aPost(8, "u2", "filler")];
  await deps.directories.save("directory", { ...aCounty, people, posts });
  const bot = createBot("1:stub", deps, {
    botInfo: { id: 1, is_bot: true, first_name: "年报", username: "nb_bot" } as UserFromGetMe,
  });
  bot.api.config.use((_call, method) => {
    seen.push(method);
    const answer = { ok: true, result: true } as never;
    return method === stuck ? new Promise(() => undefined) : Promise.resolve(answer);
  });
  return { bot, seen };
}

/** The clerk of u1, 2, does not fill in any more. */
function ends(person: number): Update {
  const from = { id: person, is_bot: false, first_name: "" };
  const chat = { id: person, type: "private" as const, first_name: "" };
  const action = { kind: "end", unit: "u1", role: "filler", step: "", person: 2 } as const;
  const data = encodePress({ on: "hall", action }, drawnForDesk) ?? "";
  const message = { message_id: 1, date: 1, chat, from, text: "…" };
  return {
    update_id: 1,
    callback_query: { id: "1", from, chat_instance: "1", data, message },
  };
}

test("whoever loses the last post is out at once, also while the line is down", async () => {
  const { bot, seen } = await open("editMessageText");
  void bot.handleUpdate(ends(1));
  await vi.waitFor(() => expect(seen).toContain("editMessageText"));
  expect(seen).toEqual(["answerCallbackQuery", "out 2", "editMessageText"]);
});

test("whoever leaves hears it before they are out", async () => {
  const { bot, seen } = await open("");
  await bot.handleUpdate(ends(2));
  expect(seen).toEqual(["answerCallbackQuery", "editMessageText", "out 2"]);
});

test("a process that died in between: at its next start whoever has left is out, and nobody else", async () => {
  const { bot, seen } = await open("");
  await bot.payFilesOwed();
  expect(seen).toEqual(["out 9"]);
});

test("where everybody may come in nobody is kept out", async () => {
  const { bot, seen } = await open("", "everyone");
  await bot.payFilesOwed();
  expect(seen).toEqual([]);
});
