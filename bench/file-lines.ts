import { fileFormats } from "#flows/file-format.ts";
import type { FileFormat } from "#flows/file-format.ts";
import type { Files } from "./files.ts";
import { median } from "./measure.ts";
import { kB, MB, ms, times } from "./table.ts";
import type { Line } from "./table.ts";

const names: Readonly<Record<FileFormat, string>> = {
  docx: "DOCX",
  pdf: "PDF",
  html: "HTML",
  xlsx: "XLSX",
  png: "page pictures",
};

export function fileLines(all: Files): readonly Line[] {
  const { warm, first, bytes, pages, rivals, libreOffice, memory } = all;
  const ours = (name: FileFormat | "together"): number => median(warm[name]);
  const beside = (name: string, of: FileFormat, other: number): Line => [
    name,
    ms(ours(of)),
    ms(other),
    times(ours(of), other),
    "",
  ];
  return [
    ...fileFormats.map((format): Line => [
      `${names[format]}, ${kB(bytes[format])}, beside the very first`,
      ms(ours(format)),
      ms(median(first[format])),
      times(ours(format), median(first[format])),
      format === "pdf" ? "≤ 25 ms" : "",
    ]),
    ["PDF of 198 different figures", ms(median(warm.crowded)), "", "", "≤ 25 ms"],
    ["a page picture", ms(ours("png") / pages), "", "", ""],
    ["DOCX, PDF, HTML and XLSX together", ms(ours("together")), "", "", "≤ 80 ms"],
    libreOffice === undefined
      ? ["PDF, beside LibreOffice: not installed here", ms(ours("pdf")), "", "", ""]
      : [
          "PDF, beside LibreOffice converting the DOCX",
          ms(ours("pdf")),
          ms(median(libreOffice)),
          times(ours("pdf"), median(libreOffice)),
          "≤ 0.033 ×",
        ],
    beside("PDF, beside pdfmake", "pdf", median(rivals.pdfmake)),
    beside("DOCX, beside docxtemplater", "docx", median(rivals.docxtemplater)),
    [
      "memory after 1,000 × 4 files, beside 100 × 4",
      MB(memory.many),
      MB(memory.few),
      times(memory.many, memory.few),
      "flat",
    ],
  ];
}
