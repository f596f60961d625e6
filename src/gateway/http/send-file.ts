import { once } from "node:events";
import { Readable } from "node:stream";
import { contentDisposition } from "../file-names.ts";
import type { Files, StoredFile } from "../store/files.ts";

/** Answers with a stored file, or with the part of it that a `Range` header asks for: players of recordings do. */
export async function sendFile(
  files: Files,
  file: StoredFile,
  request: Request,
  kind: "inline" | "attachment",
): Promise<Response> {
  const headers = {
    "content-type": kind === "inline" ? file.mime_type : "application/octet-stream",
    "content-disposition": contentDisposition(kind, file.file_name),
    "content-security-policy": "default-src 'none'; sandbox",
    "cache-control": "private, max-age=31536000, immutable",
    "accept-ranges": "bytes",
  };
  const size = file.file_size;
  const range = rangeOf(request.headers.get("range"), size);
  if (range === undefined) {
    return new Response(await opened(files.read(file)), {
      headers: { ...headers, "content-length": String(size) },
    });
  }
  if (range === "unsatisfiable") {
    return new Response(null, { status: 416, headers: { "content-range": `bytes */${size}` } });
  }
  const { start, end } = range;
  return new Response(await opened(files.read(file, range)), {
    status: 206,
    headers: {
      ...headers,
      "content-length": String(end - start + 1),
      "content-range": `bytes ${start}-${end}/${size}`,
    },
  });
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** One range only; several at once, or nonsense, get the whole file, as the standard allows. */
function rangeOf(header: string | null, size: number): Range | "unsatisfiable" | undefined {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === "" && last === "") return undefined;
  const start = first === "" ? Math.max(size - Number(last), 0) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  return start > end ? "unsatisfiable" : { start, end };
}

/** A file that cannot be opened is refused while that can still be said, and not with its path in the middle of the answer. */
async function opened(file: Readable): Promise<ReadableStream<Uint8Array>> {
  await once(file, "open");
  return Readable.toWeb(file) as ReadableStream<Uint8Array>;
}
