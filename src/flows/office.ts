import { z } from "zod";
import { levels } from "./form.ts";

/** The unit that files, as its report prints it. */
export const officeSchema = z.strictObject({
  /** As in the title of the report: 瓦房子镇. */
  unit: z.string().min(2).max(40),
  /** The county, city or district above it: 朝阳县. Not used by provincial units: may be empty. */
  county: z.string().max(40),
  level: z.enum(levels),
  /** How the unit calls itself: 我镇, 我局. */
  self: z.string().min(1).max(10),
});
export type Office = z.infer<typeof officeSchema>;
