import type { ItemView, SessionView } from "../person-wire.ts";
import { markRead } from "./chat-api.ts";
import type { ChatLog } from "./chat-log.ts";
import { titleOf } from "./demo-bar.ts";
import type { Paging } from "./paging.ts";
import { lastInSight, showUnread } from "./scroll.ts";

/** What the person has seen, here or in another window, and what not yet. */
export interface Unread {
  /** Looks again at what is in sight. */
  readonly look: () => void;
  /** Seen in another window. */
  readonly seen: (messageId: number) => void;
  /** A message that is new. */
  readonly came: (item: ItemView) => void;
  /** Begins where the person left off: at the end, or at the first message that was not seen. */
  readonly open: (paging: Paging) => Promise<void>;
}

/** The server is told once the eye rests. Milliseconds. */
const REST = 600;

export function createUnread(session: SessionView, log: ChatLog): Unread {
  const name = titleOf(session);
  let read = session.read_message_id;
  let told = read;
  let timer = 0;

  const fresh = (): readonly number[] =>
    log
      .newest()
      .filter(({ out, message_id }) => !out && message_id > read)
      .map(({ message_id }) => message_id);

  const draw = (): void => {
    tellCount(fresh().length, name);
  };
  const seen = (messageId: number): void => {
    read = Math.max(read, messageId);
    draw();
  };
  const tell = (): void => {
    if (read <= told) return;
    told = read;
    // The next message that is seen tells it again.
    markRead(read).catch(() => (told = 0));
  };
  const look = (): void => {
    const id = document.hidden ? undefined : lastInSight();
    if (id !== undefined && id > read) {
      seen(id);
      clearTimeout(timer);
      timer = setTimeout(tell, REST);
    } else draw();
  };
  // Whoever never read anything needs no line to tell where to begin.
  const drawLine = (): void => log.lineAbove(read === 0 ? undefined : fresh().at(-1));

  document.addEventListener("visibilitychange", () => {
    // What comes while nobody looks is below a line when somebody does.
    if (document.hidden && fresh().length === 0) log.lineAbove(undefined);
    look();
  });
  return {
    look,
    seen: (messageId) => {
      told = Math.max(told, messageId);
      seen(messageId);
    },
    came: ({ out }) => {
      if (out) log.lineAbove(undefined);
      else if (document.hidden) drawLine();
      look();
    },
    open: async (paging) => {
      const first = fresh().at(-1);
      if (read === 0 || first === undefined) return paging.toNewest();
      // What comes into sight on the way there is read at once.
      const left = read;
      // With more unread messages than a page holds, the first of them is further up.
      if (first === log.oldestId() && log.hasOlder()) await paging.around(left);
      const start = log.items().find(({ out, message_id }) => !out && message_id > left);
      log.lineAbove(start?.message_id);
      if (start !== undefined) log.show(start.message_id, "begin");
      look();
    },
  };
}

/** On the button to the newest; for whoever looks elsewhere, also in the title and on the page's icon. */
function tellCount(unread: number, name: string): void {
  const count = unread === 0 ? "" : unread > 99 ? "99+" : String(unread);
  showUnread(count);
  document.title = document.hidden && count !== "" ? `(${count}) ${name}` : name;
  showBadge(document.hidden ? unread : 0);
}

/** On the icon of the installed page. */
function showBadge(count: number): void {
  if (!("setAppBadge" in navigator)) return;
  // Refused where the page is not installed.
  navigator.setAppBadge(count).catch(() => undefined);
}
