import { testDependencies } from "#tests/support/dependencies.ts";
import type { Update, UserFromGetMe } from "grammy/types";
import { expect, test } from "vitest";
import { createBot } from "#bot/bot.ts";
import type { ReportRecord } from "#bot/records.ts";
import { memoryShelf } from "#tests/support/memory-shelf.ts";

const from = { id: 7, is_bot: false, first_name: "小王" };
const chat = { id: 7, type: "private" as const, first_name: "小王" };

test("nothing is said before the disk has it; delivered again, the same is said and nothing kept", async () => {
  const held: (() => void)[] = [];
  let holding = false;
  let saves = 0;
  const shelf = memoryShelf<ReportRecord>();
  const reports: typeof shelf = {
    ...shelf,
    save: async (id, value) => {
      saves += 1;
      if (holding) await new Promise<void>((release) => held.push(release));
      await shelf.save(id, value);
    },
  };
  const bot = createBot("1:stub", testDependencies({ reports, log: (line) => expect.fail(line) }), {
    botInfo: { id: 1, is_bot: true, first_name: "年报", username: "nb_bot" } as UserFromGetMe,
  });
  const said: unknown[] = [];
  bot.api.config.use(async (_call, _method, payload) => {
    said.push(payload);
    return { ok: true, result: true } as never;
  });
  const typed = (id: number, text: string): Update => ({
    update_id: id,
    message: { message_id: id, date: 0, chat, from, text },
  });
  const start = ["/start", "大营子乡", "乡镇", "朝阳县", "我乡", "2025", "没有", "没有"];
  for (const [at, text] of start.entries()) await bot.handleUpdate(typed(at + 1, text));

  said.length = 0;
  holding = true;
  const answering = bot.handleUpdate(typed(20, "2 0 12"));
  while (held.length === 0) await new Promise((next) => setTimeout(next, 1));
  await new Promise((next) => setTimeout(next, 50));
  expect(said).toEqual([]);
  held[0]?.();
  await answering;
  expect(said).toHaveLength(1);

  const before = saves;
  await bot.handleUpdate(typed(20, "2 0 12"));
  expect(said[1]).toEqual(said[0]);
  expect(saves).toBe(before);
});
