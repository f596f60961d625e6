import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Form } from "#flows/form.ts";
import { reportSchema } from "#flows/report.ts";
import type { Report } from "#flows/report.ts";
import { forms } from "#flows/reports/reports.ts";
import { asPublished } from "../clerk/published.ts";
import { publishedReport } from "./published-report.ts";
import { codeOf, Refusal } from "./refusal.ts";

export interface ReadReport {
  readonly form: Form;
  readonly report: Report;
}

/**
 * A report from a file: as the product keeps it (`{ report, handled, … }`), by itself, or a published one as data.
 *
 * @throws Refusal when the file is none of these.
 */
export async function readReport(path: string): Promise<ReadReport> {
  const json = parse(path, await read(path));
  const shape = shapes.find(({ mark }) => mark in json);
  if (shape === undefined) throw notAReport(path, shapes.map(({ mark }) => mark).join(" / "));
  try {
    return shape.read(json);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const [issue] = error.issues;
    throw notAReport(path, `${issue?.path.join(".")}: ${issue?.message}`);
  }
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const code = codeOf(error);
    throw new Refusal(`读不了 ${path}（${code}）。`, `${path} cannot be read (${code}).`);
  }
}

function parse(path: string, text: string): Readonly<Record<string, unknown>> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text.replace(/^\uFEFF/, "")));
  } catch {
    throw new Refusal(`${path} 不是 JSON 文件。`, `${path} is no JSON file with an object in it.`);
  }
}

interface Shape {
  /** A key that this shape has and those below it have not. */
  readonly mark: string;
  readonly read: (json: Readonly<Record<string, unknown>>) => ReadReport;
}

const shapes: readonly Shape[] = [
  { mark: "report", read: (json) => withForm(reportSchema.parse(json["report"])) },
  { mark: "answers", read: (json) => withForm(reportSchema.parse(json)) },
  { mark: "table2", read: (json) => publishedReport(asPublished(json)) },
];

function withForm(report: Report): ReadReport {
  const form = forms.find(({ id }) => id === report.form);
  if (form !== undefined) return { form, report };
  const known = forms.map(({ id }) => id).join(", ");
  throw new Refusal(
    `不认识这个版本的报告：${report.form}。认识的有 ${known}。`,
    `This edition is not known: ${report.form}. Known are ${known}.`,
  );
}

const notAReport = (path: string, why: string): Refusal =>
  new Refusal(
    `${path} 不是年报的数据（${why}）。`,
    `${path} is not the data of a report (${why}).`,
  );
