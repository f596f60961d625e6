import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fill } from "./clerk/fill.ts";
import { readPublished } from "./clerk/published.ts";

/**
 * npm run demo: the whole conversation of one township's report, through the real messenger and the real bot, printed
 * as a chat; the finished Word file goes into out/. The figures are published ones, the texts are ours.
 */
const known = await readPublished(
  fileURLToPath(new URL("demo/wafangzi-2020.json", import.meta.url)),
);
const began = performance.now();
const { transcript, messages, taps, file } = await fill(known);
for (const line of transcript) {
  const [who = "", words = ""] = line.split(/\t(.*)/s);
  process.stdout.write(
    `${who.padEnd(7)}${words.replaceAll("\n\t", "\n").replaceAll("\n", "\n       ")}\n\n`,
  );
}
await mkdir("out", { recursive: true });
const path = join("out", file.name);
await writeFile(path, file.bytes);
process.stdout.write(
  `${messages} messages and ${taps} taps, ${Math.round(performance.now() - began)} ms → ${path}\n`,
);
