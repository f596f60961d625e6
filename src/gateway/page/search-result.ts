import type { ItemView } from "../person-wire.ts";
import { summary } from "./bubble.ts";
import { button, el } from "./dom.ts";
import { shortDay } from "./times.ts";
import { words } from "./words.ts";

/** One result: who, when, and the text around the words looked for. */
export function foundRow(
  item: ItemView,
  query: string,
  isCurrent: boolean,
  open: () => void,
): HTMLElement {
  const row = button("", open, { class: "found" });
  if (isCurrent) row.ariaCurrent = "true";
  row.append(
    el("b", {}, item.out ? words.fromYou : words.fromBot),
    el("time", {}, shortDay(item.date)),
    el("span", {}, ...marked(summary(item), query)),
  );
  return row;
}

/** Characters shown before the first hit of a long text. */
const BEFORE = 16;

function marked(text: string, query: string): readonly (Node | string)[] {
  const parts = query.split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
  const hits = [...text.matchAll(new RegExp(parts.join("|"), "gi"))];
  const first = hits[0]?.index ?? 0;
  const start = first > 2 * BEFORE ? first - BEFORE : 0;
  const nodes: (Node | string)[] = start > 0 ? ["…"] : [];
  let end = start;
  for (const { 0: hit, index } of hits) {
    nodes.push(text.slice(end, index), el("mark", {}, hit));
    end = index + hit.length;
  }
  return [...nodes, text.slice(end)];
}
