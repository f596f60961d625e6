/** The text of a file, in whatever of the usual encodings; `undefined` when it is no text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  let zeros = 0;
  for (const byte of bytes) if (byte === 0) zeros += 1;
  if (zeros * 100 > bytes.length) return undefined;
  return strictly("utf-8", bytes) ?? strictly("gb18030", bytes) ?? leniently(bytes);
}

/** Chinese Excel writes CSV in GBK, of which GB 18030 is the whole; a text in it is hardly ever valid UTF-8. */
type Encoding = "utf-8" | "gb18030";

function strictly(encoding: Encoding, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A file with a few broken characters is read as far as it goes; its broken lines are named later. */
function leniently(bytes: Uint8Array): string | undefined {
  const [best] = (["utf-8", "gb18030"] as const)
    .map((encoding) => {
      const text = new TextDecoder(encoding).decode(bytes);
      return { text, broken: text.split(garbled).length - 1 };
    })
    .sort((left, right) => left.broken - right.broken);
  return best === undefined || best.broken * 20 > best.text.length ? undefined : best.text;
}

/** What stands for a character that could not be decoded. */
export const garbled = "\u{fffd}";
