import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DamagedJournalError, openJournal } from "#gateway/journal.ts";

let folder = "";
let path = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "journal-"));
  path = join(folder, "j.jsonl");
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function records(): Promise<unknown[]> {
  const read: unknown[] = [];
  const journal = await openJournal(path, (record) => read.push(record));
  await journal.close();
  return read;
}

test("what was appended is read again, in order, also when many write at once", async () => {
  const journal = await openJournal(path, () => undefined);
  await Promise.all(Array.from({ length: 500 }, (_, n) => journal.append({ n, text: "年报\n" })));
  await journal.close();
  expect(await records()).toEqual(Array.from({ length: 500 }, (_, n) => ({ n, text: "年报\n" })));
});

test.each(['{"n":2', '{"n":2,"text":"年', "\u0000\u0000\u0000", '{"n":2}}\n'])(
  "a torn last line %j is dropped and overwritten",
  async (torn) => {
    await writeFile(path, `{"n":1}\n${torn}`);
    expect(await records()).toEqual([{ n: 1 }]);
    const journal = await openJournal(path, () => undefined);
    await journal.append({ n: 3 });
    await journal.close();
    expect(await readFile(path, "utf8")).toBe('{"n":1}\n{"n":3}\n');
  },
);

test("a line cut at each byte leaves the lines before it", async () => {
  const line = Buffer.from('{"text":"第三部分"}\n');
  for (let cut = 0; cut < line.length; cut += 1) {
    await writeFile(path, '{"n":1}\n');
    await appendFile(path, line.subarray(0, cut));
    expect(await records()).toEqual([{ n: 1 }]);
  }
});

test("damage in the middle is named and nothing is changed", async () => {
  const text = '{"n":1}\n{"n":\n{"n":3}\n';
  await writeFile(path, text);
  await expect(records()).rejects.toThrow(DamagedJournalError);
  await expect(records()).rejects.toThrow(/line 2/);
  expect(await readFile(path, "utf8")).toBe(text);
});
