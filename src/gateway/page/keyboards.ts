import type { ItemView } from "../person-wire.ts";
import type { BotCommand } from "../wire.ts";
import { button, byId, el } from "./dom.ts";
import { words } from "./words.ts";

const commandList = byId("commands");
const menu = byId("menu", HTMLButtonElement);
const replyKeyboard = byId("reply-keyboard");

/** The bot's commands behind the menu button; typing "/" opens them too. */
export interface CommandMenu {
  readonly set: (commands: readonly BotCommand[]) => void;
  readonly typed: (text: string) => void;
}

export function createCommandMenu(send: (text: string) => void): CommandMenu {
  let commands: readonly BotCommand[] = [];
  menu.ariaLabel = words.commands;
  commandList.ariaLabel = words.commands;

  const show = (shown: readonly BotCommand[]): void => {
    commandList.hidden = shown.length === 0;
    menu.ariaExpanded = String(!commandList.hidden);
    commandList.replaceChildren(...shown.map(entry));
  };
  const entry = ({ command, description }: BotCommand): HTMLElement => {
    const item = button("", () => {
      show([]);
      send(`/${command}`);
    });
    item.append(el("b", {}, `/${command}`), el("span", {}, description));
    return item;
  };

  menu.addEventListener("click", () => show(commandList.hidden ? commands : []));
  document.addEventListener("click", (event) => {
    const target = event.target as Element;
    if (target.closest("#commands, #menu, #input") === null) show([]);
  });
  return {
    set: (next) => {
      commands = next;
      menu.hidden = next.length === 0;
    },
    typed: (text) => {
      const start = /^\/[a-z0-9_]*$/i.test(text) ? text.slice(1) : undefined;
      if (start === undefined) show([]);
      else show(commands.filter(({ command }) => command.startsWith(start.toLowerCase())));
    },
  };
}

/** Shows the reply keyboard that the newest messages ask for. Returns what to write in the empty composer. */
export function showReplyKeyboard(
  newestFirst: readonly ItemView[],
  send: (text: string) => void,
): string | undefined {
  const latest = newestFirst.find((item) => item.composer_markup !== undefined);
  const markup = latest?.composer_markup;
  replyKeyboard.hidden = markup === undefined || !("keyboard" in markup);
  replyKeyboard.ariaLabel = words.quickReplies;
  if (markup === undefined || "remove_keyboard" in markup) return undefined;
  if ("keyboard" in markup) {
    const isUsed = markup.one_time_keyboard === true && newestFirst[0]?.out === true;
    replyKeyboard.hidden = isUsed;
    const rows = markup.keyboard.map((row) =>
      el(
        "div",
        { class: "keys" },
        ...row.map(({ text }) => button(text, () => send(text), { class: "key" })),
      ),
    );
    replyKeyboard.replaceChildren(...rows);
  }
  return markup.input_field_placeholder;
}
