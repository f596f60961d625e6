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

  const takeAll = async (): Promise<readonly OwedFiles[]> => {
    const directory = await loadDirectory(deps);
    const loaded = await Promise.all((await deps.reports.ids()).map((id) => deps.reports.load(id)));
    const records = loaded.flatMap((one) => (one.kind === "found" ? [one.value] : []));
    const owing: OwedFiles[] = [];
    for (const record of records) {
      const { report, owed = [] } = record;
      // Whoever has lost the post since gets nothing.
      const kept = owed.filter(
        ({ chat }) => whoIs(directory, chat, deps.access).hatsOn(report.unit).length > 0,
      );
      if (kept.length < owed.length) await deps.reports.save(report.id, { ...record, owed: kept });
      owing.push(...kept.flatMap(({ update }) => take(record, update) ?? []));
    }
    return owing;
  };

  return { take, takeAll: () => queue(turns, takeAll) };
}
