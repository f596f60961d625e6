import type { ItemView } from "../person-wire.ts";
import type { FileInfo, InlineButton } from "../wire.ts";
import { button, el } from "./dom.ts";
import { richText } from "./rich-text.ts";
import { sizeOf, timeOf } from "./times.ts";
import { words } from "./words.ts";

/** What a bubble can set off. */
export interface BubbleActions {
  readonly press: (item: ItemView, data: string, pressed: HTMLButtonElement) => void;
  readonly command: (text: string) => void;
  readonly menu: (item: ItemView) => void;
  readonly jump: (messageId: number) => void;
}

/** A message as a row of the chat. */
export function bubble(item: ItemView, actions: BubbleActions): HTMLElement {
  const text = item.text ?? item.caption;
  const more = button("⋯", () => actions.menu(item), { class: "more", "aria-label": words.more });
  const body = el(
    "div",
    { class: "bubble" },
    quote(item, actions),
    media(item),
    text === undefined
      ? undefined
      : el("div", { class: "text" }, ...richText(text, item.out ? undefined : actions.command)),
    meta(item),
    more,
  );
  onLongPress(body, item, actions);
  return el("div", { class: "card" }, body, keyboard(item, actions));
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

function quote(item: ItemView, actions: BubbleActions): HTMLElement | undefined {
  const replied = item.reply_to_message;
  if (replied === undefined) return undefined;
  return button(summary(replied), () => actions.jump(replied.message_id), { class: "quote" });
}

function meta(item: ItemView): HTMLElement {
  return el(
    "div",
    { class: "meta" },
    item.edit_date !== undefined && item.out ? el("span", {}, words.edited) : undefined,
    el("time", {}, timeOf(item.date)),
    item.out
      ? el("span", { class: "tick", role: "img", "aria-label": words.sent }, "✓")
      : undefined,
  );
}

function media(item: ItemView): HTMLElement | undefined {
  const picture = item.photo?.at(-1) ?? item.sticker;
  if (picture !== undefined) {
    const size = { width: String(picture.width || 240), height: String(picture.height || 180) };
    const source = `/api/files/${picture.file_id}`;
    const image = el("img", { src: source, alt: words.photo, loading: "lazy", ...size });
    return el("a", { class: "photo", href: source, target: "_blank", rel: "noopener" }, image);
  }
  const file = item.document ?? item.voice;
  return file === undefined ? undefined : fileLink(file);
}

function fileLink(file: FileInfo): HTMLElement {
  const name = file.file_name ?? words.voice;
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase() ?? "";
  return el(
    "a",
    {
      class: "file",
      href: `/api/files/${file.file_id}`,
      download: name,
      "aria-label": `${words.download} ${name} ${sizeOf(file.file_size)}`,
    },
    el("span", { class: "file-icon", "aria-hidden": "true" }, ending),
    el(
      "span",
      { class: "file-about" },
      el("span", { class: "file-name" }, name),
      el("span", { class: "file-size" }, `${sizeOf(file.file_size)} · ${words.download}`),
    ),
  );
}

function keyboard(item: ItemView, actions: BubbleActions): HTMLElement | undefined {
  if (item.reply_markup === undefined) return undefined;
  const rows = item.reply_markup.inline_keyboard.map((row) =>
    el("div", { class: "keys" }, ...row.map((key) => inlineKey(item, key, actions))),
  );
  return el("div", { class: "keyboard", role: "group", "aria-label": words.buttons }, ...rows);
}

function inlineKey(item: ItemView, key: InlineButton, actions: BubbleActions): HTMLElement {
  if (key.url !== undefined) {
    const title = `${words.opensPage}: ${key.url}`;
    const link = {
      class: "key",
      href: key.url,
      target: "_blank",
      rel: "noopener noreferrer",
      title,
    };
    return el("a", link, `${key.text} ↗`);
  }
  const pressed: HTMLButtonElement = button(
    key.text,
    () => actions.press(item, key.callback_data ?? "", pressed),
    { class: "key" },
  );
  return pressed;
}

/** Milliseconds until a held finger counts as a long press. */
const LONG_PRESS = 450;

/** A right click, a long press, or a plain click on an own message open its menu; links and marked text are spared. */
function onLongPress(body: HTMLElement, item: ItemView, actions: BubbleActions): void {
  let timer = 0;
  let held = false;
  const cancel = (): void => clearTimeout(timer);
  body.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    cancel();
    if (!held) actions.menu(item);
    held = true;
  });
  body.addEventListener("pointerdown", (event) => {
    held = false;
    if (event.pointerType === "mouse") return;
    timer = setTimeout(() => {
      held = true;
      actions.menu(item);
    }, LONG_PRESS);
  });
  for (const type of ["pointerup", "pointercancel", "pointerleave"] as const) {
    body.addEventListener(type, cancel);
  }
  body.addEventListener("click", (event) => {
    const target = event.target as Element;
    if (held || !item.out || target.closest("a, button") !== null) return;
    if (getSelection()?.isCollapsed === false) return;
    actions.menu(item);
  });
}
