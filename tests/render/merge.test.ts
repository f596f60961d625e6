import { expect, test } from "vitest";
import { mergePaths } from "#render/merge.ts";

test.each([
  ["one label each", [["甲"], ["乙"]], ["甲 0+1 0+1", "乙 1+1 0+1"]],
  [
    "a common label is merged",
    [
      ["甲", "a"],
      ["甲", "b"],
    ],
    ["甲 0+2 0+1", "a 0+1 1+1", "b 1+1 1+1"],
  ],
  [
    "a shorter path fills what is left",
    [["甲"], ["乙", "b", "c"]],
    ["甲 0+1 0+3", "乙 1+1 0+1", "b 1+1 1+1", "c 1+1 2+1"],
  ],
  [
    "equal labels apart stay apart",
    [
      ["甲", "a"],
      ["乙", "b"],
      ["甲", "c"],
    ],
    ["甲 0+1 0+1", "a 0+1 1+1", "乙 1+1 0+1", "b 1+1 1+1", "甲 2+1 0+1", "c 2+1 1+1"],
  ],
  [
    "equal last labels are two cells",
    [
      ["甲", "计"],
      ["甲", "计"],
    ],
    ["甲 0+2 0+1", "计 0+1 1+1", "计 1+1 1+1"],
  ],
  [
    "an inner label under another parent starts anew",
    [
      ["甲", "x", "a"],
      ["乙", "x", "b"],
    ],
    ["甲 0+1 0+1", "x 0+1 1+1", "a 0+1 2+1", "乙 1+1 0+1", "x 1+1 1+1", "b 1+1 2+1"],
  ],
  [
    "a leaf named like the group beside it is its own",
    [["甲"], ["甲", "a"]],
    ["甲 0+1 0+2", "甲 1+1 0+1", "a 1+1 1+1"],
  ],
])("%s", (_, paths, expected) => {
  expect(
    mergePaths(paths).map(
      ({ text, at, span, level, depth }) => `${text} ${at}+${span} ${level}+${depth}`,
    ),
  ).toEqual(expected);
});
