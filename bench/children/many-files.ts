import { setImmediate } from "node:timers/promises";
import { createRenderer } from "#render/render.ts";
import { documents } from "../documents.ts";

/**
 * Draws documents in their four file formats; prints the memory held after each so many rounds, garbage
 * collected. Arguments: the rounds, from few to many. Run with --expose-gc.
 */
const { usual } = await documents();
const draw = createRenderer({ warn: console.error });
const held: number[] = [];
let round = 0;
for (const rounds of process.argv.slice(2).map(Number)) {
  for (; round < rounds; round += 1) {
    const document = usual(round);
    for (const format of ["docx", "pdf", "html", "xlsx"] as const) await draw(document, format);
  }
  await setImmediate();
  globalThis.gc?.();
  held.push(process.memoryUsage().rss);
}
console.log(JSON.stringify(held));
