import { testDependencies } from "#tests/support/dependencies.ts";
import { Api } from "grammy";
import type { InputFile } from "grammy";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Dependencies, Rendered, RenderedFile } from "#bot/dependencies.ts";
import { createQueue } from "#bot/queue.ts";
import { keepSeals } from "#bot/seals.ts";
import { sendFiles } from "#bot/send-files.ts";
import { wordsIn } from "#bot/words/words.ts";
import type { FileFormat } from "#flows/file-format.ts";
import { newReport } from "#flows/report.ts";
import { formForYear, forms } from "#flows/reports/reports.ts";
import { office } from "#tests/support/interview.ts";

const words = wordsIn["zh-CN"];
const year = 2025;
const form = formForYear(year, forms)!;
const token = `1:${"x".repeat(35)}`;

type Call = Readonly<{ method: string; payload: Record<string, unknown> }>;
type Refuse = (call: Call) => Readonly<{ error_code: number; description: string }> | undefined;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Sends what `render` makes through an API that notes every call. */
async function send(
  formats: readonly FileFormat[],
  render: Dependencies["render"],
  { refuse = () => undefined, table }: { refuse?: Refuse; table?: string } = {},
) {
  const calls: Call[] = [];
  const log: string[] = [];
  const settle = vi.fn<() => Promise<void>>(async () => undefined);
  const api = new Api(token);
  api.config.use(async (_next, method, payload) => {
    const call = { method, payload: payload as Record<string, unknown> };
    calls.push(call);
    const refused = refuse(call);
    if (refused !== undefined) return { ok: false, ...refused };
    return { ok: true, result: { message_id: 77 } } as never;
  });
  const deps = testDependencies({ render, log: (line) => log.push(line) });
  const wanted = { formats: [...formats], ...(table === undefined ? {} : { table }) };
  const report = newReport(form, office, year);
  await sendFiles(api, deps, keepSeals(deps, createQueue()), {
    wanted,
    form,
    report,
    chat: 5,
    settle,
  });
  return { calls: calls.filter(({ method }) => method !== "sendChatAction"), log, settle };
}

const files = (format: FileFormat, count: number): readonly RenderedFile[] =>
  Array.from({ length: count }, (_, at) => ({
    format,
    name: `${format}-${at + 1}`,
    bytes: Uint8Array.of(at),
  }));

const rendered = (...made: readonly (readonly RenderedFile[])[]): Rendered => ({
  files: made.flat(),
  isDraft: false,
  missing: 0,
});

const at = async (made: Rendered): Promise<Rendered> => made;

/** Name and caption of each file of a call. */
const sent = ({ method, payload }: Call): readonly string[] => {
  const one = (media: unknown, caption: string | undefined): string =>
    `${(media as InputFile).filename}${caption === undefined ? "" : `: ${caption}`}`;
  if (method === "sendMediaGroup") {
    const group = payload["media"] as readonly { media: unknown; caption?: string }[];
    return group.map(({ media, caption }) => one(media, caption));
  }
  return [one(payload["document"] ?? payload["photo"], payload["caption"] as string | undefined)];
};

test("one document with its caption", async () => {
  const { calls, settle, log } = await send(["docx"], () => at(rendered(files("docx", 1))));
  expect(calls.map(({ method }) => method)).toEqual(["sendDocument"]);
  expect(sent(calls[0]!)).toEqual([`docx-1: ${words.fileFinal.docx}`]);
  expect(settle).toHaveBeenCalledOnce();
  expect(log).toEqual([]);
});

test("all formats in one message, and what is said stands below the last", async () => {
  const made = rendered(files("docx", 1), files("pdf", 1), files("html", 2), files("xlsx", 1));
  const { calls } = await send(["docx", "pdf", "html", "xlsx"], () => at(made));
  expect(calls.map(({ method }) => method)).toEqual(["sendMediaGroup"]);
  expect(sent(calls[0]!)).toEqual([
    "docx-1",
    "pdf-1",
    "html-1",
    "html-2",
    `xlsx-1: ${words.fileAll}`,
  ]);
});

