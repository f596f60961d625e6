import type { ItemView } from "../person-wire.ts";
import type { InlineButton } from "../wire.ts";
import type { BubbleActions } from "./bubble.ts";
import { copyText } from "./clipboard.ts";
import { button, el } from "./dom.ts";
import { isSafeLink } from "./rich-text.ts";
import { words } from "./words.ts";

/** The buttons under a message. */
export function inlineKeyboard(
  item: ItemView,
  actions: Pick<BubbleActions, "press">,
): HTMLElement | undefined {
  const keyboard = item.reply_markup?.inline_keyboard;
  if (keyboard === undefined || keyboard.length === 0) return undefined;
  const rows = keyboard.map((row) =>
    el("div", { class: "keys" }, ...row.map((key) => inlineKey(item, key, actions))),
  );
  return el("div", { class: "keyboard", role: "group", "aria-label": words.buttons }, ...rows);
}

function inlineKey(
  item: ItemView,
  key: InlineButton,
  actions: Pick<BubbleActions, "press">,
): HTMLElement {
  const { text, url, copy_text: copied, callback_data: data = "" } = key;
  if (url !== undefined && isSafeLink(url)) {
    const title = `${words.opensPage}: ${url}`;
    const rel = "noopener noreferrer";
    return el("a", { class: "key", href: url, target: "_blank", rel, title }, `${text} ↗`);
  }
  if (copied !== undefined) {
    return button(text, () => void copyText(copied.text), { class: "key copies" });
  }
  const pressed: HTMLButtonElement = button(text, () => actions.press(item, data, pressed), {
    class: "key",
  });
  return pressed;
}
