import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Json } from "./helpers.ts";

const CHILD = join(import.meta.dirname, "kill-child.ts");

interface Child {
  readonly url: string;
  readonly kill: () => Promise<void>;
}

async function startChild(dataDir: string): Promise<Child> {
  const child = spawn(process.execPath, [CHILD, dataDir], { stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise<string>((resolve) => {
    child.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString().trim()));
  });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    url,
    kill: async () => {
      child.kill("SIGKILL");
      await gone;
    },
  };
}

test("killed at any moment, it keeps every acknowledged message exactly once", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "kill-"));
  const acknowledged: string[] = [];
  let token = "";
  try {
    for (let round = 0; round < 8; round += 1) {
      const { url, kill } = await startChild(dataDir);
      const post = async (path: string, body: object): Promise<Json> =>
        (
          await fetch(`${url}/api${path}`, {
            method: "POST",
            headers: token === "" ? {} : { authorization: `Bearer ${token}` },
            body: JSON.stringify(body),
          })
        ).json();
      token = (await post("/session", {})).token;
      const writer = (async () => {
        for (let index = 0; ; index += 1) {
          const text = `${round}-${index}`;
          await post("/messages", { client_id: text, text });
          acknowledged.push(text);
        }
      })().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 40 + ((round * 37) % 90)));
      await kill();
      await writer;
    }
    const { url, kill } = await startChild(dataDir);
    const headers = { authorization: `Bearer ${token}` };
    const shown: string[] = [];
    for (let before = 1e9, more = true; more;) {
      const response = await fetch(`${url}/api/messages?limit=200&before=${before}`, { headers });
      const page = (await response.json()) as Json;
      shown.unshift(...page.messages.map((item: Json) => item.text));
      before = page.messages[0]?.message_id;
      more = page.has_older;
    }
    const delivered: string[] = [];
    for (let offset = 0; ;) {
      const response = await fetch(`${url}/bot1:x/getUpdates?offset=${offset}`);
      const { result } = (await response.json()) as Json;
      if (result.length === 0) break;
      delivered.push(...result.map((update: Json) => update.message.text));
      offset = result.at(-1).update_id + 1;
    }
    await kill();
    expect(acknowledged.length).toBeGreaterThan(20);
    expect(shown).toEqual(delivered);
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown.filter((text) => acknowledged.includes(text))).toEqual(acknowledged);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});
