import { composerWords } from "./composer-words.ts";
import { MOST_BYTES } from "./deliver.ts";
import { button, byId, el } from "./dom.ts";
import { newClientId } from "./api.ts";
import { showToast } from "./notices.ts";
import type { Attached } from "./outbox-store.ts";
import { isPicture } from "./picture.ts";
import { sizeOf } from "./times.ts";

/** The files that go with the next message, shown above the composer until it is sent. */
export interface Tray {
  readonly add: (files: Iterable<File>) => void;
  readonly isEmpty: () => boolean;
  /** Empties it: what is to be sent, in order, the caption on the first. */
  readonly take: (caption: string) => readonly Attached[];
  readonly clear: () => void;
}

interface Held {
  readonly file: File;
  readonly element: HTMLElement;
  readonly source: string | undefined;
}

/** As many pictures make one group. */
const MOST_IN_GROUP = 10;

const tray = byId("tray");
const list = byId("tray-list");
const asFiles = byId("as-files", HTMLInputElement);

export function createTray(onChange: () => void): Tray {
  const held: Held[] = [];
  list.ariaLabel = composerWords.attached;
  byId("as-files-label").textContent = composerWords.asFiles;

  const show = (): void => {
    tray.hidden = held.length === 0;
    byId("as-files-choice").hidden = !held.some(({ file }) => isPicture(file));
    onChange();
  };
  const drop = (gone: Held): void => {
    held.splice(held.indexOf(gone), 1);
    gone.element.remove();
    if (gone.source !== undefined) URL.revokeObjectURL(gone.source);
    show();
  };
  const hold = (file: File): void => {
    const source = isPicture(file) ? URL.createObjectURL(file) : undefined;
    const remove = button("✕", () => drop(one), {
      class: "remove",
      "aria-label": composerWords.remove(file.name),
    });
    const one: Held = { file, source, element: el("li", {}, preview(file, source), remove) };
    held.push(one);
    list.append(one.element);
    one.element.scrollIntoView({ inline: "nearest", block: "nearest" });
  };
  const clear = (): void => {
    for (const one of held.splice(0)) {
      one.element.remove();
      if (one.source !== undefined) URL.revokeObjectURL(one.source);
    }
    asFiles.checked = false;
    show();
  };

  return {
    add: (files) => {
      const faults: string[] = [];
      for (const file of files) {
        const fault = faultOf(file);
        if (fault === undefined) hold(file);
        else faults.push(fault);
      }
      if (faults.length > 0) showToast(faults.join("\n"));
      show();
    },
    isEmpty: () => held.length === 0,
    take: (caption) => {
      const files = held.map(({ file }) => attach(file, asFiles.checked));
      clear();
      return grouped(files).map((file, index) =>
        index === 0 && caption !== "" ? { ...file, caption } : file,
      );
    },
    clear,
  };
}

function attach(file: File, asFile: boolean): Attached {
  return { file, name: file.name, kind: isPicture(file) && !asFile ? "photo" : "document" };
}

/** Several pictures together are one group, ten at most. */
function grouped(files: readonly Attached[]): readonly Attached[] {
  const pictures = files.filter(({ kind }) => kind === "photo");
  if (pictures.length < 2) return files;
  const first = newClientId();
  return files.map((file) => {
    const at = pictures.indexOf(file);
    return at === -1 ? file : { ...file, groupId: `${first}-${Math.floor(at / MOST_IN_GROUP)}` };
  });
}

/** A big photo is made smaller on its way, so that only what goes as it is has a limit here. */
function faultOf(file: File): string | undefined {
  if (file.size === 0) return composerWords.fileEmpty(file.name);
  const shrinks = isPicture(file) && file.type !== "image/gif";
  return file.size > MOST_BYTES && !shrinks ? composerWords.fileTooLarge(file.name) : undefined;
}

function preview(file: File, source: string | undefined): HTMLElement {
  if (source !== undefined) return el("img", { src: source, alt: file.name });
  const ending = /\.([a-z0-9]{1,5})$/i.exec(file.name)?.[1]?.toUpperCase() ?? "";
  return el(
    "div",
    { class: "tray-file" },
    el("b", { "aria-hidden": "true" }, ending),
    el("span", {}, file.name),
    el("small", {}, sizeOf(file.size)),
  );
}
