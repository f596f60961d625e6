import type { Shown } from "#tools/clerk/person.ts";

/** A person whose client never gives up: what is not acknowledged is sent again under the same client id. */
export interface StubbornPerson {
  /** By which the bot knows them. */
  readonly id: number;
  /** What the stream of events has shown so far. */
  readonly screen: ReadonlyMap<number, Shown>;
  /** The presses that the bot has answered. */
  readonly answered: ReadonlySet<string>;
  /** Undefined when the messenger refuses: the button went away, the message is too old. */
  post(path: string, body: object): Promise<Acknowledged | undefined>;
  /** The whole chat as the messenger has it, oldest first. */
  history(): Promise<readonly Shown[]>;
  download(fileId: string): Promise<Uint8Array>;
  /** Waits until the bot has confirmed everything sent so far. */
  settled(): Promise<void>;
  leave(): void;
}

export interface Acknowledged {
  readonly message_id?: number;
  readonly callback_query_id?: string;
}

interface Options {
  readonly url: string;
  /** The bot's token: by it one learns how much the bot has still to hear. */
  readonly botToken: string;
  /** Milliseconds that the person waits for the bot. */
  readonly patience?: number;
}

export async function enterStubbornly(options: Options): Promise<StubbornPerson> {
  const { url, botToken, patience = 60_000 } = options;
  const leaving = new AbortController();
  let token = "";
  const request = (path: string, init: RequestInit = {}): Promise<Response> =>
    untilAnswered(() =>
      fetch(`${url}${path}`, { ...init, headers: { authorization: `Bearer ${token}` } }),
    );
  const session = await request("/api/session", { method: "POST", body: '{"name":"小王"}' });
  const view = (await session.json()) as { token: string; chat_id: number };
  token = view.token;

  const screen = new Map<number, Shown>();
  const answered = new Set<string>();
  const history = async (): Promise<readonly Shown[]> => {
    const shown: Shown[] = [];
    for (let before = 1e9, more = true; more; before = shown[0]?.message_id ?? 0) {
      const page = await untilRead(() => request(`/api/messages?limit=200&before=${before}`));
      shown.unshift(...(page as { messages: Shown[] }).messages);
      more = (page as { has_older: boolean }).has_older;
    }
    return shown;
  };
  const see = async (name: string, data: unknown): Promise<void> => {
    if (name === "callback_answer") {
      answered.add((data as { callback_query_id: string }).callback_query_id);
    }
    if (name === "deleted") screen.delete((data as { message_id: number }).message_id);
    const seen = name === "message" || name === "edited" ? [data as Shown] : [];
    for (const message of name === "reset" ? await history() : seen) {
      screen.set(message.message_id, message);
    }
  };
  void follow(url, token, leaving.signal, see);

  return {
    id: view.chat_id,
    screen,
    answered,
    history,
    post: async (path, body) => {
      const init = { method: "POST", body: JSON.stringify(body) };
      const response = await request(path, init);
      if (response.status >= 400) return undefined;
      // The answer broke off in the middle: asked again, it is the same answer.
      return (await untilRead(() => request(path, init), response)) as Acknowledged;
    },
    download: async (fileId) =>
      new Uint8Array(await (await request(`/api/files/${fileId}`)).arrayBuffer()),
    settled: async () => {
      for (const began = Date.now(); Date.now() - began < patience; await pause(20)) {
        const info = await untilRead(() => request(`/bot${botToken}/getWebhookInfo`));
        const { result } = info as { result: { pending_update_count: number } };
        if (result.pending_update_count === 0) return;
      }
      throw new Error("the bot did not deal with everything sent to it");
    },
    leave: () => leaving.abort(),
  };
}

/** Milliseconds between two tries. */
const breath = 8;

async function untilAnswered(ask: () => Promise<Response>): Promise<Response> {
  for (let tries = 0; tries < 5000; tries += 1) {
    const response = await ask().catch(() => undefined);
    if (response !== undefined && response.status < 500) return response;
    await pause(breath);
  }
  throw new Error("the messenger does not answer");
}

async function untilRead(ask: () => Promise<Response>, first?: Response): Promise<unknown> {
  for (let response = first; ; response = undefined) {
    try {
      return await (response ?? (await ask())).json();
    } catch {
      await pause(breath);
    }
  }
}

/** Follows the stream, and goes on where it was whenever it is cut. */
async function follow(
  url: string,
  token: string,
  signal: AbortSignal,
  see: (name: string, data: unknown) => Promise<void>,
): Promise<void> {
  let seen = 0;
  const headers = { authorization: `Bearer ${token}` };
  while (!signal.aborted) {
    try {
      const { body } = await fetch(`${url}/api/events?after=${seen}`, { signal, headers });
      let rest = "";
      for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) {
        const events = `${rest}${text}`.split("\n\n");
        rest = events.pop() ?? "";
        for (const event of events) {
          const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(event)?.[1];
          const data = field("data");
          if (data !== undefined) await see(field("event") ?? "", JSON.parse(data));
          seen = Number(field("id") ?? seen);
        }
      }
    } catch {
      // Cut: the next round takes it up.
    }
    await pause(breath);
  }
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
