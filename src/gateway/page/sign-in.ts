import type { SessionView } from "../person-wire.ts";
import { ApiError, openSession } from "./api.ts";
import { composerWords } from "./composer-words.ts";
import { button, el } from "./dom.ts";
import { forgetPerson } from "./forget.ts";
import { language } from "./words.ts";

/**
 * Opens the person's session, with the link's secret if the page was opened by a link; while the server is away it
 * keeps trying. Where only a link lets people in and there is none, it says so and never ends.
 */
export async function signIn(): Promise<SessionView> {
  takeInvite();
  // A second link, opened in the same window, changes no more than the end of the address.
  addEventListener("hashchange", onNewLink);
  let gate: Gate = location.hash === SIGNED_OUT ? "signedOut" : "linkNeeded";
  for (;;) {
    const invite = keptInvite();
    try {
      const session = await openSession(language, invite);
      keepInvite(undefined);
      return session;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const isLinkRefused = invite !== undefined && isFinal(error);
      // Somebody who is in already may tap the old link again, so that it is tried without.
      if (isLinkRefused) gate = "linkUsed";
      if (isLinkRefused) keepInvite(undefined);
      else if (error.status === 401) return showGate(gate);
      else await new Promise((done) => setTimeout(done, (error.retryAfter ?? 2) * 1000));
    }
  }
}

function onNewLink(): void {
  if (takeInvite()) location.reload();
}

/** For whoever signed out, here or elsewhere: the page starts anew, with nothing of the person in it. */
export function showSignedOut(): void {
  void forgetPerson().then(() => {
    history.replaceState(null, "", SIGNED_OUT);
    location.reload();
  });
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

const INVITE = "invite";
let held: string | undefined;

/** Takes the secret off the address at once, so that it is neither read over a shoulder nor kept as a bookmark. */
function takeInvite(): boolean {
  const invite = new URLSearchParams(location.hash.slice(1)).get("in");
  if (invite === null || invite === "") return false;
  history.replaceState(null, "", location.pathname + location.search);
  keepInvite(invite);
  return true;
}

/** Until it is used it outlives a reload: the network may be away at the first try. */
function keepInvite(invite: string | undefined): void {
  held = invite;
  try {
    if (invite === undefined) sessionStorage.removeItem(INVITE);
    else sessionStorage.setItem(INVITE, invite);
  } catch {
    // Then it lives as long as the page.
  }
}

function keptInvite(): string | undefined {
  try {
    return held ?? sessionStorage.getItem(INVITE) ?? undefined;
  } catch {
    return held;
  }
}
