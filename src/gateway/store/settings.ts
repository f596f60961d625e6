import type { z } from "zod";
import type { Database } from "./database.ts";

/** Small values that outlive a restart, by key. */
export interface Settings {
  get<S extends z.ZodType>(key: string, schema: S): z.output<S> | undefined;
  /** Inside `write`. */
  set(key: string, value: unknown): void;
}

export function openSettings(database: Database): Settings {
  const get = database.prepare("SELECT value FROM setting WHERE key = ?");
  const set = database.prepare(
    "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
  );
  const remove = database.prepare("DELETE FROM setting WHERE key = ?");
  return {
    get: (key, schema) => {
      const row = get.get(key);
      return row === undefined ? undefined : schema.parse(JSON.parse(String(row["value"])));
    },
    set: (key, value) => {
      if (value === undefined) remove.run(key);
      else set.run(key, JSON.stringify(value));
    },
  };
}
