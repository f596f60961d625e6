import { randomInt } from "node:crypto";
import type { PrivateChat, User } from "../wire.ts";
import type { Database } from "./database.ts";
import { openInvitations } from "./invitations.ts";
import type { Invitation } from "./invitations.ts";
import { hash, newSecret } from "./secrets.ts";

/**
 * Who may chat, and by which secrets they are known. Secrets are handed out once and kept as hashes.
 * A person's id is also the id of their one private chat, as on Telegram. What changes something runs inside `write`.
 */
export interface People {
  /** Nobody has ever come in; whoever was made ready for a demo did not. */
  isEmpty(): boolean;
  byId(id: number): Person | undefined;
  bySession(token: string): Person | undefined;
  create(about: About): SignedIn;
  update(person: Person, about: About): Person;
  /** Somebody of this name who is made ready for a demo: the same one each time, and without a secret. */
  readyMade(name: string, languageCode: string): Person;
  /** The secret of a link that lets one browser in, once: as somebody new, or as the person it names. */
  invite(invitation: Invitation): string;
  /** No link with this label lets in anybody any more. */
  takeBack(label: string): void;
  /**
   * Nothing if the link was used, has expired or never was. Whoever used it may ask again for a short while, by the same
   * `opener`, which nobody else knows: the first answer may be lost on the way.
   */
  redeem(invitation: string, about: About, opener?: string): SignedIn | undefined;
  signOut(token: string): void;
  /** Ends every session of a person at once, and their links for further devices; their chat stays. */
  signOutEverywhere(personId: number): void;
}

export interface Person {
  readonly id: number;
  readonly first_name: string;
  readonly language_code: string;
}

export interface SignedIn {
  readonly person: Person;
  readonly token: string;
}

interface About {
  readonly name?: string | undefined;
  readonly language_code?: string | undefined;
}

export function openPeople(database: Database, guestName: string): People {
  const sql = statements(database);
  const invitations = openInvitations(database);

  const byId = (id: number): Person | undefined => sql.byId.get(id) as Person | undefined;

  const signIn = (person: Person): SignedIn => {
    const token = newSecret();
    sql.addSession.run(hash(token), person.id, today());
    return { person, token };
  };

  const add = (about: About, demo?: string): Person => {
    const person: Person = {
      id: freeId(byId),
      first_name: about.name ?? guestName,
      language_code: about.language_code ?? "zh-CN",
    };
    sql.add.run(person.id, person.first_name, person.language_code, demo ?? null);
    sql.addChat.run(person.id);
    return person;
  };

  return {
    isEmpty: () => sql.anyone.get() === undefined,
    byId,
    bySession: (token) => {
      const row = sql.bySession.get(hash(token), today() - SESSION_LIFETIME) as
        | (Person & { readonly used: number })
        | undefined;
      if (row === undefined) return undefined;
      const { used, ...person } = row;
      if (used < today()) database.later(() => sql.useSession.run(today(), hash(token)));
      return person;
    },
    create: (about) => signIn(add(about)),
    update: (person, about) => {
      const first_name = about.name ?? person.first_name;
      const language_code = about.language_code ?? person.language_code;
      if (first_name === person.first_name && language_code === person.language_code) return person;
      sql.change.run(first_name, language_code, person.id);
      return { ...person, first_name, language_code };
    },
    readyMade: (name, language_code) => {
      return (sql.byDemo.get(name) as Person | undefined) ?? add({ name, language_code }, name);
    },
    invite: invitations.invite,
    takeBack: invitations.takeBack,
    redeem: (invitation, about, opener) => {
      const found = invitations.find(invitation, opener);
      if (found === undefined) return undefined;
      const name = found.name ?? about.name;
      const known = found.personId === undefined ? undefined : byId(found.personId);
      const person = known ?? add({ ...about, name });
      found.use(person.id);
      return signIn(person);
    },
    signOut: (token) => void sql.signOut.run(hash(token)),
    signOutEverywhere: (personId) => {
      sql.signOutEverywhere.run(personId);
      invitations.forgetOf(personId);
    },
  };
}

export function userOf(person: Person): User {
  const { id, first_name, language_code } = person;
  return { id, is_bot: false, first_name, language_code };
}

export function chatOf(person: Person): PrivateChat {
  return { id: person.id, type: "private", first_name: person.first_name };
}

/** Days that an unused session lasts: a clerk fills one report a year. */
const SESSION_LIFETIME = 400;

function statements(database: Database) {
  return {
    anyone: database.prepare("SELECT 1 FROM person WHERE demo IS NULL LIMIT 1"),
    byId: database.prepare("SELECT id, first_name, language_code FROM person WHERE id = ?"),
    byDemo: database.prepare("SELECT id, first_name, language_code FROM person WHERE demo = ?"),
    bySession: database.prepare(
      `SELECT id, first_name, language_code, used FROM session JOIN person ON id = person_id
       WHERE token_hash = ? AND used > ?`,
    ),
    useSession: database.prepare("UPDATE session SET used = ? WHERE token_hash = ?"),
    add: database.prepare(
      "INSERT INTO person (id, first_name, language_code, demo) VALUES (?, ?, ?, ?)",
    ),
    addChat: database.prepare("INSERT INTO chat (id) VALUES (?)"),
    change: database.prepare("UPDATE person SET first_name = ?, language_code = ? WHERE id = ?"),
    addSession: database.prepare(
      "INSERT INTO session (token_hash, person_id, used) VALUES (?, ?, ?)",
    ),
    signOut: database.prepare("DELETE FROM session WHERE token_hash = ?"),
    signOutEverywhere: database.prepare("DELETE FROM session WHERE person_id = ?"),
  };
}

/** Random, so that the people of a wiped data folder are not taken for new ones. Nine digits: see `press-id.ts`. */
function freeId(find: (id: number) => Person | undefined): number {
  for (;;) {
    const id = randomInt(100_000_000, 900_000_000);
    if (find(id) === undefined) return id;
  }
}

/** Days since 1970: precise enough for a session's age, and one write a day. */
function today(): number {
  return Math.floor(Date.now() / 86_400_000);
}
