import { z } from "zod";
import { badRequest } from "./api-error.ts";
import { chatFor, chatId, method } from "./method.ts";
import type { Methods } from "./method.ts";
import { field, integer, json } from "./params.ts";

const IN_REACTION = "can't parse ReactionType: ";

const Reaction = z
  .object(
    {
      type: z.string({ error: field("type", "String", IN_REACTION) }),
      emoji: z.string({ error: field("emoji", "String", IN_REACTION) }).optional(),
    },
    { error: `${IN_REACTION}expected an Object` },
  )
  .transform(({ type, emoji }) => {
    if (!TYPES.has(type)) throw badRequest(`${IN_REACTION}invalid reaction type specified`);
    if (type === "emoji" && emoji === undefined) {
      throw badRequest(`${IN_REACTION}Can't find field "emoji"`);
    }
    return type === "emoji" ? emoji : undefined;
  });

const TYPES: ReadonlySet<string> = new Set(["emoji", "custom_emoji", "paid"]);

const SetMessageReaction = z.object({
  chat_id: chatId,
  message_id: integer,
  reaction: json(
    z.array(Reaction, { error: "expected an Array of ReactionType" }).optional(),
    "can't parse reaction types JSON object",
  ),
});

export const reactionMethods: Methods = {
  setMessageReaction: method(SetMessageReaction, async (params, { exchange }) => {
    const { message_id = 0, reaction = [] } = params;
    const chat = chatFor(exchange, params.chat_id);
    return exchange.write(() => {
      if (exchange.messages.get(chat.id, message_id) === undefined) {
        throw badRequest("message to react not found");
      }
      const [emoji, ...more] = reaction;
      if (more.length > 0) throw badRequest("REACTIONS_TOO_MANY");
      if (reaction.length > 0 && !EMOJI.has(bare(emoji ?? ""))) {
        throw badRequest("REACTION_INVALID");
      }
      exchange.messages.react(chat.id, message_id, emoji);
      return true;
    });
  }),
};

/** The mark that asks for a coloured picture may be there or not. */
function bare(emoji: string): string {
  return emoji.replaceAll("\ufe0f", "");
}

/** Those that the Bot API's page on `ReactionTypeEmoji` lists. */
const EMOJI: ReadonlySet<string> = new Set(
  (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 " +
    "🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡"
  )
    .split(" ")
    .map(bare),
);
