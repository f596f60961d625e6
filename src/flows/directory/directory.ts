import { z } from "zod";
import { levels } from "../form.ts";
import { officeSchema } from "../office.ts";
import type { Office } from "../office.ts";

/**
 * The directory: which units there are, who does what in them, and who has been invited. Plain data; every change is
 * a function from one directory to the next, with an entry in its log.
 */

/** What somebody is to a unit. */
export const roles = ["filler", "helper", "reviewer", "supervisor", "admin"] as const;
/**
 * 填报人 owns the unit's report; 协助人 fills the sections handed over; 审核人 looks at it in one step; 上级主管 of a
 * unit watches, accepts and returns the reports of all units below it; 管理员 of a unit invites people for it and below.
 */
export type Role = (typeof roles)[number];

/** One look at a finished report before it is final; a secrecy step asks for its own confirmation. */
export const reviewStepSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]{1,4}$/),
  kind: z.enum(["review", "secrecy"]),
  /** 初审, 复审, 终审, 保密审查. */
  name: z.string().min(1).max(10),
});
export type ReviewStep = Readonly<z.infer<typeof reviewStepSchema>>;

/** The unit of an installation that has only one; its reports keep the ids they always had. */
export const homeId = "home";

const unitIdSchema = z.string().regex(/^(?:home|u[0-9a-z]{1,5})$/);
const monthDaySchema = z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);

export const unitSchema = z.strictObject({
  id: unitIdSchema,
  /** As in the title of its report. */
  name: officeSchema.shape.unit,
  /** In lists and on buttons: 瓦房子镇. */
  short: z.string().min(1).max(20),
  /** How it calls itself: 我镇. */
  self: officeSchema.shape.self,
  level: z.enum(levels),
  /** The county, city or district whose name goes before it: 朝阳县. May be empty. */
  region: officeSchema.shape.county,
  /** The unit above; none for the topmost. */
  parent: unitIdSchema.optional(),
  /** In their order; empty: what is submitted is final at once. At most three looks and one for secrecy. */
  review: z.array(reviewStepSchema).max(4),
  /** The day of January … on which its own report is due, `MM-DD`, in the year after the report's. */
  due: monthDaySchema.optional(),
  /** Likewise for all units below it that have none of their own, and none from an office nearer to them. */
  dueBelow: monthDaySchema.optional(),
  /** Extensions: year of the report → the day, `YYYY-MM-DD`. */
  extended: z.record(z.string(), z.iso.date()),
});
export type Unit = Readonly<z.infer<typeof unitSchema>>;

export const personSchema = z.strictObject({
  /** Their id on the messenger. */
  id: z.int(),
  name: z.string().min(1).max(64),
});
export type Person = Readonly<z.infer<typeof personSchema>>;

export const postSchema = z.strictObject({
  person: z.int(),
  unit: unitIdSchema,
  role: z.enum(roles),
  /** Of a reviewer: which step is theirs. */
  step: z.string().optional(),
  /** Of a helper: the sections or tables handed over, by id. */
  sections: z.array(z.string()).optional(),
  since: z.iso.datetime(),
});
/** A person's role in a unit. One person may hold several, in several units. */
export type Post = Readonly<z.infer<typeof postSchema>>;

export const invitationSchema = z.strictObject({
  /** Six characters, to find it by; no secret. */
  id: z.string().regex(/^[a-z0-9]{6}$/),
  /** SHA-256 of the secret, base64url; the secret itself is handed out once and kept nowhere. */
  hash: z.string(),
  unit: unitIdSchema,
  role: z.enum(roles),
  step: z.string().optional(),
  sections: z.array(z.string()).optional(),
  /** For whom it was made, as the inviter wrote it. */
  name: z.string().max(64).optional(),
  by: z.int(),
  at: z.iso.datetime(),
  expires: z.iso.datetime(),
  /** It takes the place of whoever holds the same post now. */
  replaces: z.literal(true).optional(),
  used: z.strictObject({ by: z.int(), at: z.iso.datetime() }).optional(),
  revoked: z.iso.datetime().optional(),
});
export type Invitation = Readonly<z.infer<typeof invitationSchema>>;

const entrySchema = z.strictObject({
  at: z.iso.datetime(),
  /** The id of who did it; 0 for the program itself. */
  by: z.int(),
  what: z.enum([
    "claimed",
    "unit-added",
    "units-imported",
    "unit-changed",
    "invited",
    "invitation-revoked",
    "joined",
    "post-ended",
    "extended",
  ]),
  unit: z.string().optional(),
  person: z.int().optional(),
  role: z.enum(roles).optional(),
  old: z.string().optional(),
  new: z.string().optional(),
  why: z.string().max(500).optional(),
});
/** One line of the append-only log of people and units. */
export type Entry = Readonly<z.infer<typeof entrySchema>>;

export const directorySchema = z.strictObject({
  units: z.array(unitSchema),
  people: z.array(personSchema),
  posts: z.array(postSchema),
  invitations: z.array(invitationSchema),
  /** SHA-256 of the one-time code with which the first administrator takes the bot; gone once taken. */
  claim: z.string().optional(),
  log: z.array(entrySchema),
});
export type Directory = Readonly<z.infer<typeof directorySchema>>;

export const emptyDirectory: Directory = {
  units: [],
  people: [],
  posts: [],
  invitations: [],
  log: [],
};

/** The unit as its report prints it. */
export const officeOf = ({ name, region, level, self }: Unit): Office => ({
  unit: name,
  county: region,
  level,
  self,
});

/** A report's id: its year alone in the unit that was the only one, otherwise `unit-year`. */
export const reportId = (unit: string, year: number): string =>
  unit === homeId ? String(year) : `${unit}-${year}`;

export function unitAndYear(id: string): Readonly<{ unit: string; year: number }> | undefined {
  const found = /^(?:(u[0-9a-z]{1,5})-)?(\d{4})$/.exec(id);
  return found === null ? undefined : { unit: found[1] ?? homeId, year: Number(found[2]) };
}
