import { load } from "cheerio";
import { expect, test } from "vitest";
import { unzip } from "#tests/support/unzip.ts";
import { readBack } from "./html-grid.ts";
import { composed, editions, written, zeroReport, drawnAlone } from "./reports.ts";

const { form, year } = editions[1];

/** Characters that XML 1.0 allows (https://www.w3.org/TR/xml/#charsets), one by one. */
const allowed = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);

const draw = async (text: string, unit = "青石镇") => {
  const zero = zeroReport(form, year);
  const report = {
    ...zero,
    office: { ...zero.office, unit },
    texts: { ...zero.texts, overview: written(text) },
  };
  const file = await drawnAlone("docx", composed(form, report));
  for (const [path, part] of unzip(file)) {
    for (const character of part) {
      if (!allowed(character.codePointAt(0) ?? 0))
        throw new Error(`${path} holds an illegal character.`);
    }
  }
  const { html } = await readBack(file);
  const $ = load(html);
  const overview = $("h1:contains(一、总体情况)");
  return {
    file,
    texts: overview
      .nextUntil("h1")
      .toArray()
      .map((element) => $(element).text()),
  };
};

test.each([
  ["XML", `<w:p/> & "x" 'y' ]]> <!-- --> &amp; &#0;。`],
  ["placeholders of a template", "{{x}} {{requests.new_received.total}} {year} ${a} $& $1 %s。"],
  ["emoji and rare characters", "公开👨‍👩‍👧‍👦👍🏽𠮷䶮龘。"],
  ["right to left", "مرحبا שלום \u202Eabc\u202C。"],
  ["tabs and wide spaces", "甲\t乙　丙\u00A0丁。"],
  ["20 000 characters", `${"依法公开政府信息，".repeat(2222)}。`],
  ["a line without a break", `${"x".repeat(5000)}。`],
])("%s comes back as written", async (_, text) => {
  expect((await draw(text)).texts).toEqual([text]);
});

test.each([
  ["control characters", "甲\u0000乙\u0001\u0008丙\u000B丁\u000C\u001F。", "甲乙丙丁。"],
  ["lone surrogates", "甲\uD800乙\uDC00丙\uD83D。", "甲乙丙。"],
  ["no characters at all", "甲\uFFFE乙\uFFFF。", "甲乙。"],
])("%s are dropped, and nothing else", async (_, text, expected) => {
  expect((await draw(text)).texts).toEqual([expected]);
});

test("a hostile name of the unit spoils neither title nor properties", async () => {
  const unit = '<甲>&\u0001\uD800"镇';
  const { file } = await draw("好的。", unit);
  const core = load(unzip(file).get("docProps/core.xml") ?? "", { xml: true });
  expect(core("dc\\:creator").text()).toBe('<甲>&"镇');
  expect((await readBack(file)).html).toContain('&lt;甲&gt;&amp;"镇<br />2024年');
});
