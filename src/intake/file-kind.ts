import { archiveSize } from "./archive-size.ts";
import { limits } from "./unit-list.ts";
import type { Unreadable } from "./unit-list.ts";

/** What a file is by its first bytes and its table of contents, whatever it is called. */
export type FileKind =
  | Readonly<{ kind: "workbook" | "text" }>
  | Readonly<{ kind: "no"; why: Unreadable }>;

export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length > limits.bytes) return { kind: "no", why: "too-large" };
  if (bytes.length === 0) return { kind: "no", why: "empty" };
  if (isOldWorkbook(bytes)) return oldKind(bytes);
  if (startsWith(bytes, zip)) return zipKind(bytes);
  return notTables.some((mark) => startsWith(bytes, mark))
    ? { kind: "no", why: "not-a-table" }
    : { kind: "text" };
}

function zipKind(bytes: Uint8Array): FileKind {
  const size = archiveSize(bytes);
  if (size.kind === "odd") return { kind: "no", why: "damaged" };
  if (size.unpacked > limits.unpacked) return { kind: "no", why: "too-large-unpacked" };
  return [...size.names].some((name) => /(^|\/)workbook\.xml$/.test(name))
    ? { kind: "workbook" }
    : { kind: "no", why: "not-a-table" };
}

/** The container of Office 97: a workbook, a workbook behind a password, or something else. */
function oldKind(bytes: Uint8Array): FileKind {
  const directory = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (stream: string): boolean => directory.includes(Buffer.from(stream, "utf16le"));
  if (holds("EncryptedPackage")) return { kind: "no", why: "locked-with-password" };
  return holds("Workbook") ? { kind: "workbook" } : { kind: "no", why: "not-a-table" };
}

/** An .xls of Excel 97 to 2003, or what WPS calls .et. */
export const isOldWorkbook = (bytes: Uint8Array): boolean => startsWith(bytes, office97);

const office97 = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const zip = [0x50, 0x4b, 0x03, 0x04];
const ascii = (text: string): readonly number[] => [...Buffer.from(text, "latin1")];
/** PDF, RTF, pictures, 7z, RAR: some of them would pass for text. */
const notTables = [
  ascii("%PDF"),
  ascii("{\\rtf"),
  ascii("\u0089PNG"),
  [0xff, 0xd8, 0xff],
  ascii("GIF8"),
  ascii("7z\u00bc"),
  ascii("Rar!"),
  ascii("<html"),
  ascii("<!DOCTYPE"),
];

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);
