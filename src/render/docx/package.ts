import type { Document } from "../blocks.ts";
import { legalXml } from "./text.ts";

/** A part of the package that replaces the one docx writes. */
export interface Part {
  readonly path: string;
  readonly data: string;
}

/**
 * Title, unit and date as document properties. docx would write this very moment and "Un-named" instead, so that
 * the same report would never give the same file twice.
 */
export function coreProperties({ title, meta }: Document): Part {
  const { created } = meta;
  const dates =
    created === undefined ? [] : ["created", "modified"].map((name) => date(name, created));
  return {
    path: "docProps/core.xml",
    data: [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
      '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
      ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
      ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
      `<dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(meta.unit)}</dc:creator>`,
      ...dates,
      "</cp:coreProperties>",
    ].join(""),
  };
}

const date = (name: string, at: string): string =>
  `<dcterms:${name} xsi:type="dcterms:W3CDTF">${escaped(at)}</dcterms:${name}>`;

const escaped = (text: string): string =>
  legalXml(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Sets every file's time in a zip to 1980-01-01, the first that zip knows, in place. */
export function withoutTimes(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.byteLength - endRecord;
  if (view.getUint32(end, true) !== 0x06054b50) throw new Error("The zip has an unknown end.");
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < entries; entry += 1) {
    const local = view.getUint32(at + 42, true);
    view.setUint32(at + 12, firstOfJanuary1980, true);
    view.setUint32(local + 10, firstOfJanuary1980, true);
    at +=
      46 +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
  }
  return zip;
}

/** Bytes of the end record of a zip without a comment, which docx writes. */
const endRecord = 22;

/** DOS date in the upper half, time 00:00 in the lower. */
const firstOfJanuary1980 = ((1 << 5) | 1) << 16;
