import type { Office } from "#flows/report.ts";
import { blank } from "./specimens.ts";
import type { Drawn } from "./specimens.ts";

/** What a strict reviewer would mark in a finished paragraph, figures aside. */
export function marksOn({ text, sentences, given }: Drawn, office: Office): readonly string[] {
  const marks: string[] = [];
  const own = Object.values(given).reduce((rest, words) => rest.replaceAll(words, ""), text);
  const said = text.split(/(?<=。)/);
  if (/[{}[\]|]/.test(text) || text.includes(blank)) marks.push("a mark is left");
  if (/[，。；：、！？]{2}|等等/.test(text)) marks.push("double punctuation");
  if (/[!！?？,;:]/.test(own)) marks.push("not the marks of an official text");
  if (said.some((sentence) => !sentence.endsWith("。"))) marks.push("no full stop");
  if (new Set(said).size !== said.length) marks.push("a sentence twice");
  if (said.some((sentence) => /^[，。；：、）”\s]/.test(sentence)))
    marks.push("begins with a mark");
  if (/我将|我们|本人|我市场/.test(own)) marks.push("wrong person");
  for (const [self] of own.matchAll(/我./g)) if (self !== office.self) marks.push(`says ${self}`);
  if (/(?<![\d.])0(?=[件条次篇个处期起人万])/.test(own)) marks.push("a bare 0");
  for (const [at, sentence] of sentences.entries()) {
    if (at > 0 && sentence.slice(0, 2) === sentences[at - 1]?.slice(0, 2))
      marks.push(`two sentences begin with ${sentence.slice(0, 2)}`);
  }
  return marks;
}

/** Numbers that nobody gave: neither a figure, nor a fact, nor the year, nor an article of the statute. */
export function foreignNumbers(
  { text, given }: Drawn,
  year: number,
  figures: ReadonlySet<string>,
): readonly string[] {
  const facts = new Set(
    Object.values(given).flatMap((words) => words.match(/\d+(?:\.\d+)?/g) ?? []),
  );
  const dated = text.replaceAll(/(\d{4})年1月1日至(\d{4})年12月31日/g, "$1年至$2年");
  const digits = (dated.match(/\d+(?:\.\d+)?/g) ?? []).filter(
    (number) => number !== String(year) && !facts.has(number) && !figures.has(number),
  );
  const own = Object.values(given).reduce((rest, words) => rest.replaceAll(words, ""), text);
  const spelt = own
    .replaceAll(
      /《条例》第[一二三四五六七八九十]+条|三安全一稳定|第三方|[三四]类(?=内部|过程)|[一二]是/g,
      "",
    )
    .match(/[一二两三四五六七八九十百千万几]+(?=[件条次篇个处期起项类份人种方])/g);
  return [...digits, ...(spelt ?? [])];
}
