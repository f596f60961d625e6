import { isBlocked, toggleBlocked } from "./blocking.ts";
import { signOut } from "./chat-api.ts";
import { byId } from "./dom.ts";
import { askFirst, showToast } from "./notices.ts";
import { openMenu } from "./sheet.ts";
import { words } from "./words.ts";

const opener = byId("chat-menu", HTMLButtonElement);

/** What the menu of the whole chat can set off. */
export interface ChatMenuActions {
  readonly search: () => void;
  readonly signedOut: () => void;
}

/** The menu behind ⋮ in the top bar. */
export function createChatMenu(isByLink: boolean, actions: ChatMenuActions): void {
  const leave = async (): Promise<void> => {
    if (!(await askFirst(words.signOutFirst, words.signOut))) return;
    try {
      await signOut();
      actions.signedOut();
    } catch {
      showToast(words.offline);
    }
  };
  opener.ariaLabel = words.chatMenu;
  opener.hidden = false;
  opener.addEventListener("click", () => {
    openMenu(words.chatMenu, [
      { label: words.search, act: actions.search },
      {
        label: isBlocked() ? words.takeUpBot : words.stopBot,
        act: () => void toggleBlocked(),
        isGrave: !isBlocked(),
      },
      isByLink && { label: words.signOut, act: () => void leave(), isGrave: true },
    ]);
  });
}
