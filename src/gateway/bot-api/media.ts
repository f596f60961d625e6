import { buffer } from "node:stream/consumers";
import type { Exchange } from "../exchange.ts";
import type { Part } from "../http/multipart.ts";
import type { StoredFile } from "../store/files.ts";
import type { FileInfo, Message } from "../wire.ts";
import { badRequest, BotApiError } from "./api-error.ts";
import type { Call } from "./method.ts";

/** A file as a call names it: it came along, or is said to be here already. */
export type Source = { readonly upload: Part } | { readonly fileId: string };

export type MediaKind = "document" | "photo" | "voice";

export type MediaContent = Pick<Message, MediaKind>;

/** By `attach://` and the name of a part, by the id of a file, or as the part of the field's own name. */
export function sourceOf({ uploads }: Call, field: string, reference: unknown): Source | undefined {
  const named = typeof reference === "string" ? reference : "";
  const attached = /^attach:\/\/(.*)$/s.exec(named)?.[1];
  if (attached === undefined && named !== "") return { fileId: named };
  const upload = uploads.get(attached ?? field);
  return upload === undefined ? undefined : { upload };
}

/** Keeps a file, if it is new, and words the part of a message that shows it. @throws BotApiError */
export async function keepMedia(
  exchange: Exchange,
  kind: MediaKind,
  source: Source,
  duration = 0,
): Promise<MediaContent> {
  if ("upload" in source) checkSize(source.upload);
  return KEEPERS[kind](exchange, source, duration);
}

const KEEPERS: Readonly<
  Record<MediaKind, (exchange: Exchange, source: Source, duration: number) => Promise<MediaContent>>
> = {
  document: async (exchange, source) => ({ document: infoOf(await keep(exchange, source)) }),
  voice: async (exchange, source, duration) => {
    const { file_id, file_unique_id, mime_type, file_size } = await keep(exchange, source);
    return { voice: { duration, mime_type, file_id, file_unique_id, file_size } };
  },
  photo: async (exchange, source) => {
    const known = "upload" in source ? undefined : find(exchange, source.fileId);
    const bytes = "upload" in source ? source.upload.bytes : await read(exchange, known);
    // Its library is read with the first picture.
    const { measured } = await import("./pictures.ts");
    const measures = measured(bytes);
    const { file_id, file_unique_id, file_size } = known ?? (await keep(exchange, source));
    return { photo: [{ file_id, file_unique_id, file_size, ...measures }] };
  },
};

/** The largest file a bot may send. Bytes. */
const MOST_FILE_BYTES = 50 * 1024 * 1024;

function checkSize({ bytes }: Part): void {
  if (bytes.length === 0) throw badRequest("file must be non-empty");
  if (bytes.length > MOST_FILE_BYTES) throw new BotApiError(413, "Request Entity Too Large");
}

async function keep(exchange: Exchange, source: Source): Promise<StoredFile> {
  if ("fileId" in source) return find(exchange, source.fileId);
  const { fileName, name, bytes } = source.upload;
  return exchange.files.save({ name: fileName ?? name, bytes });
}

async function read({ files }: Exchange, file: StoredFile | undefined): Promise<Buffer> {
  return file === undefined ? Buffer.alloc(0) : buffer(files.read(file));
}

function find({ files }: Exchange, fileId: string): StoredFile {
  // This server calls nobody: an office's messenger may be without any way out.
  if (/^https?:\/\//i.test(fileId)) throw badRequest("failed to get HTTP URL content");
  const file = files.find(fileId);
  if (file !== undefined) return file;
  throw badRequest(`wrong remote file identifier specified: ${faultOf(fileId)}`);
}

function faultOf(fileId: string): string {
  if (!/^[\w-]*={0,2}$/.test(fileId)) return "Wrong character in the string";
  if (fileId.length % 4 === 1) return "Wrong string length";
  return "can't unserialize it. Wrong last symbol";
}

function infoOf({ sha256: _kept, ...file }: StoredFile): FileInfo {
  return file;
}
