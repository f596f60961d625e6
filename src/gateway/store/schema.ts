/** The messenger's tables. A change of them is a new step at the end of this list, never a change of an old one. */
export const SCHEMA_STEPS: readonly string[] = [
  `
  CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    first_name TEXT NOT NULL,
    language_code TEXT NOT NULL
  ) STRICT;

  -- Secrets are kept as hashes only.
  CREATE TABLE session (
    token_hash TEXT PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person(id),
    used INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX session_of_person ON session(person_id);

  CREATE TABLE invitation (
    token_hash TEXT PRIMARY KEY,
    first_name TEXT,
    person_id INTEGER REFERENCES person(id),
    expires INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- A chat has the id of its person. Every change in it takes the next seq.
  CREATE TABLE chat (
    id INTEGER PRIMARY KEY REFERENCES person(id),
    seq INTEGER NOT NULL DEFAULT 0,
    last_message_id INTEGER NOT NULL DEFAULT 0,
    read_message_id INTEGER NOT NULL DEFAULT 0,
    blocked INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  -- born: the seq at which it came; seq: that of its last change. A deleted message stays without body.
  CREATE TABLE message (
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    born INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    out INTEGER NOT NULL,
    client_id TEXT,
    body TEXT,
    markup TEXT,
    reaction TEXT,
    pinned INTEGER,
    words TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (chat_id, message_id)
  ) STRICT;
  CREATE INDEX message_by_seq ON message(chat_id, seq);
  CREATE UNIQUE INDEX message_by_client ON message(chat_id, client_id) WHERE client_id IS NOT NULL;
  CREATE INDEX message_pinned ON message(chat_id, pinned) WHERE pinned IS NOT NULL;

  CREATE TABLE press (
    id TEXT PRIMARY KEY,
    chat_id INTEGER NOT NULL,
    client_id TEXT NOT NULL,
    date INTEGER NOT NULL,
    seq INTEGER,
    answer TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX press_by_client ON press(chat_id, client_id);
  CREATE INDEX press_by_seq ON press(chat_id, seq) WHERE seq IS NOT NULL;
  CREATE INDEX press_by_date ON press(date);

  -- What waits for the bot. AUTOINCREMENT: an id that was confirmed never comes again.
  CREATE TABLE pending (
    update_id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;

  CREATE TABLE file (
    id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    saved INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX file_by_content ON file(sha256);

  -- Which messages show which file.
  CREATE TABLE shown (
    file_id TEXT NOT NULL,
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    PRIMARY KEY (file_id, chat_id, message_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX shown_by_message ON shown(chat_id, message_id);

  CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- The name under which somebody was made ready for a demo.
  ALTER TABLE person ADD COLUMN demo TEXT;
  CREATE UNIQUE INDEX person_by_demo ON person(demo) WHERE demo IS NOT NULL;

  -- Who used it, for the moment in which the answer may be lost on the way.
  ALTER TABLE invitation ADD COLUMN opener_hash TEXT;
  CREATE INDEX invitation_of_person ON invitation(person_id) WHERE person_id IS NOT NULL;
  `,
  `
  -- What it is taken back by; no secret.
  ALTER TABLE invitation ADD COLUMN label TEXT;
  CREATE INDEX invitation_by_label ON invitation(label) WHERE label IS NOT NULL;
  `,
];
