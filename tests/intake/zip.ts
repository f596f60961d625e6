import PizZip from "pizzip";

/** A workbook of one sheet, from its XML as it stands: what no honest program would write. */
export function workbookOf(
  sheet: string,
  parts: Readonly<Record<string, string>> = {},
): Uint8Array {
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const zip = new PizZip();
  const files = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": `<Relationships><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns:r="${office}"><sheets><sheet name="名单" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": sheet,
    ...parts,
  };
  for (const [path, text] of Object.entries(files)) zip.file(path, text);
  return zip.generate({ type: "uint8array", compression: "DEFLATE" });
}

export const sheetOf = (rows: string): string =>
  `<worksheet><sheetData>${rows}</sheetData></worksheet>`;

/** A cell with a text in it. */
export const inline = (at: string, text: string): string =>
  `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** Where the size of an entry stands in the directory of a zip: from there on it can be made to lie. */
export function sizeAt(zip: Uint8Array, path: string): number {
  const data = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const name = data.lastIndexOf(path);
  return name - 46 + 24;
}
