import type { CellKind, Density } from "../blocks.ts";
import type { Attributes } from "./markup.ts";

/** What can have a look of its own. */
export type Part =
  | "body"
  | "title"
  | "heading1"
  | "heading2"
  | "paragraph"
  | "draft"
  | "mark"
  | "table"
  | "dense"
  | CellKind
  | "left"
  | "pending";

/** How parts get their look: by a class of the page's own style sheet, or on the spot. */
export type Dress = (...parts: readonly Part[]) => Attributes;

export const byClass: Dress = (...parts) => ({ class: parts.join(" ") });

/**
 * On the spot: a website's editor throws classes and style elements away when something is pasted. Typefaces are
 * left to the website.
 */
export const inline: Dress = (...parts) => ({
  style: parts.map((part) => inlineStyles[part]).join(""),
});

const cell =
  "border:1px solid #000;padding:4px 3px;text-align:center;vertical-align:middle;font-weight:normal;";

const inlineStyles: Readonly<Record<Part, string>> = {
  body: "line-height:1.75;",
  title: "text-align:center;font-size:24px;font-weight:bold;line-height:1.5;margin:16px 0;",
  heading1: "font-size:18px;font-weight:bold;margin:16px 0 8px;text-indent:2em;",
  heading2: "font-size:16px;font-weight:bold;margin:8px 0;text-indent:2em;",
  paragraph: "font-size:16px;line-height:1.75;text-indent:2em;margin:8px 0;overflow-wrap:anywhere;",
  draft: "font-size:14px;color:#b00000;border:1px solid #b00000;padding:6px 10px;margin:0 0 16px;",
  mark: "background:#ffff00;color:#000;",
  table:
    "width:100%;border-collapse:collapse;border:1px solid #000;margin:8px 0 16px;font-size:15px;line-height:1.4;",
  dense: "font-size:13px;",
  blockTitle: cell,
  corner: cell,
  header: cell,
  label: cell,
  value: cell,
  left: "text-align:left;",
  pending: "background:#ffff00;color:#000;",
};

export const ofDensity: Readonly<Record<Density, readonly Part[]>> = { open: [], dense: ["dense"] };
