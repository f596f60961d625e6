import { byId } from "./dom.ts";
import { words } from "./words.ts";

const scroller = byId("scroller");
const list = byId("log");
const newest = byId("newest", HTMLButtonElement);

/** This near to the end counts as being at the end. Pixels. */
const NEAR_END = 80;

let follows = true;

/** Keeps the newest message in sight for whoever is there, and the place of whoever reads further up. */
export function startScrolling(onTop: () => void): void {
  newest.textContent = "↓";
  newest.ariaLabel = words.newest;
  newest.addEventListener("click", () => toEnd("smooth"));
  scroller.addEventListener(
    "scroll",
    () => {
      follows = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END;
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
