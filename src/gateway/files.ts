import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { z } from "zod";
import { writeDurably } from "./durable.ts";
import { openJournal } from "./journal.ts";
import { mimeTypeOf, safeFileName } from "./file-names.ts";

/** Every file that was ever sent, kept once per content under its hash. */
export interface Files {
  save(file: NewFile): Promise<StoredFile>;
  find(fileId: string): StoredFile | undefined;
  read(file: StoredFile): Readable;
  close(): Promise<void>;
}

interface NewFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type StoredFile = z.output<typeof StoredFile>;

const StoredFile = z.object({
  file_id: z.string(),
  file_unique_id: z.string(),
  file_name: z.string(),
  mime_type: z.string(),
  file_size: z.int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export async function openFiles(dataDir: string): Promise<Files> {
  const folder = join(dataDir, "files");
  await mkdir(folder, { recursive: true });
  const byId = new Map<string, StoredFile>();
  const journal = await openJournal(join(dataDir, "files.jsonl"), (line) => {
    const file = StoredFile.parse(line);
    byId.set(file.file_id, file);
  });
  return {
    save: async ({ name, bytes }) => {
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const path = join(folder, sha256);
      if (!(await exists(path))) await writeDurably(path, bytes);
      const file_name = safeFileName(name);
      const file: StoredFile = {
        // Random and not derived from the content: knowing a file does not give its id.
        file_id: randomBytes(24).toString("base64url"),
        file_unique_id: sha256.slice(0, 16),
        file_name,
        mime_type: mimeTypeOf(file_name),
        file_size: bytes.length,
        sha256,
      };
      await journal.append(file);
      byId.set(file.file_id, file);
      return file;
    },
    find: (fileId) => byId.get(fileId),
    read: (file) => createReadStream(join(folder, file.sha256)),
    close: () => journal.close(),
  };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
