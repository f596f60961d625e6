import type { HistoryView, ItemView } from "../person-wire.ts";
import { ApiError, editText, loadHistory, openSession } from "./api.ts";
import { createChatLog } from "./chat-log.ts";
import type { ChatLog } from "./chat-log.ts";
import { createComposer } from "./composer.ts";
import type { Composer } from "./composer.ts";
import { byId } from "./dom.ts";
import { createCommandMenu, showReplyKeyboard } from "./keyboards.ts";
import type { CommandMenu } from "./keyboards.ts";
import { followChat } from "./live.ts";
import type { LiveHandlers } from "./live.ts";
import { showToast } from "./notices.ts";
import { createOutbox } from "./outbox.ts";
import type { Outbox } from "./outbox.ts";
import { clearAction, showAction, showConnected } from "./presence.ts";
import { createPresses } from "./presses.ts";
import type { Presses } from "./presses.ts";
import { keepPlace, markUnread, startScrolling, toEnd } from "./scroll.ts";
import { openSheet } from "./sheet.ts";
import { language, words } from "./words.ts";

await run();

/** Starts the page; while the server is away it keeps trying. */
async function run(): Promise<void> {
  document.documentElement.lang = language;
  showConnected(false);
  byId("start").textContent = words.start;
  byId("greeting").textContent = words.greeting;
  for (;;) {
    try {
      const session = await openSession(language);
      document.title = session.bot.first_name;
      byId("bot-name").textContent = session.bot.first_name;
      return openChat(await loadHistory());
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
  }
}

interface Room {
  readonly log: ChatLog;
  readonly outbox: Outbox;
  readonly composer: Composer;
  readonly commands: CommandMenu;
  readonly presses: Presses;
  /** Brings the composer in line with the newest messages. */
  readonly refresh: () => void;
}

function openChat(history: HistoryView): void {
  const presses = createPresses();
  const log = createChatLog({
    press: presses.press,
    command: (text) => say(text),
    menu: (item) => openSheet(item, { reply: composer.reply, edit: composer.edit }),
    jump: (messageId) => log.jump(messageId),
  });
  const refresh = (): void => {
    const items = log.newest();
    showWelcome(items.length === 0);
    composer.placeholder(showReplyKeyboard(items, say));
  };
  const put = (item: ItemView): void => {
    log.put(item);
    refresh();
  };
  const say = (text: string, replyTo?: number): void => {
    showWelcome(false);
    outbox.text(text, replyTo);
    toEnd();
  };
  const commands = createCommandMenu(say);
  const composer = createComposer({
    send: say,
    file: (file, replyTo) => outbox.file(file, replyTo),
    edit: (messageId, text) => void saveEdit(messageId, text, put),
    typed: commands.typed,
  });
  log.reset(history);
  const outbox = createOutbox(log, put);
  startScrolling(olderLoader(log, history.has_more));
  refresh();
  byId("start").addEventListener("click", () => say("/start"));
  followDeepLink(say);
  toEnd();
  followChat(history.seq, liveHandlers({ log, outbox, composer, commands, presses, refresh }));
}

function liveHandlers({ log, outbox, composer, commands, presses, refresh }: Room): LiveHandlers {
  const put = (item: ItemView): void => {
    log.put(item);
    refresh();
  };
  return {
    message: (item) => {
      put(item);
      markUnread();
      if (item.out) return;
      clearAction();
      if ("force_reply" in (item.composer_markup ?? {})) composer.reply(item);
    },
    edited: put,
    deleted: ({ message_id }) => {
      log.remove(message_id);
      refresh();
    },
    callback_answer: presses.answered,
    action: ({ action }) => showAction(action),
    commands: ({ commands: next }) => commands.set(next),
    reset: () => location.reload(),
    connected: (isConnected) => {
      showConnected(isConnected);
      if (isConnected) outbox.retry();
    },
  };
}

/** Before the first message there is only one thing to do, as on Telegram. */
function showWelcome(isNew: boolean): void {
  byId("greeting").hidden = !isNew;
  byId("welcome").hidden = !isNew;
  byId("composer").hidden = isNew;
}

async function saveEdit(
  messageId: number,
  text: string,
  put: (item: ItemView) => void,
): Promise<void> {
  try {
    put(await editText(messageId, text));
  } catch {
    showToast(words.refused);
  }
}

/** Loads one page of older messages at a time, each time the person comes near the top. */
function olderLoader(log: ChatLog, hasMore: boolean): () => void {
  let more = hasMore;
  let loading = false;
  const load = async (before: number): Promise<void> => {
    loading = true;
    try {
      const older = await loadHistory(before);
      more = older.has_more;
      keepPlace(() => log.prepend(older));
    } catch {
      showToast(words.offline);
    }
    loading = false;
  };
  return () => {
    const before = log.oldestId();
    if (more && !loading && before !== undefined) void load(before);
  };
}

/** A page opened with `?start=…` says so to the bot, once: the address then loses it. */
function followDeepLink(say: (text: string) => void): void {
  const payload = new URLSearchParams(location.search).get("start");
  if (payload === null || !/^[\w-]{1,64}$/.test(payload)) return;
  history.replaceState(null, "", location.pathname);
  say(`/start ${payload}`);
}
