import type { SessionView } from "../person-wire.ts";
import { ApiError, newClientId, openSession } from "./api.ts";
import { composerWords } from "./composer-words.ts";
import { demoPerson } from "./demo-person.ts";
import { button, el } from "./dom.ts";
import { forgetPerson } from "./forget.ts";
import { invite, start, takeLink } from "./links.ts";
import { tabMemory } from "./tab-memory.ts";
import { language } from "./words.ts";

/**
 * Opens the person's session, with the link's secret if the page was opened by a link; while the server is away it
 * keeps trying. Where only a link lets people in and there is none, it says so and never ends.
 */
export async function signIn(): Promise<SessionView> {
  takeLink();
  // A second link, opened in the same window, changes no more than the end of the address.
  addEventListener("hashchange", onNewLink);
  let gate: Gate = location.hash === SIGNED_OUT ? "signedOut" : "linkNeeded";
  for (;;) {
    const secret = invite.get();
    try {
      const carried = secret === undefined ? undefined : { invite: secret, opener: ourOwn() };
      const session = await openSession(language, carried);
      invite.set(undefined);
      isDemo = session.demo !== undefined;
      return session;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // The demo knows other people now, or is over.
      if (error.code === "no_such_person") {
        demoPerson.set(undefined);
        continue;
      }
      const isLinkRefused = secret !== undefined && isFinal(error);
      // Somebody who is in already may tap the old link again, so that it is tried without.
      if (isLinkRefused) gate = "linkUsed";
      if (isLinkRefused) invite.set(undefined);
      else if (error.status === 401) return showGate(gate);
      else await new Promise((done) => setTimeout(done, (error.retryAfter ?? 2) * 1000));
    }
  }
}

function onNewLink(): void {
  takeLink();
  if (invite.get() !== undefined) location.reload();
}

/** For whoever signed out, here or elsewhere: the page starts anew, with nothing of the person in it. */
export function showSignedOut(): void {
  if (isDemo) return leaveDemo();
  void forgetPerson().then(() => {
    history.replaceState(null, "", SIGNED_OUT);
    location.reload();
  });
}

let isDemo = false;

/** Other tabs go on as other people, whose drafts stay; this one shows whoever this browser is. */
function leaveDemo(): void {
  demoPerson.set(undefined);
  location.reload();
}

/** The end of the address that tells the page why it starts anew. */
const SIGNED_OUT = "#signed-out";

type Gate = "linkNeeded" | "linkUsed" | "signedOut";

const GATES: Readonly<Record<Gate, readonly [title: string, how: string]>> = {
  linkNeeded: [composerWords.linkNeeded, composerWords.linkNeededHow],
  linkUsed: [composerWords.linkUsed, composerWords.linkUsedHow],
  signedOut: [composerWords.signedOutTitle, composerWords.signedOutHow],
};

async function showGate(gate: Gate): Promise<never> {
  // Whoever comes in later by another link did not mean this one.
  start.set(undefined);
  const [title, how] = GATES[gate];
  const heading = el("h1", { tabindex: "-1" }, title);
  const icon = el("img", { src: "/page/icon.svg", alt: "", width: "72", height: "72" });
  const again = button(composerWords.tryAgain, () => location.reload(), { class: "plain" });
  document.body.replaceChildren(
    el("main", { class: "gate" }, icon, heading, el("p", {}, how), again),
  );
  heading.focus();
  return new Promise(() => undefined);
}

function isFinal({ status }: ApiError): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

const opener = tabMemory("opener");

/** What this tab is known by when it asks again. */
function ourOwn(): string {
  const known = opener.get() ?? newClientId();
  opener.set(known);
  return known;
}
