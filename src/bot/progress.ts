import type { Api } from "grammy";
import type { RenderStep } from "./dependencies.ts";
import { quietly } from "./trouble.ts";
import type { Words } from "./words/words.ts";

/** How far a long work has come, told in one message that is edited, and taken away at the end. */
export interface Progress {
  readonly tell: (step: RenderStep) => void;
  readonly end: () => Promise<void>;
}

/** Milliseconds of silence before the first word, and between two. */
const patience = 1_100;

export function tellProgress(api: Api, words: Words, chat: number): Progress {
  let newest: string | undefined;
  let shown: string | undefined;
  let message: number | undefined;
  let under: Promise<unknown> = Promise.resolve();

  const show = async (): Promise<void> => {
    const text = newest ?? words.making;
    if (text === shown) return;
    shown = text;
    if (message === undefined) {
      message = (await quietly(api.sendMessage(chat, text)))?.message_id;
    } else {
      await quietly(api.editMessageText(chat, message, text));
    }
  };
  const timer = setInterval(() => {
    under = under.then(show);
  }, patience);

  return {
    tell: (step) => {
      newest = saying(words, step);
    },
    end: async () => {
      clearInterval(timer);
      await under;
      if (message !== undefined) await quietly(api.deleteMessage(chat, message));
    },
  };
}

function saying(words: Words, { format, done, of }: RenderStep): string {
  if (format !== "png") return words.makingFile(words.formats[format]);
  return of > 1 ? words.makingPage(done + 1, of) : words.making;
}
