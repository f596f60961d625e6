import type { Api } from "grammy";
import type { Dependencies } from "./dependencies.ts";
import { loadDirectory } from "./directory.ts";
import { markup } from "./markup.ts";
import { turns } from "./queue.ts";
import type { Queue } from "./queue.ts";
import { sayNotice } from "./say/notices.ts";
import { asMessage } from "./say/turn.ts";
import { sceneOf } from "./scene-of.ts";
import { takeSeat } from "./seat.ts";
import { sendOwed } from "./sendings-owed.ts";
import { signOutGone } from "./sign-out-gone.ts";
import { reason } from "./trouble.ts";

/**
 * Notices of a report are kept with the change that they tell of, and struck off when they are out: a bot that dies
 * in between sends them at its next start.
 */
export function noticesOwed(deps: Dependencies, queue: Queue) {
  const sending = new Set<string>();
  const opened = deps.now().toISOString();

  async function strikeOff(id: string, key: string): Promise<void> {
    await queue(turns, async () => {
      const loaded = await deps.reports.load(id);
      if (loaded.kind === "found") {
        const notices = (loaded.value.notices ?? []).filter((one) => one.key !== key);
        await deps.reports.save(id, { ...loaded.value, notices });
      }
    });
    sending.delete(key);
  }

  async function send(api: Api, id: string): Promise<void> {
    const loaded = await deps.reports.load(id);
    if (loaded.kind !== "found") return;
    const { report, notices = [] } = loaded.value;
    const directory = await loadDirectory(deps);
    for (const { key, to, notice } of notices) {
      if (sending.has(key)) continue;
      sending.add(key);
      const seat = await takeSeat(deps, directory, { id: to, name: "" });
      // Whoever has lost the post since is told nothing.
      if (seat.who.hatsOn(report.unit).length > 0) {
        const { text, keyboard } = asMessage(
          sayNotice(sceneOf(deps, report, seat), notice),
          report,
        );
        await api.sendMessage(to, text, markup(keyboard)).catch((error: unknown) => {
          deps.log(`a notice for ${to} could not be sent: ${reason(error)}`);
        });
      }
      await strikeOff(id, key);
    }
  }

  const sendQuietly = (api: Api, id: string): Promise<void> =>
    send(api, id).catch((error: unknown) =>
      deps.log(`notices of ${id} are still owed: ${reason(error)}`),
    );

  return {
    send: sendQuietly,
    /** All that an earlier process has left owing. */
    sendAll: async (api: Api): Promise<void> => {
      await signOutGone(deps).catch((error: unknown) =>
        deps.log(`whoever has left could not be signed out: ${reason(error)}`),
      );
      await sendOwed(api, deps, queue, opened).catch((error: unknown) =>
        deps.log(`cards for others are still owed: ${reason(error)}`),
      );
      for (const id of await deps.reports.ids()) await sendQuietly(api, id);
    },
  };
}
