import { en } from "./en.ts";
import { zhCN } from "./zh-CN.ts";
import type { Words } from "./zh-CN.ts";

export type { Words } from "./zh-CN.ts";

export type Language = "zh-CN" | "en";

export const wordsIn: Readonly<Record<Language, Words>> = {
  "zh-CN": { ...zhCN, language: "zh" },
  en,
};
