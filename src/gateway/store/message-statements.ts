import type { Database } from "./database.ts";

/** The SQL about messages. `body IS NULL` is a deleted one. */
export function messageStatements(database: Database) {
  return {
    get: database.prepare("SELECT * FROM message WHERE chat_id = ? AND message_id = ?"),
    byClient: database.prepare("SELECT * FROM message WHERE chat_id = ? AND client_id = ?"),
    older: database.prepare(
      `SELECT * FROM message WHERE chat_id = ? AND message_id < ? AND body IS NOT NULL
       ORDER BY message_id DESC LIMIT ?`,
    ),
    newer: database.prepare(
      `SELECT * FROM message WHERE chat_id = ? AND message_id > ? AND body IS NOT NULL
       ORDER BY message_id LIMIT ?`,
    ),
    search: database.prepare(
      `SELECT * FROM message WHERE chat_id = ? AND message_id < ? AND body IS NOT NULL
       AND instr(words, ?) > 0 ORDER BY message_id DESC`,
    ),
    pinned: database.prepare(
      `SELECT * FROM message WHERE chat_id = ? AND pinned IS NOT NULL AND body IS NOT NULL
       ORDER BY pinned DESC LIMIT 1`,
    ),
    changedAfter: database.prepare(
      "SELECT * FROM message WHERE chat_id = ? AND seq > ? ORDER BY seq LIMIT ?",
    ),
    add: database.prepare(
      `INSERT INTO message (chat_id, message_id, born, seq, out, client_id, body, markup, words)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    edit: database.prepare(
      "UPDATE message SET body = ?, words = ? WHERE chat_id = ? AND message_id = ?",
    ),
    remove: database.prepare(
      `UPDATE message SET body = NULL, markup = NULL, pinned = NULL, words = '', seq = ?
       WHERE chat_id = ? AND message_id = ?`,
    ),
    touch: database.prepare("UPDATE message SET seq = ? WHERE chat_id = ? AND message_id = ?"),
    react: database.prepare("UPDATE message SET reaction = ? WHERE chat_id = ? AND message_id = ?"),
    pin: database.prepare("UPDATE message SET pinned = ? WHERE chat_id = ? AND message_id = ?"),
    shows: database.prepare("SELECT 1 FROM shown WHERE file_id = ? AND chat_id = ? LIMIT 1"),
    show: database.prepare("INSERT OR IGNORE INTO shown VALUES (?, ?, ?)"),
    unshow: database.prepare("DELETE FROM shown WHERE chat_id = ? AND message_id = ?"),
  };
}
