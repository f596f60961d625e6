import { byId } from "./dom.ts";
import { createFinder } from "./finder.ts";
import { foundRow } from "./search-result.ts";
import { words } from "./words.ts";

const bar = byId("search");
const input = byId("search-input", HTMLInputElement);
const results = byId("search-results");
const note = byId("search-note");
const earlier = byId("search-earlier", HTMLButtonElement);
const later = byId("search-later", HTMLButtonElement);
const top = byId("top");

/** The search in this chat. */
export interface Search {
  readonly open: () => void;
}

/** Milliseconds after the last key until the words are looked for. */
const PAUSE = 250;

export function createSearch(jump: (messageId: number) => void): Search {
  const finder = createFinder();
  let at = -1;
  let timer = 0;

  const draw = (): void => {
    const { query, items, hasOlder } = finder.found();
    results.replaceChildren(
      ...items.map((item, index) => foundRow(item, query, index === at, () => go(index))),
    );
    const place = at < 0 ? "" : `${at + 1} / ${items.length}${hasOlder ? "+" : ""}`;
    note.textContent = finder.isVain() ? words.nothingFound : place;
    earlier.disabled = at >= items.length - 1 && !hasOlder;
    later.disabled = at <= 0;
  };
  const go = (index: number): void => {
    const item = finder.found().items[index];
    if (item === undefined) return;
    at = index;
    results.hidden = true;
    draw();
    jump(item.message_id);
  };
  const look = async (text: string): Promise<void> => {
    clearTimeout(timer);
    if (text === finder.found().query) return;
    at = -1;
    await finder.look(text);
    results.scrollTop = 0;
    draw();
  };
  const step = async (by: number): Promise<void> => {
    await look(input.value.trim());
    if (at + by >= finder.found().items.length) await finder.more();
    go(at + by);
  };
  const open = (): void => {
    show(true);
    draw();
    input.focus();
    input.select();
  };
  const close = (): void => {
    show(false);
    input.value = "";
    void look("");
    byId("search-open").focus();
  };

  label();
  listen({
    open,
    close,
    step: (by) => void step(by),
    typed: () => {
      clearTimeout(timer);
      timer = setTimeout(() => void look(input.value.trim()), PAUSE);
    },
    nearEnd: () => void finder.more().then(draw),
  });
  return { open };
}

function label(): void {
  input.placeholder = words.searchHint;
  input.ariaLabel = words.searchHint;
  byId("search-open").ariaLabel = words.search;
  byId("search-close").ariaLabel = words.close;
  earlier.ariaLabel = words.earlierResult;
  later.ariaLabel = words.laterResult;
}

interface Steps {
  readonly open: () => void;
  readonly close: () => void;
  readonly step: (by: number) => void;
  readonly typed: () => void;
  readonly nearEnd: () => void;
}

function listen({ open, close, step, typed, nearEnd }: Steps): void {
  input.addEventListener("focus", () => (results.hidden = false));
  input.addEventListener("input", (event) => {
    // A Chinese input method is still composing: its letters are not the words.
    if (event instanceof InputEvent && event.isComposing) return;
    typed();
  });
  input.addEventListener("compositionend", typed);
  results.addEventListener("scroll", () => {
    const below = results.scrollHeight - results.scrollTop - results.clientHeight;
    if (below < results.clientHeight) nearEnd();
  });
  byId("search-open").addEventListener("click", open);
  byId("search-close").addEventListener("click", close);
  earlier.addEventListener("click", () => step(1));
  later.addEventListener("click", () => step(-1));
  bar.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") close();
    if (event.key === "Enter" && event.target === input) step(event.shiftKey ? -1 : 1);
  });
  results.addEventListener("keydown", ({ key }) => key === "Escape" && close());
  addEventListener("keydown", (event) => {
    if (event.key !== "f" || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
    // A second time in the field, the browser's own search opens.
    if (document.querySelector("dialog[open]") !== null || bar.contains(document.activeElement)) {
      return;
    }
    event.preventDefault();
    open();
  });
}

function show(isOpen: boolean): void {
  bar.hidden = !isOpen;
  top.hidden = isOpen;
  results.hidden = !isOpen;
}
