import { byId, el } from "./dom.ts";
import { words } from "./words.ts";

const scroller = byId("scroller");
const list = byId("log");
const newest = byId("newest", HTMLButtonElement);
const badge = el("span", { class: "badge" });

/** This near to the end counts as being at the end. Pixels. */
const NEAR_END = 80;

/** A scroll this soon after a touch, wheel or key is the person's own. Milliseconds. */
const HAND_ON = 1_000;

/** More messages are fetched when fewer screens than this are left. */
const SCREENS_AHEAD = 2;

/** What scrolling can set off. */
export interface ScrollActions {
  readonly nearTop: () => void;
  readonly nearBottom: () => void;
  readonly toNewest: () => void;
  /** Something else may be in sight now. */
  readonly moved: () => void;
  /** The end of the page is the end of the chat. */
  readonly isWhole: () => boolean;
}

let follows = false;
let lastTouched = -HAND_ON;
let isWhole = (): boolean => true;

/** Keeps the newest message in sight for whoever is there, and the place of whoever reads further up. */
export function startScrolling(actions: ScrollActions): void {
  ({ isWhole } = actions);
  newest.append(badge);
  newest.addEventListener("click", actions.toNewest);
  showUnread("");
  const touched = (): void => {
    lastTouched = performance.now();
  };
  for (const kind of ["wheel", "touchmove", "keydown"] as const) {
    scroller.addEventListener(kind, touched, { passive: true });
  }
  // On the bar itself; a tap on a button inside is no scrolling.
  scroller.addEventListener("pointerdown", ({ target }) => target === scroller && touched());
  const look = (): void => {
    const below = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
    const isAtEnd = below < NEAR_END && isWhole();
    // A card that shrinks or a message that comes moves the end away; only a hand leaves it.
    if (isAtEnd || performance.now() - lastTouched < HAND_ON) follows = isAtEnd;
    newest.hidden = follows || (isAtEnd && isWhole());
    if (scroller.scrollTop < SCREENS_AHEAD * scroller.clientHeight) actions.nearTop();
    if (below < SCREENS_AHEAD * scroller.clientHeight) actions.nearBottom();
    actions.moved();
  };
  scroller.addEventListener("scroll", look, { passive: true });
  // The phone's keyboard, a growing composer and new messages all change one of these two sizes.
  const observer = new ResizeObserver(() => {
    if (follows) toEnd();
    look();
  });
  observer.observe(scroller);
  observer.observe(list);
  observer.observe(byId("typing"));
}

export function toEnd(behavior: ScrollBehavior = "instant"): void {
  follows = isWhole();
  scroller.scrollTo({ top: scroller.scrollHeight, behavior });
}

/** Goes to a place in the middle: what comes from now on does not pull away from there. */
export function leaveEnd(): void {
  follows = false;
}

export function isFollowing(): boolean {
  return follows;
}

/** Says on the button how many unread messages are below. */
export function showUnread(count: string): void {
  badge.textContent = count;
  badge.hidden = count === "";
  newest.ariaLabel = count === "" ? words.newest : `${words.newest}, ${words.unread(count)}`;
}

/** Runs what changes messages without moving those in sight. */
export function keepPlace(change: () => void): void {
  const anchor = follows ? undefined : firstInSight();
  const before = anchor?.getBoundingClientRect().top ?? 0;
  change();
  if (follows) return toEnd();
  const again = anchor?.isConnected === true ? anchor : cardOf(anchor?.parentElement);
  if (again !== undefined) scroller.scrollTop += again.getBoundingClientRect().top - before;
}

/** The newest message of which anything is in sight. */
export function lastInSight(): number | undefined {
  const bottom = scroller.getBoundingClientRect().bottom;
  const rows = [...list.querySelectorAll<HTMLElement>(":scope > [data-id]")];
  const row = rows.findLast((row) => row.getBoundingClientRect().top < bottom - 8);
  return row === undefined ? undefined : Number(row.dataset["id"]);
}

/**
 * What the reader reads: the first message that is whole, as the one above it may grow.
 * Its card and not its row, as the name of the day above it may go.
 */
function firstInSight(): Element | undefined {
  const { top, bottom } = scroller.getBoundingClientRect();
  const cards = [...list.querySelectorAll(":scope > .row > .card")];
  const isWhole = (box: DOMRect): boolean => box.top >= top && box.top < bottom;
  return (
    cards.find((card) => isWhole(card.getBoundingClientRect())) ??
    cards.find((card) => card.getBoundingClientRect().bottom > top)
  );
}

/** The card that took the place of one that was redrawn. */
function cardOf(old: Element | null | undefined): Element | undefined {
  const id = old?.getAttribute("data-id");
  if (id === null || id === undefined) return undefined;
  return list.querySelector(`:scope > [data-id="${id}"] > .card`) ?? undefined;
}