test("a picture alone is a photo", async () => {
  const { calls } = await send(["png"], () => at(rendered(files("png", 1))), { table: "requests" });
  expect(calls.map(({ method }) => method)).toEqual(["sendPhoto"]);
  expect(sent(calls[0]!)).toEqual([`png-1: ${words.fileTable}`]);
});

test.each([
  [2, [2]],
  [6, [6]],
  [10, [10]],
  [11, [6, 5]],
  [23, [8, 8, 7]],
])("%i pages are albums of %j, the caption on the first page", async (count, sizes) => {
  const { calls } = await send(["png"], () => at(rendered(files("png", count))));
  expect(calls.map(({ method }) => method)).toEqual(sizes.map(() => "sendMediaGroup"));
  expect(calls.map((call) => sent(call).length)).toEqual(sizes);
  expect(calls.flatMap(sent)).toEqual(
    files("png", count).map(({ name }, page) =>
      page === 0 ? `${name}: ${words.filePages(count)}` : name,
    ),
  );
});

/** Draws in so many milliseconds, page by page. */
const inTime =
  (ms: number, pages: number): Dependencies["render"] =>
  async (_form, _report, _wanted, progress) => {
    for (let page = 0; page < pages; page += 1) {
      progress({ format: "png", done: page, of: pages });
      await new Promise((resolve) => setTimeout(resolve, ms / pages));
    }
    return rendered(files("png", pages));
  };

async function patiently<T>(work: Promise<T>): Promise<T> {
  await vi.advanceTimersByTimeAsync(60_000);
  return work;
}

test("quick work says nothing else", async () => {
  const { calls } = await patiently(send(["png"], inTime(900, 3)));
  expect(calls.map(({ method }) => method)).toEqual(["sendMediaGroup"]);
});

test("longer work is told in one message that is edited, and taken away at the end", async () => {
  const { calls } = await patiently(send(["png"], inTime(6000, 6)));
  const methods = calls.map(({ method }) => method);
  expect(methods.filter((method) => method === "sendMessage")).toHaveLength(1);
  expect(methods.filter((method) => method === "editMessageText").length).toBeGreaterThan(2);
  expect(methods.slice(-2)).toEqual(["sendMediaGroup", "deleteMessage"]);
  const texts = calls.flatMap(({ payload }) => ("text" in payload ? [payload["text"]] : []));
  expect(texts[0]).toBe(words.makingPage(2, 6));
  expect(new Set(texts).size).toBe(texts.length);
  for (const { method, payload } of calls) {
    if (/edit|delete/.test(method)) expect(payload["message_id"]).toBe(77);
  }
});

test("a line too busy for progress loses no file", async () => {
  const refuse: Refuse = ({ method }) =>
    /Message/.test(method) ? { error_code: 429, description: "Too Many Requests" } : undefined;
  const { calls, settle, log } = await patiently(send(["png"], inTime(6000, 6), { refuse }));
  expect(calls.map(({ method }) => method)).toContain("sendMediaGroup");
  expect(settle).toHaveBeenCalledOnce();
  expect(log).toEqual([]);
});

test("what cannot be made is said, and no longer owed", async () => {
  const failing: Dependencies["render"] = async (...wishes) => {
    await inTime(3000, 3)(...wishes);
    throw new Error(`no ink at https://api.example/bot${token}/x`);
  };
  const { calls, settle, log } = await patiently(send(["png"], failing));
  expect(calls.slice(-2).map(({ method }) => method)).toEqual(["deleteMessage", "sendMessage"]);
  expect(calls.at(-1)?.payload["text"]).toBe(words.fileFailed);
  expect(settle).toHaveBeenCalledOnce();
  expect(log.join()).toMatch(/a file of 2025 failed: no ink/);
  expect(log.join()).not.toContain(token);
});

test("files that the messenger refuses are said to have failed", async () => {
  const refuse: Refuse = ({ method }) =>
    method === "sendMediaGroup" ? { error_code: 400, description: "Bad Request" } : undefined;
  const work = send(["png"], () => at(rendered(files("png", 12))), { refuse });
  const { calls, settle } = await patiently(work);
  expect(calls.map(({ method }) => method)).toEqual(["sendMediaGroup", "sendMessage"]);
  expect(calls.at(-1)?.payload["text"]).toBe(words.fileFailed);
  expect(settle).toHaveBeenCalledOnce();
});
