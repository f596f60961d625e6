import { z } from "zod";
import type { Exchange } from "../exchange.ts";
import type { Person } from "../store/people.ts";
import type { Settings } from "../store/settings.ts";
import type { BotCommand } from "../wire.ts";
import { badRequest } from "./api-error.ts";
import { chatFor, chatId, method } from "./method.ts";
import type { Methods } from "./method.ts";
import { field, json, text } from "./params.ts";
import { charactersOf } from "./texts.ts";

const IN_SCOPE = "can't parse BotCommandScope: ";
const IN_COMMAND = "can't parse BotCommand: ";

const Scope = json(
  z
    .object(
      {
        type: z.string({ error: field("type", "String", IN_SCOPE) }),
        chat_id: z.unknown().optional(),
      },
      { error: `${IN_SCOPE}BotCommandScope must be an Object` },
    )
    .optional(),
  "can't parse BotCommandScope JSON object",
);

const Scoped = z.object({ scope: Scope, language_code: text });

const Command = z.object(
  {
    command: z.string({ error: field("command", "String", IN_COMMAND) }),
    description: z.string({ error: field("description", "String", IN_COMMAND) }),
  },
  { error: `${IN_COMMAND}expected an Object` },
);

const Commands = z.array(Command, { error: "expected an Array of BotCommand" });

const SetMyCommands = Scoped.extend({
  commands: json(Commands.optional(), "can't parse commands JSON object"),
});

/** The commands that people are offered, by whom and in which language. */
export const commandMethods: Methods = {
  setMyCommands: method(SetMyCommands, async ({ commands = [], ...scoped }, { exchange }) => {
    const key = keyOf(exchange, scoped);
    return keep(exchange, key, checked(commands));
  }),

  getMyCommands: method(Scoped, async (scoped, { exchange }) => {
    return exchange.settings.get(keyOf(exchange, scoped), Commands) ?? [];
  }),

  deleteMyCommands: method(Scoped, async (scoped, { exchange }) =>
    keep(exchange, keyOf(exchange, scoped), []),
  ),
};

/** The commands to offer somebody: the nearest scope and language that has any, in Telegram's order. */
export function commandsFor(settings: Settings, person: Person): readonly BotCommand[] {
  const language = person.language_code.slice(0, 2).toLowerCase();
  for (const scope of [`chat:${person.id}`, "all_private_chats", "default"]) {
    for (const code of [language, ""]) {
      const commands = settings.get(`commands|${scope}|${code}`, Commands) ?? [];
      if (commands.length > 0) return commands;
    }
  }
  return [];
}

async function keep(
  exchange: Exchange,
  key: string,
  commands: readonly BotCommand[],
): Promise<true> {
  await exchange.write(() =>
    exchange.settings.set(key, commands.length === 0 ? undefined : commands),
  );
  exchange.chats.signal({ type: "commands" });
  return true;
}

function checked(commands: readonly BotCommand[]): readonly BotCommand[] {
  const cleaned = commands.map(({ command, description }) => ({
    command: command.trim().replace(/^\//, ""),
    description: description.trim(),
  }));
  for (const { command, description } of cleaned) {
    if (command === "") throw badRequest("command must be non-empty");
    if (charactersOf(command) > 32) throw badRequest("command length must not exceed 32");
    if (description === "") throw badRequest("command description must be non-empty");
    if (charactersOf(description) > 256) {
      throw badRequest("command description length must not exceed 256");
    }
  }
  if (cleaned.length > 100) throw badRequest("BOT_COMMANDS_TOO_MUCH");
  if (cleaned.some(({ command }) => !/^[a-z0-9_]+$/.test(command))) {
    throw badRequest("BOT_COMMAND_INVALID");
  }
  return cleaned;
}

/** What of a scope is kept: a group has none of its own here, so theirs are only remembered. */
const SCOPES: ReadonlyMap<string, (exchange: Exchange, chat: unknown) => string> = new Map([
  ["default", () => "default"],
  ["all_private_chats", () => "all_private_chats"],
  ["all_group_chats", () => "all_group_chats"],
  ["all_chat_administrators", () => "all_chat_administrators"],
  ["chat", (exchange: Exchange, chat: unknown) => `chat:${chatOfScope(exchange, chat)}`],
  ["chat_administrators", refuseInPrivate],
  ["chat_member", refuseInPrivate],
]);

function keyOf(exchange: Exchange, { scope, language_code = "" }: z.output<typeof Scoped>): string {
  const { type, chat_id } = scope ?? { type: "default", chat_id: undefined };
  const name = SCOPES.get(type);
  if (name === undefined) throw badRequest(`${IN_SCOPE}Unsupported type specified`);
  const found = name(exchange, chat_id);
  if (!/^(?:[a-z]{2})?$/.test(language_code)) throw badRequest("invalid language code specified");
  return `commands|${found}|${language_code}`;
}

function chatOfScope(exchange: Exchange, chat: unknown): number {
  if (chat === undefined) throw badRequest(`${IN_SCOPE}Can't find field "chat_id"`);
  if (chat === "") throw badRequest(`${IN_SCOPE}Empty chat_id specified`);
  return chatFor(exchange, chatId.parse(chat)).id;
}

function refuseInPrivate(exchange: Exchange, chat: unknown): never {
  chatOfScope(exchange, chat);
  throw badRequest("can't use specified scope in private chats");
}
