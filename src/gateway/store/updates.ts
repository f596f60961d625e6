import type { Update, UpdateBody } from "../wire.ts";
import type { Database } from "./database.ts";

/** What waits for the bot: every update since the last one it confirmed. */
export interface Updates {
  /** The oldest first. `kinds` names the wanted ones; none means all. */
  pending(limit: number, kinds: readonly string[]): readonly Update[];
  count(): number;
  /** The number of the `nth` update from the end (1 is the newest), or nothing if there are fewer. */
  fromEnd(nth: number): number | undefined;
  /** Inside `write`: gives an update its number; the listeners hear of it once it is on disk. */
  push(build: (updateId: number) => UpdateBody): Update;
  /** Forgets the updates before `offset`. Losing this in a kill only means that some come twice. */
  confirm(offset: number): void;
  confirmAll(): void;
  /** Forgets one update, wherever it stands. */
  confirmOne(updateId: number): void;
  readonly listeners: Set<() => void>;
  /** The kinds that the bot does not want: they get a number, and nobody hears of them. */
  readonly unwanted: Set<string>;
}

export function openUpdates(database: Database): Updates {
  const sql = statements(database);
  const listeners = new Set<() => void>();
  const unwanted = new Set<string>();
  // A bot remembers which updates it has handled. Starting at the clock, in seconds, keeps the ids
  // of a wiped or restored folder apart from those it has seen.
  let nextId = Math.max(Number(sql.last.get()?.["seq"] ?? 0) + 1, Math.floor(Date.now() / 1000));
  // The bot may only hear of what is on disk: an id must not be given twice after a kill.
  let written = nextId;
  // Confirmed, and perhaps not yet removed.
  let confirmed = 0;
  const done = new Set<number>();

  const confirm = (offset: number): void => {
    if (offset <= confirmed) return;
    confirmed = offset;
    database.later(() => void sql.forget.run(offset));
  };

  return {
    listeners,
    unwanted,
    pending: (limit, kinds) => {
      const found: Update[] = [];
      for (const row of sql.pending.iterate(confirmed, written)) {
        if (found.length === limit) break;
        const id = Number(row["update_id"]);
        if (done.has(id) || (kinds.length > 0 && !kinds.includes(String(row["kind"])))) continue;
        found.push({ update_id: id, ...(JSON.parse(String(row["body"])) as UpdateBody) });
      }
      return found;
    },
    count: () => Number(sql.count.get(confirmed)?.["count"]) - done.size,
    fromEnd: (nth) => {
      const row = sql.fromEnd.get(confirmed, nth - 1);
      return row === undefined ? undefined : Number(row["update_id"]);
    },
    push: (build) => {
      const update_id = nextId;
      nextId += 1;
      const body = build(update_id);
      const [kind = ""] = Object.keys(body);
      sql.add.run(update_id, kind, JSON.stringify(body));
      if (unwanted.has(kind)) sql.forgetOne.run(update_id);
      database.afterwards(() => {
        written = update_id + 1;
        for (const listener of listeners) listener();
      });
      return { update_id, ...body };
    },
    confirm,
    confirmAll: () => confirm(nextId),
    confirmOne: (updateId) => {
      done.add(updateId);
      database.later(() => {
        sql.forgetOne.run(updateId);
        done.delete(updateId);
      });
    },
  };
}

function statements(database: Database) {
  return {
    last: database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'pending'"),
    pending: database.prepare(
      "SELECT * FROM pending WHERE update_id >= ? AND update_id < ? ORDER BY update_id",
    ),
    count: database.prepare("SELECT count(*) AS count FROM pending WHERE update_id >= ?"),
    fromEnd: database.prepare(
      "SELECT update_id FROM pending WHERE update_id >= ? ORDER BY update_id DESC LIMIT 1 OFFSET ?",
    ),
    add: database.prepare("INSERT INTO pending (update_id, kind, body) VALUES (?, ?, ?)"),
    forget: database.prepare("DELETE FROM pending WHERE update_id < ?"),
    forgetOne: database.prepare("DELETE FROM pending WHERE update_id = ?"),
  };
}
