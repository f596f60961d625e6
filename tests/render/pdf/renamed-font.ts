/** A TrueType file under another family name: so that a test has 仿宋 without owning it. */
export function renamedFont(file: Buffer, family: string): Buffer {
  const count = file.readUInt16BE(4);
  const entries = Array.from({ length: count }, (_, at) => 12 + 16 * at);
  const entry = entries.find((at) => file.toString("latin1", at, at + 4) === "name");
  if (entry === undefined) throw new Error("The font has no names.");
  const names = nameTable(family);
  const start = Math.ceil(file.length / 4) * 4;
  const renamed = Buffer.concat([file, Buffer.alloc(start - file.length), names]);
  renamed.writeUInt32BE(start, entry + 8);
  renamed.writeUInt32BE(names.length, entry + 12);
  return renamed;
}

/** Family, style and full name, for Windows in English (https://learn.microsoft.com/typography/opentype/spec/name). */
function nameTable(family: string): Buffer {
  const texts = [
    [1, family],
    [2, "Regular"],
    [4, family],
    [6, family.replaceAll(/[^\w-]/g, "x")],
  ] as const;
  const encoded = texts.map(([id, text]) => ({ id, bytes: Buffer.from(text, "utf16le").swap16() }));
  const header = Buffer.alloc(6 + 12 * encoded.length);
  header.writeUInt16BE(encoded.length, 2);
  header.writeUInt16BE(header.length, 4);
  let offset = 0;
  for (const [at, { id, bytes }] of encoded.entries()) {
    for (const [field, value] of [3, 1, 0x0409, id, bytes.length, offset].entries()) {
      header.writeUInt16BE(value, 6 + 12 * at + 2 * field);
    }
    offset += bytes.length;
  }
  return Buffer.concat([header, ...encoded.map(({ bytes }) => bytes)]);
}
