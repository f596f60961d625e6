import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { mimeTypeOf, safeFileName } from "../file-names.ts";
import { openContents } from "./contents.ts";
import type { Database } from "./database.ts";

/** The files of all chats: what they are called, and which of them are needed. */
export interface Files {
  /** @throws StorageFullError */
  save(file: NewFile): Promise<StoredFile>;
  find(fileId: string): StoredFile | undefined;
  /** The whole content, or the bytes from `start` to `end`, both included. */
  read(file: StoredFile, range?: { readonly start: number; readonly end: number }): Readable;
  /** Removes what no chat shows and nobody is about to send. Resolves when it is gone. */
  sweep(): Promise<void>;
  /** Bytes on disk. */
  size(): number;
}

/** All that may be kept is kept, and every part of it is still shown in some chat. */
export class StorageFullError extends Error {
  override readonly name = "StorageFullError";
}

interface NewFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface StoredFile {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly file_name: string;
  readonly mime_type: string;
  readonly file_size: number;
  readonly sha256: string;
}

/** Seconds that a file no chat shows is kept: it may be sent in a moment, or again by its id. */
const GRACE = 24 * 3600;
/** The same when room is needed. */
const SHORT_GRACE = 3600;

export async function openFiles(
  database: Database,
  dataDir: string,
  budget: number,
): Promise<Files> {
  const sql = statements(database);
  const contents = await openContents(join(dataDir, "files"));
  const sizeNow = (): number => Number(sql.size.get()?.["size"] ?? 0);

  const sweep = async (grace: number): Promise<void> => {
    await database.write(() => sql.forgetUnshown.run(now() - grace));
    await contents.sweep((sha256) => sql.isKept.get(sha256) !== undefined);
  };

  const makeRoom = async (bytes: number): Promise<void> => {
    if (sizeNow() + bytes <= budget) return;
    await sweep(SHORT_GRACE);
    if (sizeNow() + bytes > budget) throw new StorageFullError();
  };

  return {
    save: async ({ name, bytes }) => {
      // Random and not derived from the content: knowing a file does not give its id.
      const id = randomBytes(24).toString("base64url");
      const file = { id, name: safeFileName(name), size: bytes.length };
      return contents.put(bytes, {
        makeRoom: () => makeRoom(bytes.length),
        claim: async (sha256) => {
          await database.write(() => sql.add.run(id, sha256, file.name, file.size, now()));
          return storedFile({ ...file, sha256 });
        },
      });
    },
    find: (fileId) => {
      const row = sql.find.get(fileId) as unknown as Row | undefined;
      return row && storedFile(row);
    },
    read: (file, range) => contents.read(file.sha256, range),
    sweep: () => sweep(GRACE),
    size: sizeNow,
  };
}

interface Row {
  readonly id: string;
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
}

function storedFile({ id, sha256, name, size }: Row): StoredFile {
  return {
    file_id: id,
    file_unique_id: sha256.slice(0, 16),
    file_name: name,
    mime_type: mimeTypeOf(name),
    file_size: size,
    sha256,
  };
}

function statements(database: Database) {
  return {
    size: database.prepare(
      "SELECT sum(size) AS size FROM (SELECT max(size) AS size FROM file GROUP BY sha256)",
    ),
    add: database.prepare(
      "INSERT INTO file (id, sha256, name, size, saved) VALUES (?, ?, ?, ?, ?)",
    ),
    find: database.prepare("SELECT id, sha256, name, size FROM file WHERE id = ?"),
    isKept: database.prepare("SELECT 1 FROM file WHERE sha256 = ? LIMIT 1"),
    forgetUnshown: database.prepare(
      `DELETE FROM file WHERE saved < ?
       AND NOT EXISTS (SELECT 1 FROM shown WHERE file_id = file.id)`,
    ),
  };
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
