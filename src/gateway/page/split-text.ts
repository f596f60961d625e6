/** The messenger's limit for one message. UTF-16 units. */
export const MOST_TEXT = 4096;

/** Longer texts go as several messages, cut at a line break where there is one, so that a pasted table does not lose half a row. */
export function splitText(text: string): readonly string[] {
  if (text.length <= MOST_TEXT) return [text];
  const lineEnd = text.lastIndexOf("\n", MOST_TEXT);
  const end = lineEnd > MOST_TEXT / 2 ? lineEnd : wholeCharacters(text);
  const rest = text.slice(end).replace(/^\n+/, "");
  const head = text.slice(0, end).trimEnd();
  return rest.trim() === "" ? [head] : [head, ...splitText(rest)];
}

/** Rare characters are two units long. */
function wholeCharacters(text: string): number {
  const code = text.charCodeAt(MOST_TEXT - 1);
  return code >= 0xd800 && code <= 0xdbff ? MOST_TEXT - 1 : MOST_TEXT;
}
