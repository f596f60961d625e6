import { Header, Paragraph } from "docx";
import type { IContext, IXmlableObject } from "docx";
import { TextWatermark } from "docx/watermarks";
import { draftMark, missingLine } from "../blocks.ts";
import type { Document } from "../blocks.ts";
import { typefaces } from "../styles.ts";
import { styleIds } from "./styles.ts";
import { runs } from "./text.ts";

/** Says 草稿 on odd and on even pages: in small print, and as a large grey mark behind the text. */
export const draftHeaders = (): Readonly<{ default: Header; even: Header }> => ({
  default: draftHeader(1),
  even: draftHeader(2),
});

/** What the draft still lacks, above its title. */
export function missingNote(document: Document): readonly Paragraph[] {
  const line = missingLine(document);
  return line === undefined
    ? []
    : [new Paragraph({ style: styleIds.draftNote, children: runs(line) })];
}

const draftHeader = (number: number): Header =>
  new Header({
    children: [
      new Paragraph({
        style: styleIds.draftMark,
        children: [...runs(draftMark), new NumberedWatermark(draftMark, number)],
      }),
    ],
  });

/** docx gives a watermark a random id; with a number, the same report is the same file. */
class NumberedWatermark extends TextWatermark {
  readonly #number: number;

  constructor(text: string, number: number) {
    super({
      text,
      font: typefaces.heading,
      color: "C0C0C0",
      opacity: 0.35,
      width: 340,
      height: 170,
    });
    this.#number = number;
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    const xml = super.prepForXml(context);
    return xml === undefined ? undefined : (withId(xml, this.#number) as IXmlableObject);
  }
}

const withId = (xml: IXmlableObject, number: number): unknown =>
  JSON.parse(JSON.stringify(xml).replace(/(PowerPlusWaterMarkObject)[\w-]+/, `$1${number}`));
