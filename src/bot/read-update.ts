import type { Context } from "grammy";
import type { Message } from "grammy/types";
import type { Target } from "#flows/conversation.ts";
import { decodePress } from "./callback-data.ts";
import { fetchFile } from "./fetch-file.ts";
import { commandNamed } from "./commands.ts";
import type { Input, SentMedia } from "./input.ts";

/** An update of the messenger as what somebody did; undefined for what is nobody's doing (a join, a pin …). */
export function readUpdate(ctx: Context): Input | undefined {
  if (ctx.from === undefined) return undefined;
  const who = {
    update: ctx.update.update_id,
    person: { id: ctx.from.id, name: ctx.from.first_name },
  };
  if (ctx.callbackQuery !== undefined) {
    return { ...who, kind: "press", pressed: decodePress(ctx.callbackQuery.data ?? "") };
  }
  const edited = ctx.editedMessage;
  if (edited !== undefined) {
    return { ...who, kind: "edited", text: edited.text ?? "", message: edited.message_id };
  }
  const { message } = ctx;
  if (message === undefined) return undefined;
  if (message.text === undefined) return unread(ctx, who, message);
  const command = /^\/([a-z_]+)(?:@\w+)?(?:\s|$)/i.exec(message.text)?.[1]?.toLowerCase();
  if (command === "start") {
    const payload = /^\S+\s+(\S{1,64})\s*$/.exec(message.text)?.[1];
    return { ...who, kind: "start", ...(payload === undefined ? {} : { payload }) };
  }
  if (command !== undefined) {
    return { ...who, ...commandNamed(command) };
  }
  const replyTo = targetOf(message.reply_to_message, ctx.me.id);
  return {
    ...who,
    kind: "text",
    text: message.text,
    message: message.message_id,
    ...(replyTo === undefined ? {} : { replyTo }),
  };
}

type Who = Pick<Input, "update" | "person">;

/** Nothing to read in it; a document can be fetched by whoever asked for one. */
function unread(ctx: Context, who: Who, message: Message): Input {
  const { document } = message;
  const what = kindOf(message);
  const media = mediaOf(ctx, message);
  const seen = media === undefined ? {} : { media };
  if (document === undefined) return { ...who, kind: "unreadable", what, ...seen };
  const { file_id, file_name: name = "", file_size: size = 0 } = document;
  return {
    ...who,
    kind: "unreadable",
    what,
    ...seen,
    file: { name, size, read: () => fetchFile(ctx, file_id) },
  };
}

/** By what it is, or, of a file, by its name: the chat page sends photos and recordings as files, too. */
function mediaOf(ctx: Context, message: Message): SentMedia | undefined {
  const { document, voice, audio, photo, message_id } = message;
  const name =
    document?.file_name ?? audio?.file_name ?? (voice === undefined ? "photo.jpg" : "voice.ogg");
  const what = sounds.test(name) ? "voice" : pictures.test(name) ? "photo" : undefined;
  // Of the sizes of a photo, the largest is the last.
  const sent = document ?? voice ?? audio ?? photo?.at(-1);
  if (what === undefined || sent === undefined) return undefined;
  const file = { name, size: sent.file_size ?? 0, read: () => fetchFile(ctx, sent.file_id) };
  return { what, file, message: message_id };
}

const sounds = /\.(?:ogg|oga|opus|mp3|m4a|wav|webm|flac)$/i;
const pictures = /\.(?:jpe?g|png|webp)$/i;

const unreadable = ["photo", "sticker", "voice", "document"] as const;

const kindOf = (message: Message): string =>
  unreadable.find((kind) => message[kind] !== undefined) ?? "other";

/** A reply to an own message points at it; a reply to a card points at the question that its buttons name. */
function targetOf(replied: Message["reply_to_message"], me: number): Target | undefined {
  if (replied === undefined) return undefined;
  if (replied.from?.id !== me) return { kind: "message", message: replied.message_id };
  const buttons = replied.reply_markup?.inline_keyboard.flat() ?? [];
  for (const button of buttons) {
    const press = "callback_data" in button ? decodePress(button.callback_data)?.press : undefined;
    if (press?.on !== "report") continue;
    const { action } = press;
    if (action.kind === "zero" || action.kind === "values")
      return { kind: "question", question: action.row };
    if (action.kind === "help" || action.kind === "go")
      return { kind: "question", question: action.question };
  }
  return undefined;
}
