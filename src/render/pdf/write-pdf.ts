import type { Writer } from "../writer.ts";

/** Draws the document as a PDF for filing. */
export const writePdf: Writer = async (document, { typesetter }) => {
  const { pdf } = await typesetter();
  return [{ bytes: await pdf(document), extension: "pdf" }];
};
