import { byId } from "./dom.ts";
import { controlsOf } from "./swap.ts";

const list = byId("log");

/** Moves through the messages by key: one of them is in the page's tab order, with its buttons; the arrows choose which. */
export function startRoving(): void {
  let active: HTMLElement | undefined;

  const choose = (row: HTMLElement | undefined): void => {
    if (row !== active && active !== undefined) offer(active, false);
    active = row;
    if (row !== undefined) offer(row, true);
  };
  // The newest is the one at hand, unless the person is among the messages.
  const tidy = (changes: readonly MutationRecord[]): void => {
    for (const row of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (row instanceof HTMLElement && row !== active) offer(row, false);
    }
    const isAmong = list.contains(document.activeElement);
    choose(isAmong ? rowOf(document.activeElement) : rows().at(-1));
  };
  new MutationObserver(tidy).observe(list, { childList: true });

  list.addEventListener("focusin", ({ target }) => choose(rowOf(target as Element)));
  list.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    const row = rowOf(event.target as Element);
    if (step === undefined || row === undefined || event.target instanceof HTMLInputElement) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const all = rows();
    const next = all[step(all.indexOf(row), all.length)];
    if (next === undefined) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  });
}

const STEPS: Readonly<Record<string, (at: number, length: number) => number>> = {
  ArrowUp: (at) => at - 1,
  ArrowDown: (at) => at + 1,
  Home: () => 0,
  End: (_at, length) => length - 1,
};

function rows(): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(":scope > [data-id]")];
}

function rowOf(target: Element | null): HTMLElement | undefined {
  return target?.closest<HTMLElement>("[data-id]") ?? undefined;
}

function offer(row: HTMLElement, isOffered: boolean): void {
  if (row.dataset["id"] === undefined) return;
  row.tabIndex = isOffered ? 0 : -1;
  for (const control of controlsOf(row)) control.tabIndex = isOffered ? 0 : -1;
}
