import { createHash } from "node:crypto";
import { fileFormats } from "#flows/file-format.ts";
import type { Report } from "#flows/report.ts";
import { finishedAt } from "#flows/workflow/finished-at.ts";
import { isFinal } from "#flows/workflow/states.ts";
import type { Dependencies, RenderedFile } from "./dependencies.ts";
import { turns } from "./queue.ts";
import type { Queue } from "./queue.ts";
import type { ReportRecord } from "./records.ts";
import { formOf } from "./scene-of.ts";
import { reason } from "./trouble.ts";

/**
 * What a report's final files are like is kept from the moment at which it becomes final, as SHA-256: a file that
 * somebody shows later is the one that was approved, or it is not.
 */
export interface Seals {
  /** Draws the files of the report of this id, and keeps what they are like; nothing to do where that was done. */
  readonly seal: (id: string) => Promise<void>;
  /** All that an earlier process has not come to. */
  readonly sealAll: () => Promise<void>;
  /** Names to the operator those of these final files that are not what they were. */
  readonly compare: (report: Report, files: readonly RenderedFile[]) => Promise<void>;
}

export function keepSeals(deps: Dependencies, queue: Queue): Seals {
  const { reports, render, log } = deps;

  async function unsealed(id: string): Promise<ReportRecord | undefined> {
    const loaded = await reports.load(id);
    return loaded.kind === "found" && lacksSeal(loaded.value) ? loaded.value : undefined;
  }

  async function draw(id: string): Promise<void> {
    const record = await unsealed(id);
    if (record === undefined) return;
    const { report } = record;
    const wanted = { formats: sealedFormats };
    const { files } = await render(formOf(deps, report), report, wanted, () => undefined);
    await queue(turns, async () => {
      const now = await unsealed(id);
      const at = finishedAt(report);
      // Taken back meanwhile, and perhaps finished anew: then these files are nobody's.
      if (now === undefined || at === undefined || finishedAt(now.report) !== at) return;
      const sealed = [...(now.sealed ?? []), { at, hashes: hashesOf(files) }];
      await reports.save(id, { ...now, sealed });
    });
  }

  async function compare(report: Report, files: readonly RenderedFile[]): Promise<void> {
    const loaded = await reports.load(report.id);
    const sealed = loaded.kind === "found" ? sealOf(loaded.value.sealed, report) : undefined;
    if (sealed === undefined) return;
    for (const [name, hash] of Object.entries(hashesOf(files))) {
      if (name in sealed.hashes && sealed.hashes[name] !== hash)
        log(`${name} is not drawn as it was when it became final`);
    }
  }

  const orSay = (what: string, work: Promise<void>): Promise<void> =>
    work.catch((error: unknown) => log(`${what} could not be sealed: ${reason(error)}`));
  const seal = (id: string): Promise<void> => orSay(`the final files of ${id}`, draw(id));

  return {
    seal,
    sealAll: () =>
      orSay(
        "final files",
        reports.ids().then(async (ids) => {
          for (const id of ids) await seal(id);
        }),
      ),
    compare: (report, files) => orSay(`the final files of ${report.id}`, compare(report, files)),
  };
}

/** Final, and nothing is known yet of its files. */
export const lacksSeal = ({ report, sealed }: ReportRecord): boolean =>
  isFinal(report.state) && finishedAt(report) !== undefined && sealOf(sealed, report) === undefined;

const sealOf = (
  sealed: ReportRecord["sealed"],
  report: Report,
): Readonly<{ hashes: Readonly<Record<string, string>> }> | undefined => {
  const at = finishedAt(report);
  return sealed?.find((seal) => seal.at === at);
};

/** The files that are signed, filed and published; pictures are for a look. */
const sealedFormats = fileFormats.filter((format) => format !== "png");

const hashesOf = (files: readonly RenderedFile[]): Readonly<Record<string, string>> =>
  Object.fromEntries(files.map(({ name, bytes }) => [name, sha256(bytes)]));

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
