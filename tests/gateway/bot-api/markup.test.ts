import { describe, expect, test } from "vitest";
import { z } from "zod";
import { checkedKeyboard, checkedMarkup, replyMarkup } from "#gateway/bot-api/markup.ts";
import { parseParams } from "#gateway/bot-api/params.ts";

const read = (reply_markup: unknown): ReturnType<typeof checkedMarkup> =>
  checkedMarkup(
    parseParams(z.object({ reply_markup: replyMarkup }), { reply_markup }).reply_markup,
  );

const inline = (...buttons: object[]): object => ({ inline_keyboard: [buttons] });
const press = { text: "好", callback_data: "ok" };

test.each([
  [undefined, {}],
  ["", {}],
  [{}, {}],
  [inline(press), { inline: inline(press) }],
  [JSON.stringify(inline(press)), { inline: inline(press) }],
  [inline({ ...press, style: "primary" }), { inline: inline(press) }],
  [inline({ ...press, url: "" }), { inline: inline(press) }],
  [
    inline({ text: "看", url: "HTTPS://A.cn", callback_data: "x" }),
    { inline: inline({ text: "看", url: "https://a.cn/" }) },
  ],
  [
    inline({ text: "看", url: "tg://resolve?domain=x" }),
    { inline: inline({ text: "看", url: "tg://resolve?domain=x" }) },
  ],
  [
    inline({ text: "抄", copy_text: { text: "字".repeat(256) } }),
    { inline: inline({ text: "抄", copy_text: { text: "字".repeat(256) } }) },
  ],
  [
    inline({ ...press, callback_data: "报".repeat(21) }),
    { inline: inline({ ...press, callback_data: "报".repeat(21) }) },
  ],
  [inline({ ...press, text: "" }, press), { inline: inline(press) }],
  [inline({ ...press, text: "" }), { inline: undefined }],
  [
    inline(...Array.from({ length: 13 }, () => press)),
    { inline: inline(...Array.from({ length: 12 }, () => press)) },
  ],
  [{ inline_keyboard: [] }, {}],
  [
    { keyboard: [["甲", { text: "乙", request_contact: true }], []], resize_keyboard: "true" },
    { composer: { keyboard: [[{ text: "甲" }, { text: "乙" }]], resize_keyboard: true } },
  ],
  [
    {
      keyboard: [["甲"]],
      one_time_keyboard: true,
      is_persistent: true,
      input_field_placeholder: "写",
      selective: true,
    },
    {
      composer: {
        keyboard: [[{ text: "甲" }]],
        one_time_keyboard: true,
        is_persistent: true,
        input_field_placeholder: "写",
      },
    },
  ],
  [{ remove_keyboard: true, selective: true }, { composer: { remove_keyboard: true } }],
  [{ remove_keyboard: false }, {}],
  [
    { force_reply: true, input_field_placeholder: "答" },
    { composer: { force_reply: true, input_field_placeholder: "答" } },
  ],
])("%j", (markup, expected) => {
  expect(read(markup)).toEqual(expected);
});

describe("refused", () => {
  test.each([
    [inline({ text: "x", web_app: { url: "https://a.cn" } }), "BUTTON_TYPE_INVALID"],
    [inline({ text: "x", login_url: { url: "https://a.cn" } }), "BUTTON_TYPE_INVALID"],
    [inline({ text: "x", switch_inline_query: "" }), "BUTTON_TYPE_INVALID"],
    [inline({ text: "x", pay: true }), "BUTTON_TYPE_INVALID"],
    [inline({ text: "x", callback_game: {} }), "BUTTON_TYPE_INVALID"],
    [inline({ text: "x", url: "tg://user?id=5" }), "BUTTON_USER_INVALID"],
    [inline({ text: "x", copy_text: { text: "" } }), "BUTTON_COPY_TEXT_INVALID"],
    [
      inline({ text: "x", copy_text: 5 }),
      `can't parse inline keyboard button: Field "copy_text" must be of type Object`,
    ],
    [
      inline({ text: 5, callback_data: "x" }),
      `can't parse inline keyboard button: Field "text" must be of type String`,
    ],
    [inline({ ...press, callback_data: "x".repeat(65) }), "BUTTON_DATA_INVALID"],
    [{ keyboard: [[{}]] }, `can't parse keyboard button: Can't find field "text"`],
    [{ keyboard: [["x"]], input_field_placeholder: "字".repeat(65) }, "REPLY_MARKUP_INVALID"],
  ])("%j", (markup, words) => {
    expect(() => read(markup)).toThrow(`Bad Request: ${words}`);
  });

  test("a keyboard for the composer, when a message is edited", () => {
    const markup = parseParams(z.object({ m: replyMarkup }), { m: { keyboard: [["x"]] } }).m;
    expect(() => checkedKeyboard(markup)).toThrow("Bad Request: inline keyboard expected");
  });
});
