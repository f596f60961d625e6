/** Small Chinese numerals, as headings and lists count with them. */
export const numeralsUpTo20 =
  "零 一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十".split(" ");

/** 12, 十二, 两: nothing for a larger or another word. */
export const numeralOf = (word: string): number | undefined => {
  if (/^\d{1,3}$/.test(word)) return Number(word);
  const number = numeralsUpTo20.indexOf(word === "两" ? "二" : word);
  return number === -1 ? undefined : number;
};
