import { announce } from "./announce.ts";
import { byId } from "./dom.ts";
import { words } from "./words.ts";

const status = byId("status");
const typing = byId("typing");

/** A chat action is shown this long unless it is renewed, as on Telegram. Milliseconds. */
const ACTION_LIFETIME = 5_000;

/** A line that comes back sooner than this need not be spoken of. Milliseconds. */
const SHORT_BREAK = 4_000;

let connected = false;
let action = "";
let timer = 0;
let lost = 0;

/** The line under the bot's name, and the three dots below the messages. */
export function showConnected(isConnected: boolean): void {
  if (connected && !isConnected) lost = setTimeout(() => announce(words.lost), SHORT_BREAK);
  if (isConnected) clearTimeout(lost);
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
  typing.hidden = action === "" || !connected;
  status.classList.toggle("active", !typing.hidden);
  if (!connected) status.textContent = words.connecting;
  else if (action === "") status.textContent = words.bot;
  else if (action.startsWith("upload")) status.textContent = words.uploading;
  else status.textContent = action.startsWith("record") ? words.recording : words.typing;
}
