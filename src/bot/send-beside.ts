import { InputFile, InputMediaBuilder } from "grammy";
import type { Api } from "grammy";
import type { Dependencies } from "./dependencies.ts";
import type { Sending } from "./hall/hall.ts";
import { markup } from "./markup.ts";
import { asMessage } from "./say/turn.ts";
import { quietly, reason } from "./trouble.ts";

/** Sends what goes out beside an answer, to whomever; somebody who has stopped the bot keeps nobody waiting. */
export async function sendBeside(
  api: Api,
  deps: Dependencies,
  sendings: readonly Sending[],
): Promise<void> {
  for (const sending of sendings) {
    try {
      await sendOne(api, sending);
    } catch (error) {
      deps.log(`something for ${sending.to} could not be sent: ${reason(error)}`);
      if (sending.kind !== "card")
        await quietly(api.sendMessage(sending.to, deps.words.fileFailed));
    }
    // Whether it arrived or cannot arrive: it is not sent again.
    if (sending.kind === "card") await quietly(sending.settle?.() ?? Promise.resolve());
  }
}

async function sendOne(api: Api, sending: Sending): Promise<void> {
  const { to } = sending;
  if (sending.kind === "card") {
    const { text, keyboard } = asMessage(sending.card, sending.drawn);
    await api.sendMessage(to, text, markup(keyboard));
    return;
  }
  const { kind, name, caption, make } = sending;
  await quietly(api.sendChatAction(to, kind === "picture" ? "upload_photo" : "upload_document"));
  const files = (await make()).map((bytes) => new InputFile(bytes, name));
  const [only] = files;
  if (only === undefined) return;
  if (kind === "document") await api.sendDocument(to, only, { caption });
  else if (files.length === 1) await api.sendPhoto(to, only, { caption });
  else {
    await api.sendMediaGroup(
      to,
      files.map((file, at) => InputMediaBuilder.photo(file, at === 0 ? { caption } : {})),
    );
  }
}
