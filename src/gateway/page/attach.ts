import { composerWords } from "./composer-words.ts";
import { byId } from "./dom.ts";
import { showToast } from "./notices.ts";
import { openMenu } from "./sheet.ts";
import { words } from "./words.ts";

const attachButton = byId("attach", HTMLButtonElement);
const dropZone = byId("drop");

/** All ways by which a file comes in: the clip button, a drop onto the page, a paste. */
export function listenForFiles(add: (files: readonly File[]) => void): void {
  attachButton.ariaLabel = words.attach;
  dropZone.textContent = composerWords.drop;
  const pick = (id: string): (() => void) => {
    const input = byId(id, HTMLInputElement);
    input.addEventListener("change", () => {
      add([...(input.files ?? [])]);
      input.value = "";
    });
    return () => input.click();
  };
  const photo = { label: composerWords.photo, act: pick("photos") };
  const camera = { label: composerWords.camera, act: pick("camera") };
  const file = { label: composerWords.file, act: pick("file") };
  attachButton.addEventListener("click", () => {
    // A desk has no camera to hold up.
    const hasCamera = matchMedia("(pointer: coarse)").matches;
    openMenu(composerWords.attachWhat, [photo, hasCamera && camera, file]);
  });
  listenForDrops(add);
  document.addEventListener("paste", (event) => {
    const files = filesOf(event.clipboardData);
    if (files.length === 0 || document.querySelector("dialog[open]") !== null) return;
    event.preventDefault();
    add(files);
  });
}

function listenForDrops(add: (files: readonly File[]) => void): void {
  const hasFiles = (event: DragEvent): boolean =>
    event.dataTransfer?.types.includes("Files") === true;
  document.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    // Otherwise the browser would leave the chat and open the file.
    event.preventDefault();
    dropZone.hidden = false;
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) dropZone.hidden = true;
  });
  document.addEventListener("drop", (event) => {
    dropZone.hidden = true;
    if (!hasFiles(event)) return;
    event.preventDefault();
    const items = [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === "file");
    const files = items.flatMap((item) => {
      const isFolder = item.webkitGetAsEntry()?.isDirectory === true;
      return isFolder ? [] : (item.getAsFile() ?? []);
    });
    if (files.length < items.length) showToast(composerWords.noFolders);
    if (files.length > 0) add(files);
  });
}

/** Word and Excel put a picture of the text beside the text itself: then the text is meant. */
function filesOf(data: DataTransfer | null): readonly File[] {
  if (data === null) return [];
  const { types } = data;
  const isText = types.includes("text/plain") && types.includes("text/html");
  return isText || types.includes("text/rtf") ? [] : [...data.files];
}
