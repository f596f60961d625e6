import { load } from "cheerio";
import { extractText, getDocumentProxy } from "unpdf";
import type { FileFormat } from "#flows/file-format.ts";
import { unzip } from "#tests/support/unzip.ts";

/** What a person needs to see of a file, as text; `extension` is that of the text. */
interface Readable {
  readonly extension: string;
  readonly read: (bytes: Uint8Array) => Promise<string> | string;
}

/** Characters that nobody sees, and that turn a line around, by their names. */
export const visible = (text: string): string =>
  text.replaceAll(
    /[^\P{C}\n\p{Co}]|[\p{Zl}\p{Zp}]/gu,
    (character) => `⟨U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}⟩`,
  );

/** A page picture is looked at, not read. */
export const readable: Readonly<Record<Exclude<FileFormat, "png">, Readable>> = {
  docx: { extension: "docx.xml", read: (bytes) => xmlOf(unzip(bytes), "word/document.xml") },
  pdf: { extension: "pdf.txt", read: pagesOf },
  html: { extension: "html.txt", read: (bytes) => elementsOf(bytes) },
  xlsx: { extension: "xlsx.txt", read: sheetsOf },
};

type Xml = ReturnType<typeof load>;
type Element = ReturnType<ReturnType<Xml>["children"]>[number];

const parse = (files: ReadonlyMap<string, string>, path: string): Xml =>
  load(files.get(path) ?? "", { xml: true });

/** One element a line, indented; a short one, and a group of properties, on one line with what is in it. */
function xmlOf(files: ReadonlyMap<string, string>, path: string): string {
  const $ = parse(files, path);
  const lines: string[] = [];
  const print = (element: Element, depth: number): void => {
    const indent = " ".repeat(depth);
    const children = $(element).children().toArray();
    const whole = plain($.xml(element));
    if (children.length === 0 || element.name.endsWith("Pr") || whole.length <= longest) {
      lines.push(indent + whole);
      return;
    }
    lines.push(`${indent}<${element.name}>`);
    for (const child of children) print(child, depth + 1);
    lines.push(`${indent}</${element.name}>`);
  };
  for (const root of $.root().children().toArray()) print(root, 0);
  return lines.join("\n");
}

const longest = 300;

/** Characters as themselves, and without what stands at every text and length. */
const plain = (xml: string): string =>
  xml
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    )
    .replaceAll(' xml:space="preserve"', "")
    .replaceAll(' w:type="dxa"', "")
    .replaceAll('<w:rFonts w:hint="eastAsia"/>', "")
    .replaceAll("<w:rPr></w:rPr>", "");

/** As it is, with a line for each element that begins one on the page. */
const elementsOf = (bytes: Uint8Array): string =>
  new TextDecoder()
    .decode(bytes)
    .replaceAll(/(?<=>)(?=<\/?(?:head|meta|style|body|main|div|h\d|p|table|tr|td|th)\b)/g, "\n");

async function pagesOf(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(Uint8Array.from(bytes)));
  return text.map((page, at) => `==== 第 ${at + 1} 页 ====\n${page}`).join("\n\n");
}

/** Sheet by sheet: widths, merged ranges, then row by row each cell with its value or formula and its number format. */
function sheetsOf(bytes: Uint8Array): string {
  const files = unzip(bytes);
  const shared = parse(files, "xl/sharedStrings.xml");
  const strings = shared("si")
    .toArray()
    .map((item) => shared(item).text());
  const formats = formatsOf(parse(files, "xl/styles.xml"));
  const workbook = parse(files, "xl/workbook.xml");
  const names = workbook("sheet")
    .toArray()
    .map((sheet) => workbook(sheet).attr("name") ?? "");
  return names
    .flatMap((name, at) => {
      const $ = parse(files, `xl/worksheets/sheet${at + 1}.xml`);
      const list = (selector: string, attribute: string): string =>
        $(selector)
          .toArray()
          .map((element) => $(element).attr(attribute) ?? "")
          .join(" ");
      const rows = $("row")
        .toArray()
        .map((row) =>
          $(row)
            .children("c")
            .toArray()
            .map((element) => tellCell($(element), strings, formats))
            .filter((cell) => cell !== "")
            .join(" ｜ "),
        );
      return [
        `==== ${name} ====`,
        `widths ${list("col", "width").replaceAll(/(?<=\.\d\d)\d+/g, "")}`,
        `merged ${list("mergeCell", "ref")}`,
        ...rows,
        "",
      ];
    })
    .join("\n");
}

function tellCell(
  cell: ReturnType<Xml>,
  strings: readonly string[],
  formats: readonly string[],
): string {
  const raw = cell.children("v").text();
  const type = cell.attr("t");
  const text =
    type === "s"
      ? JSON.stringify(strings[Number(raw)])
      : type === "inlineStr"
        ? JSON.stringify(cell.children("is").text())
        : raw;
  const formula = cell.children("f");
  if (text === "" && formula.length === 0) return "";
  const shown = formula.length === 0 ? text : `=${formula.text()} → ${text}`;
  const format = formats[Number(cell.attr("s") ?? 0)] ?? "";
  return `${cell.attr("r")} ${shown}${format === "" ? "" : ` [${format}]`}`;
}

/** Number formats by cell style; empty for the general one. */
function formatsOf($: Xml): readonly string[] {
  const codes = new Map(
    $("numFmt")
      .toArray()
      .map((element) => [$(element).attr("numFmtId"), $(element).attr("formatCode") ?? ""]),
  );
  return $("cellXfs xf")
    .toArray()
    .map((element) => {
      const id = $(element).attr("numFmtId");
      return codes.get(id) ?? (id === "0" || id === undefined ? "" : `built-in ${id}`);
    });
}
