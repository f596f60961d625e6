import type { ItemView } from "../person-wire.ts";
import type { FileInfo } from "../wire.ts";
import type { BubbleActions, Items } from "./bubble.ts";
import { fileUrl } from "./chat-api.ts";
import { el } from "./dom.ts";
import { sizeOf } from "./times.ts";
import { voicePlayer } from "./voice-player.ts";
import { words } from "./words.ts";

/** The picture, album, file or recording of a row; it carries `data-file`, so that a redrawn row keeps it as it is. */
export function mediaOf(
  items: Items,
  actions: Pick<BubbleActions, "view">,
): HTMLElement | undefined {
  const [item] = items;
  if (items.length > 1) return album(items, actions);
  if (item.photo !== undefined) return photo(item, actions);
  if (item.sticker !== undefined) return sticker(item.sticker);
  if (item.voice !== undefined) return voicePlayer(item.voice);
  return item.document === undefined ? undefined : fileLink(item.document);
}

function album(items: Items, actions: Pick<BubbleActions, "view">): HTMLElement {
  const photos = items.map((item) => photo(item, actions));
  const file = photos.map(({ dataset }) => dataset["file"]).join(" ");
  const pages = items.every((item) => isUpright(item.photo?.at(-1)));
  return el("div", { class: pages ? "album pages" : "album", "data-file": file }, ...photos);
}

/** As pages of paper are, and few photographs of a phone: those are 4 to 3 or slimmer. */
const isUpright = ({ width, height } = { width: 0, height: 0 }): boolean =>
  height > width * 1.38 && height < width * 1.45;

/** Longer than any screen, as a table of fifty rows is. */
export const isTall = ({ width, height } = { width: 0, height: 0 }): boolean =>
  height > width * 2.4;

/** Its place is kept before it is loaded, so that nothing jumps. */
function photo(item: ItemView, { view }: Pick<BubbleActions, "view">): HTMLElement {
  const size = item.photo?.at(-1);
  const { width = 0, height = 0, file_id = "" } = size ?? {};
  const href = fileUrl({ file_id });
  const image = picture(href, item.caption ?? words.photo, width, height);
  const id = String(item.message_id);
  const kind = isTall(size) ? "photo tall" : "photo";
  const attributes = { class: kind, href, target: "_blank", rel: "noopener" };
  const link = el("a", { ...attributes, "data-photo": id, "data-file": file_id }, image);
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    view(item);
  });
  return link;
}

function sticker(about: NonNullable<ItemView["sticker"]>): HTMLElement {
  const image = picture(fileUrl(about), words.sticker, about.width, about.height);
  return el("div", { class: "sticker", "data-file": about.file_id }, image);
}

function picture(src: string, alt: string, width: number, height: number): HTMLElement {
  const size = { width: String(width || 240), height: String(height || 180) };
  return el("img", { src, alt, loading: "lazy", decoding: "async", ...size });
}

function fileLink(file: FileInfo): HTMLElement {
  const name = file.file_name ?? words.attach;
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase() ?? "";
  const size = sizeOf(file.file_size);
  return el(
    "a",
    {
      class: "file",
      href: fileUrl(file),
      download: name,
      "data-file": file.file_id,
    },
    el("span", { class: "file-icon", "aria-hidden": "true" }, ending || "↓"),
    el(
      "span",
      { class: "file-about" },
      el("span", { class: "file-name" }, name),
      el("span", { class: "file-size" }, `${size} · ${words.download}`),
    ),
  );
}
