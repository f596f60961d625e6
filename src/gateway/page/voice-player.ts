import type { ItemView } from "../person-wire.ts";
import { fileUrl } from "./chat-api.ts";
import { button, el } from "./dom.ts";
import { showToast } from "./notices.ts";
import { lengthOf } from "./times.ts";
import { words } from "./words.ts";

/** What plays now: a second recording stops the first. */
let playing: HTMLAudioElement | undefined;

/** A recording with a button, its position, and its length. */
export function voicePlayer(voice: NonNullable<ItemView["voice"]>): HTMLElement {
  const url = fileUrl(voice);
  // No element in the page and nothing loaded before the first tap.
  const audio = new Audio();
  audio.preload = "none";
  audio.src = url;
  const toggle = button("", () => turn(audio), { class: "play", "aria-label": words.play });
  const total = voice.duration;
  const position = el("input", { type: "range", min: "0", max: String(total || 1), step: "0.1" });
  position.ariaLabel = words.position;
  position.value = "0";
  const time = el("span", { class: "played" }, lengthOf(total));
  const draw = (): void => {
    toggle.classList.toggle("on", !audio.paused);
    toggle.ariaLabel = audio.paused ? words.play : words.pause;
    position.value = String(audio.currentTime);
    position.ariaValueText = lengthOf(audio.currentTime);
    time.textContent = lengthOf(audio.currentTime === 0 ? total : audio.currentTime);
  };
  position.addEventListener("input", () => {
    audio.currentTime = Number(position.value);
  });
  for (const event of ["play", "pause", "timeupdate"] as const) audio.addEventListener(event, draw);
  audio.addEventListener("ended", () => {
    audio.currentTime = 0;
    draw();
  });
  audio.addEventListener("error", () => showToast(words.unplayable));
  const save = el("a", { href: url, download: "", class: "voice-save" }, "↓");
  save.ariaLabel = words.download;
  const attributes = { class: "voice", role: "group", "data-file": voice.file_id };
  return el("div", { ...attributes, "aria-label": words.voice }, toggle, position, time, save);
}

function turn(audio: HTMLAudioElement): void {
  if (!audio.paused) return audio.pause();
  if (playing !== audio) playing?.pause();
  playing = audio;
  // A refusal comes as an error event too, which says so.
  audio.play().catch(() => undefined);
}
