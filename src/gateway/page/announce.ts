import { byId } from "./dom.ts";

const region = byId("announce");

/** Says something to those who listen to the page. The log itself is silent, as history and redrawn cards are no news. */
export function announce(text: string): void {
  region.append(Object.assign(document.createElement("p"), { textContent: text }));
  while (region.childElementCount > 3) region.firstElementChild?.remove();
}
