import { evaluate } from "#flows/evaluate.ts";
import type { FileFormat, Wanted } from "#flows/file-format.ts";
import type { Form } from "#flows/form.ts";
import type { Report } from "#flows/report.ts";
import { compose } from "./compose.ts";
import { excerpt } from "./excerpt.ts";
import type { DrawnFile, Renderer } from "./render.ts";

/** A report as files: each format in its turn, of the whole report or of one table. */
export async function drawReport(
  draw: Renderer,
  form: Form,
  report: Report,
  { formats, table }: Wanted,
  progress: (step: Readonly<{ format: FileFormat; done: number; of: number }>) => void,
) {
  const sheet = evaluate(form, report);
  const whole = compose(form, report, sheet);
  const document = table === undefined ? whole : (excerpt(whole, table) ?? whole);
  const files: DrawnFile[] = [];
  for (const format of formats) {
    progress({ format, done: 0, of: 1 });
    const tell = (done: number, of: number): void => progress({ format, done, of });
    files.push(...(await draw(document, format, tell)));
  }
  const missing = sheet.asked.filter(({ state }) => state !== "answered").length;
  return { files, isDraft: document.draft, missing };
}
