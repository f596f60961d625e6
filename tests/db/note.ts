import { z } from "zod";

/** The smallest document that has a revision: what the store is tested with. */
export const noteSchema = z.strictObject({ revision: z.int().nonnegative(), text: z.string() });
export type Note = z.infer<typeof noteSchema>;

export const note = (revision: number, text = "政府信息公开"): Note => ({ revision, text });
