import type { Update, UserFromGetMe } from "grammy/types";
import { expect, test, vi } from "vitest";
import { createBot } from "#bot/bot.ts";
import { drawnForDesk, encodePress } from "#bot/callback-data.ts";
import type { HallAction } from "#bot/hall/hall-action.ts";
import { testDependencies } from "#tests/support/dependencies.ts";
import { aCounty } from "../flows/directory/a-directory.ts";

interface Sent {
  readonly chat_id: number;
  readonly text: string;
}

/** A county whose bot can be started again, as after a kill; what it sent into which chat. */
async function aCountyWithABot() {
  const shelves = testDependencies({ access: "invited", pictures: drawn });
  await shelves.directories.save("directory", aCounty);
  const sent: Sent[] = [];
  const start = (now: string, isStuck = false) => {
    const deps = { ...shelves, now: () => new Date(now) };
    const bot = createBot("1:stub", deps, {
      botInfo: { id: 1, is_bot: true, first_name: "年报", username: "nb_bot" } as UserFromGetMe,
    });
    bot.api.config.use((_call, method, payload) => {
      if (method !== "sendMessage") return Promise.resolve({ ok: true, result: true } as never);
      sent.push(payload as unknown as Sent);
      return isStuck
        ? new Promise(() => undefined)
        : Promise.resolve({ ok: true, result: true } as never);
    });
    return bot;
  };
  return { shelves, sent, start };
}

const { pictures: none } = testDependencies();
const drawn = { ...none, qr: () => Promise.resolve([new Uint8Array([1])]) };

let updates = 0;
/** The administrator, 1, presses a button of the hall. */
function presses(action: HallAction): Update {
  const from = { id: 1, is_bot: false, first_name: "" };
  const chat = { id: 1, type: "private" as const, first_name: "" };
  const data = encodePress({ on: "hall", action }, drawnForDesk) ?? "";
  const message = { message_id: 1, date: 1, chat, from, text: "…" };
  updates += 1;
  return {
    update_id: updates,
    callback_query: { id: "1", from, chat_instance: "1", data, message },
  };
}

const ends = { kind: "end", unit: "u1", role: "filler", step: "", person: 2 } as const;
const [monday, tuesday] = ["2027-01-04T01:00:00.000Z", "2027-01-05T01:00:00.000Z"];

test("a card for somebody else that a dead process had not sent is sent by the next, once", async () => {
  const { sent, start } = await aCountyWithABot();
  await start(monday, true).handleUpdate(presses(ends));
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  await start(tuesday).payFilesOwed();
  expect(sent[1]).toMatchObject({ chat_id: 2, text: sent[0]?.text });
  expect(sent[1]?.text).toContain("填报");
  await start(tuesday).payFilesOwed();
  expect(sent).toHaveLength(2);
});

test("one that is out is not sent again, nor one that is on its way just now", async () => {
  const { sent, start } = await aCountyWithABot();
  const bot = start(monday);
  await bot.handleUpdate(presses(ends));
  await bot.payFilesOwed();
  await bot.idle();
  await start(tuesday).payFilesOwed();
  expect(sent.map(({ chat_id }) => chat_id)).toEqual([2]);
});

test("a link is sent to whoever asked for it, and kept nowhere", async () => {
  const { shelves, sent, start } = await aCountyWithABot();
  const bot = start(monday);
  const invite = { kind: "invite", unit: "u2", role: "filler", step: "" } as const;
  for (const action of [invite, invite]) await bot.handleUpdate(presses(action));
  await bot.idle();
  const link = /#start=\S+/.exec(sent.map(({ text }) => text).join("\n"))?.[0];
  expect(link).toBeDefined();
  for (const shelf of [shelves.notes, shelves.desks, shelves.directories]) {
    for (const id of await shelf.ids()) {
      expect(JSON.stringify(await shelf.load(id))).not.toContain(link);
    }
  }
});
