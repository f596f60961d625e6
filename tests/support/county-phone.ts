import readSheets from "read-excel-file/node";
import { labelsOf, pickUp } from "#tests/e2e/phone.ts";
import type { Item, Phone } from "#tests/e2e/phone.ts";
import type { County } from "./county.ts";

/** What a person sees that was not there before, or has changed: oldest first. */
export interface Seen {
  readonly item: Item;
  readonly edited: boolean;
}

/** A person with a phone in the county. */
export interface CountyPhone {
  readonly phone: Phone;
  /** Types, taps, opens a link, sends a file; then everything has been dealt with. */
  type(text: string): Promise<void>;
  tap(label: string): Promise<void>;
  open(link: string): Promise<void>;
  sendFile(name: string, bytes: Uint8Array): Promise<void>;
  /** News of this chat since last asked. */
  news(): Promise<readonly Seen[]>;
  /** The newest link that the bot has written into this chat. */
  newestLink(): Promise<string>;
  /** The link of the newest workbook in this chat, in the row that names this person or unit. */
  linkInTable(whose: string): Promise<string>;
  screen(): Promise<readonly Item[]>;
}

/** Somebody opens a link in the browser of a phone that has no account yet. @throws Error when it does not let them in */
export async function comeIn(county: County, link: string): Promise<CountyPhone> {
  const { invite, start } = partsOf(link);
  const response = await fetch(`${county.url}/api/session`, {
    method: "POST",
    body: JSON.stringify({ invite }),
  });
  if (!response.ok) throw new Error(`the link does not open: ${await response.text()}`);
  const { token } = (await response.json()) as { token: string };
  const one = phoneOf(county, await pickUp(county.url, token, county.token));
  if (start !== undefined) await one.type(`/start ${start}`);
  return one;
}

function phoneOf(county: County, phone: Phone): CountyPhone {
  const known = new Map<number, string>();
  let isOut = false;
  const screen = async (): Promise<readonly Item[]> => {
    await county.settled();
    return isOut ? [] : phone.chat().catch(leave);
  };
  /** A phone that was signed out shows nothing any more; the page says so. */
  const leave = (error: unknown): readonly Item[] => {
    if (isOut || !String(error).includes("no_session")) throw error;
    isOut = true;
    return [{ message_id: 1e9, out: false, text: "（这台手机已经退出，进不来了）" }];
  };
  const act = async (doing: Parameters<Phone["compose"]>[0]): Promise<void> => {
    if (!isOut) await phone.post(await phone.compose(doing));
    await county.settled();
  };
  return {
    phone,
    screen,
    type: (text) => act({ type: text }),
    tap: (label) => act({ tap: label }),
    open: async (link) => {
      const { start } = partsOf(link);
      if (start === undefined) throw new Error(`nothing to start with in ${link}`);
      await act({ type: `/start ${start}` });
    },
    sendFile: async (name, bytes) => {
      const body = new FormData();
      body.set("client_id", crypto.randomUUID());
      body.set("kind", "document");
      body.set("file", new Blob([bytes.slice()]), name);
      await phone.post({ path: "/api/media", body });
      await county.settled();
    },
    news: async () => {
      const seen: Seen[] = [];
      for (const item of await screen()) {
        const now = JSON.stringify([item.text, item.caption, labelsOf(item)]);
        const before = known.get(item.message_id);
        known.set(item.message_id, now);
        if (before !== now && !item.out) seen.push({ item, edited: before !== undefined });
      }
      return seen;
    },
    newestLink: async () => {
      const texts = (await screen()).map(({ text = "", caption = "" }) => `${text} ${caption}`);
      const link = texts.findLast((text) => linkIn.test(text));
      return linkIn.exec(link ?? "")?.[0] ?? "";
    },
    linkInTable: async (whose) => {
      const table = (await screen()).findLast(({ document }) => document !== undefined);
      return table === undefined ? "" : linkInWorkbook(await phone.download(table), whose);
    },
  };
}

/** Read by another library than the writer's. */
async function linkInWorkbook(bytes: Uint8Array, whose: string): Promise<string> {
  const [sheet] = await readSheets(Buffer.from(bytes));
  const row = sheet?.data.find((cells) => cells.includes(whose)) ?? [];
  return linkIn.exec(row.join(" "))?.[0] ?? "";
}

export const linkIn = /https?:\/\/\S+#(?:in|start)=[\w=&-]+/;

function partsOf(link: string): Readonly<{ invite?: string; start?: string }> {
  const fields = new URLSearchParams(link.split("#")[1] ?? "");
  const [invite, start] = [fields.get("in"), fields.get("start")];
  return { ...(invite === null ? {} : { invite }), ...(start === null ? {} : { start }) };
}
