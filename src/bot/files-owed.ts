import { setImmediate } from "node:timers/promises";
import type { Wanted } from "#flows/file-format.ts";
import type { Form } from "#flows/form.ts";
import type { Report } from "#flows/report.ts";
import type { Dependencies } from "./dependencies.ts";
import { loadDirectory } from "./directory.ts";
import { turns } from "./queue.ts";
import type { Queue } from "./queue.ts";
import type { ReportRecord } from "./records.ts";
import { formOf } from "./scene-of.ts";
import { whoIs } from "./who.ts";

/** Files that were promised in a chat, of the report as it is now. */
export interface OwedFiles {
  readonly wanted: Wanted;
  readonly form: Form;
  readonly report: Report;
  readonly chat: number;
  /** To be called when the files are there, or when the person was told that there is none. */
  readonly settle: () => Promise<void>;
}

/**
 * Files are made beside the queue, when the update that asked for them is long confirmed. So the promise is kept with
 * the change that made it, and struck off when the file is out: a bot that dies in between pays at its next start.
 */
export interface FilesOwed {
  /** The files promised to this update, unless they are out already or just being made. */
  take(record: ReportRecord, update: number): OwedFiles | undefined;
  /** All that an earlier process has left owing. */
  takeAll(): Promise<readonly OwedFiles[]>;
}

export function filesOwed(deps: Dependencies, queue: Queue): FilesOwed {
  const making = new Set<number>();

  const settle = (id: string, update: number): Promise<void> =>
    queue(turns, async () => {
      const loaded = await deps.reports.load(id);
      if (loaded.kind === "found") {
        const owed = (loaded.value.owed ?? []).filter((debt) => debt.update !== update);
        await deps.reports.save(id, { ...loaded.value, owed });
      }
      making.delete(update);
    });

  const take = ({ report, owed = [] }: ReportRecord, update: number): OwedFiles | undefined => {
    const debt = owed.find((debt) => debt.update === update);
    if (debt === undefined || making.has(update)) return undefined;
    making.add(update);
    const form = formOf(deps, report);
    return {
      form,
      report,
      wanted: debt.wanted,
      chat: debt.chat,
      settle: () => settle(report.id, update),
    };
  };

  /** As it is now: since it was found, somebody may have asked for files of it, or written in it. */
  const takeOf = async (id: string): Promise<readonly OwedFiles[]> => {
    const loaded = await deps.reports.load(id);
    if (loaded.kind !== "found") return [];
    const { report, owed = [] } = loaded.value;
    const directory = await loadDirectory(deps);
    // Whoever has lost the post since gets nothing.
    const kept = owed.filter(
      ({ chat }) => whoIs(directory, chat, deps.access).hatsOn(report.unit).length > 0,
    );
    if (kept.length < owed.length) await deps.reports.save(id, { ...loaded.value, owed: kept });
    return kept.flatMap(({ update }) => take(loaded.value, update) ?? []);
  };

  const owes = async (id: string): Promise<boolean> => {
    const loaded = await deps.reports.load(id);
    return loaded.kind === "found" && (loaded.value.owed ?? []).length > 0;
  };

  const takeAll = async (): Promise<readonly OwedFiles[]> => {
    const ids = await deps.reports.ids();
    const owing: OwedFiles[] = [];
    for (let at = 0; at < ids.length; at += atOnce) {
      const some = ids.slice(at, at + atOnce);
      const owe = await Promise.all(some.map(owes));
      for (const id of some.filter((_, nth) => owe[nth] === true)) {
        owing.push(...(await queue(turns, () => takeOf(id))));
      }
      await setImmediate();
    }
    return owing;
  };

  return { take, takeAll };
}

/** Reports looked through together, beside the turns: of thousands, the first messages would wait for them all. */
const atOnce = 50;
