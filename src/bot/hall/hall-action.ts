import { z } from "zod";
import { roles } from "#flows/directory/directory.ts";
import type { Role } from "#flows/directory/directory.ts";
import { fileFormats } from "#flows/file-format.ts";

/** The places in a county's list: by how far a unit is. */
export const groups = ["late", "filed", "review", "filling", "absent", "unbound", "all"] as const;
export type Group = (typeof groups)[number];

const unit = z.string().regex(/^(?:home|u[0-9a-z]{1,5})$/);
const role = z.enum(roles);
/** A review step's id; empty for a post that is none. */
const step = z.string().regex(/^[a-z0-9]{0,4}$/);
const number = z.coerce.number().int().nonnegative();
const yesNo = z.enum(["y", "n"]);
const invitation = z.string().regex(/^[a-z0-9]{6}$/);

/**
 * Everything a person can do by a button outside a report: who is who, who stands where, who is to hear of it. The
 * fields of each, in the order in which a button carries them.
 */
export const hallActions = {
  /** Who am I here? One button per post. */
  home: {},
  /** Go to where a post has its work. */
  wear: { unit, role },
  /** What waits for this reviewer. */
  queue: {},
  /** Take a unit's report of the year in hand, to look at it, review it or accept it. */
  look: { unit },

  // The county.
  county: { unit, group: z.enum(groups), page: number },
  unit: { unit },
  picture: { unit },
  export: { unit },
  nudge: { unit },
  draft: { unit, format: z.enum(fileFormats) },
  "ask-extension": { unit },
  "ask-due": { unit },

  // People and units.
  people: { unit },
  "ask-invite": { unit },
  invite: { unit, role, step },
  /** Hand a section over: to whoever opens the link. */
  share: { unit, section: z.string().regex(/^[\w.-]{1,24}$/) },
  "invite-all": { unit },
  invitation: { invitation },
  revoke: { invitation },
  /** Asks before somebody's post is ended; `end` does it. */
  "ask-end": { unit, role, step, person: number },
  end: { unit, role, step, person: number },
  /** Who looks after an office fills its report in, too. */
  "fill-myself": { unit },
  "ask-units": { unit },
  import: { unit },
  "never-mind": {},
  "ask-steps": { unit },
  /** So many looks, and one for secrecy or none. */
  steps: { unit, looks: number, secrecy: yesNo },
  device: {},

  // The log.
  records: { unit, scope: z.string().regex(/^[\w.-]{0,40}$/) },
  "records-file": { unit },
} as const;

type Shapes = typeof hallActions;

export type HallAction = {
  [Kind in keyof Shapes]: Readonly<
    { kind: Kind } & { [Field in keyof Shapes[Kind]]: z.infer<Shapes[Kind][Field]> }
  >;
}[keyof Shapes];

/** What a person was asked outside a report, so that what they send next is the answer. */
export const hallPromptSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("units"), unit }),
  z.strictObject({ kind: z.literal("extension"), unit }),
  z.strictObject({ kind: z.literal("due"), unit }),
  /** What do we call you? */
  z.strictObject({ kind: z.literal("my-name") }),
  z.strictObject({
    kind: z.literal("invite-name"),
    unit,
    role,
    step,
    section: z.string().optional(),
  }),
]);
export type HallPrompt = Readonly<z.infer<typeof hallPromptSchema>>;

/** A post, as a button names it. */
export type PostKey = Readonly<{ unit: string; role: Role; step: string }>;
