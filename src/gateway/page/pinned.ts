import type { ItemView } from "../person-wire.ts";
import { summary } from "./bubble.ts";
import { byId } from "./dom.ts";
import { words } from "./words.ts";

const bar = byId("pinned", HTMLButtonElement);

/** The bar of the pinned message; a tap goes there. */
export function createPinned(jump: (messageId: number) => void): {
  readonly set: (item: ItemView | undefined) => void;
  /** The pinned message was edited. */
  readonly changed: (item: ItemView) => void;
} {
  let pinned: number | undefined;
  byId("pinned-title").textContent = words.pinned;
  bar.addEventListener("click", () => {
    if (pinned !== undefined) jump(pinned);
  });
  const set = (item: ItemView | undefined): void => {
    pinned = item?.message_id;
    bar.hidden = item === undefined;
    byId("pinned-text").textContent = item === undefined ? "" : summary(item);
  };
  return {
    set,
    changed: (item) => {
      if (item.message_id === pinned) set(item);
    },
  };
}
