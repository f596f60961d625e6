import { load } from "cheerio";
import { convertToHtml } from "mammoth";
import readSheets from "read-excel-file/node";
import { extractText, getDocumentProxy } from "unpdf";
import type { FileFormat } from "#flows/file-format.ts";

/** The three tables as another program reads them; each line of 二 and 三 begins with its label. */
export interface Tables {
  readonly proactive: readonly (readonly string[])[];
  readonly requests: readonly (readonly string[])[];
  readonly disputes: readonly string[];
}

export interface ReadBack {
  readonly tables: Tables;
  /** All that is written, without the page numbers; a workbook has the figures alone. */
  readonly text?: string;
  /** Every figure once more, in the order of the document, in a workbook. */
  readonly list?: readonly string[];
}

/** A page picture has no text to read. */
type Readable = Exclude<FileFormat, "png">;

/** `labels` are those to look for where a format has no cells: in a PDF. */
export const readers: Readonly<
  Record<Readable, (bytes: Uint8Array, labels: Tables) => Promise<ReadBack>>
> = {
  docx: async (bytes) => fromHtml((await convertToHtml({ buffer: Buffer.from(bytes) })).value),
  html: async (bytes) => fromHtml(new TextDecoder().decode(bytes)),
  xlsx: fromSheets,
  pdf: fromPdf,
};

function fromHtml(html: string): ReadBack {
  const $ = load(html);
  // The date of publication, which a draft has yet to get, is none of the report.
  $("style, title, .facts").remove();
  const tables = $("table")
    .toArray()
    .map((table) =>
      $(table)
        .find("tr")
        .toArray()
        .map((row) =>
          $(row)
            .children("td, th")
            .toArray()
            .map((cell) => $(cell).text().trim()),
        ),
    );
  const [proactive = [], requests = [], disputes = []] = tables;
  return { tables: tablesOf(proactive, requests, disputes), text: $.text() };
}

async function fromSheets(bytes: Uint8Array): Promise<ReadBack> {
  const sheets = new Map(
    (await readSheets(Buffer.from(bytes))).map(({ sheet, data }) => [
      sheet,
      data.map((row) => row.flatMap((value) => (value === null ? [] : [String(value)]))),
    ]),
  );
  const lines = (name: string): readonly (readonly string[])[] => sheets.get(name) ?? [];
  const list = lines("明细");
  const head = list.findIndex(([first]) => first === "编号");
  return {
    tables: tablesOf(lines("表二"), lines("表三"), lines("表四")),
    list: list.slice(head + 1).map(([, , value = ""]) => plain(value)),
  };
}

/** Header lines are told from the others by having no figure behind. */
function tablesOf(
  proactive: readonly (readonly string[])[],
  requests: readonly (readonly string[])[],
  disputes: readonly (readonly string[])[],
): Tables {
  return {
    proactive: proactive
      .filter((line) => line.length > 1 && line[0] !== "信息内容")
      .map((line) => line.map(plain)),
    requests: requests
      .filter((line) => line.length >= 8 && line.slice(-7).every((text) => figure.test(text)))
      .map((line) => line.slice(-8).map(plain)),
    disputes: (disputes.at(-1) ?? []).map(plain),
  };
}

const figure = /^(?:-?\d+(?:\.\d+)?(?:万元)?|【?待填】?)$/;
const plain = (text: string): string => (/^【?待填】?$/.test(text) ? "待填" : text);

/** What stands on every page: its number, and 草稿 on a line of its own. */
const furniture = /—\s*\d+\s*—|(?:^|(?<=\n))[ \t]*草稿[ \t]*(?=\n|$)/g;

async function fromPdf(bytes: Uint8Array, labels: Tables): Promise<ReadBack> {
  const proxy = await getDocumentProxy(Uint8Array.from(bytes));
  const { text: pages } = await extractText(proxy);
  const text = pages.map((page) => page.replaceAll(furniture, "\n")).join("\n");
  // Lines of a label, but not two figures, come together again.
  const flow = text.replaceAll(/(?<=[^\s\d])\s+|\s+(?=[^\s\d-])/g, "");
  let at = flow.indexOf("二、主动公开政府信息情况");
  const take = (label: string, figures: number): string[] => {
    const from = flow.indexOf(label.replaceAll(/\s/g, ""), at);
    if (from < 0) throw new Error(`The PDF has no "${label}" behind ${flow.slice(at, at + 40)}`);
    at = from + label.length;
    return Array.from({ length: figures }, () => {
      const found = /-?\d+(?:\.\d+)?(?:万元)?|待填/g;
      found.lastIndex = at;
      const match = found.exec(flow);
      at = found.lastIndex;
      return match?.[0] ?? "";
    });
  };
  const line = ([label = "", ...figures]: readonly string[]): string[] => [
    label,
    ...take(label, figures.length),
  ];
  const proactive = labels.proactive.map(line);
  const requests = labels.requests.map(line);
  take("复议后起诉", 0);
  take("总计", 0);
  return {
    tables: { proactive, requests, disputes: take("总计", labels.disputes.length) },
    text,
  };
}
