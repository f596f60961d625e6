/** How wide a text prints, in Chinese characters: a Latin letter or a digit is about half as wide. */
export function printedLength(text: string, { latin = 0.5 } = {}): number {
  let length = 0;
  for (const character of text) length += character < "\u0100" ? latin : 1;
  return length;
}
