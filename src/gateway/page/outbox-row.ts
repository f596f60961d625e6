import type { ApiError } from "./api.ts";
import { composerWords } from "./composer-words.ts";
import { button, el } from "./dom.ts";
import type { Attached, Entry } from "./outbox-store.ts";
import { isPicture } from "./picture.ts";
import { openMenu } from "./sheet.ts";
import { sizeOf, timeOf } from "./times.ts";
import { words } from "./words.ts";

/** A message on its way, as a bubble that tells how far it is. */
export interface OutboxRow {
  readonly element: HTMLElement;
  readonly sending: () => void;
  /** `part` of 1 has been sent. */
  readonly progress: (part: number) => void;
  readonly waiting: () => void;
  readonly refused: (reason: string) => void;
  /** Gives back the memory of the picture shown. */
  readonly release: () => void;
}

export interface RowActions {
  readonly retry: () => void;
  readonly stop: () => void;
}

export function createOutboxRow(entry: Entry, actions: RowActions): OutboxRow {
  const { attached } = entry;
  const bar = el("progress", { max: "1", value: "0", hidden: "" });
  const reason = el("span", { class: "reason" });
  const tick = el("span", { class: "tick", role: "img" });
  const shown = attached === undefined ? undefined : drawFile(attached, actions.stop);
  const text = entry.text ?? attached?.caption;
  const body = el(
    "div",
    { class: "bubble" },
    shown?.element,
    attached === undefined ? undefined : bar,
    el(
      "div",
      { class: "said" },
      text === undefined ? undefined : el("span", { class: "text", dir: "auto" }, text),
      el("span", { class: "meta" }, reason, el("time", {}, timeOf(entry.at / 1000)), tick),
    ),
  );
  const element = el("div", { class: "card" }, body);

  const draw = (state: "sending" | "waiting" | "refused", label: string): void => {
    element.dataset["state"] = state;
    tick.className = state === "refused" ? "tick bang" : "tick clock";
    tick.ariaLabel = label;
    reason.textContent = "";
    bar.hidden = state === "refused";
  };
  const choose = (): void => {
    openMenu(words.more, [
      { label: words.retry, act: actions.retry },
      { label: words.discard, act: actions.stop, isGrave: true },
    ]);
  };
  body.addEventListener("click", () => {
    if (element.dataset["state"] !== "sending") choose();
  });
  draw("sending", words.sending);
  return {
    element,
    sending: () => draw("sending", words.sending),
    progress: (part) => {
      bar.value = part;
      bar.ariaLabel = composerWords.sendingPart(Math.round(part * 100));
    },
    waiting: () => {
      draw("waiting", composerWords.waiting);
      if (attached !== undefined) bar.value = 0;
    },
    refused: (why) => {
      draw("refused", why);
      // The button is for the keyboard and screen readers; a finger taps the whole bubble.
      reason.replaceChildren(
        why,
        " · ",
        el("button", { type: "button", class: "failed" }, words.retry),
      );
    },
    release: () => shown?.release(),
  };
}

/** Why the server refused, in plain words. */
export function reasonFor({ status, code }: ApiError): string {
  return REASONS[code] ?? REASONS[status] ?? composerWords.refused;
}

const REASONS: Readonly<Record<string, string>> = {
  401: composerWords.signedOut,
  413: words.tooLarge,
  507: composerWords.storageFull,
  file_empty: words.empty,
  file_gone: composerWords.fileGone,
  blocked: composerWords.blocked,
};

interface Drawn {
  readonly element: HTMLElement;
  readonly release: () => void;
}

function drawFile({ file, name, kind }: Attached, stop: () => void): Drawn {
  const cancel = button("✕", stop, { class: "stop", "aria-label": composerWords.stop });
  if (kind === "photo" && isPicture(file)) {
    const source = URL.createObjectURL(file);
    const image = el("img", { src: source, alt: words.photo });
    return {
      element: el("div", { class: "photo outgoing" }, image, cancel),
      release: () => URL.revokeObjectURL(source),
    };
  }
  const about = el(
    "span",
    { class: "file-about" },
    el("span", { class: "file-name" }, kind === "voice" ? words.voice : name),
    el("span", { class: "file-size" }, sizeOf(file.size)),
  );
  const element = el("div", { class: "file outgoing" }, cancel, about);
  return { element, release: () => undefined };
}
