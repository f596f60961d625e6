import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import chromium from "@sparticuz/chromium";
import { chromium as playwright } from "playwright-core";
import type { BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";

/** A person's browser, and what went wrong in it: console errors, and requests to other hosts. */
export interface Window {
  readonly page: Page;
  /** Opens another window of the same person. */
  readonly another: () => Promise<Page>;
  /** Console errors that this test brings about on purpose. */
  readonly expectFaults: (pattern: RegExp) => void;
}

export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  locale: "zh-CN",
  hasTouch: true,
  isMobile: true,
  reducedMotion: "reduce",
};

export const desktop: BrowserContextOptions = {
  viewport: { width: 1280, height: 800 },
  locale: "zh-CN",
  reducedMotion: "reduce",
};

/** Opens `url` in a real Chromium that draws with our fonts only, so that pictures are the same everywhere. */
export async function inBrowser(
  url: string,
  device: BrowserContextOptions,
  work: (window: Window) => Promise<void>,
): Promise<void> {
  const fonts = await mkdtemp(join(tmpdir(), "nianbao-fonts-"));
  await writeFile(join(fonts, "fonts.conf"), fontConfiguration(fonts));
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args, ...FLAGS],
    env: { ...process.env, FONTCONFIG_FILE: join(fonts, "fonts.conf") },
  });
  try {
    const context = await browser.newContext(device);
    const faults: string[] = [];
    const expected: RegExp[] = [];
    const another = async (): Promise<Page> => {
      const page = await context.newPage();
      page.setDefaultTimeout(45_000);
      watch(page, new URL(url).origin, faults);
      await page.goto(url);
      return page;
    };
    await work({
      page: await another(),
      another,
      expectFaults: (pattern) => void expected.push(pattern),
    });
    expect(faults.filter((fault) => !expected.some((pattern) => pattern.test(fault)))).toEqual([]);
  } finally {
    await browser.close();
    await rm(fonts, { recursive: true, force: true });
  }
}

const FLAGS = [
  "--disable-background-networking",
  "--no-sandbox",
  "--font-render-hinting=none",
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
];

function watch(page: Page, origin: string, faults: string[]): void {
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => {
    const asked = new URL(request.url());
    const isOwn = asked.origin === origin || ["blob:", "data:"].includes(asked.protocol);
    if (!isOwn) faults.push(`a request to ${asked.origin}`);
  });
}

const folderOf = (file: string): string => dirname(new URL(import.meta.resolve(file)).pathname);

function fontConfiguration(cache: string): string {
  const folders = [
    folderOf("@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf"),
    folderOf("@expo-google-fonts/noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf"),
    folderOf("@expo-google-fonts/noto-color-emoji/400Regular/NotoColorEmoji_400Regular.ttf"),
  ];
  const prefer = (family: string): string =>
    `<alias binding="strong"><family>${family}</family><prefer><family>Noto Sans SC</family><family>Noto Color Emoji</family></prefer></alias>`;
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
    ${folders.map((folder) => `<dir>${folder}</dir>`).join("")}
    ${["sans-serif", "serif", "monospace", "system-ui"].map(prefer).join("")}
    <cachedir>${join(cache, "cache")}</cachedir></fontconfig>`;
}
