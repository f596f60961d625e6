import type { SessionView } from "../person-wire.ts";
import { demoPerson } from "./demo-person.ts";
import { byId } from "./dom.ts";
import { openMenu } from "./sheet.ts";
import { words } from "./words.ts";

/** In a demo, a bar above the chat: who this tab shows, and a switch to somebody else. Tabs choose each for itself. */
export function showDemoBar({ demo, user }: SessionView): void {
  if (demo === undefined) return;
  const shown = demo.find(({ id }) => id === user.id) ?? MYSELF;
  const change = byId("demo-switch", HTMLButtonElement);
  byId("demo").ariaLabel = words.demoWho;
  byId("demo-mark").textContent = words.demo;
  byId("demo-name").textContent = shown.name;
  byId("demo-about").textContent = shown.about;
  byId("demo-pill").textContent = words.switchPerson;
  byId("demo").hidden = false;
  change.addEventListener("click", () => {
    const people = [...demo, MYSELF].map((person) => ({
      label: person.name,
      about: person.about,
      isChosen: person === shown,
      act: () => turnInto(person.id, shown.id),
    }));
    openMenu(words.demoWho, people);
  });
}

/** Several tabs are told apart by whom they show. */
export function titleOf({ demo, user, bot }: SessionView): string {
  const shown = demo?.find(({ id }) => id === user.id);
  return shown === undefined ? bot.first_name : `${shown.name} · ${bot.first_name}`;
}

/** The browser's own account, whatever its number is. */
const MYSELF = { id: undefined, name: words.myself, about: words.myselfAbout } as const;

/** The page starts anew, so that nothing of one person is left before the eyes of another. */
function turnInto(id: number | undefined, now: number | undefined): void {
  if (id === now) return;
  demoPerson.set(id === undefined ? undefined : String(id));
  location.reload();
}
