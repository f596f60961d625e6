import type { Document } from "./blocks.ts";

/** One table under its heading, for a look; undefined where the document has no such table. */
export function excerpt(document: Document, table: string): Document | undefined {
  const { blocks } = document;
  const at = blocks.findIndex((block) => block.kind === "table" && block.id === table);
  const block = blocks[at];
  if (block?.kind !== "table") return undefined;
  const heading = blocks.slice(0, at).findLast(({ kind }) => kind === "heading");
  return {
    ...document,
    title: `${document.title}-${block.name}`,
    blocks: heading === undefined ? [block] : [heading, block],
    excerpt: true,
  };
}
