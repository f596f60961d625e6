import { expect, test } from "vitest";
import { allowanceOf } from "#assist/budget.ts";
import { oneAtATime } from "#assist/one-at-a-time.ts";

const day = "2026-01-12";
const entries = [
  { unit: "qingshi", day, tokens: 600 },
  { unit: "qingshi", day, tokens: 399 },
  { unit: "qingshi", day: "2026-01-11", tokens: 5_000 },
  { unit: "baihe", day, tokens: 5_000 },
];

test.for<[string, number | undefined, string, number]>([
  ["qingshi", 1_000, "may", 1],
  ["qingshi", 999, "spent", 0],
  ["qingshi", 500, "spent", 0],
  ["baihe", 1_000, "spent", 0],
  ["heishan", 1_000, "may", 1_000],
  ["heishan", 0, "spent", 0],
  ["baihe", undefined, "may", Infinity],
])("%s with a limit of %s: %s, %s left", ([unit, limit, kind, left]) => {
  expect(allowanceOf(entries, { unit, day, limit })).toEqual({ kind, left });
});

const untilOver = (signal: AbortSignal): Promise<string> => {
  const { promise, resolve } = Promise.withResolvers<string>();
  signal.addEventListener("abort", () => resolve("over"), { once: true });
  return promise;
};
const first = { report: "r1", person: "anna" };
const second = { report: "r1", person: "berta" };

test("a newer wish of the same person ends the older one", async () => {
  const turns = oneAtATime();
  const older = turns.take(first, untilOver);
  const newer = await turns.take(first, () => Promise.resolve("new"));
  expect(newer).toEqual({ kind: "done", value: "new" });
  expect(await older).toEqual({ kind: "cancelled" });
});

test("somebody else's wish for the same report finds it busy, until it is over; another report's does not", async () => {
  const turns = oneAtATime();
  const older = turns.take(first, untilOver);
  expect(await turns.take(second, () => Promise.resolve(1))).toEqual({ kind: "busy" });
  expect(await turns.take({ report: "r2", person: "berta" }, () => Promise.resolve(1))).toEqual({
    kind: "done",
    value: 1,
  });
  turns.moveOn(second.person);
  turns.moveOn(first.person);
  expect(await older).toEqual({ kind: "cancelled" });
  expect(await turns.take(second, () => Promise.resolve(2))).toEqual({ kind: "done", value: 2 });
});

test("the end of an older wish does not open the way for others past the newer one", async () => {
  const turns = oneAtATime();
  const older = turns.take(first, untilOver);
  const newer = turns.take(first, untilOver);
  await older;
  expect(await turns.take(second, () => Promise.resolve(1))).toEqual({ kind: "busy" });
  turns.moveOn(first.person);
  expect(await newer).toEqual({ kind: "cancelled" });
});

test("work that throws frees the report", async () => {
  const turns = oneAtATime();
  await expect(turns.take(first, () => Promise.reject(new Error("broken")))).rejects.toThrow(
    "broken",
  );
  expect(await turns.take(second, () => Promise.resolve(1))).toMatchObject({ kind: "done" });
});
