import Docxtemplater from "docxtemplater";
import PizZip from "pizzip";
import type { Document, DocumentBlock } from "#render/blocks.ts";
import type { Renderer } from "#render/render.ts";

/**
 * The same Word file filled into a template by docxtemplater. The template is our own file with a placeholder for each
 * figure and text: made once, and not in the time measured.
 */
export async function templateOf(document: Document, draw: Renderer): Promise<() => Uint8Array> {
  const data: Record<string, string> = {};
  const placeholder = (name: string, text: string): string => {
    data[name] = text;
    return `{${name}}`;
  };
  const blocks = document.blocks.map((block, at): DocumentBlock => {
    if (block.kind === "heading") return block;
    if (block.kind === "paragraph")
      return { ...block, text: placeholder(`text_${at}`, block.text) };
    const rows = block.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) =>
        cell.id === undefined ? cell : { ...cell, text: placeholder(cell.id, cell.text) },
      ),
    }));
    return { ...block, rows };
  });
  const [template] = await draw({ ...document, blocks }, "docx");
  if (template === undefined) throw new Error("no template");
  return () => {
    const filled = new Docxtemplater(new PizZip(template.bytes));
    filled.render(data);
    return filled.toBuffer();
  };
}
