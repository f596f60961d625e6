import type { ItemView } from "../person-wire.ts";
import { fileUrl } from "./chat-api.ts";
import { copyText } from "./clipboard.ts";
import { composerWords } from "./composer-words.ts";
import { button, byId, el } from "./dom.ts";
import { words } from "./words.ts";

const sheet = byId("sheet", HTMLDialogElement);

/** What the menu of a message can set off. */
export interface SheetActions {
  readonly reply: (item: ItemView) => void;
  readonly edit: (item: ItemView) => void;
}

export interface MenuEntry {
  readonly label: string;
  readonly act: () => void;
  /** It cannot be taken back. */
  readonly isGrave?: boolean;
  /** A second line. */
  readonly about?: string;
  /** One of several things is so; choosing another changes it. */
  readonly isChosen?: boolean;
}

/** The menu of one message. */
export function openSheet(item: ItemView, actions: SheetActions): void {
  const text = item.text ?? item.caption;
  const link = touchedLink() ?? linkIn(item);
  const file = item.document ?? item.voice ?? item.photo?.at(-1);
  openMenu(composerWords.messageMenu, [
    { label: words.reply, act: () => actions.reply(item) },
    isEditable(item) && { label: words.edit, act: () => actions.edit(item) },
    text !== undefined && { label: words.copy, act: () => void copyText(text) },
    link !== undefined && { label: composerWords.copyLink, act: () => void copyText(link) },
    file !== undefined && {
      label: words.download,
      act: () => el("a", { href: fileUrl(file), download: file.file_name ?? "" }).click(),
    },
  ]);
}

/** Seconds after which the messenger no longer lets a message be changed. */
const EDITABLE_FOR = 48 * 3600;

export function isEditable(item: ItemView): boolean {
  const isText = item.text !== undefined || item.caption !== undefined;
  return item.out && isText && Date.now() / 1000 - item.date < EDITABLE_FOR;
}

/** A list of things to do: from below on a phone, at the pointer on a desk. */
export function openMenu(label: string, entries: readonly (MenuEntry | false | undefined)[]): void {
  const drawn = entries.map((entry) => {
    if (entry === false || entry === undefined) return undefined;
    const act = (): void => {
      sheet.close();
      entry.act();
    };
    return drawEntry(entry, act);
  });
  const isChoice = drawn.some((entry) => entry?.role === "menuitemradio");
  const [list, item] = isChoice
    ? [{ role: "menu", "aria-label": label }, { role: "menuitem" }]
    : [];
  const cancel = button(words.cancel, () => sheet.close(), { class: "sheet-cancel", ...item });
  sheet.ariaLabel = label;
  sheet.replaceChildren(el("div", { ...LIST, ...list }, ...drawn, cancel));
  const opener = document.activeElement;
  if (!sheet.open) sheet.showModal();
  place(opener);
  isArmed = false;
  openedAt = performance.now();
}

function drawEntry({ label, about, isGrave, isChosen }: MenuEntry, act: () => void): HTMLElement {
  const chosen = { role: "menuitemradio", "aria-checked": String(isChosen === true) };
  const more = isChosen === undefined ? {} : chosen;
  const entry = button(label, act, { class: isGrave === true ? "grave" : "", ...more });
  if (about !== undefined) entry.append(el("small", {}, about));
  return entry;
}

/** The list has the focus first: a ring around the first entry would say to a finger that it is chosen. */
const LIST = { class: "sheet-list", tabindex: "-1", autofocus: "" };

let isArmed = false;
let openedAt = 0;

/** Milliseconds: the finger whose long press opened the menu lifts within this, and must not tap what is now under it. */
const LIFTING = 700;

sheet.addEventListener("pointerdown", () => (isArmed = true));
sheet.addEventListener(
  "click",
  (event) => {
    const isTap = event.detail > 0;
    if (isTap && !isArmed && performance.now() - openedAt < LIFTING) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (event.target === sheet) sheet.close();
  },
  { capture: true },
);

const STEPS: Readonly<Record<string, (at: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => (at === -1 ? -1 : at - 1),
  Home: () => 0,
  End: () => -1,
};

sheet.addEventListener("keydown", (event) => {
  const step = STEPS[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const buttons = [...sheet.querySelectorAll("button")];
  const at = buttons.findIndex((entry) => entry === document.activeElement);
  buttons.at(step(at) % buttons.length)?.focus();
});

/** Where the last touch, click or right click was, and on what. */
let touched: PointerEvent | MouseEvent | undefined;
for (const kind of ["pointerdown", "contextmenu"] as const) {
  document.addEventListener(kind, (event) => (touched = event), { capture: true });
}
document.addEventListener("keydown", () => (touched = undefined), { capture: true });

/** At the pointer, or beside what has the focus; always wholly inside the window. */
function place(opener: Element | null): void {
  const focused = opener?.getBoundingClientRect();
  const x = touched?.clientX ?? focused?.left ?? 0;
  const y = touched?.clientY ?? focused?.bottom ?? 0;
  const { offsetWidth, offsetHeight } = sheet;
  const left = Math.max(8, Math.min(x, innerWidth - offsetWidth - 8));
  // Above the pointer where there is no room below it.
  const top = y + offsetHeight + 8 <= innerHeight ? y : Math.max(8, y - offsetHeight);
  sheet.style.setProperty("--x", `${left}px`);
  sheet.style.setProperty("--y", `${top}px`);
}

function touchedLink(): string | undefined {
  const target = touched?.target;
  if (!(target instanceof Element)) return undefined;
  const link = target.closest("a");
  const isOwn = link === null || link.origin === location.origin;
  return isOwn ? undefined : link.href;
}

function linkIn({ text, caption, entities, caption_entities }: ItemView): string | undefined {
  const marked = [...(entities ?? []), ...(caption_entities ?? [])];
  const hidden = marked.find(({ url }) => url !== undefined)?.url;
  return hidden ?? /https?:\/\/[^\s<>"，。；）]+/.exec(text ?? caption ?? "")?.[0];
}
