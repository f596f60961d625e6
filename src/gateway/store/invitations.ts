import type { Database } from "./database.ts";
import { hash, newSecret } from "./secrets.ts";

/** Links that let one browser in. What changes something runs inside `write`. */
export interface Invitations {
  /** Returns the secret of a new link. */
  readonly invite: (invitation: Invitation) => string;
  /** Nothing if another opener used it, if it has expired or never was. */
  readonly find: (invitation: string, opener?: string) => Found | undefined;
  /** No link lets in this person any more. */
  readonly forgetOf: (personId: number) => void;
  /** No link with this label lets in anybody any more. */
  readonly takeBack: (label: string) => void;
}

export interface Invitation {
  readonly name?: string | undefined;
  readonly personId?: number | undefined;
  /** What it can be taken back by. */
  readonly label?: string | undefined;
  /** Unix seconds. */
  readonly expires: number;
}

interface Found extends Pick<Invitation, "name" | "personId"> {
  /** It is now of this opener and this person, and of nobody else. */
  readonly use: (personId: number) => void;
}

/** Seconds in which the same opener may ask again. */
const ASK_AGAIN = 600;

export function openInvitations(database: Database): Invitations {
  const sql = statements(database);
  return {
    invite: ({ name, personId, label, expires }) => {
      const token = newSecret();
      sql.forget.run(now());
      sql.add.run(hash(token), name ?? null, personId ?? null, label ?? null, expires);
      return token;
    },
    find: (invitation, opener = newSecret()) => {
      const [token, openedBy] = [hash(invitation), hash(opener)];
      const row = sql.find.get(token, now(), openedBy);
      if (row === undefined) return undefined;
      return {
        name: row["first_name"] === null ? undefined : String(row["first_name"]),
        personId: row["person_id"] === null ? undefined : Number(row["person_id"]),
        use: (personId) => void sql.use.run(openedBy, personId, now() + ASK_AGAIN, token),
      };
    },
    forgetOf: (personId) => void sql.forgetOf.run(personId),
    takeBack: (label) => void sql.takeBack.run(label),
  };
}

function statements(database: Database) {
  return {
    add: database.prepare(
      `INSERT INTO invitation (token_hash, first_name, person_id, label, expires)
       VALUES (?, ?, ?, ?, ?)`,
    ),
    find: database.prepare(
      `SELECT first_name, person_id FROM invitation
       WHERE token_hash = ? AND expires > ? AND (opener_hash IS NULL OR opener_hash = ?)`,
    ),
    use: database.prepare(
      `UPDATE invitation SET opener_hash = ?, person_id = ?, expires = min(expires, ?)
       WHERE token_hash = ?`,
    ),
    forget: database.prepare("DELETE FROM invitation WHERE expires <= ?"),
    forgetOf: database.prepare("DELETE FROM invitation WHERE person_id = ?"),
    takeBack: database.prepare("DELETE FROM invitation WHERE label = ?"),
  };
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
