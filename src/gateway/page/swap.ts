/** Puts a redrawn row in the place of the old one; its pictures stay, its recording plays on, and the focus stays too. */
export function swap(old: HTMLElement, fresh: HTMLElement): void {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const spot = focused === null ? -1 : controlsOf(old).indexOf(focused as HTMLElement);
  fresh.tabIndex = old.tabIndex;
  keepMedia(old, fresh);
  old.replaceWith(fresh);
  if (!(focused instanceof HTMLElement)) return;
  const controls = controlsOf(fresh);
  const same = controls.filter((control) => control.textContent === focused.textContent);
  const again = same.includes(controls[spot] as HTMLElement) ? controls[spot] : same[0];
  (focused === old ? fresh : (again ?? fresh)).focus({ preventScroll: true });
}

/** Everything in a row that can be pressed. */
export function controlsOf(row: HTMLElement): readonly HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>("a[href], button, input, [role=button]")];
}

function keepMedia(old: HTMLElement, fresh: HTMLElement): void {
  const mediaIn = (row: HTMLElement): HTMLElement | null => row.querySelector("[data-file]");
  const kept = mediaIn(old);
  const drawn = mediaIn(fresh);
  if (kept === null || kept.dataset["file"] !== drawn?.dataset["file"]) return;
  drawn?.replaceWith(kept);
}
