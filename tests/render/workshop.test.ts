import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import type { Document } from "#render/blocks.ts";
import { openWorkshop } from "#render/workshop.ts";
import type { Workshop } from "#render/workshop.ts";
import { blankReport, composed, distinctReport, drawn, editions } from "./reports.ts";

const [{ form, year }] = editions;
const report = composed(form, distinctReport(form, year));
const draft = composed(form, blankReport(form, year));

let open: Workshop | undefined;
afterEach(() => open?.close());

const warned: string[] = [];
const workshop = (
  ...habits: Parameters<typeof openWorkshop> extends [unknown, ...infer Rest] ? Rest : never
): Workshop => (open = openWorkshop({ warn: (line) => warned.push(line) }, ...habits));

describe("the thread", () => {
  test.each(["docx", "pdf", "html", "xlsx", "png"] as const)(
    "%s comes out as it does without the thread",
    async (format) => {
      const { draw } = workshop();
      const files = await draw(draft, format);
      const expected = await drawn(format, draft);
      expect(files.map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
      for (const [at, { bytes }] of files.entries()) {
        expect(Buffer.compare(bytes, expected[at]!.bytes)).toBe(0);
      }
    },
  );

  test("orders side by side come out in turn, each with its own files", async () => {
    const { draw } = workshop();
    const order: string[] = [];
    const made = await Promise.all(
      [report, draft, report].map(async (document, at) => {
        const [file] = await draw(document, "html");
        order.push(`${at} ${file?.name}`);
        return file?.bytes;
      }),
    );
    expect(order.map((line) => line.split(" ")[0])).toEqual(["0", "1", "2"]);
    expect(order[1]).toContain("草稿");
    expect(Buffer.compare(made[0]!, made[2]!)).toBe(0);
    expect(Buffer.compare(made[0]!, made[1]!)).not.toBe(0);
  });

  test("tells how far it has come", async () => {
    const told: string[] = [];
    await workshop().draw(draft, "png", (done, of) => told.push(`${done}/${of}`));
    expect(told).toEqual(["0/3", "1/3", "2/3"]);
  });

  test("what cannot be drawn fails by itself; the next one is drawn", async () => {
    const { draw } = workshop();
    const broken = { ...report, blocks: [{ kind: "poem" }] } as unknown as Document;
    await expect(draw(broken, "html")).rejects.toThrow();
    expect(await draw(draft, "html")).toHaveLength(2);
  });

  test("one with nothing to do keeps no process alive", async () => {
    const program = join(import.meta.dirname, "children/draw-and-leave.ts");
    const { stdout } = await promisify(execFile)(process.execPath, [program], { timeout: 20_000 });
    expect(stdout).toContain("（草稿）.html");
  });
});

describe("a thread that breaks down", () => {
  const thread = new URL("children/odd-thread.ts", import.meta.url);
  const titled = (title: string): Document => ({ ...draft, title });

  test.each([
    ["exit", /ended with 3/],
    ["break", /no ink/],
  ])(
    "%s: all that was under way is told so, and the next order gets a new thread",
    async (title, why) => {
      const { draw } = workshop({ thread });
      const both = await Promise.allSettled([
        draw(titled(title), "pdf"),
        draw(titled("hang"), "pdf"),
      ]);
      expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
      for (const one of both) expect(String(one.status === "rejected" && one.reason)).toMatch(why);
      expect(await draw(titled("draw"), "pdf")).toEqual([]);
    },
  );

  test.each(["hang", "spin"])(
    "%s: given up after a while, and the next order is drawn",
    async (title) => {
      const { draw } = workshop({ thread, patience: 1000 });
      await expect(draw(titled(title), "pdf")).rejects.toThrow(/too long/);
      expect(await draw(titled("draw"), "pdf")).toEqual([]);
    },
  );

  test("one that shows progress is not given up", async () => {
    const { draw } = workshop({ thread, patience: 1000 });
    expect(await draw(titled("slow"), "pdf")).toEqual([]);
  });

  test("after a rest the thread is gone, and comes back when there is work", async () => {
    const { draw } = workshop({ thread, rest: 20 });
    expect(await draw(titled("draw"), "pdf")).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await draw(titled("draw"), "pdf")).toEqual([]);
  });

  test("closing ends what is under way", async () => {
    const { draw, close } = workshop({ thread });
    const drawing = draw(titled("hang"), "pdf");
    const [told] = await Promise.allSettled([drawing, close()]);
    expect(String(told.status === "rejected" && told.reason)).toContain("stopped");
  });
});

test("nothing was warned of", () => {
  expect(warned).toEqual([]);
});
