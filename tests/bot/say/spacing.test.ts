import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { wordsIn } from "#bot/words/words.ts";

/** A full-width bracket is space enough: 云山县（演示）2026 年. */
const afterBracket = /[）”》] [\p{Script=Han}\d（“]/u;
/** A sentence of Chinese has no spaces around its little words: 填报人或协助人, 白水镇等 12 个. */
const aroundWords = /\p{Script=Han} (?:或|等|的|和|请|由|不再|没有|截止)/u;

const name = "云山县（演示）";
const isName = /^(?:unit|post|names|whose|place|scope)$/;

/** All that the bot can say, with a name that ends in a bracket wherever a unit or a post can stand. */
function* everything(words: unknown, path: string): Generator<readonly [string, string]> {
  if (typeof words === "string") yield [path, words];
  else if (typeof words === "function") {
    const source = words.toString();
    const params = (/^\(?([^()=>]*)\)?\s*=>/.exec(source)?.[1] ?? "").split(",");
    const names = params.map((one) => one.trim()).filter((one) => one !== "");
    const said: unknown = (words as (...args: unknown[]) => unknown)(
      ...names.map((one) => (isName.test(one) ? name : 7)),
    );
    yield [path, String(said)];
  } else if (typeof words === "object" && words !== null) {
    for (const [key, one] of Object.entries(words)) yield* everything(one, `${path}.${key}`);
  }
}

test("no sentence has a space behind a bracket, nor around little words", () => {
  const all = [...everything(wordsIn["zh-CN"], "words")];
  expect(all.length).toBeGreaterThan(500);
  expect(all.filter(([, said]) => said.includes(name)).length).toBeGreaterThan(100);
  expect(all.filter(([, said]) => afterBracket.test(said) || aroundWords.test(said))).toEqual([]);
});

test("nor has any conversation", () => {
  const folder = new URL("../../scenarios/", import.meta.url);
  const files = readdirSync(fileURLToPath(folder), { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".chat"),
  );
  expect(files.length).toBeGreaterThan(12);
  const bad = files.flatMap((file) =>
    readFileSync(new URL(file, folder), "utf8")
      .split("\n")
      // What people type is theirs.
      .filter((line) => !line.includes("»") && !line.includes("〔"))
      .filter((line) => afterBracket.test(line) || aroundWords.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(bad).toEqual([]);
});
