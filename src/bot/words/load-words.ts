import type { Language, Words } from "./words.ts";

/** Only the language that is spoken is read. */
const languages: Readonly<Record<Language, () => Promise<Words>>> = {
  "zh-CN": async () => ({ ...(await import("./zh-CN.ts")).zhCN, language: "zh" }),
  en: async () => (await import("./en.ts")).en,
};

export const loadWords = (language: Language): Promise<Words> => languages[language]();
