import { fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openExchange } from "#gateway/exchange.ts";
import { timed } from "./measure.ts";
import type { Times } from "./measure.ts";
import { upToTheFirstFigure } from "./office.ts";

type Kind = "nianbao" | "echo";

export interface Traffic {
  /** Milliseconds from a person's message to the bot's answer on their stream. */
  readonly trips: Times;
  /** Messages answered per second. */
  readonly rate: number;
}

/** The same people talk to our bot and to one that only repeats, each through its own messenger, in turn. */
export async function traffic(
  people: number,
  rounds: number,
): Promise<Readonly<Record<Kind, Traffic>>> {
  const folder = await mkdtemp(join(tmpdir(), "nianbao-traffic-"));
  const sides = {
    nianbao: await openSide("nianbao", join(folder, "nianbao"), people),
    echo: await openSide("echo", join(folder, "echo"), people),
  };
  for (const text of upToTheFirstFigure) await sides.nianbao.people[0]?.ask(text);
  const all: Record<Kind, { trips: number[]; time: number }> = {
    nianbao: { trips: [], time: 0 },
    echo: { trips: [], time: 0 },
  };
  for (let round = -1; round < rounds; round += 1) {
    for (const kind of ["nianbao", "echo"] as const) {
      const trips: number[] = [];
      const time = await timed(() =>
        Promise.all(
          sides[kind].people.map(async (person) => {
            for (let index = 0; index < 5; index += 1)
              trips.push(await timed(() => person.ask("进度")));
          }),
        ),
      );
      if (round === -1) continue; // warming up
      all[kind].trips.push(...trips);
      all[kind].time += time;
    }
  }
  await Promise.all(Object.values(sides).map((side) => side.close()));
  await rm(folder, { recursive: true, force: true });
  const sum = ({ trips, time }: (typeof all)[Kind]): Traffic => ({
    trips,
    rate: (trips.length / time) * 1000,
  });
  return { nianbao: sum(all.nianbao), echo: sum(all.echo) };
}

export interface Chats {
  /** Bytes of memory of the messenger and its bot. */
  readonly memory: { readonly empty: number; readonly full: number };
  /** Milliseconds until the newest page of a chat is there. */
  readonly open: { readonly short: Times; readonly long: Times };
}

/** A messenger that keeps 10,000 chats beside an empty one; a chat of 5,000 messages beside one of 50. */
export async function manyChats(): Promise<Chats> {
  const folder = await mkdtemp(join(tmpdir(), "nianbao-chats-"));
  const full = join(folder, "full");
  const tokens = await fill(full);
  const empty = await openProcess("echo", join(folder, "empty"));
  const loaded = await openProcess("echo", full);
  const open = { short: [] as number[], long: [] as number[] };
  for (let round = 0; round < 40; round += 1) {
    for (const name of ["short", "long"] as const) {
      const headers = { authorization: `Bearer ${tokens[name]}` };
      open[name].push(
        await timed(async () => (await fetch(`${loaded.url}/api/messages`, { headers })).text()),
      );
    }
  }
  const memory = { empty: await empty.memory(), full: await loaded.memory() };
  await Promise.all([empty.close(), loaded.close()]);
  await rm(folder, { recursive: true, force: true });
  return { memory, open };
}

async function fill(dataDir: string): Promise<{ readonly short: string; readonly long: string }> {
  const bot = { id: 1, is_bot: true, first_name: "回声", username: "echo_bot" };
  const opening = { dataDir, bot, guestName: "访客", fileBudget: 1e9 };
  const exchange = await openExchange(opening);
  const add = (messages: number): string => {
    const { person, token } = exchange.people.create({});
    const chat = { id: person.id, type: "private" as const, first_name: "访客" };
    for (let index = 0; index < messages; index += 1) {
      exchange.messages.add(person.id, (message_id) => ({
        message: { message_id, chat, from: bot, date: index, text: `第 ${index} 条：新收 5 件` },
        out: false,
      }));
    }
    return token;
  };
  const tokens = await exchange.write(() => {
    for (let index = 0; index < 9_998; index += 1) add(10);
    return { short: add(50), long: add(5_000) };
  });
  await exchange.close();
  return tokens;
}

interface Side {
  readonly people: readonly { readonly ask: (text: string) => Promise<void> }[];
  close(): Promise<void>;
}

async function openSide(kind: Kind, dataDir: string, people: number): Promise<Side> {
  const { url, close } = await openProcess(kind, dataDir);
  const all = await Promise.all(Array.from({ length: people }, () => comeIn(url)));
  return {
    people: all,
    close: async () => {
      for (const person of all) person.leave();
      await close();
    },
  };
}

async function openProcess(kind: Kind, dataDir: string) {
  const child = fork(join(import.meta.dirname, "children/messenger-and-bot.ts"), [kind, dataDir]);
  const next = (): Promise<unknown> => new Promise((resolve) => child.once("message", resolve));
  const url = String(await next());
  return {
    url,
    memory: async () => {
      const answer = next();
      child.send("memory");
      return Number(await answer);
    },
    close: async () => {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill();
      await gone;
    },
  };
}

/** A person with an open stream, who asks and waits for the answer on it. */
async function comeIn(url: string) {
  const session = await fetch(`${url}/api/session`, { method: "POST", body: "{}" });
  const { token } = (await session.json()) as { readonly token: string };
  const headers = { authorization: `Bearer ${token}` };
  const leaving = new AbortController();
  const stream = await fetch(`${url}/api/events`, { headers, signal: leaving.signal });
  let answered: () => void = () => undefined;
  void (async () => {
    let text = "";
    const decoder = new TextDecoder();
    for await (const chunk of stream.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const events = text.split("\n\n");
      text = events.pop() ?? "";
      if (events.some((event) => event.includes("event: message") && event.includes('"out":false')))
        answered();
    }
  })().catch(() => undefined);
  return {
    leave: () => leaving.abort(),
    ask: async (text: string) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      answered = resolve;
      const body = JSON.stringify({ client_id: crypto.randomUUID(), text });
      await (await fetch(`${url}/api/messages`, { method: "POST", headers, body })).text();
      await promise;
    },
  };
}
