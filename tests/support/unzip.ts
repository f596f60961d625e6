import { inflateRawSync } from "node:zlib";

/** The text files of a zip by their paths, in the zip's order: enough to look into a .docx. */
export function unzip(zip: Uint8Array): ReadonlyMap<string, string> {
  const data = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = data.lastIndexOf("PK\u0005\u0006");
  const files = new Map<string, string>();
  let at = data.readUInt32LE(end + 16);
  for (let entry = 0; entry < data.readUInt16LE(end + 10); entry += 1) {
    const nameLength = data.readUInt16LE(at + 28);
    const extra = data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
    const path = data.toString("utf8", at + 46, at + 46 + nameLength);
    files.set(path, contents(data, at));
    at += 46 + nameLength + extra;
  }
  return files;
}

function contents(data: Buffer, directory: number): string {
  const method = data.readUInt16LE(directory + 10);
  const size = data.readUInt32LE(directory + 20);
  const local = data.readUInt32LE(directory + 42);
  const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
  const bytes = data.subarray(start, start + size);
  return (method === 0 ? bytes : inflateRawSync(bytes)).toString("utf8");
}
