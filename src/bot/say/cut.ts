/** The beginning of a text. A character of two halves (𠮷, 😀) is not cut: the messenger refuses a half. */
export const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
