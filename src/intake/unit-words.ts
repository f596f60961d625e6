/** Does it end as the name of an office does? In a line of words this tells a unit from a person. */
export const isUnitName = (text: string): boolean =>
  text.length >= 3 ? ends.test(text) : /^(?:团委|妇联|工会|残联|文联|科协|法院|侨联)$/.test(text);

const ends = new RegExp(
  "(?:[镇乡县市区旗局委办厅处室科站所队院校馆部社村团厂园]|街道|苏木|中心|公司|政府|办事处|办公室|[委协学联]员?会|" +
    "合会|总会|基金会|工会|侨联|妇联|残联|文联|科协|政协|人大|工商联|中学|小学|幼儿园|银行|[林农牧渔]场|集团)" +
    "(?:[（(][^（）()]*[）)])?$",
);

/** The name of a county, district or city by itself. */
export const isRegionName = (text: string): boolean =>
  /^.{1,20}[县区旗市州盟省]$/u.test(text) &&
  !/(?:开发|园|景|社|新|库|保护|示范|工业)区$/u.test(text);

/** The rest of a name that somebody set apart: 瓦房子镇 人民政府. */
export const isTail = (text: string): boolean =>
  /^(?:人民政府|政府|办事处|机关|办公室)$/.test(text);

/** Numbers, bullets and brackets in front of a line; numerals of a name (三家子镇) stay. */
export const withoutBullet = (text: string): string =>
  text.replace(
    /^(?:[\s*•·●○■□◆◇▪▶➢※–—-]+(?=[^\d\s])|第?\d{1,4}\s*[、．.)）:：](?!\d)\s*|[（(【[]\s*(?:\d{1,4}|[一二三四五六七八九十]{1,4})\s*[）)】\]]\s*[、.．]?|[一二三四五六七八九十百]{1,5}\s*[、．.]\s*|[①-⑳㈠-㈩⒈-⒛⑴-⒇]\s*[、.．]?|\d{1,4}\s+)+/u,
    "",
  );

/** Has it a letter that a name could begin with? */
export const hasLetter = (text: string): boolean => /[\p{Script=Han}A-Za-z]/u.test(text);
