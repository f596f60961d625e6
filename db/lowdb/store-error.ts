/** The disk refused. What it holds is the old version or the new one, whole; the next load tells which. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly code: string;
  readonly path: string;

  constructor(verb: string, path: string, code: string, cause: unknown) {
    super(`Could not ${verb} ${path}: ${reasons[code] ?? "the system refused"} (${code})`, {
      cause,
    });
    this.code = code;
    this.path = path;
  }
}

/** Another process, or this one, has the folder open. */
export class FolderInUseError extends Error {
  override readonly name = "FolderInUseError";
  readonly dir: string;
  readonly pid: number;

  constructor(dir: string, holder: Readonly<{ pid: number; startedAt: string }>) {
    super(
      `${dir} is in use by process ${holder.pid}, since ${holder.startedAt}: stop that one first`,
    );
    this.dir = dir;
    this.pid = holder.pid;
  }
}

/** Runs a job on the disk; what the system refuses comes out as a {@link StoreError} that names the path. */
export async function namingTrouble<R>(
  verb: string,
  path: string,
  job: () => Promise<R>,
): Promise<R> {
  try {
    return await job();
  } catch (error) {
    if (error instanceof Error && "syscall" in error && "code" in error)
      throw new StoreError(verb, path, String(error.code), error);
    throw error;
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EROFS: "the disk is read-only",
  EACCES: "this account may not",
  EPERM: "this account may not",
  EIO: "the disk does not answer as it should",
  EMFILE: "too many files are open",
  ENOTDIR: "a file is where a folder should be",
  EEXIST: "a file is where a folder should be",
  ENOENT: "its folder is gone",
  EISDIR: "a folder is where a file should be",
};
