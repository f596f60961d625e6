import { byId } from "./dom.ts";
import { words } from "./words.ts";

const status = byId("status");
const typing = byId("typing");

/** A chat action is shown this long unless it is renewed, as on Telegram. Milliseconds. */
const ACTION_LIFETIME = 5_000;

let connected = false;
let action = "";
let timer = 0;

/** The line under the bot's name, and the three dots below the messages. */
export function showConnected(isConnected: boolean): void {
  connected = isConnected;
  draw();
}

export function showAction(name: string): void {
  action = name;
  clearTimeout(timer);
  timer = setTimeout(clearAction, ACTION_LIFETIME);
  draw();
}

export function clearAction(): void {
  action = "";
  draw();
}

function draw(): void {
  typing.hidden = action === "";
  if (!connected) status.textContent = words.connecting;
  else if (action === "") status.textContent = words.bot;
  else status.textContent = action.startsWith("upload") ? words.sendingFile : words.typing;
}
