/** A person's phone on the built-in messenger: real HTTP, and a sending that can be repeated after the line broke. */
export interface Phone {
  /** For the same person on the next connection. */
  readonly token: string;
  /** An act as the request that carries it: sent again, it is the same act again. */
  compose(act: Act): Promise<Letter>;
  post(letter: Letter): Promise<void>;
  /** The whole chat, oldest first. */
  chat(): Promise<readonly Item[]>;
  /** Waits until the bot has dealt with everything sent so far, and gives the chat as it is then. */
  settled(): Promise<readonly Item[]>;
  /** Acts, waits, and gives what the bot says last. */
  do(act: Act): Promise<Item>;
  download(item: Item): Promise<Uint8Array>;
}

export type Act =
  | Readonly<{ type: string; replyTo?: number }>
  /** The newest button with this label. */
  | Readonly<{ tap: string }>
  | Readonly<{ edit: string; to: string }>
  | Readonly<{ attach: "photo" | "sticker" | "document" | "voice"; name: string }>;

export interface Letter {
  readonly path: string;
  readonly body: string | FormData;
}

export interface Item {
  readonly message_id: number;
  readonly out: boolean;
  readonly client_id?: string;
  readonly text?: string;
  readonly caption?: string;
  readonly document?: Readonly<{ file_id: string; file_name: string }>;
  readonly reply_markup?: Readonly<{
    inline_keyboard?: readonly (readonly Readonly<{ text: string; callback_data: string }>[])[];
  }>;
}

const buttonsOf = ({ reply_markup }: Item) => (reply_markup?.inline_keyboard ?? []).flat();
export const labelsOf = (item: Item): readonly string[] => buttonsOf(item).map(({ text }) => text);

/** A slow machine tells how far a file is, and takes that away again when it is there. */
const isProgress = (text: string): boolean => /^正在[做画].*……$/.test(text);

/** The last thing the bot said; a file, and how far it is, come beside the conversation. */
export function front(chat: readonly Item[]): Item {
  const last = chat.findLast(
    ({ out, document, text = "" }) => !out && document === undefined && !isProgress(text),
  );
  if (last === undefined) throw new Error("the bot has said nothing yet");
  return last;
}

/** Milliseconds that a person stares at a silent screen before giving up. */
const patience = 45_000;

/** The built-in messenger's own bot has no secrets: by its token one learns how many messages wait for it. */
const ownBot = "1:built-in-messenger-of-this-computer";

/** `token` makes it the phone of somebody known; `bot` is the token of the bot that is talked to. */
export async function pickUp(url: string, token?: string, bot: string = ownBot): Promise<Phone> {
  const request = async (path: string, init: RequestInit = {}, known = token) => {
    const authorization = known === undefined ? {} : { authorization: `Bearer ${known}` };
    const response = await fetch(`${url}${path}`, { ...init, headers: authorization });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  const session = await request("/api/session", { method: "POST", body: '{"name":"小王"}' });
  const mine = ((await session.json()) as { token: string }).token;
  const post = async ({ path, body }: Letter): Promise<void> => {
    await request(path, { method: "POST", body }, mine);
  };

  async function chat(): Promise<readonly Item[]> {
    const shown: Item[] = [];
    for (let before = 1e9, more = true; more; before = shown[0]?.message_id ?? 0) {
      const page = await request(`/api/messages?limit=200&before=${before}`, {}, mine);
      const view = (await page.json()) as { messages: Item[]; has_older: boolean };
      shown.unshift(...view.messages);
      more = view.has_older;
    }
    return shown;
  }

  async function settled(): Promise<readonly Item[]> {
    for (const began = Date.now(); Date.now() - began < patience; await pause(4)) {
      const { result } = (await (await fetch(`${url}/bot${bot}/getWebhookInfo`)).json()) as {
        result: { pending_update_count: number };
      };
      if (result.pending_update_count === 0) return chat();
    }
    throw new Error("the bot did not deal with everything sent to it");
  }

  async function compose(act: Act): Promise<Letter> {
    const client_id = crypto.randomUUID();
    const letter = (path: string, body: object) => ({ path, body: JSON.stringify(body) });
    if ("type" in act) {
      const reply = act.replyTo === undefined ? {} : { reply_to_message_id: act.replyTo };
      return letter("/api/messages", { client_id, text: act.type, ...reply });
    }
    if ("tap" in act) {
      const card = (await chat()).findLast((item) => labelsOf(item).includes(act.tap));
      const data = card && buttonsOf(card).find(({ text }) => text === act.tap)?.callback_data;
      if (card === undefined) throw new Error(`no button [${act.tap}] on the screen`);
      return letter("/api/callback", { client_id, message_id: card.message_id, data });
    }
    if ("edit" in act) {
      const own = (await chat()).findLast(({ out, text }) => out && text === act.edit);
      if (own === undefined) throw new Error(`no own message ${act.edit}`);
      return letter("/api/messages/edit", { message_id: own.message_id, text: act.to });
    }
    const body = new FormData();
    body.set("client_id", client_id);
    body.set("kind", act.attach);
    body.set("file", new Blob(["only a few bytes"]), act.name);
    return { path: "/api/media", body };
  }

  return {
    token: mine,
    compose,
    post,
    chat,
    settled,
    async do(act) {
      await post(await compose(act));
      return front(await settled());
    },
    async download({ document }) {
      if (document === undefined) throw new Error("no document on this message");
      return (await request(`/api/files/${document.file_id}`, {}, mine)).bytes();
    },
  };
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
