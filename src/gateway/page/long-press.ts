/** Milliseconds until a held finger counts as a long press. */
const LONG_PRESS = 450;

/** A finger that moves further than this scrolls. Pixels. */
const MOST_MOVED = 10;

/**
 * A right click or a long press on `body` opens its menu; so does a tap if `onTap`.
 * Links and marked text keep what the browser does with them.
 */
export function onLongPress(
  body: HTMLElement,
  open: (target: Element) => void,
  onTap: boolean,
): void {
  let timer = 0;
  let held = false;
  let from = { x: 0, y: 0 };
  const cancel = (): void => clearTimeout(timer);
  const hold = (target: Element): void => {
    cancel();
    if (held) return;
    held = true;
    open(target);
  };
  body.addEventListener("contextmenu", (event) => {
    const target = event.target as Element;
    const isMouse = !("pointerType" in event) || event.pointerType === "mouse";
    if (isMouse && (isMarked() || target.closest("a[href^=http]") !== null)) return;
    event.preventDefault();
    hold(target);
  });
  body.addEventListener("pointerdown", (event) => {
    held = false;
    from = { x: event.clientX, y: event.clientY };
    cancel();
    if (event.pointerType !== "mouse") {
      timer = setTimeout(() => hold(event.target as Element), LONG_PRESS);
    }
  });
  body.addEventListener("pointermove", ({ clientX, clientY }) => {
    if (Math.hypot(clientX - from.x, clientY - from.y) > MOST_MOVED) cancel();
  });
  for (const type of ["pointerup", "pointercancel", "pointerleave"] as const) {
    body.addEventListener(type, cancel);
  }
  // The click that ends a long press would press what is under the finger.
  const swallow = (event: MouseEvent): void => {
    if (!held || event.detail === 0) return;
    held = false;
    event.preventDefault();
    event.stopPropagation();
  };
  body.addEventListener("click", swallow, { capture: true });
  body.addEventListener("click", (event) => {
    const target = event.target as Element;
    const isTouch = "pointerType" in event && event.pointerType !== "mouse";
    if (!onTap || !isTouch || isMarked() || target.closest(PRESSABLE) !== null) return;
    open(target);
  });
}

const PRESSABLE = "a, button, input, [role=button]";

function isMarked(): boolean {
  return getSelection()?.isCollapsed === false;
}
