import type { Api } from "grammy";
import { inlineKeyboard, markup } from "../markup.ts";
import type { Message } from "../records.ts";
import { quietly } from "../trouble.ts";
import type { Words } from "../words/words.ts";
import type { OpenWish } from "./assist-desk.ts";
import type { AssistWish } from "./wish-of.ts";

/** The one message in which somebody sees that the assistant is at work, what it writes, and what came of it. */
export interface WaitingLine {
  /** As it comes; shown about once a second. */
  readonly tell: (text: string) => void;
  readonly end: (message: Message | undefined) => Promise<void>;
  /** The person has gone on: nothing is left hanging. */
  readonly giveUp: () => Promise<void>;
}

/** Milliseconds between two edits: more often, and the messenger asks for a pause. */
const pace = 1_100;

export async function waitingLine(
  api: Api,
  words: Words,
  { wish, person: { id: chat }, card, plain }: OpenWish,
): Promise<WaitingLine> {
  const waiting = words.proposals[waitingWords[wish.kind]];
  const message =
    card === undefined
      ? (await api.sendMessage(chat, waiting)).message_id
      : await edited(api, chat, card, { text: waiting, keyboard: [] }).then(() => card);
  let newest = waiting;
  let shown = waiting;
  let under: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    if (newest === shown) return;
    shown = newest;
    under = under.then(() => quietly(api.editMessageText(chat, message, shown)));
  }, pace);
  const rest = async (): Promise<void> => {
    clearInterval(timer);
    await under;
  };
  return {
    tell: (text) => {
      if (text !== "") newest = `${text}…`;
    },
    end: async (said) => {
      await rest();
      if (said === undefined) await quietly(api.deleteMessage(chat, message));
      else await shownAs(api, chat, message, said);
    },
    giveUp: async () => {
      await rest();
      if (card === undefined || plain === undefined) {
        await quietly(api.deleteMessage(chat, message));
      } else await edited(api, chat, message, plain);
    },
  };
}

const waitingWords: Readonly<
  Record<AssistWish["kind"], "thinking" | "writing" | "listening" | "looking">
> = {
  figures: "thinking",
  draft: "writing",
  polish: "writing",
  query: "thinking",
  voice: "listening",
  picture: "looking",
};

const edited = (api: Api, chat: number, message: number, { text, keyboard }: Message) =>
  quietly(api.editMessageText(chat, message, text, { reply_markup: inlineKeyboard(keyboard) }));

/** A message that is gone is said anew. */
async function shownAs(api: Api, chat: number, message: number, said: Message): Promise<void> {
  const done = await edited(api, chat, message, said);
  if (done === undefined) await api.sendMessage(chat, said.text, markup(said.keyboard));
}
