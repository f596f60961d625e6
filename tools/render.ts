import { stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { evaluate } from "#flows/evaluate.ts";
import { fileFormats } from "#flows/file-format.ts";
import type { FileFormat } from "#flows/file-format.ts";
import type { Document } from "#render/blocks.ts";
import { compose } from "#render/compose.ts";
import { excerpt } from "#render/excerpt.ts";
import { createRenderer } from "#render/render.ts";
import type { RenderSettings } from "#render/render.ts";
import { readReport } from "./render/read-report.ts";
import { codeOf, Refusal } from "./render/refusal.ts";
import { writeFiles } from "./render/write-files.ts";

/** npm run render -- REPORT.json: the files that the bot would send, without a chat. */
const help = `用法 / usage: npm run render -- REPORT.json [--format docx,pdf] [--out DIR] [--table ID] [--font-dir DIR]

REPORT.json  数据文件夹里的 reports/年份.json，或其中的 report，或已发布年报的数据
             reports/YEAR.json of the data folder, the report in it alone, or a published report as data
--format     ${fileFormats.join(",")}：要哪几种，逗号隔开；不写就是 docx
             which files, with commas between them; docx when left out
--out        放到哪个文件夹；不写就是 out
             the folder to write to; out when left out
--table      只画一张表的图片
             a picture of this table alone
--font-dir   单位自己的字体文件夹
             a folder with the office's own typefaces
`;

try {
  await main();
} catch (error) {
  const unexpected = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${error instanceof Refusal ? error.message : unexpected}\n`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const wishes = readArguments();
  if (wishes === "help") {
    process.stdout.write(help);
    return;
  }
  const { form, report } = await readReport(wishes.path);
  const whole = compose(form, report, evaluate(form, report));
  const document = wishes.table === undefined ? whole : tableOf(whole, wishes.table);
  const draw = createRenderer(await settingsOf(wishes.fontDir));
  for (const format of wishes.formats) {
    const files = await draw(document, format);
    const paths = await writeFiles(wishes.out, files);
    for (const [at, path] of paths.entries()) {
      const kB = ((files[at]?.bytes.length ?? 0) / 1000).toFixed(1);
      process.stdout.write(`${path}  ${kB} kB\n`);
    }
  }
}

function readArguments() {
  const { values, positionals } = parse();
  if (values.help) return "help";
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) {
    throw new Refusal("要给一个 REPORT.json；--help 有说明。", "Give one REPORT.json; see --help.");
  }
  const formats = formatsOf(values.format ?? (values.table === undefined ? "docx" : "png"));
  if (values.table !== undefined && formats.some((format) => format !== "png")) {
    throw new Refusal(
      "--table 只能画成图片：--format png。",
      "A table alone comes as a picture only: --format png.",
    );
  }
  return { path, formats, out: values.out, table: values.table, fontDir: values["font-dir"] };
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        format: { type: "string" },
        out: { type: "string", default: "out" },
        table: { type: "string" },
        "font-dir": { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    const [why] = (error instanceof Error ? error.message : String(error)).split(". ");
    throw new Refusal(`参数不对（${why}）；--help 有说明。`, `${why}; see --help.`);
  }
}

function formatsOf(list: string): readonly FileFormat[] {
  const names = new Set(list.split(",").map((name) => name.trim().toLowerCase()));
  return [...names].map((name) => {
    const format = fileFormats.find((known) => known === name);
    if (format !== undefined) return format;
    const known = fileFormats.join(", ");
    throw new Refusal(
      `没有“${name}”这种格式，只有 ${known}。`,
      `There is no format "${name}", only ${known}.`,
    );
  });
}

function tableOf(document: Document, id: string): Document {
  const part = excerpt(document, id);
  if (part !== undefined) return part;
  const known = document.blocks.flatMap((block) => (block.kind === "table" ? [block.id] : []));
  throw new Refusal(
    `报告里没有“${id}”这张表，只有 ${known.join(", ")}。`,
    `The report has no table "${id}", only ${known.join(", ")}.`,
  );
}

async function settingsOf(fontDir: string | undefined): Promise<RenderSettings> {
  const settings = { warn: (line: string) => void process.stderr.write(`${line}\n`) };
  if (fontDir === undefined) return settings;
  const found = await stat(fontDir).catch((error: unknown) => codeOf(error));
  if (typeof found !== "string" && found.isDirectory()) return { ...settings, fontDir };
  throw new Refusal(
    `没有字体文件夹 ${fontDir}。`,
    `There is no folder ${fontDir} with typefaces in it.`,
  );
}
