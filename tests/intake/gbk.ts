/** A text as Chinese Excel writes it, in GBK; a few thousand characters, which Node can only read. */
export function gbk(text: string): Uint8Array {
  return Buffer.concat(
    Array.from(text, (character) => table.get(character) ?? Buffer.from(character)),
  );
}

const table = new Map<string, Buffer>();
const decoder = new TextDecoder("gb18030");
for (let high = 0x81; high <= 0xfe; high += 1) {
  for (let low = 0x40; low <= 0xfe; low += 1) {
    const bytes = Buffer.from([high, low]);
    const character = decoder.decode(bytes);
    if (low !== 0x7f && character.length === 1) table.set(character, bytes);
  }
}
