import { fileFormats } from "#flows/file-format.ts";
import type { Wanted } from "#flows/file-format.ts";
import { isFinal } from "#flows/workflow/states.ts";
import type { Rendered } from "../dependencies.ts";
import type { Words } from "../words/words.ts";
import { button, card, rowsOf } from "./card.ts";
import type { Card } from "./card.ts";
import type { SayScene } from "./scene.ts";
import { openCount } from "./status.ts";

/** Which file? The whole report in each format, all at once, or one table as a picture. */
export function sayFiles(scene: SayScene): Card {
  const { words, report, seen } = scene;
  const formats = fileFormats.map((format) =>
    button(words.formats[format], { kind: "file", wanted: { formats: [format] } }),
  );
  const all = fileFormats.filter((format) => format !== "png");
  const tables = [...seen.tables.values()].map(({ name, table }) =>
    button(words.tablePicture(name), {
      kind: "file",
      wanted: { formats: ["png"], table: table.id },
    }),
  );
  return card(
    isFinal(report.state) ? words.whichFile : words.whichDraft(openCount(scene)),
    ...rowsOf(3, [
      ...formats,
      button(words.allFormats, { kind: "file", wanted: { formats: all } }),
    ]),
    ...rowsOf(3, tables),
  );
}

/** What is said below the files. */
export function fileCaption(words: Words, { formats, table }: Wanted, rendered: Rendered): string {
  const { isDraft, missing, files } = rendered;
  if (isDraft) return words.fileDraft(missing);
  const [only] = formats;
  if (table !== undefined) return words.fileTable;
  if (formats.length > 1 || only === undefined) return words.fileAll;
  return only === "png" ? words.filePages(files.length) : words.fileFinal[only];
}
