import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { phone } from "#tests/support/browser.ts";
import { fromEnd, idsOn, longTalk, look, soon, withPageChat } from "./page-chat.ts";

const MOST_ROWS = 400;

test("a chat of 5,000 messages: paging keeps the place and the page small, a quote leads anywhere", async () => {
  const talk = longTalk(5_000);
  const said = talk.with(4_989, { text: "见上", replyTo: 100 });
  await withPageChat(phone, { said }, async ({ page, api, chatId }) => {
    const shown = async (): Promise<readonly number[]> => {
      const ids = await idsOn(page);
      expect(ids).toEqual(ids.map((_, index) => (ids[0] ?? 0) + index));
      expect(ids.length).toBeLessThanOrEqual(MOST_ROWS);
      return ids;
    };
    await page.locator('[data-id="5000"]').waitFor();
    expect((await shown()).length).toBeLessThanOrEqual(100);
    await expect.poll(() => fromEnd(page), soon).toBeLessThan(2);

    await wheelUp(page);
    while (((await shown()).at(-1) ?? 0) > 4_850) await pageOnce(page, "older");
    await api.sendMessage(chatId, "新来的");
    await page.locator(".badge", { hasText: /^1$/ }).waitFor();
    expect(await page.getByRole("log").getByText("新来的").count()).toBe(0);
    while (((await shown()).at(-1) ?? 0) < 5_001) await pageOnce(page, "newer");
    await page.getByRole("log").getByText("新来的").waitFor();

    await page.locator('[data-id="4990"] .quote').tap();
    await page.locator('[data-id="100"].flash').waitFor();
    expect(await isInSight(page, 100)).toBe(true);
    expect(await shown()).not.toContain(5_000);
    await page.locator("#newest").tap();
    await expect.poll(() => isInSight(page, 5_001), soon).toBe(true);
    await expect.poll(() => fromEnd(page), soon).toBeLessThan(2);
    expect(await shown()).not.toContain(100);
  });
});

test("new messages: a line, a number, a title; what is read here is read on the server and in the other window", async () => {
  await withPageChat(phone, { said: longTalk(200), read: 150 }, async (chat) => {
    const { page, another, api, chatId, read } = chat;
    const line = page.locator(".line");
    await line.waitFor();
    // The person's own messages are not new to them.
    expect(await page.locator(".row:has(.line)").getAttribute("data-id")).toBe("151");
    expect(await isInSight(page, 151)).toBe(true);
    const badge = page.locator(".badge");
    const left = async (): Promise<number> => Number(await badge.textContent());
    expect(await left()).toBeGreaterThan(5);
    await expect.poll(read, soon).toBeGreaterThan(150);
    expect(await read()).toBeLessThan(200);

    const other = await another();
    await other.locator(".badge", { hasText: /\d/ }).waitFor();
    await page.locator("#newest").tap();
    await expect.poll(read, soon).toBe(200);
    await badge.waitFor({ state: "hidden" });
    await other.locator(".badge").waitFor({ state: "hidden" });
    expect(await isInSight(other, 200)).toBe(false);
    await other.close();

    await look(page, true);
    await api.sendMessage(chatId, "藏着时来的");
    await api.sendMessage(chatId, "又一条");
    await expect.poll(() => page.title(), soon).toBe("(2) 小报");
    expect(await read()).toBe(200);
    await look(page, false);
    await expect.poll(read, soon).toBe(202);
    expect(await page.title()).toBe("小报");
    expect(await page.locator(".row:has(.line)").getAttribute("data-id")).toBe("201");
  });
});

/** A hand on the chat: from then on nothing pulls to the end. */
async function wheelUp(page: Page): Promise<void> {
  await page.mouse.move(200, 400);
  await page.mouse.wheel(0, -900);
  await page.locator("#newest").waitFor();
}

/** Scrolls near one end, waits until more is there, and sees whether what was in sight has moved. */
async function pageOnce(page: Page, side: "older" | "newer"): Promise<void> {
  const before = await idsOn(page);
  const top = side === "older" ? "600" : "scroller.scrollHeight - scroller.clientHeight - 600";
  const { id, place }: { readonly id: string; readonly place: number } =
    await page.evaluate(`(() => {
    const scroller = document.querySelector("#scroller");
    scroller.scrollTop = ${top};
    const cards = [...document.querySelectorAll("#log > [data-id] > .card")];
    const card = cards.find((card) => card.getBoundingClientRect().top > 200);
    return { id: card.parentElement.dataset.id, place: card.getBoundingClientRect().top };
  })()`);
  const edge = async (): Promise<number | undefined> =>
    (await idsOn(page)).at(side === "older" ? 0 : -1);
  await expect.poll(edge, soon).not.toBe(before.at(side === "older" ? 0 : -1));
  const after = await page.locator(`[data-id="${id}"] > .card`).boundingBox();
  expect(Math.abs((after?.y ?? 0) - place), `the place of ${id}`).toBeLessThanOrEqual(2);
}

async function isInSight(page: Page, id: number): Promise<boolean> {
  return page.evaluate(`(() => {
    const { top, bottom } = document.querySelector("#scroller").getBoundingClientRect();
    const card = document.querySelector('[data-id="${id}"] > .card')?.getBoundingClientRect();
    return card !== undefined && card.top >= top && card.bottom <= bottom + 1;
  })()`);
}
