/** A person's phone on the built-in messenger: real HTTP, and a sending that can be repeated after the line broke. */
export interface Phone {
  /** For the same person on the next connection. */
  readonly token: string;
  /** Sends one act: once per client id, however often it is sent. */
  send(act: Act, clientId?: string): Promise<void>;
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
  /** The newest button with this label; or one that has been pressed before, by its data. */
  | Readonly<{ tap: string }>
  | Readonly<{ press: string; on: number }>
  | Readonly<{ edit: string; to: string }>
  | Readonly<{ attach: "photo" | "sticker" | "document" | "voice"; name: string }>;

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

export const buttonsOf = ({ reply_markup }: Item) => (reply_markup?.inline_keyboard ?? []).flat();
export const labelsOf = (item: Item): readonly string[] => buttonsOf(item).map(({ text }) => text);

/** The last thing the bot said. */
export function front(chat: readonly Item[]): Item {
  const last = chat.findLast(({ out }) => !out);
  if (last === undefined) throw new Error("the bot has said nothing yet");
  return last;
}

/** Milliseconds that a person stares at a silent screen before giving up. */
const patience = 15_000;

/** The built-in messenger's own bot, whose token is no secret: it says how many messages wait for it. */
const bot = "bot1:built-in-messenger-of-this-computer";

export async function pickUp(url: string, token?: string): Promise<Phone> {
  const request = async (path: string, init: RequestInit = {}, known = token) => {
    const authorization = known === undefined ? {} : { authorization: `Bearer ${known}` };
    const response = await fetch(`${url}${path}`, { ...init, headers: authorization });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  const session = await request("/api/session", { method: "POST", body: '{"name":"小王"}' });
  const mine = ((await session.json()) as { token: string }).token;
  const post = (path: string, body: object | FormData) =>
    request(
      path,
      { method: "POST", body: body instanceof FormData ? body : JSON.stringify(body) },
      mine,
    );

  async function chat(): Promise<readonly Item[]> {
    const shown: Item[] = [];
    for (let before = 1e9, more = true; more; before = shown[0]?.message_id ?? 0) {
      const page = await request(`/api/messages?limit=200&before=${before}`, {}, mine);
      const view = (await page.json()) as { messages: Item[]; has_more: boolean };
      shown.unshift(...view.messages);
      more = view.has_more;
    }
    return shown;
  }

  async function settled(): Promise<readonly Item[]> {
    for (const began = Date.now(); Date.now() - began < patience; await pause(4)) {
      const { result } = (await (await fetch(`${url}/${bot}/getWebhookInfo`)).json()) as {
        result: { pending_update_count: number };
      };
      if (result.pending_update_count === 0) return chat();
    }
    throw new Error("the bot did not deal with everything sent to it");
  }

  async function send(act: Act, client_id: string = crypto.randomUUID()): Promise<void> {
    if ("type" in act) {
      const reply = act.replyTo === undefined ? {} : { reply_to_message_id: act.replyTo };
      await post("/api/messages", { client_id, text: act.type, ...reply });
    } else if ("tap" in act) {
      const card = (await chat()).findLast((item) => labelsOf(item).includes(act.tap));
      const data = card && buttonsOf(card).find(({ text }) => text === act.tap)?.callback_data;
      if (card === undefined) throw new Error(`no button [${act.tap}] on the screen`);
      await post("/api/callback", { client_id, message_id: card.message_id, data });
    } else if ("press" in act) {
      await post("/api/callback", { client_id, message_id: act.on, data: act.press });
    } else if ("edit" in act) {
      const own = (await chat()).findLast(({ out, text }) => out && text === act.edit);
      if (own === undefined) throw new Error(`no own message ${act.edit}`);
      await post("/api/messages/edit", { message_id: own.message_id, text: act.to });
    } else {
      const form = new FormData();
      form.set("client_id", client_id);
      form.set("kind", act.attach);
      form.set("file", new Blob(["only a few bytes"]), act.name);
      await post("/api/media", form);
    }
  }

  return {
    token: mine,
    send,
    chat,
    settled,
    async do(act) {
      await send(act);
      return front(await settled());
    },
    async download({ document }) {
      if (document === undefined) throw new Error("no document on this message");
      return (await request(`/api/files/${document.file_id}`, {}, mine)).bytes();
    },
  };
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
