import { z } from "zod";
import type { Exchange } from "../exchange.ts";
import { chatOf } from "../store/people.ts";
import type { Person } from "../store/people.ts";
import type { Settings } from "../store/settings.ts";
import type { BotCommand } from "../wire.ts";
import { badRequest } from "./api-error.ts";
import { chatFor, method } from "./method.ts";
import type { Methods } from "./method.ts";
import { chatId, json, text } from "./params.ts";

const Scope = {
  scope: json(z.looseObject({ type: z.string() })).optional(),
  language_code: z.string().optional(),
};

const Commands = z.array(z.object({ command: z.string(), description: z.string() }));

/** The methods about the bot itself, its commands, chats and files. */
export const lookUpMethods: Methods = {
  getMe: method(z.object({}), async (_params, { exchange }) => meOf(exchange.bot)),

  getChat: method(z.object({ chat_id: chatId }), async (params, { exchange }) => {
    const { person } = chatFor(exchange, params.chat_id);
    return {
      ...chatOf(person),
      accent_color_id: 0,
      max_reaction_count: 0,
      accepted_gift_types: NO_GIFTS,
    };
  }),

  getFile: method(z.object({ file_id: text.optional() }), async (params, { exchange }) => {
    const file = exchange.files.find(params.file_id ?? "");
    if (file === undefined) {
      throw badRequest("wrong file_id or the file is temporarily unavailable");
    }
    if (file.file_size > MOST_DOWNLOAD_BYTES) throw badRequest("file is too big");
    const { file_id, file_unique_id, file_size } = file;
    return { file_id, file_unique_id, file_size, file_path: `documents/${file_id}` };
  }),

  setMyCommands: method(
    z.object({ ...Scope, commands: json(Commands) }),
    async (params, { exchange }) => {
      if (params.commands.length > 100) throw badRequest("too many commands");
      for (const { command, description } of params.commands) {
        if (!/^\/?[a-z0-9_]{1,32}$/.test(command)) throw badRequest("BOT_COMMAND_INVALID");
        if (description.trim() === "" || description.length > 256) {
          throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
        }
      }
      const commands = params.commands.map(({ command, description }) => ({
        command: command.replace("/", ""),
        description,
      }));
      return keepCommands(exchange, params, commands);
    },
  ),

  getMyCommands: method(
    z.object(Scope),
    async (params, { exchange }) => exchange.settings.get(keyOf(params), Commands) ?? [],
  ),

  deleteMyCommands: method(z.object(Scope), async (params, { exchange }) =>
    keepCommands(exchange, params, undefined),
  ),
};

/** The commands to offer somebody: the nearest scope and language that has any, in Telegram's order. */
export function commandsFor(settings: Settings, person: Person): readonly BotCommand[] {
  const language = person.language_code.slice(0, 2).toLowerCase();
  for (const type of ["all_private_chats", "default"]) {
    for (const language_code of [language, ""]) {
      const commands = settings.get(keyOf({ scope: { type }, language_code }), Commands) ?? [];
      if (commands.length > 0) return commands;
    }
  }
  return [];
}

async function keepCommands(
  exchange: Exchange,
  scoped: Scoped,
  commands: readonly BotCommand[] | undefined,
): Promise<true> {
  await exchange.write(() => exchange.settings.set(keyOf(scoped), commands));
  exchange.chats.signal({ type: "commands" });
  return true;
}

/** The largest file a bot may fetch. Bytes. */
const MOST_DOWNLOAD_BYTES = 20 * 1024 * 1024;

const NO_GIFTS = {
  unlimited_gifts: false,
  limited_gifts: false,
  unique_gifts: false,
  premium_subscription: false,
  gifts_from_channels: false,
};

interface Scoped {
  readonly scope?: { readonly type: string } | undefined;
  readonly language_code?: string | undefined;
}

function keyOf({ scope, language_code }: Scoped): string {
  return `commands|${scope?.type ?? "default"}|${language_code ?? ""}`;
}

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
