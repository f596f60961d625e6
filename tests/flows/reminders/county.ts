import type { Directory, Post, Unit } from "#flows/directory/directory.ts";
import { emptyDirectory } from "#flows/directory/directory.ts";

/** A unit of which only what matters is said. */
export const unit = (id: string, change: Partial<Unit> = {}): Unit => ({
  id,
  name: `${id}镇人民政府`,
  short: `${id}镇`,
  self: "我镇",
  level: "township",
  region: "朝阳县",
  parent: "u1",
  review: [],
  extended: {},
  ...change,
});

export const post = (
  person: number,
  unit: string,
  role: Post["role"],
  change: Partial<Post> = {},
): Post => ({ person, unit, role, since: "2025-12-01T00:00:00Z", ...change });

/** The county itself is `u1`, without a parent. */
export const county = (units: readonly Unit[], posts: readonly Post[] = []): Directory => {
  const { parent: _, ...top } = unit("u1", { short: "朝阳县", level: "county" });
  return { ...emptyDirectory, units: [top, ...units], posts: [...posts] };
};

/* January 2026, as the State Council arranged it: holiday from the 1st to the 3rd, Sunday the 4th is worked. */
const off = new Set(
  `2025-12-20 2025-12-21 2025-12-27 2025-12-28 2026-01-01 2026-01-02 2026-01-03 2026-01-10 2026-01-11
   2026-01-17 2026-01-18 2026-01-24 2026-01-25 2026-01-31 2026-02-01 2026-02-07 2026-02-08 2026-02-15
   2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-21 2026-02-22 2026-02-23
   2026-03-01`.split(/\s+/),
);

/** Written out, so that no library has a say in what a test expects. */
export const isWorkday = (day: string): boolean => !off.has(day);
