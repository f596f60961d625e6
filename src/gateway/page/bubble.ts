import type { ItemView } from "../person-wire.ts";
import { button, el } from "./dom.ts";
import { inlineKeyboard } from "./inline-keys.ts";
import { onLongPress } from "./long-press.ts";
import { mediaOf } from "./media.ts";
import { richText } from "./rich-text.ts";
import { timeOf } from "./times.ts";
import { words } from "./words.ts";

/** What a bubble can set off. */
export interface BubbleActions {
  readonly press: (item: ItemView, data: string, pressed: HTMLButtonElement) => void;
  readonly command: (text: string) => void;
  readonly menu: (item: ItemView) => void;
  readonly jump: (messageId: number) => void;
  readonly view: (item: ItemView) => void;
}

/** What one row shows: a message, or the pictures of one album. */
export type Items = readonly [ItemView, ...ItemView[]];

/** The message of an album that speaks for it. */
export function speaker(items: Items): ItemView {
  return items.find(({ caption }) => caption !== undefined) ?? items[0];
}

/** A message as it stands in its row. */
export function bubble(items: Items, actions: BubbleActions): HTMLElement {
  const item = speaker(items);
  const pinned = item.pinned_message;
  if (pinned !== undefined) {
    const label = `${words.pinnedNow}「${summary(pinned)}」`;
    const jump = (): void => actions.jump(pinned.message_id);
    return el("div", { class: "card" }, button(label, jump, { class: "service" }));
  }
  const more = button("⋯", () => actions.menu(item), { class: "more", "aria-label": words.more });
  const body = el(
    "div",
    { class: items[0].sticker === undefined ? "bubble" : "bubble bare" },
    quote(item, actions),
    mediaOf(items, actions),
    el("div", { class: "said" }, textOf(item, actions), meta(item)),
    more,
  );
  onLongPress(body, (target) => actions.menu(pressedOf(items, target) ?? item), item.out);
  return el("div", { class: "card" }, body, reaction(item), inlineKeyboard(item, actions));
}

/** One line that stands for a message: in a reply, and above the composer. */
export function summary(
  item: Pick<ItemView, "text" | "caption" | "document" | "photo" | "voice">,
): string {
  if (item.text !== undefined) return item.text;
  const kind =
    item.document?.file_name ?? (item.photo ? words.photo : item.voice ? words.voice : "");
  return [kind, item.caption].filter(Boolean).join(" ") || words.sticker;
}

/** In an album, the picture under the finger. */
function pressedOf(items: Items, target: Element): ItemView | undefined {
  const id = target.closest<HTMLElement>("[data-photo]")?.dataset["photo"];
  return items.find(({ message_id }) => String(message_id) === id);
}

function textOf(item: ItemView, actions: BubbleActions): HTMLElement | undefined {
  const text = item.text ?? item.caption;
  if (text === undefined) return undefined;
  const entities = item.text === undefined ? item.caption_entities : item.entities;
  const onCommand = item.out ? undefined : actions.command;
  return el("span", { class: "text", dir: "auto" }, ...richText(text, entities, onCommand));
}

function quote(item: ItemView, actions: BubbleActions): HTMLElement | undefined {
  const replied = item.reply_to_message;
  if (replied === undefined) return undefined;
  const who = replied.from.is_bot ? replied.from.first_name : words.fromYou;
  const jump = button("", () => actions.jump(replied.message_id), { class: "quote" });
  jump.append(el("b", {}, who), el("span", {}, summary(replied)));
  return jump;
}

function meta(item: ItemView): HTMLElement {
  return el(
    "span",
    { class: "meta" },
    item.edit_date !== undefined && item.out ? el("span", {}, words.edited) : undefined,
    el("time", { datetime: new Date(item.date * 1000).toISOString() }, timeOf(item.date)),
    item.out
      ? el("span", { class: "tick", role: "img", "aria-label": words.sent }, "✓")
      : undefined,
  );
}

function reaction({ reaction: emoji }: ItemView): HTMLElement | undefined {
  if (emoji === undefined) return undefined;
  const label = `${words.reacted} ${emoji}`;
  return el("span", { class: "reaction", role: "img", "aria-label": label }, emoji);
}
