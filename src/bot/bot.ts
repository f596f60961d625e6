import { Bot, GrammyError } from "grammy";
import type { BotConfig, Context } from "grammy";
import { openAssistDesk } from "./assist/assist-desk.ts";
import type { AssistDesk, OpenWish } from "./assist/assist-desk.ts";
import { createAnswerer } from "./answer.ts";
import type { Answer } from "./answer-report.ts";
import { inOrder, patiently } from "./bad-line.ts";
import { commandNames } from "./commands.ts";
import type { Dependencies } from "./dependencies.ts";
import { filesOwed } from "./files-owed.ts";
import { inlineKeyboard, markup } from "./markup.ts";
import { inviteAdministrator } from "./invite-administrator.ts";
import { createQueue, turns } from "./queue.ts";
import { workAside } from "./work-aside.ts";
import type { WorkAside } from "./work-aside.ts";
import { readUpdate } from "./read-update.ts";
import type { Message } from "./records.ts";
import { quietly, reason } from "./trouble.ts";
import { sendBeside } from "./send-beside.ts";
import { sendFiles } from "./send-files.ts";
import { keepSeals } from "./seals.ts";
import type { Seals } from "./seals.ts";
import { noticesOwed } from "./send-notices.ts";

/** The bot, top to bottom the path of an update: private chat → read → answer → speak. */
export function createBot(
  token: string,
  deps: Dependencies,
  config?: BotConfig<Context>,
): NianbaoBot {
  const bot = new Bot(token, config);
  const queue = createQueue();
  const owed = filesOwed(deps, queue);
  const notices = noticesOwed(deps, queue);
  const seals = keepSeals(deps, queue);
  const desk = openAssistDesk(deps, queue);
  const answer = createAnswerer(deps, queue, owed);
  const aside = workAside();
  bot.api.config.use(patiently, inOrder);

  bot.catch(({ error }) => deps.log(`an update was lost: ${reason(error)}`));

  bot.use(async (ctx, next) => {
    if (ctx.chat === undefined || ctx.chat.type === "private") return next();
    // Groups would show unpublished figures to everybody in them.
    if (ctx.message !== undefined && ctx.message.text?.startsWith("/") === true) {
      await ctx.reply(deps.words.privateOnly(`https://t.me/${ctx.me.username}?start=hello`));
    }
  });

  bot.use(async (ctx) => {
    const input = readUpdate(ctx);
    if (input === undefined) return;
    desk.moveOn(input.person.id);
    // What one person sent is answered in its order; people do not wait for each other.
    await queue(`chat ${input.person.id}`, async () => {
      if (ctx.callbackQuery !== undefined) await quietly(ctx.answerCallbackQuery());
      try {
        await speak(ctx, deps, { notices, seals, desk, aside }, await answer(input));
      } catch (error) {
        deps.log(`update ${ctx.update.update_id} failed: ${reason(error)}`);
        await quietly(ctx.reply(isDiskFull(error) ? deps.words.diskFull : deps.words.failed));
      }
    });
  });
  return Object.assign(bot, {
    payFilesOwed: async () => {
      const files = await owed.takeAll().catch((error: unknown) => {
        deps.log(`files owed could not be looked up: ${reason(error)}`);
        return [];
      });
      for (const file of files) await sendFiles(bot.api, deps, seals, file);
      await notices.sendAll(bot.api);
      await seals.sealAll();
    },
    idle: aside.idle,
    inviteAdministrator: (name: string | undefined) =>
      queue(turns, () => inviteAdministrator(deps, name)),
  });
}

/** A bot, and what it does besides answering. */
export type NianbaoBot = Bot & {
  /** Sends what an earlier process has promised and not sent, and seals what it has not sealed; done once at start. */
  readonly payFilesOwed: () => Promise<void>;
  /** Resolves when nothing is being drawn or sent beside the answers any more. */
  readonly idle: () => Promise<void>;
  /** A link of the operator's lets an administrator in; gives what it says behind `/start`. */
  readonly inviteAdministrator: (name: string | undefined) => Promise<string>;
};

/** Says what the commands are called; done once at start, and only said in the log when it fails. */
export async function announceCommands(bot: Bot, { words, log }: Dependencies): Promise<void> {
  try {
    await bot.api.setMyCommands(
      commandNames.map((command) => ({ command, description: words.commands[command] })),
    );
  } catch (error) {
    log(`the command menu could not be set: ${reason(error)}`);
  }
}

interface Beside {
  readonly notices: ReturnType<typeof noticesOwed>;
  readonly seals: Seals;
  readonly desk: AssistDesk;
  readonly aside: WorkAside;
}

async function speak(
  ctx: Context,
  deps: Dependencies,
  beside: Beside,
  answer: Answer,
): Promise<void> {
  const { notices: owed, seals, desk, aside } = beside;
  const { file, sendings = [], notices, seal, wish, decision, signOut = [] } = answer;
  // What is wished for is answered when something has come of it, or nothing.
  const said = answer.isPast === true || wish !== undefined ? {} : answer.said;
  // Whoever is let out is out before a bad line can hold up the answer; oneself after the farewell.
  const letOut = (person: number): Promise<void> => quietly(deps.door.signOut(person));
  for (const person of signOut) if (person !== ctx.from?.id) await letOut(person);
  try {
    if (said.edit !== undefined) await editCard(ctx, said.edit);
    if (said.send !== undefined) await send(ctx, said.send);
  } finally {
    // The file is made beside the queue: the next message does not wait for it.
    if (file !== undefined) aside.add(sendFiles(ctx.api, deps, seals, file));
    if (sendings.length > 0) aside.add(sendBeside(ctx.api, deps, sendings));
    if (notices !== undefined) aside.add(owed.send(ctx.api, notices));
    if (seal !== undefined) aside.add(seals.seal(seal));
    if (wish !== undefined) aside.add(desk.fulfil(ctx.api, onCard(ctx, wish)));
    if (decision !== undefined) aside.add(desk.decided(decision));
    for (const person of signOut) if (person === ctx.from?.id) await letOut(person);
  }
}

/** A button's wish is fulfilled on the card that it sits on. */
function onCard(ctx: Context, wish: OpenWish): OpenWish {
  const card = ctx.callbackQuery?.message?.message_id;
  return card === undefined ? wish : { ...wish, card };
}

const send = (ctx: Context, { text, keyboard }: Message): Promise<unknown> =>
  ctx.reply(text, markup(keyboard));

/** Edits the card a button sits on; a card that is gone is said anew. */
async function editCard(ctx: Context, message: Message): Promise<void> {
  try {
    await ctx.editMessageText(message.text, {
      reply_markup: inlineKeyboard(message.keyboard),
    });
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
    if (error.description.includes("message is not modified")) return;
    await send(ctx, message);
  }
}

const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
