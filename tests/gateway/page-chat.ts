import { Api } from "grammy";
import type { BrowserContextOptions, Page } from "playwright-core";
import { startGateway } from "#gateway/gateway.ts";
import type { Gateway } from "#gateway/gateway.ts";
import { openExchange } from "#gateway/exchange.ts";
import type { Exchange } from "#gateway/exchange.ts";
import type { Message } from "#gateway/wire.ts";
import { inBrowser } from "#tests/support/browser.ts";
import type { Window } from "#tests/support/browser.ts";
import { TOKEN, withGateway } from "./helpers.ts";
import type { Json, World } from "./helpers.ts";

/** A person's chat on the page, with all that was said before. */
export interface PageChat extends World, Window {
  readonly chatId: number;
  /** The bot's side. */
  readonly api: Api;
  /** The person's session, as the page of another device would get it. */
  readonly session: () => Promise<Json>;
  /** The newest message that the server knows to be read. */
  readonly read: () => Promise<number>;
  /** The messenger goes away; what else happens before it is back at the same place is `meanwhile`. */
  readonly restart: (meanwhile: (add: Add) => void) => Promise<void>;
}

/** What was said: by the bot unless `out`. */
export interface Said extends Partial<Message> {
  readonly out?: boolean;
  /** The number of the message that it answers. */
  readonly replyTo?: number;
}

export type Add = (...said: readonly Said[]) => void;

export interface Before {
  readonly said: readonly Said[];
  /** The newest message that the person has read; all unless told. */
  readonly read?: number;
  readonly botName?: string;
}

/** Opens the page of a person who has chatted before; that is put on the disk at once, before the messenger starts. */
export async function withPageChat(
  device: BrowserContextOptions,
  { said, read = said.length, botName = "小报" }: Before,
  work: (chat: PageChat) => Promise<void>,
): Promise<void> {
  await withGateway(async (world) => {
    const { dataDir } = world;
    const begin = async (port: number): Promise<Gateway> => {
      const bot = { firstName: botName, username: "test_bot" };
      const gateway = await startGateway({ dataDir, port, token: TOKEN, bot });
      world.cleanUps.push(() => gateway.close().catch(() => undefined));
      return gateway;
    };
    await world.gateway.close();
    const { token, chatId } = await onDisk(dataDir, (exchange) => {
      const { person, token } = exchange.people.create({ name: "<b>访客</b>" });
      adder(exchange, person.id)(...said);
      exchange.chats.markRead(person.id, read);
      return { token, chatId: person.id };
    });
    let gateway = await begin(0);
    const { url } = gateway;
    const headers = { authorization: `Bearer ${token}` };
    const session = async (): Promise<Json> =>
      (await fetch(`${url}/api/session`, { method: "POST", headers, body: "{}" })).json();
    const restart: PageChat["restart"] = async (meanwhile) => {
      await gateway.close();
      await onDisk(dataDir, (exchange) => meanwhile(adder(exchange, chatId)));
      gateway = await begin(Number(new URL(url).port));
    };
    const api = new Api(TOKEN, { apiRoot: url });
    const side = { chatId, api, session, restart, read: async () => readOf(await session()) };
    await inBrowser(url, { ...device, storageState: known(token) }, (window) =>
      work({ ...world, ...window, ...side, gateway }),
    );
  });
}

const readOf = ({ read_message_id }: Json): number => read_message_id;

/** The browser of somebody who is in already. */
function known(value: string): BrowserContextOptions["storageState"] & object {
  const cookie = { name: "nb_person", value, domain: "127.0.0.1", path: "/", expires: -1 };
  const rules = { httpOnly: true, secure: false, sameSite: "Strict" as const };
  return { cookies: [{ ...cookie, ...rules }], origins: [] };
}

async function onDisk<T>(dataDir: string, act: (exchange: Exchange) => T): Promise<T> {
  const opening = { dataDir, bot: BOT, guestName: "访客", fileBudget: 1e9 };
  const exchange = await openExchange(opening);
  try {
    return await exchange.write(() => act(exchange));
  } finally {
    await exchange.close();
  }
}

const BOT = { id: 123456, is_bot: true, first_name: "小报", username: "test_bot" };

function adder({ messages }: Exchange, chatId: number): Add {
  const chat = { id: chatId, type: "private" as const, first_name: "访客" };
  const person = { id: chatId, is_bot: false, first_name: "访客" };
  return (...said) => {
    for (const { out = false, replyTo, ...content } of said) {
      const reply_to_message =
        replyTo === undefined ? undefined : messages.get(chatId, replyTo)?.message;
      const from = out ? person : BOT;
      const message = { chat, from, date: now(), reply_to_message, ...content };
      messages.add(chatId, (message_id) => ({ message: { ...message, message_id }, out }));
    }
  };
}

const now = (): number => Math.floor(Date.now() / 1000);

/** So many messages in turn, ten minutes apart, some of them long. */
export function longTalk(count: number): readonly Said[] {
  const start = now() - count * 600;
  return Array.from({ length: count }, (_, index) => ({
    text: `第 ${index + 1} 条 ${"内容".repeat(index % 17)}`,
    date: start + index * 600,
    out: index % 2 === 1,
  }));
}

/** A busy machine may take as many milliseconds. */
export const soon = { timeout: 45_000 };

/** The numbers of the messages on the page, from top to bottom. */
export async function idsOn(page: Page): Promise<readonly number[]> {
  return page.evaluate(
    "[...document.querySelectorAll('#log > [data-id]')].map((row) => Number(row.dataset.id))",
  );
}

export const textsOn = async (page: Page): Promise<readonly string[]> =>
  page.locator(".row .text").allTextContents();

/** Pixels between what is in sight and the end of the page. */
export async function fromEnd(page: Page): Promise<number> {
  return page.evaluate(
    "(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)(document.querySelector('#scroller'))",
  );
}

/** What has the focus: a message by its number, anything else by its id or its text. */
export async function focusOn(page: Page): Promise<string> {
  return page.evaluate(
    "(({ dataset, id, textContent }) => dataset.id ?? (id || textContent))(document.activeElement)",
  );
}

/** Looks elsewhere, and back: what a browser without windows never does by itself. */
export async function look(page: Page, isHidden: boolean): Promise<void> {
  await page.evaluate(`
    Object.defineProperty(document, "hidden", { configurable: true, get: () => ${isHidden} });
    document.dispatchEvent(new Event("visibilitychange"));
  `);
}
