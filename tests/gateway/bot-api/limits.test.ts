import { describe, expect, test } from "vitest";
import { openPace, TELEGRAMS_PACE } from "#gateway/bot-api/pace.ts";
import { measured } from "#gateway/bot-api/pictures.ts";
import {
  checkedCaption,
  checkedText,
  readCaption,
  readMessageText,
} from "#gateway/bot-api/texts.ts";
import { picture } from "#tests/botapi/helpers.ts";

describe("texts", () => {
  const text = (text: string, parse_mode?: string): unknown =>
    checkedText(readMessageText({ text, parse_mode }));
  const caption = (caption: string, parse_mode?: string): unknown =>
    checkedCaption(readCaption({ caption, parse_mode }));

  test.each([
    [() => text("𠮷".repeat(4096)), { text: "𠮷".repeat(4096) }],
    [
      () => text(`<b>${"字".repeat(4096)}</b>`, "HTML"),
      { text: "字".repeat(4096), entities: [{ type: "bold", offset: 0, length: 4096 }] },
    ],
    [() => caption("字".repeat(1024)), { caption: "字".repeat(1024) }],
    [() => caption(" \n"), {}],
    [() => caption(""), {}],
  ])("are taken at the limit #%#", (read, expected) => {
    expect(read()).toEqual(expected);
  });

  test.each([
    [() => text(""), "message text is empty"],
    [() => text("　"), "text must be non-empty"],
    [() => text("字".repeat(4097)), "message is too long"],
    [() => caption("字".repeat(1025)), "message caption is too long"],
  ])("are refused beyond it #%#", (read, words) => {
    expect(read).toThrow(`Bad Request: ${words}`);
  });
});

describe("pictures", () => {
  /** The head of a JPEG that was taken with the camera held upright. */
  const upright = Buffer.from(
    "ffd8ffe1002245786966000049492a0008000000010012010300010000000600000000000000ffc0000b080014000a01011100ffd9",
    "hex",
  );

  test.each<[string, Uint8Array, object]>([
    ["PNG", picture(30, 20), { width: 30, height: 20 }],
    ["20 times as wide as high", picture(200, 10), { width: 200, height: 10 }],
    ["10000 points in all", picture(9000, 1000), { width: 9000, height: 1000 }],
    ["lying JPEG that is to be stood up", upright, { width: 20, height: 10 }],
    ["GIF", Buffer.from("474946383961030002000000002c", "hex"), { width: 3, height: 2 }],
  ])("%s", (_title, bytes, expected) => {
    expect(measured(bytes)).toEqual(expected);
  });

  test.each<[string, Uint8Array, string]>([
    ["text", Buffer.from("这不是图片"), "IMAGE_PROCESS_FAILED"],
    ["nothing", Buffer.alloc(0), "IMAGE_PROCESS_FAILED"],
    [
      "a drawing",
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      "IMAGE_PROCESS_FAILED",
    ],
    ["half a head", picture(30, 20).subarray(0, 12), "IMAGE_PROCESS_FAILED"],
    ["no height", picture(30, 0), "IMAGE_PROCESS_FAILED"],
    ["201 by 10", picture(201, 10), "PHOTO_INVALID_DIMENSIONS"],
    ["9000 by 1001", picture(9000, 1001), "PHOTO_INVALID_DIMENSIONS"],
    [
      "more than 10 MB",
      Buffer.alloc(10 * 1024 * 1024 + 1),
      "file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes",
    ],
  ])("%s is refused", (_title, bytes, words) => {
    expect(() => measured(bytes)).toThrow(`Bad Request: ${words}`);
  });
});

describe("pace", () => {
  test("a burst is let through, then one a second in each chat", () => {
    let time = 0;
    const pace = openPace(TELEGRAMS_PACE, () => time);
    const take = (chat: string): (number | undefined)[] =>
      Array.from({ length: 6 }, () => pace.take(chat));
    expect(take("甲")).toEqual([...Array<undefined>(5), 1]);
    expect(take("乙")).toEqual([...Array<undefined>(5), 1]);
    time = 1;
    expect([pace.take("甲"), pace.take("甲")]).toEqual([undefined, 1]);
    time = 60;
    expect(take("甲")).toEqual([...Array<undefined>(5), 1]);
  });

  test("over all chats there is a pace too", () => {
    let time = 0;
    const pace = openPace(TELEGRAMS_PACE, () => time);
    const waits = Array.from({ length: 31 }, (_, chat) => pace.take(String(chat)));
    expect(waits).toEqual([...Array<undefined>(30), 1]);
    time = 0.5;
    expect(pace.take("x")).toBeUndefined();
  });

  test("a refused call does not count, neither for its pace nor for what was refused", () => {
    const pace = openPace(
      { chat: { perSecond: 1, burst: 1 }, all: { perSecond: 9, burst: 9 } },
      () => 0,
    );
    expect(pace.take("甲")).toBeUndefined();
    expect([pace.take("甲"), pace.take("甲")]).toEqual([1, 1]);
    pace.giveBack("甲");
    expect([pace.take("甲"), pace.take("甲")]).toEqual([undefined, 1]);
  });

  test("a slow pace tells the whole wait", () => {
    let time = 0;
    const bucket = { perSecond: 0.1, burst: 1 };
    const pace = openPace({ chat: bucket, all: bucket }, () => time);
    expect([pace.take("甲"), pace.take("甲")]).toEqual([undefined, 10]);
    time = 3.2;
    expect(pace.take("甲")).toBe(7);
  });
});
