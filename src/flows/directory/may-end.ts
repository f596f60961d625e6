import type { Post, Role } from "./directory.ts";
import type { Hat } from "./hats.ts";

/** Whose posts a hat can end: an administrator everybody's, whoever owns a report those of their helpers. */
const endable: Readonly<Record<Role, readonly Role[]>> = {
  admin: ["filler", "helper", "reviewer", "supervisor", "admin"],
  filler: ["helper"],
  helper: [],
  reviewer: [],
  supervisor: [],
};

/** Everybody may leave a post of their own. */
export const mayEnd = (
  hats: readonly Hat[],
  person: number,
  post: Pick<Post, "person" | "role">,
): boolean => post.person === person || hats.some((hat) => endable[hat.role].includes(post.role));
