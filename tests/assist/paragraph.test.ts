import { describe, expect, test } from "vitest";
import { type ParagraphWish, writeParagraph } from "#assist/paragraph.ts";
import { fakeModel } from "./fake-model.ts";

const received = "requests.new_received.total";
const granted = "requests.granted.total";
const wish: ParagraphWish = {
  part: { name: "依申请公开", guide: "收到几件、怎么办结、结转几件" },
  facts: [
    { ask: "今年开了几次政务公开会议", answer: "3次" },
    { ask: "在哪个栏目公开", answer: "县政府网站“政策解读”专栏" },
    { ask: "有没有发生责任追究", answer: "没有" },
  ],
  figures: [
    { cell: received, label: "本年新收政府信息公开申请数量", zero: false, required: true },
    { cell: granted, label: "予以公开", zero: false },
    { cell: "disputes.reconsideration.total", label: "行政复议 总计", zero: true },
  ],
  unit: { unit: "瓦房子镇", county: "朝阳县", self: "我镇", level: "township" },
  year: 2020,
  wish: "formal",
  before: [
    `{year}年，{self}共收到政府信息公开申请{{${received}}}件，予以公开{{${granted}}}件。`,
    "{self}召开政务公开会议3次。",
  ],
};

const write = async (text: string, over: Partial<ParagraphWish> = {}) => {
  const shown: (readonly string[])[] = [];
  const model = fakeModel(() => text);
  const outcome = await writeParagraph(
    model,
    { ...wish, ...over },
    (sentences) => shown.push(sentences),
    new AbortController().signal,
  );
  return { outcome, shown };
};

const told = `2020年，我镇收到政府信息公开申请{{${received}}}件，均依法答复。`;

describe("a paragraph is what passes, sentence by sentence", () => {
  test("good sentences come as they are finished, and all at the end", async () => {
    const { outcome, shown } = await write(
      `${told}\n全年召开政务公开会议3次。\n未发生责任追究，未发生行政复议。`,
    );
    expect(outcome).toMatchObject({
      kind: "ok",
      value: {
        sentences: [told, "全年召开政务公开会议3次。", "未发生责任追究，未发生行政复议。"],
        refused: [],
      },
    });
    expect(shown.map(({ length }) => length)).toEqual([1, 2]);
  });

  test("a refused sentence is left out, never heard, and told with its piece", async () => {
    const { outcome, shown } = await write(`${told}召开政务公开会议5次。培训干部20人。`);
    expect(outcome).toMatchObject({
      kind: "ok",
      value: {
        sentences: [told],
        refused: [
          { sentence: "召开政务公开会议5次。", why: "number", piece: "5次" },
          { sentence: "培训干部20人。", why: "number", piece: "20人" },
        ],
      },
    });
    expect(shown.flat().every((sentence) => sentence === told)).toBe(true);
  });

  test("a figure that must be said comes with the sentence that said it before", async () => {
    const { outcome } = await write("全年召开政务公开会议3次。");
    expect(outcome).toMatchObject({
      kind: "ok",
      value: {
        sentences: [wish.before[0], "全年召开政务公开会议3次。"],
        refused: [{ sentence: "", why: "dropped", piece: `{{${received}}}` }],
      },
    });
  });

  test("said of something else, said at a wrong place, cut off in the middle", async () => {
    const { outcome } = await write(
      `${told}答复群众{{${received}}}次。行政复议{{${granted}}}件。全年召开政务公开会`,
    );
    expect(outcome).toMatchObject({
      kind: "ok",
      value: {
        sentences: [told],
        refused: [{ why: "misplaced" }, { why: "misplaced" }, { why: "brace" }],
      },
    });
  });

  test.each([
    "抱歉，无法完成。",
    "# 依申请公开\n**收到12件**",
    '{"text":"收到12件"}',
    "收到申请12件。".repeat(3),
    "公开。".repeat(2_000),
    "\n".repeat(5_000),
    "",
  ])("with nothing usable left it has failed: %#", async (text) => {
    const { outcome } = await write(text);
    if (text.startsWith("公开")) expect(outcome).toMatchObject({ kind: "failed", why: "unusable" });
    expect(outcome).toMatchObject({ kind: "failed", why: "unusable" });
  });

  test("what is sent has no value of a figure", async () => {
    let sent = "";
    const model = fakeModel((about) => {
      sent = JSON.stringify(about);
      return told;
    });
    await writeParagraph(model, wish, () => {}, new AbortController().signal);
    expect(sent).toContain(`{{${received}}}`);
    expect(sent).toContain("正式一点");
    expect(JSON.parse(sent)).toMatchObject({ facts: [{ answer: "3次" }, {}, {}], year: 2020 });
  });

  test("taken back by the person, it is cancelled", async () => {
    const stop = new AbortController();
    stop.abort();
    const outcome = await writeParagraph(
      fakeModel(() => told),
      wish,
      () => {},
      stop.signal,
    );
    expect(outcome).toMatchObject({ kind: "failed", why: "cancelled" });
  });
});
