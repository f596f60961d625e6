import type { ItemView } from "../person-wire.ts";
import { summary } from "./bubble.ts";
import { byId } from "./dom.ts";
import { words } from "./words.ts";

/** What the text in the composer is about, other than a plain new message. */
export type About = { readonly kind: "reply" | "edit"; readonly item: ItemView } | undefined;

const TITLES = { reply: words.replyTo, edit: words.editing } as const;

/** The bar above the composer that says so. */
export function showAbout(about: About): void {
  byId("about").hidden = about === undefined;
  if (about === undefined) return;
  byId("about-title").textContent = TITLES[about.kind];
  byId("about-text").textContent = summary(about.item);
  byId("about-cancel").ariaLabel = words.cancel;
}
