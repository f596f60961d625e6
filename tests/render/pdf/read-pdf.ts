import { getDocumentProxy } from "unpdf";

/** A piece of text on its page: points from the lower left corner to the left end of its baseline. */
export interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** What stands on one height. */
export interface Line {
  readonly y: number;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly size: number;
}

export interface Pdf {
  readonly title: unknown;
  readonly author: unknown;
  readonly language: unknown;
  readonly xmp: ReadonlyMap<string, unknown>;
  /** Title and page (from 1) of each bookmark, indented by its level. */
  readonly bookmarks: readonly string[];
  readonly pages: readonly (readonly Placed[])[];
  /** Of the first page, in points. */
  readonly size: readonly number[];
}

/** Opens a PDF with another program than the one that wrote it. */
export async function readPdf(bytes: Uint8Array): Promise<Pdf> {
  const proxy = await getDocumentProxy(Uint8Array.from(bytes));
  const { info, metadata } = await proxy.getMetadata();
  const known = info as Record<string, unknown>;
  const pages = await Promise.all(
    Array.from({ length: proxy.numPages }, async (_, at) => {
      const { items } = await (await proxy.getPage(at + 1)).getTextContent();
      return items.flatMap((item) => {
        if (!("str" in item) || item.str.trim() === "") return [];
        const [, , , size = 0, x = 0, y = 0] = item.transform as number[];
        return [{ text: item.str, x, y, width: item.width, size }];
      });
    }),
  );
  const bookmarks: string[] = [];
  type Outline = Awaited<ReturnType<typeof proxy.getOutline>>;
  const walk = async (items: Outline, depth: number): Promise<void> => {
    for (const { title, dest, items: below } of items ?? []) {
      const [page] = dest as [Parameters<typeof proxy.getPageIndex>[0]];
      bookmarks.push(`${"  ".repeat(depth)}${title} ${(await proxy.getPageIndex(page)) + 1}`);
      await walk(below, depth + 1);
    }
  };
  await walk(await proxy.getOutline(), 0);
  const first = (await proxy.getPage(1)).getViewport({ scale: 1 });
  return {
    title: known["Title"],
    author: known["Author"],
    language: known["Language"],
    xmp: new Map(metadata),
    bookmarks,
    pages,
    size: [first.width, first.height],
  };
}

/** From the top of the page to its foot. */
export function linesOf(page: readonly Placed[]): readonly Line[] {
  const heights = Map.groupBy(page, ({ y }) => Math.round(y * 10) / 10);
  return [...heights]
    .map(([y, pieces]) => {
      const sorted = pieces.toSorted((a, b) => a.x - b.x);
      return {
        y,
        text: sorted.map(({ text }) => text).join(""),
        left: Math.min(...pieces.map(({ x }) => x)),
        right: Math.max(...pieces.map(({ x, width }) => x + width)),
        size: Math.max(...pieces.map(({ size }) => size)),
      };
    })
    .toSorted((a, b) => b.y - a.y);
}

export const textOf = ({ pages }: Pdf): string =>
  pages
    .map((page) =>
      linesOf(page)
        .map(({ text }) => text)
        .join("\n"),
    )
    .join("\n");
