import { createAnswerer } from "#bot/answer.ts";
import type { Answer } from "#bot/answer-report.ts";
import { decodePress, drawnForDesk, encodePress } from "#bot/callback-data.ts";
import type { Dependencies } from "#bot/dependencies.ts";
import { loadDirectory } from "#bot/directory.ts";
import type { Sending } from "#bot/hall/hall.ts";
import type { HallAction } from "#bot/hall/hall-action.ts";
import { newClaim } from "#bot/hall/keys.ts";
import type { Input } from "#bot/input.ts";
import type { Message } from "#bot/records.ts";
import { asMessage } from "#bot/say/turn.ts";
import type { Directory } from "#flows/directory/directory.ts";
import { hatsOn } from "#flows/directory/hats.ts";
import type { InvitationList } from "#render/county/invitation-list.ts";
import type { QrPicture } from "#render/county/qr-picture.ts";
import type { RecordWorkbook } from "#render/county/record-workbook.ts";
import { expect } from "vitest";
import { aCounty, aPost } from "../../../flows/directory/a-directory.ts";
import { testDependencies } from "#tests/support/dependencies.ts";

type Without<T, Key extends string> = T extends unknown ? Omit<T, Key> : never;
type Doing = Without<Input, "update" | "person">;

/**
 * Several people in private chats with the real bot, on shelves in memory: what each of them sees, and what was drawn.
 * Everything that is said is held against the messenger's limits.
 */
export async function anOffice(directory: Directory = aCounty, own: Partial<Dependencies> = {}) {
  const drawn = {
    qr: [] as QrPicture[],
    lists: [] as InvitationList[],
    books: [] as RecordWorkbook[],
  };
  const signedOut: number[] = [];
  const draw =
    <T>(into: T[]) =>
    (input: T) => {
      into.push(input);
      return Promise.resolve([new Uint8Array([1])]);
    };
  const bare = testDependencies();
  const deps: Dependencies = {
    ...bare,
    access: "invited",
    now: () => new Date(clock.now),
    ...own,
    pictures: {
      ...bare.pictures,
      qr: draw(drawn.qr),
      invitationList: draw(drawn.lists),
      recordWorkbook: draw(drawn.books),
    },
  };
  const clock = { now: "2027-01-04T01:00:00.000Z" };
  await deps.directories.save("directory", directory);
  const answer = createAnswerer(deps);
  const chats = new Map<number, Message[]>();
  const chatOf = (person: number): Message[] => {
    const known = chats.get(person) ?? [];
    chats.set(person, known);
    return known;
  };
  let update = 1000;

  async function doing(person: number, input: Doing, on?: Message): Promise<readonly Message[]> {
    update += 1;
    const full = { ...input, update, person: { id: person, name: `p${person}` } } as Input;
    return take(person, await answer(full), on);
  }

  async function take(person: number, given: Answer, on?: Message): Promise<readonly Message[]> {
    const { said, sendings = [], signOut = [] } = given;
    const shown: Message[] = [];
    const show = (to: number, message: Message): void => {
      expectFits(message);
      chatOf(to).push(message);
      if (to === person) shown.push(message);
    };
    if (said.edit !== undefined) {
      const chat = chatOf(person);
      if (on !== undefined) chat.splice(chat.indexOf(on), 1);
      show(person, said.edit);
    }
    if (said.send !== undefined) show(person, said.send);
    for (const sending of sendings) show(sending.to, await sentAs(sending));
    signedOut.push(...signOut);
    return shown;
  }

  const labelled = (person: number, label: string): readonly [Message, string] => {
    const chat = chatOf(person);
    const isIt = ({ text }: { text: string }): boolean => text === label;
    const card = chat.findLast(({ keyboard }) => keyboard.flat().some(isIt));
    const data = card?.keyboard.flat().find(isIt)?.data;
    if (card === undefined || data === undefined) {
      const there = chat
        .at(-1)
        ?.keyboard.flat()
        .map(({ text }) => text);
      throw new Error(`no button [${label}]; there are ${JSON.stringify(there)}`);
    }
    return [card, data];
  };

  return {
    deps,
    clock,
    drawn,
    signedOut,
    chatOf,
    answer,
    directory: () => loadDirectory(deps),
    hats: async (person: number, unit: string) =>
      hatsOn(await loadDirectory(deps), person, unit).map(({ role }) => role),
    start: (person: number, payload?: string) =>
      doing(person, { kind: "start", ...(payload === undefined ? {} : { payload }) }),
    type: (person: number, text: string) => doing(person, { kind: "text", text, message: update }),
    tap: (person: number, label: string) => {
      const [card, data] = labelled(person, label);
      return doing(person, { kind: "press", pressed: decodePress(data) }, card);
    },
    press: (person: number, data: string) =>
      doing(person, { kind: "press", pressed: decodePress(data) }),
    send: (person: number, name: string, bytes: Uint8Array, size = bytes.length) =>
      doing(person, {
        kind: "unreadable",
        what: "document",
        file: { name, size, read: () => Promise.resolve(bytes) },
      }),
    /** The payload of the link sent into this chat last. */
    payload(person: number): string {
      const text = chatOf(person).findLast((message) => message.text.includes("#start="))?.text;
      return /#start=([\w-]+)/.exec(text ?? "")?.[1] ?? "";
    },
  };
}

export type Office = Awaited<ReturnType<typeof anOffice>>;

/** A button of the hall, wherever it may have been drawn. */
export const press = (office: Office, person: number, action: HallAction) =>
  office.press(person, encodePress({ on: "hall", action }, drawnForDesk) ?? "");

/** A county with somebody in every role: 4 helps in 青石镇, 5 watches the county, 6 manages the other town. */
export const staffed: Directory = {
  ...aCounty,
  posts: [
    ...aCounty.posts,
    aPost(4, "u1", "helper"),
    aPost(5, "home", "supervisor"),
    aPost(6, "u2", "admin"),
  ],
};

async function sentAs(sending: Sending): Promise<Message> {
  if (sending.kind === "card") return asMessage(sending.card, sending.drawn);
  expect(await sending.make()).not.toHaveLength(0);
  expect(sending.caption.length).toBeLessThanOrEqual(1024);
  return { text: `（${sending.name}）${sending.caption}`, keyboard: [] };
}

function expectFits({ text, keyboard }: Message): void {
  expect(text).not.toBe("");
  expect(text.length).toBeLessThanOrEqual(4096);
  expect(text).not.toMatch(/undefined|NaN|null|\[object|=>/);
  const buttons = keyboard.flat();
  expect(buttons.length).toBeLessThanOrEqual(40);
  for (const { text: label, data } of buttons) {
    expect(label.length).toBeLessThanOrEqual(16);
    expect(data.length).toBeLessThanOrEqual(64);
    expect(decodePress(data)).toBeDefined();
  }
}

/** An office that nobody has come into yet, with the code of its first administrator. */
export async function aNewOffice(own: Partial<Dependencies> = {}) {
  const { payload, hash } = newClaim();
  const empty: Directory = {
    units: [],
    people: [],
    posts: [],
    invitations: [],
    log: [],
    claim: hash,
  };
  return { ...(await anOffice(empty, own)), claim: payload };
}

export const textOf = (messages: readonly Message[]): string =>
  messages.map(({ text }) => text).join("\n---\n");

export const labelsOf = ({ keyboard }: Message): readonly string[] =>
  keyboard.flat().map(({ text }) => text);
