import type { Name } from "./names-in.ts";

/** Laws, papers and their numbers, as a text names them: 《条例》, 国办发〔2021〕12号, 第五十条, 国务院令第711号. */
export const lawsIn = (text: string): readonly Name[] => {
  const found = [...text.matchAll(law)].map((match) => ({ text: match[0], at: match.index }));
  return found.filter(
    (one, at) => !found.slice(0, at).some((other) => other.at + other.text.length > one.at),
  );
};

const law =
  /《[^》\n]{0,80}》?|〈[^〉\n]{0,80}〉?|[\p{Script=Han}]{0,10}(?:〔|\[|【|［|\()(?:19|20|２０)[\d０-９]{2}(?:〕|\]|】|］|\))\s*第?\s*[\d０-９]*\s*号?|(?:[\p{Script=Han}]{0,4}令)?第\s*[\d０-９]+\s*号(?:令)?|第[\p{N}一二三四五六七八九十百]+[条款项章]/gu;

/** What every report rests on: it may be named without being given. */
export const commonLaws: readonly string[] = ["《中华人民共和国政府信息公开条例》", "《条例》"];
