/** A person on the built-in messenger: what is on their screen, and what their thumbs can do. Real HTTP, nothing else. */
export interface Person {
  readonly screen: ReadonlyMap<number, Shown>;
  type(text: string): Promise<void>;
  tap(message: Shown, label: string): Promise<void>;
  /** Waits until something on the screen changes by the bot's doing. */
  change(): Promise<void>;
  download(message: Shown): Promise<Uint8Array>;
  leave(): void;
}

export interface Shown {
  readonly message_id: number;
  readonly out: boolean;
  readonly text?: string;
  readonly caption?: string;
  readonly document?: Readonly<{ file_id: string; file_name: string }>;
  readonly reply_markup?: Readonly<{
    inline_keyboard?: readonly (readonly Readonly<{ text: string; callback_data: string }>[])[];
  }>;
}

export async function enter(url: string): Promise<Person> {
  const call = async (path: string, body?: unknown): Promise<Response> => {
    const response = await fetch(`${url}${path}`, {
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  let token = "";
  const session = (await (await call("/api/session", { name: "小王" })).json()) as {
    token: string;
  };
  token = session.token;
  const screen = new Map<number, Shown>();
  const history = (await (await call("/api/messages?limit=200")).json()) as {
    messages: readonly Shown[];
    seq: number;
  };
  for (const message of history.messages) screen.set(message.message_id, message);

  let seen = 0;
  let changes = 0;
  let wake = (): void => undefined;
  const leaving = new AbortController();
  const following = follow(
    `${url}/api/events?after=${history.seq}`,
    token,
    leaving.signal,
    (message) => {
      screen.set(message.message_id, message);
      if (message.out) return;
      changes += 1;
      wake();
    },
  );
  following.catch(() => undefined);

  return {
    screen,
    async type(text) {
      seen = changes;
      await call("/api/messages", { client_id: crypto.randomUUID(), text });
    },
    async tap({ message_id, reply_markup }, label) {
      const button = reply_markup?.inline_keyboard?.flat().find(({ text }) => text === label);
      if (button === undefined) throw new Error(`no button [${label}] on message ${message_id}`);
      seen = changes;
      await call("/api/callback", {
        client_id: crypto.randomUUID(),
        message_id,
        data: button.callback_data,
      });
    },
    async change() {
      if (changes === seen) await withinPatience(new Promise<void>((resolve) => (wake = resolve)));
      seen = changes;
    },
    async download({ document }) {
      if (document === undefined) throw new Error("no document on this message");
      return new Uint8Array(await (await call(`/api/files/${document.file_id}`)).arrayBuffer());
    },
    leave: () => leaving.abort(),
  };
}

/** Milliseconds that a person stares at a silent screen before giving up. */
const patience = 20_000;

function withinPatience(change: Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(() => reject(new Error("the bot said nothing")), patience);
  return Promise.race([change, promise]).finally(() => clearTimeout(timer));
}

async function follow(
  url: string,
  token: string,
  signal: AbortSignal,
  see: (message: Shown) => void,
): Promise<void> {
  const response = await fetch(url, { signal, headers: { authorization: `Bearer ${token}` } });
  if (response.body === null) throw new Error("no stream");
  let rest = "";
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const events = `${rest}${text}`.split("\n\n");
    rest = events.pop() ?? "";
    for (const event of events) {
      const name = /^event: (.*)$/m.exec(event)?.[1];
      const data = /^data: (.*)$/m.exec(event)?.[1];
      if (data === undefined || (name !== "message" && name !== "edited")) continue;
      see(JSON.parse(data) as Shown);
    }
  }
}
