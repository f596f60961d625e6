import { beforeAll, test } from "vitest";
import { labelsOf, pause, pickUp } from "./phone.ts";
import type { Item, Phone } from "./phone.ts";
import { withFolder } from "./product.ts";
import type { Product, World } from "./product.ts";
import { essence, question, wholeRun, years } from "./whole-run.ts";

/** What the uninterrupted run had after each act. */
interface Moment {
  readonly asked: string;
  readonly kept: readonly unknown[];
}
const calm: Moment[] = [];
let calmChat: readonly Item[] = [];

beforeAll(async () => {
  await withFolder(async (world) => {
    const phone = await pickUp((await world.launch()).url);
    for (const act of wholeRun) {
      await phone.do(act);
      calm.push({ asked: question(await phone.chat()), kept: await kept(world) });
    }
    calmChat = await phone.chat();
  });
});

/** Every third pair of answers; `KILLS=all` takes every single one. */
const isStruck = (at: number): boolean => process.env["KILLS"] === "all" || at % 6 < 2;

test.concurrent(
  "killed after one answer and the next, nothing is lost or doubled",
  { timeout: 180_000 },
  async ({ expect }) => {
    await withFolder(async (world) => {
      let { product, phone } = await startAgain(world);
      for (const [at, act] of wholeRun.entries()) {
        if (!isStruck(at)) {
          await phone.do(act);
          continue;
        }
        const before = await phone.chat();
        await phone.post(await phone.compose(act));
        // Struck down by turns between the answer and its signing off, and right after both.
        await (at % 2 === 0 ? heard(phone, before) : phone.settled());
        await product.kill();
        ({ product, phone } = await startAgain(world, phone));
        const asked = question(await phone.settled());
        expect({ at, act, asked }).toEqual({ at, act, asked: calm[at]?.asked });
      }
      expect(changesIn(calm.at(-1))).toBeGreaterThan(25);
      expect(await kept(world)).toEqual(calm.at(-1)?.kept);
      const chat = await phone.chat();
      expect(said(chat)).toEqual(typed());
      // An answer that was out but not yet signed off is given again: the same words, never another.
      console.log(
        `${wholeRun.filter((_, at) => isStruck(at)).length} kills: ${chat.length - calmChat.length} answers were said twice`,
      );
    });
  },
);

/** Acts of all kinds in both reports; every other one is struck down before the messenger has acknowledged it. */
const struckDown = [6, 8, 9, 11, 14, 20, 21, 25, 26, 27, 30, 34, 37, 40];

test.concurrent(
  "killed at a random moment, an act is done wholly or not at all; sent again, once",
  { timeout: 180_000 },
  async ({ expect }) => {
    await withFolder(async (world) => {
      let { product, phone } = await startAgain(world);
      let done = 0;
      for (const [at, act] of wholeRun.entries()) {
        if (!struckDown.includes(at)) {
          await phone.do(act);
          continue;
        }
        const letter = await phone.compose(act);
        const posted = phone.post(letter).catch(() => undefined);
        if (struckDown.indexOf(at) % 2 === 0) await posted;
        await pause(Math.random() * 30);
        await product.kill();
        await posted;
        const [before, after] = [calm[at - 1]?.kept, calm[at]?.kept];
        const now = await kept(world);
        const isDone = JSON.stringify(now) === JSON.stringify(after);
        expect(now).toEqual(isDone ? after : before);
        done += Number(isDone);

        ({ product, phone } = await startAgain(world, phone));
        await phone.post(letter);
        const asked = question(await phone.settled());
        expect({ at, act, asked }).toEqual({ at, act, asked: calm[at]?.asked });
        expect(await kept(world)).toEqual(after);
      }
      console.log(`of ${struckDown.length} acts struck down, ${done} were done already`);
      expect(said(await phone.chat())).toEqual(typed());
    });
  },
);

async function startAgain(
  world: World,
  phone?: Phone,
): Promise<{ product: Product; phone: Phone }> {
  const product = await world.launch();
  return { product, phone: await pickUp(product.url, phone?.token) };
}

async function kept(world: World): Promise<readonly unknown[]> {
  return Promise.all(
    years.map(async (year) => {
      const record = await world.report(year).catch(() => undefined);
      return record && essence(record);
    }),
  );
}

const changesIn = (moment: Moment | undefined): number =>
  (moment?.kept ?? []).reduce<number>(
    (sum, report) => sum + (report as { changes: readonly unknown[] }).changes.length,
    0,
  );

async function heard(phone: Phone, before: readonly Item[]): Promise<void> {
  const botsIn = (chat: readonly Item[]): string =>
    JSON.stringify(
      chat.filter(({ out }) => !out).map((item) => [item.message_id, item.text, labelsOf(item)]),
    );
  const was = botsIn(before);
  for (let tries = 0; botsIn(await phone.chat()) === was; tries += 1) {
    if (tries > 2000) throw new Error("the bot said nothing");
    await pause(3);
  }
}

/** The person's own side of the chat, and what it has to be: each message once, edits in their place. */
const said = (chat: readonly Item[]): readonly string[] =>
  chat.flatMap(({ out, text }) => (out ? [text ?? ""] : []));

const typed = (): readonly string[] =>
  wholeRun.flatMap((act) =>
    "type" in act
      ? [wholeRun.flatMap((o) => ("edit" in o && o.edit === act.type ? [o.to] : []))[0] ?? act.type]
      : [],
  );
