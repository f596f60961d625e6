/** What the bench uses of it: the package comes without types. */
declare module "pdfmake" {
  interface PdfMake {
    addFonts(fonts: object): void;
    setUrlAccessPolicy(policy: () => boolean): void;
    setLocalAccessPolicy(policy: () => boolean): void;
    createPdf(definition: object): { getBuffer(): Promise<Uint8Array> };
  }
  const pdfmake: PdfMake;
  export default pdfmake;
}
