import type { ItemView } from "../person-wire.ts";
import { listenForFiles } from "./attach.ts";
import { drawComposer, MOST } from "./composer-face.ts";
import { listenForTyping } from "./composer-keys.ts";
import { composerWords } from "./composer-words.ts";
import { byId } from "./dom.ts";
import { showToast } from "./notices.ts";
import type { Attached } from "./outbox-store.ts";
import { isEditable } from "./sheet.ts";
import { createTray } from "./tray.ts";
import type { Tray } from "./tray.ts";
import { createVoiceBar } from "./voice-bar.ts";
import { words } from "./words.ts";
import { createWriting } from "./writing.ts";
import type { Writing } from "./writing.ts";

/** Where the person writes. It is about a new message, a reply, or a change of an own one. */
export interface Composer {
  readonly reply: (item: ItemView) => void;
  readonly edit: (item: ItemView) => void;
  readonly placeholder: (text: string | undefined) => void;
}

export interface ComposerActions {
  readonly send: (text: string, replyTo: number | undefined) => void;
  readonly files: (files: readonly Attached[], replyTo: number | undefined) => void;
  /** Whether it was saved; if not, the changed text stays where it is. */
  readonly edit: (messageId: number, text: string) => Promise<boolean>;
  /** Hears every change, for the menu of commands. */
  readonly typed: (text: string) => void;
  /** The messages, newest first: with the arrow up the last own one is changed. */
  readonly newest: () => readonly ItemView[];
}

const input = byId("input", HTMLTextAreaElement);
const sendButton = byId("send", HTMLButtonElement);

export function createComposer(actions: ComposerActions, chatId: number): Composer {
  let hint: string | undefined;
  let isSaving = false;

  const draw = (): void => {
    drawComposer({ about: writing.about(), hint, isSaving, hasFiles: !tray.isEmpty() });
  };
  const tray: Tray = createTray(() => draw());
  const writing: Writing = createWriting(chatId, () => {
    draw();
    actions.typed(input.value);
  });

  const save = async (item: ItemView): Promise<void> => {
    isSaving = true;
    draw();
    const isSaved = await actions.edit(item.message_id, writing.text());
    isSaving = false;
    if (isSaved && writing.about()?.item === item) writing.turn(undefined);
    draw();
  };
  const submit = (): void => {
    if (sendButton.disabled) return;
    const about = writing.about();
    if (about?.kind === "edit") return void save(about.item);
    sendAll(actions, tray, writing.text(), about?.item.message_id);
    writing.clear();
    writing.turn(undefined);
  };
  const edit = (item: ItemView): void => {
    if (!isEditable(item)) return showToast(composerWords.tooOld);
    writing.turn({ kind: "edit", item });
    input.focus();
    input.setSelectionRange(input.value.length, input.value.length);
  };
  const editLast = (): boolean => {
    const last = actions.newest().find(isEditable);
    if (last === undefined || writing.about() !== undefined || !tray.isEmpty()) return false;
    edit(last);
    return true;
  };

  const cancel = (): void => writing.turn(undefined);
  listenForTyping({ submit, typed: writing.typed, editLast, cancel });
  listenForFiles((files) => addFiles(files, tray, writing));
  createVoiceBar((voice) => {
    actions.files([voice], writing.about()?.item.message_id);
    cancel();
  });
  input.ariaLabel = words.write;
  writing.typed();
  return {
    reply: (item) => {
      writing.turn({ kind: "reply", item });
      input.focus();
    },
    edit,
    placeholder: (text) => {
      hint = text;
      draw();
    },
  };
}

function addFiles(files: readonly File[], tray: Tray, writing: Writing): void {
  // Before the first message, and while the bot is stopped, there is nowhere to put them.
  if (input.offsetHeight === 0) return;
  if (writing.about()?.kind === "edit") return showToast(composerWords.finishEditing);
  tray.add(files);
  if (!tray.isEmpty()) input.focus();
}

/** The text goes under the first file; a longer one than fits there follows by itself. */
function sendAll(
  actions: ComposerActions,
  tray: Tray,
  text: string,
  replyTo: number | undefined,
): void {
  if (tray.isEmpty()) return actions.send(text, replyTo);
  const isCaption = text.length <= MOST.caption;
  actions.files(tray.take(isCaption ? text : ""), replyTo);
  if (!isCaption) actions.send(text, undefined);
}
