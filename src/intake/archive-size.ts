/** What the directory of a zip says, read without unpacking anything. */
export type ArchiveSize =
  | Readonly<{ kind: "size"; unpacked: number; names: ReadonlySet<string> }>
  /** No zip, a cut one, or one that hides how large it is. */
  | Readonly<{ kind: "odd" }>;

const odd: ArchiveSize = { kind: "odd" };

/**
 * How large a zip unpacks to. Its own figures may lie, but the reader unpacks no entry further than its figure; so an
 * entry that claims to be empty and is not, or that has its figures elsewhere (zip64), is refused here.
 */
export function archiveSize(bytes: Uint8Array): ArchiveSize {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined || view.getUint32(end + 12, true) === elsewhere) return odd;
  const count = view.getUint16(end + 10, true);
  const names = new Set<string>();
  let unpacked = 0;
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < count; entry += 1) {
    if (at + header > bytes.length || view.getUint32(at, true) !== entryMark) return odd;
    const packed = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    if ((packed === 0) !== (size === 0) && !(size === 0 && packed <= 2)) return odd;
    if (packed === elsewhere || size === elsewhere) return odd;
    const nameLength = view.getUint16(at + 28, true);
    const name = bytes.subarray(at + header, at + header + nameLength);
    names.add(new TextDecoder().decode(name));
    unpacked += size;
    at += header + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return { kind: "size", unpacked, names };
}

const header = 46;
const entryMark = 0x02_01_4b_50;
const endMark = 0x06_05_4b_50;
const elsewhere = 0xff_ff_ff_ff;

/** The end of the directory stands at the end of the file, before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endMark) return at;
  }
  return undefined;
}
