import type { Role } from "./directory.ts";
import type { Hat } from "./hats.ts";

/** Whom a hat lets in: an administrator everybody, whoever owns a report those who help with it and look at it. */
const invitable: Readonly<Record<Role, readonly Role[]>> = {
  admin: ["filler", "helper", "reviewer", "supervisor", "admin"],
  filler: ["helper", "reviewer"],
  helper: [],
  reviewer: [],
  supervisor: [],
};

export const mayInvite = (hats: readonly Hat[], role: Role): boolean =>
  hats.some((hat) => invitable[hat.role].includes(role));

/** May they see who is who in a unit? Whoever has anything to do with it. */
export const maySee = (hats: readonly Hat[]): boolean => hats.length > 0;

/** May they change the unit itself: its name, its day, its review steps, the units below? */
export const mayManage = (hats: readonly Hat[]): boolean =>
  hats.some(({ role }) => role === "admin");
