import { createHash, randomBytes, randomInt } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { openJournal } from "./journal.ts";
import type { Journal } from "./journal.ts";
import type { PrivateChat, User } from "./wire.ts";

/** Who may chat. A person's id is also the id of their one private chat, as on Telegram. */
export interface People {
  byId(id: number): Person | undefined;
  byToken(token: string): Person | undefined;
  /** A new person, and the secret by which they are known from now on. It is kept only as a hash. */
  create(about: About): Promise<{ readonly person: Person; readonly token: string }>;
  update(person: Person, about: About): Promise<Person>;
  close(): Promise<void>;
}

export type Person = z.output<typeof Person>;

const Person = z.object({
  id: z.int(),
  first_name: z.string(),
  language_code: z.string(),
  token_hash: z.string(),
});

interface About {
  readonly name?: string | undefined;
  readonly language_code?: string | undefined;
}

export async function openPeople(dataDir: string, guestName: string): Promise<People> {
  const byId = new Map<number, Person>();
  const byHash = new Map<string, Person>();
  const journal = await openJournal(join(dataDir, "people.jsonl"), (line) => {
    remember(Person.parse(line));
  });

  function remember(person: Person): Person {
    const known = byId.get(person.id);
    // Chats hold on to their person, so news about somebody goes into the same object.
    const kept = known === undefined ? person : Object.assign(known, person);
    byId.set(kept.id, kept);
    byHash.set(kept.token_hash, kept);
    return kept;
  }

  return {
    byId: (id) => byId.get(id),
    byToken: (token) => byHash.get(hash(token)),
    create: async (about) => {
      const token = randomBytes(32).toString("base64url");
      const person: Person = {
        id: freeId(byId),
        first_name: about.name ?? guestName,
        language_code: about.language_code ?? "zh-CN",
        token_hash: hash(token),
      };
      return { person: await keep(journal, person, remember), token };
    },
    update: async (person, about) => {
      const changed = {
        ...person,
        first_name: about.name ?? person.first_name,
        language_code: about.language_code ?? person.language_code,
      };
      const same =
        changed.first_name === person.first_name && changed.language_code === person.language_code;
      return same ? person : keep(journal, changed, remember);
    },
    close: () => journal.close(),
  };
}

export function userOf(person: Person): User {
  return {
    id: person.id,
    is_bot: false,
    first_name: person.first_name,
    language_code: person.language_code,
  };
}

export function chatOf(person: Person): PrivateChat {
  return { id: person.id, type: "private", first_name: person.first_name };
}

async function keep(
  journal: Journal,
  person: Person,
  remember: (person: Person) => Person,
): Promise<Person> {
  await journal.append(person);
  return remember(person);
}

/** Random, so that the people of a wiped data folder are not taken for new ones. Nine digits: see `press.ts`. */
function freeId(taken: ReadonlyMap<number, Person>): number {
  for (;;) {
    const id = randomInt(100_000_000, 900_000_000);
    if (!taken.has(id)) return id;
  }
}

function hash(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
