import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

/** Each line is an offence that the linter must report: planted, one at a time, in a copy of the house. */
const offences = [
  ["src/flows/a.ts", 'import "node:fs/promises";'],
  ["src/flows/a.ts", 'import "node:path";'],
  ["src/flows/a.ts", 'import "grammy";'],
  ["src/flows/a.ts", 'import "openai";'],
  ["src/flows/a.ts", 'import "lowdb";'],
  ["src/flows/a.ts", 'import "#bot/bot.ts";'],
  ["src/flows/a.ts", 'import "#db/store.ts";'],
  ["src/flows/checks/a.ts", 'import "../../bot/bot.ts";'],
  ["src/flows/a.ts", "export const at = (): number => Date.now();"],
  ["src/flows/a.ts", 'export const page = (): unknown => fetch("http://x");'],
  ["src/flows/a.ts", "export const home = (): unknown => process.env;"],
  ["src/flows/a.ts", "export const later = (): unknown => setTimeout(() => 1, 1);"],
  ["src/render/a.ts", 'import "#bot/bot.ts";'],
  ["src/render/a.ts", 'import "grammy";'],
  ["src/gateway/a.ts", 'import "#flows/form.ts";'],
  ["src/gateway/a.ts", 'import "grammy";'],
  ["src/gateway/bot-api/a.ts", 'import "#render/render.ts";'],
  ["src/intake/a.ts", 'import "grammy";'],
  ["src/intake/a.ts", 'import "#bot/bot.ts";'],
  ["src/intake/a.ts", 'import "#db/store.ts";'],
  ["src/intake/a.ts", 'import "node:fs";'],
  ["db/a.ts", 'import "#bot/bot.ts";'],
  ["db/lowdb/a.ts", 'import "grammy";'],
  ["src/bot/a.ts", 'import "#gateway/gateway.ts";'],
  ["src/bot/a.ts", 'import "node:fs";'],
  ["src/bot/say/a.ts", 'import "#db/lowdb/open-data-folder.ts";'],
] as const;

const root = fileURLToPath(new URL("..", import.meta.url));
const house = mkdtempSync(join(tmpdir(), "nianbao-walls-"));
afterAll(() => rmSync(house, { recursive: true, force: true }));

function report(file: string, line: string): string {
  const config = JSON.parse(readFileSync(join(root, ".oxlintrc.json"), "utf8")) as object;
  writeFileSync(join(house, ".oxlintrc.json"), JSON.stringify({ ...config, options: {} }));
  const path = join(house, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${line}\n`);
  const lint = join(root, "node_modules/.bin/oxlint");
  const { stdout } = spawnSync(lint, ["--format", "unix", file], { cwd: house, encoding: "utf8" });
  rmSync(path);
  return stdout;
}

test.each(offences)("%s may not: %s", (file, line) => {
  expect(report(file, line)).toMatch(/no-restricted-(imports|globals)/);
});

test("what is allowed is not reported", () => {
  expect(
    report("src/flows/a.ts", 'import { z } from "zod";\nexport const a = z.int();'),
  ).not.toContain("no-restricted");
  expect(report("src/bot/a.ts", 'import "#flows/step.ts";\nimport "#db/store.ts";')).not.toContain(
    "no-restricted",
  );
});
