import type { ItemView } from "../person-wire.ts";
import type { ComposerMarkup } from "../wire.ts";
import { composerWords } from "./composer-words.ts";
import { button, byId, el } from "./dom.ts";
import { words } from "./words.ts";

type Keyboard = Extract<ComposerMarkup, { readonly keyboard: unknown }>;

const area = byId("reply-keyboard");
const toggle = byId("keys", HTMLButtonElement);

/** The message whose keyboard is drawn. */
let drawn: number | undefined;
let isOpen = false;
let isUsed = false;

toggle.addEventListener("click", () => {
  // The phone's own keyboard makes room for this one.
  if (!isOpen || !isSeen()) byId("input").blur();
  isOpen = !isOpen || !isSeen();
  show();
});

/** Shows the reply keyboard that the newest messages ask for. Returns what to write in the empty composer. */
export function showReplyKeyboard(
  newestFirst: readonly ItemView[],
  send: (text: string) => void,
): string | undefined {
  const latest = newestFirst.find((item) => item.composer_markup !== undefined);
  const markup = latest?.composer_markup;
  const isAnswered = newestFirst.some(
    ({ out, message_id }) => out && message_id > (latest?.message_id ?? 0),
  );
  if (latest === undefined || markup === undefined || !("keyboard" in markup)) {
    drawn = undefined;
    show();
    // The question was answered: the field is a plain one again.
    const isForced = markup !== undefined && "force_reply" in markup && !isAnswered;
    return isForced ? markup.input_field_placeholder : undefined;
  }
  if (drawn !== latest.message_id) {
    drawn = latest.message_id;
    draw(markup, send);
    isOpen = true;
    isUsed = false;
  }
  // Once only: by its button the person may open it again.
  if (markup.one_time_keyboard === true && isAnswered && !isUsed) {
    isUsed = true;
    isOpen = false;
  }
  show();
  return markup.input_field_placeholder;
}

function draw(markup: Keyboard, send: (text: string) => void): void {
  const press = (text: string): void => {
    if (markup.one_time_keyboard === true) isOpen = false;
    show();
    send(text);
  };
  const rows = markup.keyboard.map((row) => {
    const keys = row.map(({ text }) => button(text, () => press(text), { class: "key" }));
    return el("div", { class: "keys" }, ...keys);
  });
  area.replaceChildren(...rows);
  area.scrollTop = 0;
  area.ariaLabel = words.quickReplies;
  area.classList.toggle("tall", markup.resize_keyboard !== true);
}

function show(): void {
  const isThere = drawn !== undefined;
  area.hidden = !isThere || !isOpen;
  toggle.hidden = !isThere;
  toggle.ariaExpanded = String(!area.hidden);
  toggle.ariaLabel = area.hidden ? composerWords.showKeys : composerWords.hideKeys;
}

/** While a phone's own keyboard is up the style sheet hides this one. */
function isSeen(): boolean {
  return area.offsetHeight > 0;
}
