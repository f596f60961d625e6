/** Markup as opposed to text: only what this file makes, so that no text gets into a page unescaped. */
export interface Markup {
  readonly html: string;
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;

export function element(
  name: string,
  attributes: Attributes,
  ...children: readonly (Markup | readonly Markup[])[]
): Markup {
  const content = children
    .flat()
    .map(({ html }) => html)
    .join("");
  const open = `<${name}${printed(attributes)}>`;
  return { html: empty.has(name) ? open : `${open}${content}</${name}>` };
}

export const text = (text: string): Markup => ({ html: escaped(text) });

/** Pieces side by side. */
export const joined = (pieces: readonly Markup[], between: Markup): Markup => ({
  html: pieces.map(({ html }) => html).join(between.html),
});

/** Styles and the like, written in the source and by nobody else. */
export const trusted = (source: string): Markup => ({ html: source });

const empty: ReadonlySet<string> = new Set(["br", "col", "meta"]);

const printed = (attributes: Attributes): string =>
  Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join("");

const escaped = (text: string): string =>
  text.replace(illegal, "").replace(special, (character) => entities[character] ?? "");

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const special = /[&<>"']/g;

/** What HTML cannot hold: control characters, lone surrogates, U+FFFE and U+FFFF. */
// oxlint-disable-next-line no-control-regex
const illegal = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]|\p{Surrogate}/gu;
