import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { openDeliverer } from "#gateway/bot-api/webhook.ts";
import type { Deliverer, Queue, Timers } from "#gateway/bot-api/webhook.ts";
import type { Update } from "#gateway/wire.ts";
import { listenOn, pause, serve, until } from "#tests/botapi/helpers.ts";
import { createServer } from "node:http";

/** A queue in memory, a bot's server on loopback, and a clock that is moved by hand. */
interface World {
  readonly add: (...ids: readonly string[]) => void;
  /** The texts of the updates as they came, also those that were refused. */
  readonly came: readonly string[];
  readonly waiting: () => readonly string[];
  readonly headers: readonly IncomingMessage["headers"][];
  readonly calls: readonly unknown[];
  /** How long the deliverer waits until it tries again. Seconds. */
  readonly pauses: () => readonly number[];
  /** Ends every pause. */
  readonly wake: () => void;
  readonly deliverer: Deliverer;
}

type Answer = (text: string, response: ServerResponse, nth: number) => void;

const OK: Answer = (_text, response) => void response.end();

async function deliver(
  answer: Answer,
  work: (world: World) => Promise<void>,
  hook: { readonly max_connections?: number; readonly url?: string } = {},
): Promise<void> {
  let updates: readonly Update[] = [];
  let lastId = 0;
  const listeners = new Set<() => void>();
  const queue: Queue = {
    next: (limit) => updates.slice(0, limit),
    confirm: (id) => (updates = updates.filter(({ update_id }) => update_id !== id)),
    onNew: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const came: string[] = [];
  const headers: IncomingMessage["headers"][] = [];
  const calls: unknown[] = [];
  const server = await serve((request, response) => {
    void text(request).then((body) => {
      const said = textOf(JSON.parse(body) as Update);
      came.push(said);
      headers.push(request.headers);
      answer(said, response, came.filter((text) => text === said).length);
    });
  });
  const clock = handClock();
  const deliverer = openDeliverer(
    queue,
    { url: server.url, secret_token: "s-1", max_connections: 40, ...hook },
    {
      execute: async (method, params) => void calls.push([method, params]),
      timers: clock.timers,
      random: () => 0.5,
    },
  );
  const world: World = {
    add: (...texts) => {
      updates = [...updates, ...texts.map((text) => updateOf((lastId += 1), text))];
      for (const listener of listeners) listener();
    },
    came,
    waiting: () => updates.map(textOf),
    headers,
    calls,
    pauses: clock.pauses,
    wake: clock.wake,
    deliverer,
  };
  try {
    await work(world);
  } finally {
    await deliverer.close();
    await server.stop();
  }
}

/** `甲1` is the first message of chat 甲. */
function updateOf(update_id: number, text: string): Update {
  const id = text.codePointAt(0) ?? 0;
  const chat = { id, type: "private" as const, first_name: text };
  const from = { id, is_bot: false, first_name: text };
  return { update_id, message: { message_id: update_id, date: 0, chat, from, text } };
}

function textOf(update: Update): string {
  return "message" in update ? (update.message.text ?? "") : "";
}

/** A request's own time-out is a minute; every shorter timer is a pause. */
function handClock(): {
  readonly timers: Timers;
  readonly pauses: () => readonly number[];
  readonly wake: () => void;
} {
  const pending = new Map<() => void, number>();
  const pauses: number[] = [];
  return {
    timers: {
      after: (milliseconds, work) => {
        if (milliseconds === 0) {
          pauses.push(0);
          const timer = setImmediate(work);
          return () => clearImmediate(timer);
        }
        const isPause = work.length === 0 && milliseconds !== 60_000;
        if (isPause) pauses.push(milliseconds / 1000);
        const due = (): void => work();
        if (isPause) pending.set(due, milliseconds);
        return () => pending.delete(due);
      },
    },
    pauses: () => pauses,
    wake: () => {
      const due = [...pending.keys()];
      pending.clear();
      for (const work of due) work();
    },
  };
}

test("each update is posted once, with the secret, and confirmed by a 2xx", async () => {
  await deliver(
    (_text, response) => void response.writeHead(204).end(),
    async ({ add, came, waiting, headers }) => {
      add("甲1", "甲2", "乙1");
      await until(() => waiting().length === 0);
      expect([...came].sort()).toEqual(["乙1", "甲1", "甲2"]);
      expect(headers[0]).toMatchObject({
        "content-type": "application/json",
        "x-telegram-bot-api-secret-token": "s-1",
      });
    },
  );
});

test("a failure is tried again at once, then after growing pauses, up to a minute", async () => {
  await deliver(
    (text, response, nth) => void response.writeHead(text === "甲1" && nth < 9 ? 500 : 200).end(),
    async ({ add, came, waiting, pauses, wake, deliverer }) => {
      add("甲1", "甲2");
      await until(() => {
        wake();
        return waiting().length === 0;
      });
      expect(pauses().map(Math.round)).toEqual([0, 2, 4, 8, 17, 34, 63, 63]);
      expect(came.slice(0, 10)).toEqual([...Array<string>(9).fill("甲1"), "甲2"]);
      expect(deliverer.fault()).toEqual({
        last_error_date: expect.any(Number) as number,
        last_error_message: "Wrong response from the webhook: 500 Internal Server Error",
      });
    },
  );
});

test("one chat that fails does not hold up another", async () => {
  await deliver(
    (text, response) => void response.writeHead(text.startsWith("甲") ? 503 : 200).end(),
    async ({ add, came, waiting }) => {
      add("甲1", "甲2", "乙1", "甲3", "乙2");
      await until(() => waiting().length === 3);
      expect(waiting()).toEqual(["甲1", "甲2", "甲3"]);
      expect(came.filter((text) => text.startsWith("乙"))).toEqual(["乙1", "乙2"]);
      expect(came).not.toContain("甲2");
    },
    { max_connections: 2 },
  );
});

test("a chat behind many failing updates of another still gets its own", async () => {
  await deliver(
    (text, response) => void response.writeHead(text.startsWith("甲") ? 503 : 200).end(),
    async ({ add, came }) => {
      add(...Array.from({ length: 300 }, (_, n) => `甲${n}`), "乙1");
      await until(() => came.includes("乙1"));
    },
    { max_connections: 3 },
  );
});

test("a server may say how long to wait", async () => {
  await deliver(
    (_text, response, nth) =>
      void response.writeHead(nth === 1 ? 429 : 200, { "retry-after": "7" }).end(),
    async ({ add, pauses, wake, waiting }) => {
      add("甲1");
      await until(() => pauses().length === 1);
      expect(pauses()).toEqual([7]);
      wake();
      await until(() => waiting().length === 0);
    },
  );
});

test("no more than max_connections are under way, and one of each chat", async () => {
  let most = 0;
  let now = 0;
  const answer: Answer = (_text, response) => {
    most = Math.max(most, (now += 1));
    setTimeout(() => {
      now -= 1;
      response.end();
    }, 15);
  };
  const texts = Array.from("甲乙丙丁戊己").flatMap((chat) => [1, 2, 3].map((n) => `${chat}${n}`));
  await deliver(
    answer,
    async ({ add, waiting, came }) => {
      add(...texts);
      await until(() => waiting().length === 0);
      expect(most).toBe(3);
      for (const chat of "甲乙丙丁戊己") {
        expect(came.filter((text) => text.startsWith(chat))).toEqual(
          [1, 2, 3].map((n) => `${chat}${n}`),
        );
      }
    },
    { max_connections: 3 },
  );
});

test.each([
  [
    "application/json",
    JSON.stringify({ method: "sendMessage", chat_id: 5, text: "好" }),
    [["sendMessage", { chat_id: 5, text: "好" }]],
  ],
  [
    "application/x-www-form-urlencoded",
    "method=sendMessage&text=x",
    [["sendMessage", { text: "x" }]],
  ],
  ["application/json", JSON.stringify({ method: "getMe" }), []],
  ["application/json", JSON.stringify({ method: "setWebhook" }), []],
  ["text/plain", "ok", []],
  ["application/json", "[]", []],
])("the body of an answer may be a call: %s %s", async (type, body, expected) => {
  await deliver(
    (_text, response) => void response.writeHead(200, { "content-type": type }).end(body),
    async ({ add, waiting, calls }) => {
      add("甲1");
      await until(() => waiting().length === 0);
      expect(calls).toEqual(expected);
    },
  );
});

test.each<[string, Answer, string]>([
  [
    "a redirect",
    (_t, response) => void response.writeHead(302, { location: "/x" }).end(),
    "Wrong response from the webhook: 302 Found",
  ],
  ["a cut line", (_t, response) => void response.destroy(), "Webhook connection closed"],
])("%s is a failure", async (_title, answer, words) => {
  await deliver(answer, async ({ add, deliverer }) => {
    add("甲1");
    await until(() => deliverer.fault());
    expect(deliverer.fault()?.last_error_message).toBe(words);
  });
});

test("nobody there is a failure, and delivery goes on when somebody is", async () => {
  const gone = await serve(() => undefined);
  await gone.stop();
  await deliver(
    OK,
    async ({ add, deliverer, wake, waiting, pauses }) => {
      add("甲1");
      await until(() => pauses().length === 2);
      expect(deliverer.fault()?.last_error_message).toBe("Connection refused");
      const back = await listenOn(
        createServer((_request, response) => response.end()),
        gone.port,
      );
      wake();
      await until(() => waiting().length === 0);
      await back.stop();
    },
    { url: gone.url },
  );
});

test("closing ends what is under way, and nothing more is sent", async () => {
  await deliver(
    () => undefined,
    async ({ add, came, waiting, deliverer }) => {
      add("甲1");
      await until(() => came.length === 1);
      await deliverer.close();
      add("乙1");
      await pause(30);
      expect(came).toEqual(["甲1"]);
      expect(waiting()).toEqual(["甲1", "乙1"]);
    },
  );
});
