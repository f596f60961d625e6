import type { ItemView } from "../person-wire.ts";
import { fileUrl } from "./chat-api.ts";
import { byId, el } from "./dom.ts";
import { isTall } from "./media.ts";
import { words } from "./words.ts";

const box = byId("lightbox", HTMLDialogElement);
const strip = byId("lightbox-strip");
const count = byId("lightbox-count");
const caption = byId("lightbox-caption");
const save = byId("lightbox-save", HTMLAnchorElement);
const previous = byId("lightbox-previous", HTMLButtonElement);
const next = byId("lightbox-next", HTMLButtonElement);

let photos: readonly ItemView[] = [];

/** Prepares the full-screen viewer. The strip of pictures is a scroller, so that a swipe feels as the phone's own. */
export function startLightbox(): void {
  box.ariaLabel = words.viewer;
  byId("lightbox-close").ariaLabel = words.close;
  save.ariaLabel = words.download;
  previous.ariaLabel = words.previousPhoto;
  next.ariaLabel = words.nextPhoto;
  byId("lightbox-close").addEventListener("click", () => box.close());
  previous.addEventListener("click", () => turn(-1));
  next.addEventListener("click", () => turn(1));
  strip.addEventListener("scroll", about, { passive: true });
  strip.addEventListener("click", ({ target }) => {
    if (!(target instanceof HTMLImageElement)) box.close();
  });
  box.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    turn(step);
  });
  // Large pictures need not stay in memory.
  box.addEventListener("close", () => strip.replaceChildren());
}

/** Shows one of the chat's pictures; the others are to its sides. */
export function openLightbox(items: readonly ItemView[], shown: ItemView): void {
  photos = items.filter(({ photo }) => photo !== undefined);
  strip.replaceChildren(...photos.map(slide));
  box.showModal();
  const index = photos.findIndex(({ message_id }) => message_id === shown.message_id);
  strip.scrollTo({ left: index * strip.clientWidth, behavior: "instant" });
  about();
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

function slide({ photo, caption: alt = words.photo }: ItemView): HTMLElement {
  const size = photo?.at(-1);
  const { file_id = "", width = 0, height = 0 } = size ?? {};
  const known = width > 0 ? { width: String(width), height: String(height) } : {};
  const src = fileUrl({ file_id });
  const image = el("img", { src, alt, loading: "lazy", ...known });
  // What scrolls has to be reached by keys as well.
  const attributes = isTall(size) ? { class: "slide tall", tabindex: "0" } : { class: "slide" };
  return el("div", attributes, image);
}

function current(): number {
  return Math.round(strip.scrollLeft / Math.max(1, strip.clientWidth));
}

function turn(step: number): void {
  strip.scrollTo({ left: (current() + step) * strip.clientWidth });
}

function about(): void {
  const index = current();
  const item = photos[index];
  count.textContent = `${index + 1} / ${photos.length}`;
  caption.textContent = item?.caption ?? "";
  caption.hidden = item?.caption === undefined;
  previous.disabled = index === 0;
  next.disabled = index >= photos.length - 1;
  const file = item?.photo?.at(-1);
  if (file === undefined) return;
  save.href = fileUrl(file);
  save.download = file.file_name ?? `${item?.message_id ?? index}.jpg`;
}
