import { draftMark, pendingMark } from "../blocks.ts";
import type { Document } from "../blocks.ts";
import { drawBlocks, draftNote, drawTitle } from "./content.ts";
import { byClass } from "./dress.ts";
import { element, joined, text, trusted } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { style } from "./style.ts";

/** Nothing is loaded and nothing runs, whatever a text says. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The whole report as one page that needs no other file. */
export function drawPage(document: Document): string {
  const head = element(
    "head",
    {},
    element("meta", { charset: "utf-8" }),
    element("meta", { "http-equiv": "Content-Security-Policy", content: policy }),
    element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    element("meta", { name: "referrer", content: "no-referrer" }),
    element("meta", { name: "author", content: document.meta.unit }),
    element(
      "title",
      {},
      text(document.draft ? `${document.title}（${draftMark}）` : document.title),
    ),
    element("style", {}, trusted(style)),
  );
  const body = element("body", {}, watermark(document), element("main", {}, content(document)));
  return `<!DOCTYPE html>\n${element("html", { lang: "zh-CN" }, head, body).html}\n`;
}

const content = (document: Document): Markup =>
  joined(
    [
      ...draftNote(document, byClass),
      drawTitle(document, byClass, phrases),
      facts(document),
      ...drawBlocks(document, {
        dress: byClass,
        // A wide table scrolls in its own box, with a finger or with the keys.
        boxed: (table, { name }, heading) =>
          element(
            "div",
            { class: "box", tabindex: 0, role: "region", "aria-label": `${name}：${heading}` },
            table,
          ),
      }),
    ],
    text("\n"),
  );

/** On a phone a title breaks after its year, not within a word. */
const phrases = (line: string): Markup =>
  joined(
    line.split(/(?<=\d年)/).map((phrase) => element("span", { class: "phrase" }, text(phrase))),
    text(""),
  );

/** 来源 and 发布时间, as such pages have them. */
function facts(document: Document): Markup {
  const published = publication(document);
  return element(
    "p",
    { class: "facts" },
    // The name of a unit may hold letters that run from right to left.
    element("span", {}, text("来源："), element("bdi", {}, text(document.meta.unit))),
    published === undefined ? [] : element("span", {}, text("发布时间："), published),
  );
}

/** A draft has yet to get its date; a finished report that has none does not speak of it. */
function publication({ meta, draft }: Document): Markup | undefined {
  if (draft) return element("mark", byClass("mark"), text(pendingMark));
  if (meta.finished === undefined) return undefined;
  const date = chinaDate(meta.finished);
  return element("time", { datetime: date }, text(date));
}

/** On every printed page. */
const watermark = ({ draft }: Document): readonly Markup[] =>
  draft ? [element("div", { class: "watermark", "aria-hidden": "true" }, text(draftMark))] : [];

const chinaTime = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
});

/** `2025-01-20`, by the clock in China. */
const chinaDate = (at: string): string => chinaTime.format(new Date(at));
