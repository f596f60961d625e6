/** A day of the year as `MM-DD`: from 1月20日, 01-20, 1.20, 2027-01-20, 20270120, or a date as Excel counts it. */
export function readMonthDay(text: string): string | undefined {
  const bare = text
    .normalize("NFKC")
    .replaceAll(/\s|T[\d:.]+Z?$|[前止]$|之前$|以前$|\d{1,2}:\d{2}(?::\d{2})?$/g, "");
  if (/^\d{5}(?:\.\d+)?$/.test(bare)) return fromSerial(Number(bare));
  const found =
    /^(?:(?:19|20)\d\d[-./年])?(\d{1,2})[-./月](\d{1,2})[日号]?$/.exec(bare) ??
    /^(?:19|20)\d\d(\d\d)(\d\d)$/.exec(bare);
  return found === null ? undefined : monthDay(Number(found[1]), Number(found[2]));
}

/** 2000-01-01 to 2099-12-31; day 1 was 1900-01-01, and Excel counts a 29 February 1900 that never was. */
function fromSerial(serial: number): string | undefined {
  if (serial < 36_526 || serial >= 73_051) return undefined;
  const day = new Date(Date.UTC(1899, 11, 30 + Math.floor(serial)));
  return monthDay(day.getUTCMonth() + 1, day.getUTCDate());
}

/** 29 February is a day of some years only: none to be late on. */
function monthDay(month: number, day: number): string | undefined {
  const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  if (days === undefined || day < 1 || day > days) return undefined;
  return `${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
