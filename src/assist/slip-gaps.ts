import { slipsAt, type FindSlips } from "./slip.ts";

/** Places left open, and characters that came out wrong: nobody but the writer knows what belongs there. */

export const leftOpen: FindSlips = (text) =>
  slipsAt(
    text,
    /[XxＸ×✕╳]{2,}(?![A-Za-z])|[＿_]{2,}|\*{2,}|[□■]{2,}|待补充|待填写?|待核实|此处(?:填写|插入|补充)|TODO|TBD|某某|[（(]\s*(?:请)?(?:填写|补充|单位名称|数字)[^）)]{0,10}[）)]/gi,
    ([mark]) => ({ why: `“${mark}”还没填` }),
  );

/** A figure that was to come and did not: 共公开信息条，… */
export const lostFigure: FindSlips = (text) =>
  slipsAt(
    text,
    /(?:共|共计|总计|合计|累计|收到|受理|办结|召开|举办|开展|公开|发布)(?:政府信息|信息|申请|会议|培训)?(?<![\d{}]\s*)(?:件|条|次|篇)(?=[，。；,;])|现行有效的(?:行政)?规范性文件(?=。)|(?:共计?|总计|合计|累计)(?=[，。；,;])/g,
    () => ({ why: "这里像是少了数字" }),
  );

/** Told once: where one character is broken, many are. */
export const garbled: FindSlips = (text) =>
  slipsAt(text, /[\ufffd弢棢霢诃]|锟斤拷|[\ue000-\uf8ff]/g, () => ({
    why: "有乱码，重新输入",
  })).slice(0, 1);
