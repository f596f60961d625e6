import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Bot } from "grammy";
import { Low } from "lowdb";
import { durableFile } from "#db/lowdb/durable-file.ts";
import { alternate, timed } from "./measure.ts";
import type { Times } from "./measure.ts";
import { botInfo, openOffice, stub, typed, upToTheFirstFigure } from "./office.ts";

/**
 * One figure answered, from the update to the reply, beside a bare handler that writes the same record as durably
 * and replies. Both work on a real disk; no network.
 */
export async function answeredFigure(
  rounds: number,
): Promise<Readonly<Record<"ours" | "bare", Times>> & { readonly bytes: number }> {
  const folder = await mkdtemp(join(tmpdir(), "nianbao-bench-"));
  try {
    const office = await openOffice(join(folder, "data"));
    for (const text of upToTheFirstFigure) await office.say(text);
    const before = office.last();

    const document = new Low(durableFile(join(folder, "bare.json")), null as Uint8Array | null);
    const bare = new Bot("1:bare", { botInfo });
    bare.api.config.use(stub);
    bare.on("message:text", async (ctx) => {
      document.data = Buffer.from(JSON.stringify(office.last()));
      await document.write();
      await ctx.reply("好");
    });

    let figure = 0;
    const contenders = {
      ours: async () => {
        await office.reports.save("2025", before);
        figure += 1;
        const text = `0 0 ${figure}`;
        return timed(() => office.say(text));
      },
      bare: async () => {
        // Ours has just been put back to the question: the disk must have had as much to do here.
        await document.write();
        return timed(() => bare.handleUpdate(typed("2 0 12")));
      },
    };
    await alternate(Math.ceil(rounds / 10), contenders);
    const times = await alternate(rounds, contenders);
    const bytes = document.data?.length ?? 0;
    await office.close();
    return { ...times, bytes };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
