import { composerWords } from "./composer-words.ts";
import { byId, el } from "./dom.ts";
import { showToast } from "./notices.ts";
import type { Attached } from "./outbox-store.ts";
import { record } from "./recorder.ts";
import type { Recording } from "./recorder.ts";

const bottom = byId("bottom");
const bar = byId("voice-bar");
const micButton = byId("mic", HTMLButtonElement);
const time = byId("voice-time");
const levels = byId("voice-levels");

/** Milliseconds between two strokes of the level. */
const STROKE = 100;

const STROKES = 32;

/** Records a voice message: one tap starts it, so that no finger has to hold. */
export function createVoiceBar(send: (voice: Attached) => void): void {
  let recording: Recording | undefined;
  let timer = 0;
  const labels = { mic: "record", "voice-cancel": "dropVoice", "voice-send": "sendVoice" } as const;
  for (const [id, key] of Object.entries(labels)) byId(id).ariaLabel = composerWords[key];
  bar.ariaLabel = composerWords.recording;

  const show = (): void => {
    const isOn = recording !== undefined;
    bottom.classList.toggle("records", isOn);
    bar.hidden = !isOn;
    if (isOn) byId("voice-send").focus();
    else clearInterval(timer);
  };
  const draw = (): void => {
    if (recording === undefined) return;
    time.textContent = clock(recording.seconds());
    const [oldest] = levels.children;
    if (!(oldest instanceof HTMLElement)) return;
    oldest.style.setProperty("--level", String(recording.level()));
    levels.append(oldest);
  };
  const start = async (): Promise<void> => {
    micButton.disabled = true;
    try {
      const started = await record();
      recording = started;
      levels.replaceChildren(...Array.from({ length: STROKES }, () => el("i")));
      draw();
      timer = setInterval(draw, STROKE);
      show();
      void started.ended.then(() => {
        clearInterval(timer);
        if (recording === started) showToast(composerWords.longestVoice);
      });
    } catch (error) {
      const isDenied = error instanceof DOMException && error.name === "NotAllowedError";
      showToast(isDenied ? composerWords.micDenied : composerWords.micMissing);
    }
    micButton.disabled = false;
  };
  const end = async (isSent: boolean): Promise<void> => {
    const ending = recording;
    if (ending === undefined) return;
    recording = undefined;
    show();
    micButton.focus();
    const recorded = await ending.finish();
    if (isSent && recorded.file.size > 0) send({ ...recorded, kind: "voice" });
  };

  micButton.addEventListener("click", () => void start());
  byId("voice-cancel").addEventListener("click", () => void end(false));
  byId("voice-send").addEventListener("click", () => void end(true));
}

function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
