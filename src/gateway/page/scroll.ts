import { byId } from "./dom.ts";
import { words } from "./words.ts";

const scroller = byId("scroller");
const list = byId("log");
const newest = byId("newest", HTMLButtonElement);

/** This near to the end counts as being at the end. Pixels. */
const NEAR_END = 80;

/** A scroll this soon after a touch, wheel or key is the person's own. Milliseconds. */
const HAND_ON = 1_000;

let follows = true;
let lastTouched = -HAND_ON;

/** Keeps the newest message in sight for whoever is there, and the place of whoever reads further up. */
export function startScrolling(onTop: () => void): void {
  newest.textContent = "↓";
  newest.ariaLabel = words.newest;
  newest.addEventListener("click", () => toEnd("smooth"));
  const touched = (): void => {
    lastTouched = performance.now();
  };
  for (const kind of ["wheel", "touchmove", "keydown"] as const) {
    scroller.addEventListener(kind, touched, { passive: true });
  }
  // On the bar itself; a tap on a button inside is no scrolling.
  scroller.addEventListener("pointerdown", ({ target }) => target === scroller && touched());
  scroller.addEventListener(
    "scroll",
    () => {
      const isAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END;
      // A card that shrinks or a message that comes moves the end away; only a hand leaves it.
      if (isAtEnd || performance.now() - lastTouched < HAND_ON) follows = isAtEnd;
      newest.hidden = follows;
      if (follows) newest.classList.remove("unread");
      if (scroller.scrollTop < 200) onTop();
    },
    { passive: true },
  );
  // The phone's keyboard, a growing composer and new messages all change one of these two sizes.
  const observer = new ResizeObserver(() => {
    if (follows) toEnd();
  });
  observer.observe(scroller);
  observer.observe(list);
  observer.observe(byId("typing"));
}

export function toEnd(behavior: ScrollBehavior = "instant"): void {
  follows = true;
  scroller.scrollTo({ top: scroller.scrollHeight, behavior });
}

/** Says on the button that something new is below. */
export function markUnread(): void {
  if (!follows) newest.classList.add("unread");
}

/** Runs what adds messages above without moving those in sight. */
export function keepPlace(add: () => void): void {
  const fromEnd = scroller.scrollHeight - scroller.scrollTop;
  add();
  if (!follows) scroller.scrollTop = scroller.scrollHeight - fromEnd;
}
