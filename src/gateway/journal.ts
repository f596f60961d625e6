import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { syncFolder } from "./durable.ts";

/** An append-only file of JSON lines: a record is on disk when `append` resolves. */
export interface Journal {
  append(record: object): Promise<void>;
  /** Writes a record that may be lost in a power failure, and keeps nobody waiting for the disk. */
  note(record: object): void;
  close(): Promise<void>;
}

/** A line in the middle of a journal cannot be read: the disk or a person changed it. */
export class DamagedJournalError extends Error {
  override readonly name = "DamagedJournalError";
  readonly path: string;
  constructor(path: string, line: number) {
    super(`${path}: line ${line} is damaged. Restore this file from a backup, or move it away.`);
    this.path = path;
  }
}

/** Opens (or creates) a journal and hands every record in it to `replay`, in order. */
export async function openJournal(
  path: string,
  replay: (record: unknown) => void,
): Promise<Journal> {
  const handle = await open(path, "a+");
  try {
    const bytes = await handle.readFile();
    const sound = replayLines(path, bytes, replay);
    if (sound < bytes.length) {
      await handle.truncate(sound);
      await handle.datasync();
    }
    if (bytes.length === 0) await syncFolder(dirname(path));
  } catch (error) {
    await handle.close();
    throw error;
  }
  return appendTo(handle);
}

/** How many bytes are sound: a torn last line was never acknowledged to anybody, so it is dropped. */
function replayLines(path: string, bytes: Buffer, replay: (record: unknown) => void): number {
  let start = 0;
  for (let line = 1; start < bytes.length; line += 1) {
    const end = bytes.indexOf(10, start);
    if (end === -1) return start;
    const record = parse(bytes.toString("utf8", start, end));
    if (record === undefined) {
      if (end === bytes.length - 1) return start;
      throw new DamagedJournalError(path, line);
    }
    replay(record);
    start = end + 1;
  }
  return start;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Waiting {
  readonly line: string;
  readonly durable: boolean;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Lines that arrive while the disk is busy share its next sync.
 * After one failure nothing more is accepted: what the disk holds is then known only by reading it anew.
 */
function appendTo(handle: FileHandle): Journal {
  let queue: Waiting[] = [];
  let running: Promise<void> | undefined;
  let broken: unknown;

  const drain = async (): Promise<void> => {
    while (queue.length > 0) {
      const batch = queue;
      queue = [];
      try {
        if (broken !== undefined) throw broken;
        await handle.appendFile(batch.map((waiting) => waiting.line).join(""));
        if (batch.some((waiting) => waiting.durable)) await handle.datasync();
        for (const waiting of batch) waiting.done();
      } catch (error) {
        broken = error;
        for (const waiting of batch) waiting.failed(error);
      }
    }
    running = undefined;
  };

  const add = async (record: object, durable: boolean): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    queue.push({ line: `${JSON.stringify(record)}\n`, durable, done: resolve, failed: reject });
    running ??= drain();
    await promise;
  };

  return {
    append: (record) => add(record, true),
    // A failure shows at the next `append`.
    note: (record) => void add(record, false).catch(() => undefined),
    close: async () => {
      await running;
      await handle.close();
    },
  };
}
