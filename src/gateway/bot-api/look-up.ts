import { z } from "zod";
import { chatOf, userOf } from "../store/people.ts";
import type { StoredFile } from "../store/files.ts";
import { badRequest } from "./api-error.ts";
import { chatFor, chatId, method } from "./method.ts";
import type { Methods } from "./method.ts";
import { integer, text } from "./params.ts";

/** The methods about the bot itself, its chats and files. */
export const lookUpMethods: Methods = {
  getMe: method(z.object({}), async (_params, { exchange }) => meOf(exchange.bot)),

  getChat: method(z.object({ chat_id: chatId }), async ({ chat_id }, { exchange }) => {
    const { id, person } = chatFor(exchange, chat_id);
    return {
      ...chatOf(person),
      pinned_message: exchange.messages.pinned(id)?.message,
      accent_color_id: 0,
      max_reaction_count: 0,
      accepted_gift_types: NO_GIFTS,
    };
  }),

  getChatMember: method(
    z.object({ chat_id: chatId, user_id: integer }),
    async ({ chat_id, user_id = 0 }, { exchange }) => {
      if (user_id <= 0) throw badRequest("invalid user_id specified");
      const { person } = chatFor(exchange, chat_id);
      const user = [userOf(person), exchange.bot].find(({ id }) => id === user_id);
      if (user === undefined) throw badRequest("member not found");
      return { status: "member", user };
    },
  ),

  getFile: method(z.object({ file_id: text }), async ({ file_id = "" }, { exchange }) => {
    if (file_id === "") throw badRequest("file_id not specified");
    const file = exchange.files.find(file_id);
    if (file === undefined) throw badRequest("invalid file_id");
    if (file.file_size > MOST_DOWNLOAD_BYTES) throw badRequest("file is too big");
    const { file_unique_id, file_size } = file;
    return { file_id, file_unique_id, file_size, file_path: pathOf(file) };
  }),
};

/** The largest file a bot may fetch. Bytes. */
const MOST_DOWNLOAD_BYTES = 20 * 1024 * 1024;

/** Programs take the ending of the path for that of the file. */
function pathOf({ file_id, file_name, mime_type }: StoredFile): string {
  const folder = mime_type.startsWith("image/") ? "photos" : "documents";
  return `${folder}/${file_id}${/\.[a-z0-9]{1,8}$/i.exec(file_name)?.[0] ?? ""}`;
}

const NO_GIFTS = {
  unlimited_gifts: false,
  limited_gifts: false,
  unique_gifts: false,
  premium_subscription: false,
  gifts_from_channels: false,
};

/** What the bot is told about itself. */
export const meOf = <Bot>(bot: Bot) => ({
  ...bot,
  can_join_groups: false,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  supports_join_request_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
});
