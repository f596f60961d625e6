import { z } from "zod";

export const noticeKinds = [
  "submitted",
  "returned",
  "approved",
  "finished",
  "filed",
  "accepted",
  "sent-back",
  "withdrawn",
  "corrected",
  "published",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

const told = {
  kind: z.enum(noticeKinds),
  /** Who did it. */
  by: z.string(),
  /** How many remarks came with it. */
  remarks: z.int().optional(),
  /** Submitted before: a second look. */
  again: z.boolean().optional(),
  /** In the person's own words. */
  why: z.string().optional(),
};

/**
 * A fact for other people, by their role, for the shell knows who has it; the bot words it, and opens the place. It is
 * kept with the change until it is out.
 */
export const noticeSchema = z.discriminatedUnion("to", [
  z.strictObject({ to: z.literal("reviewer"), step: z.string(), ...told }),
  z.strictObject({ to: z.literal("filler"), ...told }),
  z.strictObject({ to: z.literal("supervisor"), ...told }),
  /** Those to whom these sections or tables were handed over, or all of it. */
  z.strictObject({ to: z.literal("helpers"), sections: z.array(z.string()).readonly(), ...told }),
]);
export type Notice = Readonly<z.infer<typeof noticeSchema>>;
