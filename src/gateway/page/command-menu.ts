import type { BotCommand } from "../wire.ts";
import { createCommandList } from "./command-list.ts";
import { byId } from "./dom.ts";
import { words } from "./words.ts";

const area = byId("commands");
const menu = byId("menu", HTMLButtonElement);
const input = byId("input", HTMLTextAreaElement);

/** The bot's commands behind the menu button; typing "/" opens them too. */
export interface CommandMenu {
  readonly set: (commands: readonly BotCommand[]) => void;
  readonly typed: (text: string) => void;
}

/** While one types "/…" the focus stays in the field, and the arrows move through the list as in a search box. */
export function createCommandMenu(send: (text: string) => void): CommandMenu {
  const list = createCommandList();
  let commands: readonly BotCommand[] = [];
  menu.ariaLabel = words.commands;
  area.ariaLabel = words.commands;

  const show = (shown: readonly BotCommand[]): void => {
    list.show(shown);
    menu.ariaExpanded = String(!area.hidden);
  };
  const close = (): void => {
    const isAmong = document.activeElement === area;
    show([]);
    if (isAmong) menu.focus();
  };
  const choose = (chosen: BotCommand | undefined): void => {
    if (chosen === undefined) return;
    close();
    // What was typed was the beginning of the command.
    if (input.value.startsWith("/")) {
      input.value = "";
      input.dispatchEvent(new Event("input"));
    }
    send(`/${chosen.command}`);
  };

  onKeys({
    ArrowDown: () => list.step(1),
    ArrowUp: () => list.step(-1),
    Enter: () => choose(list.marked()),
    Tab: () => choose(list.marked()),
    Escape: close,
  });
  menu.addEventListener("click", () => {
    if (!area.hidden) return close();
    show(commands);
    area.focus({ preventScroll: true });
  });
  area.addEventListener("click", ({ target }) => choose(list.at(target as Element)));
  document.addEventListener("click", ({ target }) => {
    if ((target as Element).closest("#commands, #menu, #input") === null) show([]);
  });
  return {
    set: (next) => {
      commands = next;
      menu.hidden = next.length === 0;
    },
    typed: (text) => {
      const start = /^\/([a-z0-9_]*)$/i.exec(text)?.[1]?.toLowerCase();
      const fits = ({ command }: BotCommand): boolean => command.startsWith(start ?? "");
      show(start === undefined ? [] : commands.filter(fits));
    },
  };
}

/** Heard before the composer: there Enter would send, and Escape leave the reply. */
function onKeys(keys: Readonly<Record<string, () => void>>): void {
  document.addEventListener(
    "keydown",
    (event) => {
      const act = keys[event.key];
      const isHere = event.target === input || event.target === area;
      if (area.hidden || !isHere || act === undefined || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    },
    { capture: true },
  );
}
