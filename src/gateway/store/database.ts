import { DatabaseSync } from "node:sqlite";
import type { StatementSync } from "node:sqlite";
import { SCHEMA_STEPS } from "./schema.ts";

/** The messenger's own database: one file, one process, and nothing acknowledged before it is on disk. */
export interface Database {
  /**
   * Runs one act whole or not at all, at once, and resolves with its result when that is on disk.
   * Acts that come while others wait for the disk share its next sync.
   */
  readonly write: <T>(act: () => T) => Promise<T>;
  /** Runs an act with the next `write`, or soon; a kill may lose it, and nobody waits for the disk. */
  readonly later: (act: () => void) => void;
  /** Inside `write`: runs once the act is on disk, before `write` resolves, in the order of the acts. */
  readonly afterwards: (tell: () => void) => void;
  readonly prepare: (sql: string) => StatementSync;
  readonly close: () => Promise<void>;
}

/** Another messenger works in this folder. */
export class MessengerInUseError extends Error {
  override readonly name = "MessengerInUseError";
  readonly path: string;
  constructor(path: string) {
    super(`${path} is in use by another process.`);
    this.path = path;
  }
}

/** The file is no database any more, or one of a newer version of this program. */
export class DamagedDatabaseError extends Error {
  override readonly name = "DamagedDatabaseError";
  readonly path: string;
  constructor(path: string, reason: string) {
    super(`${path}: ${reason}. Restore this file from a backup, or move it away.`);
    this.path = path;
  }
}

/** Opens or creates the file. @throws MessengerInUseError, DamagedDatabaseError */
export function openDatabase(path: string): Database {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(path);
    // One process only: no shared memory file, and a second start is refused instead of interleaved.
    db.exec(
      "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;",
    );
    migrate(db, path);
    return grouped(db);
  } catch (error) {
    db?.close();
    throw explained(error, path);
  }
}

function migrate(db: DatabaseSync, path: string): void {
  const version = Number(db.prepare("PRAGMA user_version").get()?.["user_version"]);
  if (version > SCHEMA_STEPS.length) {
    throw new DamagedDatabaseError(path, "it was written by a newer version");
  }
  // Also where nothing is to be done: the lock is taken by writing.
  db.exec("BEGIN IMMEDIATE");
  for (const step of SCHEMA_STEPS.slice(version)) db.exec(step);
  db.exec(`PRAGMA user_version = ${SCHEMA_STEPS.length}; COMMIT;`);
}

/** SQLite's result codes. */
const BUSY = 5;
const DAMAGED: ReadonlySet<number> = new Set([11, 26]);

function explained(error: unknown, path: string): unknown {
  const code = (error as { readonly errcode?: number }).errcode ?? 0;
  if ((code & 0xff) === BUSY) return new MessengerInUseError(path);
  if (DAMAGED.has(code & 0xff)) return new DamagedDatabaseError(path, "it is damaged");
  return error;
}

interface Batch {
  readonly telling: (() => void)[];
  readonly done: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Milliseconds within which what nobody waits for is written. */
const LATER = 200;

function grouped(db: DatabaseSync): Database {
  const batches = batching(db);
  let timer: NodeJS.Timeout | undefined;
  let postponed: (() => void)[] = [];

  const begin = (): Batch => {
    const batch = batches.current();
    if (batch !== undefined) return batch;
    clearTimeout(timer);
    timer = undefined;
    const acts = postponed;
    postponed = [];
    return batches.begin(acts);
  };

  const write = async <T>(act: () => T): Promise<T> => {
    const batch = begin();
    const told = batch.telling.length;
    let result: T;
    db.exec("SAVEPOINT act");
    try {
      result = act();
      db.exec("RELEASE act");
    } catch (error) {
      batch.telling.length = told;
      if (db.isTransaction) db.exec("ROLLBACK TO act; RELEASE act");
      // A full or failing disk ends the whole transaction, and with it what the others wrote.
      else batches.fail(error);
      throw error;
    }
    await batch.done;
    return result;
  };

  return {
    write,
    later: (act) => {
      postponed.push(act);
      // Nobody waits for it: if the disk is in trouble, the next `write` says so.
      timer ??= setTimeout(() => void write(() => undefined).catch(() => undefined), LATER).unref();
    },
    afterwards: (tell) => void batches.current()?.telling.push(tell),
    prepare: (sql) => db.prepare(sql),
    close: async () => {
      if (postponed.length > 0) begin();
      batches.commit();
      db.close();
    },
  };
}

/** One transaction at a time, committed when the work at hand is done. */
function batching(db: DatabaseSync) {
  let current: Batch | undefined;

  const take = (): Batch | undefined => {
    const batch = current;
    current = undefined;
    return batch;
  };

  const commit = (): void => {
    const batch = take();
    if (batch === undefined) return;
    try {
      db.exec("COMMIT");
    } catch (error) {
      if (db.isTransaction) db.exec("ROLLBACK");
      return batch.reject(error);
    }
    try {
      for (const tell of batch.telling) tell();
    } finally {
      batch.resolve();
    }
  };

  return {
    commit,
    current: () => current,
    fail: (error: unknown): void => take()?.reject(error),
    /** `first` are acts that may be lost. */
    begin: (first: readonly (() => void)[]): Batch => {
      db.exec("BEGIN IMMEDIATE");
      try {
        for (const act of first) act();
      } catch {
        if (!db.isTransaction) db.exec("BEGIN IMMEDIATE");
      }
      const { promise: done, resolve, reject } = Promise.withResolvers<void>();
      // Whoever waits hears of a failure; a batch in which every act was refused has nobody waiting.
      done.catch(() => undefined);
      current = { telling: [], done, resolve, reject };
      setImmediate(commit);
      return current;
    },
  };
}
