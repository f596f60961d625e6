import { button, el } from "./dom.ts";

/** Addresses end before Chinese punctuation, which people write right behind them. */
const PARTS = /(https?:\/\/[^\s<>"'，。；、！？）】》]+)|(?<=^|\s)(\/[a-z0-9_]{1,32})(?=\s|$)/gi;

/** A text with its web addresses as links, and its commands as buttons if `onCommand` is given. */
export function richText(
  text: string,
  onCommand: ((command: string) => void) | undefined,
): readonly (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let end = 0;
  for (const match of text.matchAll(PARTS)) {
    const [all, link, command] = match;
    nodes.push(text.slice(end, match.index));
    end = match.index + all.length;
    if (link !== undefined) {
      nodes.push(el("a", { href: link, target: "_blank", rel: "noopener noreferrer" }, link));
    } else if (command !== undefined && onCommand !== undefined) {
      nodes.push(button(command, () => onCommand(command), { class: "command" }));
    } else nodes.push(all);
  }
  nodes.push(text.slice(end));
  return nodes;
}
