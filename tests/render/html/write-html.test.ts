import { load } from "cheerio";
import { describe, expect, test } from "vitest";
import type { Document } from "#render/blocks.ts";
import { gridsOf, readBack } from "../html-grid.ts";
import {
  blankReport,
  composed,
  distinctReport,
  drawn,
  drawnAlone,
  editions,
  written,
  zeroReport,
} from "../reports.ts";

const { form, year } = editions[1];
const finishedAt = "2025-01-20T18:02:03.000Z";

const draw = async (document: Document) => {
  const [page, fragment, ...others] = await drawn("html", document);
  if (page === undefined || fragment === undefined || others.length > 0)
    throw new Error("These are not a page and a fragment.");
  const read = ({ bytes }: typeof page): string => new TextDecoder("utf-8").decode(bytes);
  return { page: read(page), fragment: read(fragment), names: [page.name, fragment.name] };
};

describe.each(editions)("$form.id", ({ form, year }) => {
  const document = composed(form, distinctReport(form, year));

  test("page and fragment hold every cell where the Word file has it", async () => {
    const { page, fragment } = await draw(document);
    const { grids } = await readBack(await drawnAlone("docx", document));
    expect(grids).toHaveLength(3);
    expect(gridsOf(page)).toEqual(grids);
    expect(gridsOf(fragment)).toEqual(grids);
  });

  test("after an editor has thrown away classes and styles, every table is still merged and ruled", async () => {
    const { fragment } = await draw(document);
    const $ = load(fragment);
    $("style, script, link, meta").remove();
    $("*").removeAttr("class").removeAttr("style").removeAttr("id");
    expect(gridsOf($.html())).toEqual(gridsOf(fragment));
    expect($("table[border=1][width='100%']").length).toBe(3);
    expect($("thead th[colspan=7]").text()).toBe("申请人情况");
  });

  test("every figure of tables 三 and 四 is read out with the headers above and before it", async () => {
    const { page } = await draw(document);
    const $ = load(page);
    expect($("td[scope]").length).toBe(0);
    expect($("th:not([scope])").length).toBe(0);
    expect(
      $("thead th")
        .toArray()
        .every((cell) => $(cell).attr("scope") === "col"),
    ).toBe(true);
    const labels = $("table").eq(1).find("tbody th");
    expect(labels.toArray().every((cell) => $(cell).attr("scope") === "row")).toBe(true);
    const blocks = $("table").eq(0).find("tbody");
    expect(blocks.toArray().every((body) => $(body).find("th[scope=rowgroup]").length === 1)).toBe(
      true,
    );
  });
});

test("the page follows the form, and says where it comes from and of what day", async () => {
  const zero = zeroReport(form, year);
  const document = composed(form, {
    ...zero,
    changes: [
      {
        revision: 1,
        at: finishedAt,
        by: "u",
        through: "button",
        patches: [{ of: "state", id: "state", old: "filling", new: "finished" }],
      },
    ],
  });
  const { page, fragment, names } = await draw(document);
  const $ = load(page);
  const outline = ["h1 青石镇2024年政府信息公开工作年度报告"].concat(
    document.blocks.flatMap((block) => (block.kind === "heading" ? [`h2 ${block.text}`] : [])),
  );
  for (const html of [page, fragment]) {
    const $$ = load(html);
    const headings = $$("h1, h2, h3").toArray();
    expect(headings.map((at) => `${at.tagName} ${$$(at).text()}`)).toEqual(outline);
  }
  expect(page.startsWith("<!DOCTYPE html>")).toBe(true);
  expect($("html").attr("lang")).toBe("zh-CN");
  expect($("title").text()).toBe("青石镇2024年政府信息公开工作年度报告");
  // Already the next day in China.
  expect($(".facts").text()).toBe("来源：青石镇发布时间：2025-01-21");
  expect(page + fragment).not.toMatch(/草稿|待填|还差/);
  expect(names).toEqual([
    "青石镇2024年政府信息公开工作年度报告.html",
    "青石镇2024年政府信息公开工作年度报告-网页编辑器用.html",
  ]);
});

test("the fragment is text and tables, styled on the spot, and says that it is UTF-8", async () => {
  const document = composed(form, zeroReport(form, year));
  const { fragment } = await draw(document);
  const $ = load(fragment, {}, false);
  expect($("*").length).toBeGreaterThan(200);
  expect($("style, script, link, meta, head, [class], [id], [src], [href]").length).toBe(0);
  expect($.root().children().length).toBe(1);
  const [, { bytes } = { bytes: new Uint8Array() }] = await drawn("html", document);
  expect(Buffer.from(bytes.slice(0, 3)).toString("hex")).toBe("efbbbf");
});

test("a draft says so, what it lacks, and marks every blank", async () => {
  const document = composed(form, blankReport(form, year));
  const { page, fragment } = await draw(document);
  for (const html of [page, fragment]) {
    const $ = load(html);
    expect($("p").first().text()).toBe(`草稿　还差：${document.missing.join("；")}`);
    expect($("td:contains(待填)").length).toBe(200);
    expect($("p mark").filter((_, mark) => $(mark).text() === "【待填】").length).toBe(
      html === page ? 4 : 3,
    );
  }
  expect(load(page)(".facts").text()).toBe("来源：青石镇发布时间：【待填】");
  expect(load(fragment)("td[style*='background:#ffff00']").length).toBe(200);
});

const attack = [
  `<script>window.hit = 1</script><img src=x onerror="window.hit=1">`,
  `"><svg onload='window.hit=1'></title></style></table><iframe src=//x.example>`,
  `<a href="javascript:window.hit=1">x</a> <!-- --> &lt;script&gt; &amp;#60; ]]>`,
  "=1+1 +1 -1 @SUM(1) {{x}} ${x} $& $1",
].join("");

test.each([
  ["markup", attack, attack],
  ["emoji and rare characters", "公开👨‍👩‍👧‍👦👍🏽𠮷䶮龘。", "公开👨‍👩‍👧‍👦👍🏽𠮷䶮龘。"],
  ["right to left", "مرحبا \u202Eabc\u202C。", "مرحبا \u202Eabc\u202C。"],
  ["what HTML cannot hold", "甲\u0000乙\u0001\uD800丙\uFFFE丁\u0085。", "甲乙丙丁。"],
  ["200 000 characters", "<".repeat(200_000), "<".repeat(200_000)],
])("hostile text is text: %s", async (_, text, expected) => {
  const zero = zeroReport(form, year);
  const report = {
    ...zero,
    office: { ...zero.office, unit: text.slice(0, 400) },
    texts: { ...zero.texts, overview: written(text) },
  };
  const { page, fragment } = await draw(composed(form, report));
  for (const html of [page, fragment]) {
    const $ = load(html);
    expect($("h2").first().next("p").text()).toBe(expected);
    expect($("script, img, svg, iframe, a, object, embed, link, base, form").length).toBe(0);
    const attributes = $("*")
      .toArray()
      .flatMap((node) => Object.entries("attribs" in node ? node.attribs : {}));
    expect(attributes.filter(([name]) => /^on|^src$|^href$/i.test(name))).toEqual([]);
    expect(attributes.filter(([, value]) => /^\s*javascript:/i.test(value))).toEqual([]);
  }
  expect(load(page)("style").length).toBe(1);
  expect(load(page)("meta[http-equiv=Content-Security-Policy]").attr("content")).toContain(
    "default-src 'none'",
  );
});
