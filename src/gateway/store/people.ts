import { createHash, randomBytes, randomInt } from "node:crypto";
import type { PrivateChat, User } from "../wire.ts";
import type { Database } from "./database.ts";

/**
 * Who may chat, and by which secrets they are known. Secrets are handed out once and kept as hashes.
 * A person's id is also the id of their one private chat, as on Telegram. What changes something runs inside `write`.
 */
export interface People {
  /** Nobody has ever come in. */
  isEmpty(): boolean;
  byId(id: number): Person | undefined;
  bySession(token: string): Person | undefined;
  create(about: About): SignedIn;
  update(person: Person, about: About): Person;
  /** The secret of a link that lets one browser in, once: as somebody new, or as the person it names. */
  invite(invitation: Invitation): string;
  /** Nothing if the link was used, has expired or never was. */
  redeem(invitation: string, about: About): SignedIn | undefined;
  signOut(token: string): void;
  /** Ends every session of a person at once; their chat stays. */
  signOutEverywhere(person: Person): void;
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

export interface Invitation {
  readonly name?: string | undefined;
  readonly personId?: number | undefined;
  /** Unix seconds. */
  readonly expires: number;
}

interface About {
  readonly name?: string | undefined;
  readonly language_code?: string | undefined;
}

export function openPeople(database: Database, guestName: string): People {
  const sql = statements(database);

  const byId = (id: number): Person | undefined => sql.byId.get(id) as Person | undefined;

  const signIn = (person: Person): SignedIn => {
    const token = newSecret();
    sql.addSession.run(hash(token), person.id, today());
    return { person, token };
  };

  const create = (about: About): SignedIn => {
    const person: Person = {
      id: freeId(byId),
      first_name: about.name ?? guestName,
      language_code: about.language_code ?? "zh-CN",
    };
    sql.add.run(person.id, person.first_name, person.language_code);
    sql.addChat.run(person.id);
    return signIn(person);
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
    create,
    update: (person, about) => {
      const first_name = about.name ?? person.first_name;
      const language_code = about.language_code ?? person.language_code;
      if (first_name === person.first_name && language_code === person.language_code) return person;
      sql.change.run(first_name, language_code, person.id);
      return { ...person, first_name, language_code };
    },
    invite: ({ name, personId, expires }) => {
      const token = newSecret();
      sql.forgetInvitations.run(now());
      sql.invite.run(hash(token), name ?? null, personId ?? null, expires);
      return token;
    },
    redeem: (invitation, about) => {
      const row = sql.redeem.get(hash(invitation), now());
      if (row === undefined) return undefined;
      const known = row["person_id"] === null ? undefined : byId(Number(row["person_id"]));
      if (known !== undefined) return signIn(known);
      const name = row["first_name"] === null ? about.name : String(row["first_name"]);
      return create({ ...about, name });
    },
    signOut: (token) => void sql.signOut.run(hash(token)),
    signOutEverywhere: (person) => void sql.signOutEverywhere.run(person.id),
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
    anyone: database.prepare("SELECT 1 FROM person LIMIT 1"),
    byId: database.prepare("SELECT id, first_name, language_code FROM person WHERE id = ?"),
    bySession: database.prepare(
      `SELECT id, first_name, language_code, used FROM session JOIN person ON id = person_id
       WHERE token_hash = ? AND used > ?`,
    ),
    useSession: database.prepare("UPDATE session SET used = ? WHERE token_hash = ?"),
    add: database.prepare("INSERT INTO person (id, first_name, language_code) VALUES (?, ?, ?)"),
    addChat: database.prepare("INSERT INTO chat (id) VALUES (?)"),
    change: database.prepare("UPDATE person SET first_name = ?, language_code = ? WHERE id = ?"),
    addSession: database.prepare(
      "INSERT INTO session (token_hash, person_id, used) VALUES (?, ?, ?)",
    ),
    signOut: database.prepare("DELETE FROM session WHERE token_hash = ?"),
    signOutEverywhere: database.prepare("DELETE FROM session WHERE person_id = ?"),
    invite: database.prepare(
      "INSERT INTO invitation (token_hash, first_name, person_id, expires) VALUES (?, ?, ?, ?)",
    ),
    redeem: database.prepare(
      "DELETE FROM invitation WHERE token_hash = ? AND expires > ? RETURNING first_name, person_id",
    ),
    forgetInvitations: database.prepare("DELETE FROM invitation WHERE expires <= ?"),
  };
}

/** Random, so that the people of a wiped data folder are not taken for new ones. Nine digits: see `press-id.ts`. */
function freeId(find: (id: number) => Person | undefined): number {
  for (;;) {
    const id = randomInt(100_000_000, 900_000_000);
    if (find(id) === undefined) return id;
  }
}

function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

function hash(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}

/** Days since 1970: precise enough for a session's age, and one write a day. */
function today(): number {
  return Math.floor(Date.now() / 86_400_000);
}
