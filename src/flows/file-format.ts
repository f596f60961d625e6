import { z } from "zod";

/** The file formats that a report is given out in, in the order in which they are offered. */
export const fileFormats = ["docx", "pdf", "html", "xlsx", "png"] as const;
export type FileFormat = (typeof fileFormats)[number];

/** What a person asks for: the report in these formats, or one of its tables alone. */
export const wantedSchema = z.strictObject({
  formats: z.array(z.enum(fileFormats)).min(1),
  /** Id of the table, of which only a picture makes sense. */
  table: z.string().optional(),
});
export type Wanted = Readonly<z.infer<typeof wantedSchema>>;
