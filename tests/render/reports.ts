import { evaluate } from "#flows/evaluate.ts";
import type { FileFormat } from "#flows/file-format.ts";
import type { Form } from "#flows/form.ts";
import { outline } from "#flows/outline.ts";
import { newReport } from "#flows/report.ts";
import type { Report, Text } from "#flows/report.ts";
import { disclosure2019 } from "#flows/reports/disclosure-2019.ts";
import { disclosure2021 } from "#flows/reports/disclosure-2021.ts";
import type { Document } from "#render/blocks.ts";
import { compose } from "#render/compose.ts";
import { createRenderer } from "#render/render.ts";
import type { DrawnFile } from "#render/render.ts";

export const editions = [
  { form: disclosure2019, year: 2020 },
  { form: disclosure2021, year: 2024 },
] as const;

const office = { unit: "青石镇", county: "云山县", level: "township", self: "我镇" } as const;

export const written = (...texts: readonly string[]): Text => ({
  chunks: texts.map((text) => ({ text })),
  done: true,
});

export const bound = (text: string): Text => ({ chunks: [{ text, bound: true }], done: true });

export const blankReport = (form: Form, year: number): Report => newReport(form, office, year);

/** Finished, with every figure 0 and a sentence in each section. */
export function zeroReport(form: Form, year: number): Report {
  return {
    ...blankReport(form, year),
    state: "finished",
    answers: Object.fromEntries(outline(form).inputs.map((id) => [id, 0])),
    texts: {
      overview: written("本镇依法公开政府信息。"),
      problems: written("公开不够及时，今后按季检查。"),
      other: written("无其他需要报告的事项。"),
    },
  };
}

/** Finished and balanced, with a number of its own in every input, so that a swapped cell is caught. */
export function distinctReport(form: Form, year: number): Report {
  const { inputs, tables } = outline(form);
  const answers: Record<string, number> = Object.fromEntries(
    inputs.map((id, at) => [id, 11 + at * 13]),
  );
  const handled = tables.get("requests")?.table.cases?.outcomes ?? [];
  for (const id of inputs.filter((input) => input.startsWith("requests.new_received."))) {
    const column = id.split(".")[2] ?? "";
    const of = (row: string): number => answers[`requests.${row}.${column}`] ?? Number.NaN;
    const done = handled.reduce((sum, row) => sum + of(row), 0);
    answers[id] = done + of("carried_out") - of("carried_in");
  }
  return { ...zeroReport(form, year), answers };
}

export const composed = (form: Form, report: Report): Document =>
  compose(form, report, evaluate(form, report));

/** All tests of a file share what is slow to open; nothing may go amiss in silence, but for signs that no font has. */
const renderer = createRenderer({
  warn: (line) => {
    if (!line.includes("□")) throw new Error(line);
  },
});

export const drawn = (format: FileFormat, document: Document): Promise<readonly DrawnFile[]> =>
  renderer(document, format);

/** The bytes of a format that is one file. */
export async function drawnAlone(format: FileFormat, document: Document): Promise<Uint8Array> {
  const [file, ...others] = await drawn(format, document);
  if (file === undefined || others.length > 0) throw new Error(`${format} is no single file.`);
  return file.bytes;
}
