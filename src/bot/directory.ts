import { officeOf } from "#flows/desk.ts";
import { emptyDirectory, homeId } from "#flows/directory/directory.ts";
import type { Directory } from "#flows/directory/directory.ts";
import { foundUnit } from "#flows/directory/units.ts";
import { grant } from "#flows/directory/posts.ts";
import { introduce } from "#flows/directory/invitations.ts";
import { endedSince } from "#flows/directory/open-invitation.ts";
import type { Office } from "#flows/report.ts";
import type { Dependencies } from "./dependencies.ts";
import { sharedDeskId } from "./records.ts";
import { reason } from "./trouble.ts";

const directoryId = "directory";

/** Who is who cannot be read, and there is no good copy: nobody's rights are known. */
export class DamagedDirectoryError extends Error {
  override readonly name = "DamagedDirectoryError";
  /** Where it was moved. */
  readonly path: string;
  constructor(path: string) {
    super(`the directory of people cannot be read; it was moved to ${path}`);
    this.path = path;
  }
}

/** @throws DamagedDirectoryError */
export async function loadDirectory({
  directories,
  log,
}: Pick<Dependencies, "directories" | "log">): Promise<Directory> {
  const loaded = await directories.load(directoryId);
  if (loaded.kind === "found") return loaded.value;
  if (loaded.kind === "absent") return emptyDirectory;
  if (loaded.copy === undefined) throw new DamagedDirectoryError(loaded.setAside);
  log(`the directory of people was damaged; going on with the copy of ${loaded.copy.at}`);
  await directories.save(directoryId, loaded.copy.value);
  return loaded.copy.value;
}

export const saveDirectory = (
  { directories }: Pick<Dependencies, "directories">,
  directory: Directory,
): Promise<void> => directories.save(directoryId, directory);

/**
 * Keeps what a turn has made of the directory. Of invitations that were used or taken back in it, the links are good for
 * nothing at once: whoever was in already has not used theirs up, and somebody else may hold it.
 */
export async function keepDirectory(
  deps: Dependencies,
  before: Directory,
  after: Directory,
): Promise<void> {
  if (after === before) return;
  await saveDirectory(deps, after);
  const gone = endedSince(before, after);
  if (gone.length === 0) return;
  await deps.door
    .takeBack?.(gone)
    .catch((error: unknown) => deps.log(`links could not be taken back: ${reason(error)}`));
}

/** Once at start: earlier versions had one office and at most one clerk, both at the shared desk. */
export async function takeOver(
  deps: Pick<Dependencies, "directories" | "desks" | "log" | "now">,
): Promise<Directory> {
  const directory = await loadDirectory(deps);
  if (directory.units.length > 0) return directory;
  const loaded = await deps.desks.load(sharedDeskId);
  if (loaded.kind !== "found") return directory;
  const { desk, clerk } = loaded.value;
  const office = officeOf(desk);
  const meta = { at: deps.now().toISOString(), by: 0 };
  const found = office === undefined ? directory : foundUnit(directory, unitOf(office), meta);
  const after =
    clerk === undefined
      ? found
      : (["filler", "admin"] as const).reduce(
          (sum, role) => grant(sum, { person: clerk.id, unit: homeId, role }, meta).directory,
          introduce(found, clerk),
        );
  if (after !== directory) await saveDirectory(deps, after);
  return after;
}

/** A unit that named itself. */
export const unitOf = ({ unit, county, level, self }: Office) => ({
  name: unit,
  short: unit.slice(0, 20),
  self,
  level,
  region: county,
});
