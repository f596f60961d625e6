import type { Page } from "playwright-core";
import { expect } from "vitest";

/** A tab of the chat page that shows one of the demo's people; all by finger and by typing. */
export interface CountyTab {
  readonly page: Page;
  /** Taps the newest button of this name. */
  readonly tap: (name: string | RegExp) => Promise<void>;
  /** Types, and taps the button that sends: on a phone Enter begins a new line. */
  readonly say: (text: string) => Promise<void>;
  /** Waits until the newest thing that the bot has said holds these words. */
  readonly hears: (text: string) => Promise<void>;
  /** Waits until a card somewhere holds these words: one that was changed above what came meanwhile. */
  readonly reads: (text: string) => Promise<void>;
}

/** Turns a tab into one of the demo's people. */
export async function tabOf(page: Page, person: string): Promise<CountyTab> {
  const tap = async (name: string | RegExp): Promise<void> =>
    page.getByRole("button", { name, exact: true }).last().tap();
  await tap("换人");
  await page.getByRole("menuitemradio", { name: person }).tap();
  await page.locator("#demo-name").getByText(person, { exact: true }).waitFor();
  await page.evaluate("globalThis.isSameDocument = true");
  return {
    page,
    tap,
    say: async (text) => {
      await page.getByLabel("输入消息").fill(text);
      await tap("发送");
    },
    hears: (text) => page.locator("#log > .row.in").last().getByText(text).last().waitFor(),
    reads: (text) => page.locator("#log").getByText(text).last().waitFor(),
  };
}

/** Nothing is wider than the phone, no label is cut off, a finger hits every button; and nobody has reloaded the page. */
export async function fitsTheHand({ page }: CountyTab): Promise<void> {
  expect(await page.evaluate("globalThis.isSameDocument")).toBe(true);
  expect(await page.evaluate(tooWide)).toEqual([]);
  expect(await page.evaluate(tooSmall)).toEqual([]);
}

/** Told to the browser, which alone has a page. */
const tooWide = `[document.documentElement, document.body, ...document.querySelectorAll("#scroller, .bubble, .key, .demo p, .demo p > *")]
  .filter(({ scrollWidth, clientWidth, offsetWidth }) => scrollWidth > Math.max(clientWidth, offsetWidth) || offsetWidth > innerWidth)
  .map(({ className, textContent }) => className + ": " + textContent)`;

const tooSmall = `[...document.querySelectorAll("button, a.file")]
  .filter((one) => one.checkVisibility({ opacityProperty: true }) && Math.min(one.offsetWidth, one.offsetHeight) < 44)
  .map(({ id, className, textContent, offsetWidth, offsetHeight }) => [id, className, textContent, offsetWidth, offsetHeight].join(" "))`;
