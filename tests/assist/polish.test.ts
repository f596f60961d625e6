import { describe, expect, test } from "vitest";
import { lock, unlock } from "#assist/locked.ts";
import { polish } from "#assist/polish.ts";
import { fakeModel } from "./fake-model.ts";

const unit = { unit: "瓦房子镇", county: "朝阳县", self: "我镇", level: "township" } as const;

const revise = async (sentences: readonly string[], answers: Readonly<Record<string, string>>) => {
  let sent = "";
  const model = fakeModel((about) => {
    sent = JSON.stringify(about);
    return { changes: Object.entries(answers).map(([id, text]) => ({ id, text })) };
  });
  const outcome = await polish(
    model,
    { sentences, unit, year: 2020 },
    new AbortController().signal,
  );
  if (outcome.kind === "failed") throw new Error(outcome.why);
  return { ...outcome.value, sent };
};

describe("what nobody may touch is put away", () => {
  test.each<[string, string]>([
    ["瓦房子镇开了3次会，培训12人。", "〔1〕开了〔2〕会，培训〔3〕。"],
    ["我镇2020年收到申请{{requests.new_received.total}}件。", "我镇〔1〕收到申请〔2〕件。"],
    ["按照国办发〔2021〕12号和《条例》第五十条办理。", "〔1〕和〔2〕〔3〕办理。"],
    ["进一步统一思想，一是认真。", "进一步统一思想，一是认真。"],
    ["在“河北人社”公众号和微博发了二十余条。", "在〔1〕〔2〕和〔3〕发了〔4〕。"],
  ])("%s", (sentence, text) => {
    const locked = lock(sentence, "镇县市省", [unit.unit, unit.county]);
    expect(locked.text).toBe(text);
    expect(unlock(locked.text, locked.pieces)).toBe(sentence);
  });
});

describe("other words for one's own text", () => {
  const old = "今年瓦房子镇开了3次会，培训了12人，大家都学会了。";
  test("is offered with every number back in its place", async () => {
    const locked = lock(old, "镇县市省", [unit.unit]);
    expect(locked.text).toBe("今年〔1〕开了〔2〕会，培训了〔3〕，大家都学会了。");
    const { changes, sent } = await revise([old], {
      1: "今年〔1〕共召开〔2〕会，组织培训了〔3〕，大家都学会了。",
    });
    expect(changes).toEqual([
      { old, new: "今年瓦房子镇共召开3次会，组织培训了12人，大家都学会了。" },
    ]);
    expect(sent).not.toContain("12人");
    expect(sent).not.toContain("瓦房子");
  });

  test.each<[string, string]>([
    ["a token dropped", "今年〔1〕开了会，培训了〔3〕，大家都学会了。"],
    ["a token doubled", "今年〔1〕开了〔2〕〔2〕会，培训了〔3〕，大家都学会了。"],
    ["a token added", "今年〔1〕开了〔2〕会，培训了〔3〕〔4〕，大家都学会了。"],
    ["tokens swapped", "今年〔1〕开了〔3〕会，培训了〔2〕，大家都学会了。"],
    ["words swapped around tokens", "今年〔1〕培训了〔2〕，开了会〔3〕，大家都学会了。"],
    ["a number of its own", "今年〔1〕开了〔2〕会，培训了〔3〕，5个村大家都学会了。"],
    ["a Chinese number of its own", "今年〔1〕开了〔2〕会，培训了〔3〕，全部三村大家都学会了。"],
    ["a token hedged", "今年〔1〕开了近〔2〕会，培训了〔3〕，大家都学会了。"],
    ["a token hedged behind", "今年〔1〕开了〔2〕会，培训了〔3〕以上，大家都学会了。"],
    ["the unit swapped", "今年李家镇开了〔2〕会，培训了〔3〕，大家都学会了。"],
    ["another unit added", "今年〔1〕和李家镇开了〔2〕会，培训了〔3〕，大家都学会了。"],
    ["a law added", "今年〔1〕按照《保密法》开了〔2〕会，培训了〔3〕，大家都学会了。"],
    ["a fact added", "今年〔1〕开了〔2〕会，培训了〔3〕，大家都学会了，并获得表彰。"],
    ["a clause added", "今年〔1〕开了〔2〕会，培训了〔3〕，大家都学会了，群众十分满意。"],
    ["a denial added", "今年〔1〕开了〔2〕会，培训了〔3〕，大家都学会了，未发生投诉。"],
    [
      "much longer",
      `今年〔1〕开了〔2〕会，培训了〔3〕，大家都学会了${"，大家都学会了".repeat(12)}。`,
    ],
    ["much shorter", "〔1〕〔2〕〔3〕会。"],
    ["a fact lost", "今年〔1〕开了〔2〕会，〔3〕，大家都学会了。"],
    ["talk", "以下是润色后的句子：今年〔1〕开了〔2〕会，培训了〔3〕，大家都学会了。"],
    ["an address", "今年〔1〕开了〔2〕会，培训了〔3〕，大家都学会了http://a.cn。"],
    ["a bent token", "今年〔1〕开了〔2会，培训了〔3〕，大家都学会了。"],
  ])("refused: %s", async (_, text) => {
    const { changes, refused } = await revise([old], { 1: text });
    expect(changes).toEqual([]);
    expect(refused).toMatchObject([{ old, new: text }]);
  });

  test("a denial stays one", async () => {
    const { changes, refused } = await revise(
      ["我镇没有收到申请。", "我镇收到申请。", "以公开为常态、不公开为例外。"],
      {
        1: "我镇收到申请。",
        2: "我镇未收到申请。",
        3: "以公开为常态、公开为例外。",
      },
    );
    expect(changes).toEqual([]);
    expect(refused.map(({ why }) => why)).toEqual(["none", "none", "none"]);
    expect((await revise(["我镇没有收到申请。"], { 1: "我镇未收到申请。" })).changes).toHaveLength(
      1,
    );
  });

  test("unchanged ones, unknown ones and two answers for one are dropped", async () => {
    const { changes, refused } = await revise(["公开还不够。", "\n", " 解读不够好。 "], {
      1: "公开还不够。",
      2: "解读尚不够好。",
      9: "别的句子。",
    });
    expect(changes).toEqual([{ old: "解读不够好。", new: "解读尚不够好。" }]);
    expect(refused).toEqual([]);
  });
});
