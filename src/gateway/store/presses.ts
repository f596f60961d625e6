import type { Chats, PressAnswer } from "./chats.ts";
import type { Database } from "./database.ts";

/** Presses of inline buttons. What changes something runs inside `write`. */
export interface Presses {
  get(id: string): Press | undefined;
  byClientId(chatId: number, clientId: string): Press | undefined;
  add(press: Press & { readonly clientId: string }): void;
  /** The watchers of the chat hear it. A second answer takes the place of the first. */
  answer(press: Press, answer: Omit<PressAnswer, "callback_query_id">): void;
  /** Answers given after `seq`. */
  answeredAfter(
    chatId: number,
    seq: number,
  ): readonly { readonly seq: number; readonly answer: PressAnswer }[];
}

export interface Press {
  /** The id of the callback query. */
  readonly id: string;
  readonly chatId: number;
  /** Unix seconds. */
  readonly date: number;
}

/** A press can be answered for this long, as on Telegram. Seconds. */
export const PRESS_LIFETIME = 15 * 60;

/** A client may repeat its request for this long without pressing twice. Seconds. */
const REMEMBERED = 7 * 24 * 3600;

export function openPresses(database: Database, chats: Chats): Presses {
  const sql = {
    get: database.prepare("SELECT * FROM press WHERE id = ?"),
    byClient: database.prepare("SELECT * FROM press WHERE chat_id = ? AND client_id = ?"),
    add: database.prepare("INSERT INTO press (id, chat_id, client_id, date) VALUES (?, ?, ?, ?)"),
    forget: database.prepare("DELETE FROM press WHERE date < ?"),
    answer: database.prepare("UPDATE press SET answer = ?, seq = ? WHERE id = ?"),
    answeredAfter: database.prepare(
      "SELECT seq, answer FROM press WHERE chat_id = ? AND seq > ? ORDER BY seq",
    ),
  };
  const pressOf = (row: Record<string, unknown> | undefined): Press | undefined =>
    row && { id: String(row["id"]), chatId: Number(row["chat_id"]), date: Number(row["date"]) };

  return {
    get: (id) => pressOf(sql.get.get(id)),
    byClientId: (chatId, clientId) => pressOf(sql.byClient.get(chatId, clientId)),
    add: ({ id, chatId, clientId, date }) => {
      sql.forget.run(date - REMEMBERED);
      sql.add.run(id, chatId, clientId, date);
    },
    answer: ({ id, chatId }, given) => {
      const answer: PressAnswer = { callback_query_id: id, ...given };
      const seq = chats.nextSeq(chatId);
      sql.answer.run(JSON.stringify(answer), seq, id);
      chats.emit(chatId, { type: "answered", answer, seq });
    },
    answeredAfter: (chatId, seq) =>
      sql.answeredAfter.all(chatId, seq).map((row) => ({
        seq: Number(row["seq"]),
        answer: JSON.parse(String(row["answer"])) as PressAnswer,
      })),
  };
}
