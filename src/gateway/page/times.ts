import { language, words } from "./words.ts";

const time = new Intl.DateTimeFormat(language, {
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
});
const day = new Intl.DateTimeFormat(language, { month: "long", day: "numeric", weekday: "short" });
const fullDay = new Intl.DateTimeFormat(language, { dateStyle: "long" });

/** The clock time of a Bot API date (unix seconds). */
export function timeOf(date: number): string {
  return time.format(date * 1000);
}

/** A key that is the same for all moments of one local day. */
export function dayKey(date: number): string {
  return new Date(date * 1000).toDateString();
}

export function dayName(date: number): string {
  const then = new Date(date * 1000);
  const now = new Date();
  if (then.toDateString() === now.toDateString()) return words.today;
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (then.toDateString() === yesterday.toDateString()) return words.yesterday;
  return (then.getFullYear() === now.getFullYear() ? day : fullDay).format(then);
}

/** A file size as phones show it. */
export function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(bytes < 10_240 ? 1 : 0)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** A length of seconds as players show it. */
export function lengthOf(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** A day in a list of results: the clock time for today, else the date. */
export function shortDay(date: number): string {
  const then = new Date(date * 1000);
  return then.toDateString() === new Date().toDateString() ? time.format(then) : dayName(date);
}
