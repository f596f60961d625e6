import type { HistoryView, ItemView, SessionView } from "../person-wire.ts";
import { announce } from "./announce.ts";
import { ApiError, editText, openSession } from "./api.ts";
import { showBlocked } from "./blocking.ts";
import { summary } from "./bubble.ts";
import { loadHistory } from "./chat-api.ts";
import { createChatLog } from "./chat-log.ts";
import type { ChatLog } from "./chat-log.ts";
import { createChatMenu } from "./chat-menu.ts";
import { createCommandMenu } from "./command-menu.ts";
import type { CommandMenu } from "./command-menu.ts";
import { createComposer } from "./composer.ts";
import type { Composer } from "./composer.ts";
import { followDeepLinks } from "./deep-link.ts";
import { showDemoBar } from "./demo-bar.ts";
import { byId } from "./dom.ts";
import { showReplyKeyboard } from "./keyboards.ts";
import { openLightbox, startLightbox } from "./lightbox.ts";
import { followChat } from "./live.ts";
import type { LiveHandlers } from "./live.ts";
import { showToast } from "./notices.ts";
import { createOutbox } from "./outbox.ts";
import type { Outbox } from "./outbox.ts";
import { createPaging } from "./paging.ts";
import type { Paging } from "./paging.ts";
import { createPinned } from "./pinned.ts";
import { clearAction, showAction, showConnected } from "./presence.ts";
import { createPresses } from "./presses.ts";
import type { Presses } from "./presses.ts";
import { startRoving } from "./roving.ts";
import { startScrolling } from "./scroll.ts";
import { createSearch } from "./search.ts";
import { openSheet } from "./sheet.ts";
import { showSignedOut, signIn } from "./sign-in.ts";
import { createUnread } from "./unread.ts";
import type { Unread } from "./unread.ts";
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
      const session = await signIn();
      showDemoBar(session);
      return openChat(session, await loadHistory());
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
  readonly unread: Unread;
  readonly pinned: ReturnType<typeof createPinned>;
  readonly paging: Paging;
  readonly put: (item: ItemView) => void;
  /** Brings the composer in line with the newest messages. */
  readonly refresh: () => void;
}

function openChat(session: SessionView, history: HistoryView): void {
  const presses = createPresses();
  const log = createChatLog({
    press: presses.press,
    command: (text) => say(text),
    menu: (item) => openSheet(item, { reply: composer.reply, edit: composer.edit }),
    jump: (messageId) => void paging.jump(messageId),
    view: (item) => openLightbox(log.items(), item),
  });
  const paging = createPaging(log);
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
    void paging.toNewest();
  };
  const commands = createCommandMenu(say);
  const composer = createComposer(
    {
      send: say,
      files: (files, replyTo) => {
        outbox.files(files, replyTo);
        void paging.toNewest();
      },
      edit: async (messageId, text) => saveEdit(messageId, text, put),
      typed: commands.typed,
      newest: log.newest,
    },
    session.chat_id,
  );
  log.reset(history);
  const outbox = createOutbox(log, put, session.chat_id);
  const view = openView(session, log, paging);
  refresh();
  byId("start").addEventListener("click", () => say("/start"));
  followDeepLinks(async (clientId, text) => {
    showWelcome(false);
    const kept = outbox.once(clientId, text);
    void paging.toNewest();
    return kept;
  }, session.chat_id);
  const room = { log, outbox, composer, commands, presses, paging, ...view, put, refresh };
  showAbout(session, room);
  void view.unread.open(paging);
  followChat(history.seq, liveHandlers(room));
}

/** What moves over the chat: scrolling, keys, search, the viewer of pictures, the menu. */
function openView(
  session: SessionView,
  log: ChatLog,
  paging: Paging,
): Pick<Room, "unread" | "pinned"> {
  const jump = (messageId: number): void => void paging.jump(messageId);
  const unread = createUnread(session, log);
  startScrolling({
    nearTop: paging.older,
    nearBottom: paging.newer,
    toNewest: () => void paging.toNewest("smooth"),
    moved: unread.look,
    isWhole: () => !log.hasNewer(),
  });
  startRoving();
  startLightbox();
  const search = createSearch(jump);
  createChatMenu(session.by_link, { search: search.open, signedOut: showSignedOut });
  return { unread, pinned: createPinned(jump) };
}

function showAbout(session: SessionView, { commands, pinned, unread }: Room): void {
  byId("bot-name").textContent = session.bot.first_name;
  commands.set(session.commands);
  pinned.set(session.pinned);
  showBlocked(session.blocked);
  unread.seen(session.read_message_id);
}

/** Loads the chat anew, in place. The line has just come back; if it is gone again, once more. */
async function reload(room: Room): Promise<void> {
  try {
    showAbout(await openSession(language), room);
    await room.paging.reload();
    room.refresh();
  } catch {
    setTimeout(() => void reload(room), 3_000);
  }
}

function liveHandlers(room: Room): LiveHandlers {
  const { log, put, pinned, unread } = room;
  return {
    message: (item) => {
      const isKnown = log.newest().some(({ message_id }) => message_id === item.message_id);
      put(item);
      unread.came(item);
      if (item.out || isKnown) return;
      clearAction();
      announce(summary(item));
      if ("force_reply" in (item.composer_markup ?? {})) room.composer.reply(item);
    },
    edited: (item) => {
      put(item);
      pinned.changed(item);
      // The newest card is what the chat is at; an older one that changed is no news.
      const newest = log.newest().find(({ out }) => !out);
      if (item.message_id === newest?.message_id) announce(summary(item));
    },
    deleted: ({ message_id }) => {
      log.remove(message_id);
      room.refresh();
    },
    callback_answer: room.presses.answered,
    action: ({ action }) => showAction(action),
    commands: ({ commands }) => room.commands.set(commands),
    pinned: ({ message }) => pinned.set(message),
    read: ({ message_id }) => unread.seen(message_id),
    blocked: ({ blocked }) => showBlocked(blocked),
    reset: () => void reload(room),
    signed_out: showSignedOut,
    connected: (isConnected) => {
      showConnected(isConnected);
      if (isConnected) room.outbox.retry();
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
): Promise<boolean> {
  try {
    put(await editText(messageId, text));
    return true;
  } catch (error) {
    const isOffline = error instanceof ApiError && error.status === 0;
    showToast(isOffline ? words.offline : words.refused);
    return false;
  }
}
