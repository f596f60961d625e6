import type { ItemView } from "../person-wire.ts";
import { button, byId, el } from "./dom.ts";
import { showToast } from "./notices.ts";
import { words } from "./words.ts";

const sheet = byId("sheet", HTMLDialogElement);

/** What the menu of a message can set off. */
export interface SheetActions {
  readonly reply: (item: ItemView) => void;
  readonly edit: (item: ItemView) => void;
}

sheet.addEventListener("click", (event) => {
  if (event.target === sheet) sheet.close();
});

/** The menu of one message. */
export function openSheet(item: ItemView, actions: SheetActions): void {
  const text = item.text ?? item.caption;
  const entry = (label: string, act: () => void): HTMLElement =>
    button(label, () => {
      sheet.close();
      act();
    });
  sheet.replaceChildren(
    el(
      "div",
      { class: "sheet-list" },
      entry(words.reply, () => actions.reply(item)),
      item.out && text !== undefined ? entry(words.edit, () => actions.edit(item)) : undefined,
      text === undefined ? undefined : entry(words.copy, () => void copy(text)),
      entry(words.cancel, () => undefined),
    ),
  );
  if (!sheet.open) sheet.showModal();
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast(words.copied);
  } catch {
    showToast(words.refused);
  }
}
