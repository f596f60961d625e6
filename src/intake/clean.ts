/** A cell or a line as it is worked with: one line, no invisible marks, digits and letters of the usual width. */
export const clean = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(invisible, "")
    .replaceAll(/[\s\u0085]+/g, " ")
    .replaceAll(/[０-９Ａ-Ｚａ-ｚ]/g, (wide) => String.fromCodePoint(wide.charCodeAt(0) - 0xfe_e0))
    .trim();

/** Controls, and marks that turn the direction of writing, join, or take no room: they would hide what a name is. */
const invisible =
  /(?![\t\n\v\f\r\u0085])\p{Cc}|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/** Telephone numbers are never taken along, however they are written; a date is no telephone number. */
export const withoutPhones = (text: string): string =>
  text
    .replaceAll(phone, (run) => (date.test(run) ? run : " "))
    .replaceAll(/ {2,}/g, " ")
    .trim();

const phone =
  /(?:\+ ?)?[(（]?\d(?:[-—–－.·()（）/ ]{0,2}\d){6,}[xX]?|[〇零○一二三四五六七八九幺]{7,}/g;
const date = /^(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}$/;

/** Enough of a text to find it again. */
export function excerpt(text: string): string {
  const bare = withoutPhones(text.slice(0, 400));
  return bare.length > 60 ? `${bare.slice(0, 60).toWellFormed()}…` : bare;
}
