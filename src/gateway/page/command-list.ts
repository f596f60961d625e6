import type { BotCommand } from "../wire.ts";
import { byId, el } from "./dom.ts";

const list = byId("commands");
const input = byId("input");

/** The list of commands that can be chosen right now; one of them is marked. */
export interface CommandList {
  readonly show: (commands: readonly BotCommand[]) => void;
  /** Marks the next one, or with -1 the one before. */
  readonly step: (by: 1 | -1) => void;
  readonly marked: () => BotCommand | undefined;
  readonly at: (target: Element) => BotCommand | undefined;
}

export function createCommandList(): CommandList {
  let shown: readonly BotCommand[] = [];
  let at = 0;

  const mark = (index: number): void => {
    at = index;
    for (const [place, option] of [...list.children].entries()) {
      option.ariaSelected = String(place === at);
      if (place === at) option.scrollIntoView({ block: "nearest" });
    }
    for (const element of [input, list]) {
      if (list.hidden) element.removeAttribute("aria-activedescendant");
      else element.setAttribute("aria-activedescendant", `command-${at}`);
    }
  };
  return {
    show: (commands) => {
      if (commands.length === 0 && shown.length === 0) return;
      shown = commands;
      list.hidden = shown.length === 0;
      list.replaceChildren(...shown.map(drawCommand));
      mark(0);
    },
    step: (by) => mark((at + by + shown.length) % shown.length),
    marked: () => shown[at],
    at: (target) => {
      const option = target.closest("[role=option]");
      return option === null ? undefined : shown[[...list.children].indexOf(option)];
    },
  };
}

function drawCommand({ command, description }: BotCommand, index: number): HTMLElement {
  const attributes = { role: "option", id: `command-${index}` };
  return el("div", attributes, el("b", {}, `/${command}`), el("span", {}, description));
}
