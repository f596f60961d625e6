import { fileName } from "../render.ts";
import type { DrawnFile } from "../render.ts";
import type { Progress } from "../writer.ts";
import type { CountyWorkbook } from "./county-workbook.ts";
import type { CountyWriter } from "./county-writer.ts";
import type { InvitationList } from "./invitation-list.ts";
import type { QrPicture } from "./qr-picture.ts";
import type { RecordWorkbook } from "./record-workbook.ts";
import type { StatusPicture } from "./status-picture.ts";

/** What is drawn outside a report, and from what. */
export interface CountyInputs {
  readonly status: StatusPicture;
  readonly qr: QrPicture;
  readonly county: CountyWorkbook;
  readonly record: RecordWorkbook;
  readonly invitations: InvitationList;
}
export type CountyKind = keyof CountyInputs;

export type CountyRenderer = <Kind extends CountyKind>(
  kind: Kind,
  input: CountyInputs[Kind],
  progress?: Progress,
) => Promise<readonly DrawnFile[]>;

/** One entry per kind: its writer, and the library behind it, are loaded on first use. */
const writers: { readonly [Kind in CountyKind]: () => Promise<CountyWriter<CountyInputs[Kind]>> } =
  {
    status: async () => (await import("./status-picture.ts")).drawStatusPicture,
    qr: async () => (await import("./qr-picture.ts")).drawQrPicture,
    county: async () => (await import("./county-workbook.ts")).drawCountyWorkbook,
    record: async () => (await import("./record-workbook.ts")).drawRecordWorkbook,
    invitations: async () => (await import("./invitation-list.ts")).drawInvitationList,
  };

/** Draws here and now; `openWorkshop` does it aside. */
export const drawCounty: CountyRenderer = async (kind, input, progress = () => undefined) => {
  const write = await writers[kind]();
  const pieces = await write(input, progress);
  return pieces.map((piece) => ({
    format: piece.extension,
    name: fileName({ title: input.title, draft: false }, piece),
    bytes: piece.bytes,
  }));
};
