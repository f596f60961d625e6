import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createAnswerer } from "#bot/answer.ts";
import type { Answer } from "#bot/answer-report.ts";
import type { DeskRecord } from "#bot/records.ts";
import { isSecretOf, newClaim, newInvitation, parsePayload } from "#bot/hall/keys.ts";
import { wordsIn } from "#bot/words/words.ts";
import type { Shelf } from "#db/store.ts";
import type { Directory } from "#flows/directory/directory.ts";
import { testDependencies } from "#tests/support/dependencies.ts";
import { memoryShelf } from "#tests/support/memory-shelf.ts";
import { payloadOf, people, directory as world, units, linkId } from "./world.ts";

const root = fileURLToPath(new URL("../../src/", import.meta.url));
const sources = globSync("**/*.ts", { cwd: root }).map(
  (path) => [path, readFileSync(`${root}${path}`, "utf8")] as const,
);
const source = (path: string): string => sources.find(([name]) => name === path)?.[1] ?? "";

/* How good they are. */

const made = 10_000;
/** So many standard deviations off, one in a hundred million by chance. */
const tolerance = 6;

test("a secret has 192 bits from the system's own source, none of them more often set than chance has it", () => {
  const keys = Array.from({ length: made }, (_, at) =>
    at % 2 === 0 ? newInvitation() : newClaim(),
  );
  const secrets = keys.map(({ secret }) => Buffer.from(secret, "base64url"));
  expect(secrets.every((secret) => secret.length === 24)).toBe(true);
  expect(new Set(keys.map(({ secret }) => secret)).size).toBe(made);
  expect(new Set(keys.map(({ hash }) => hash)).size).toBe(made);
  const set = Array.from(
    { length: 192 },
    (_, bit) => secrets.filter((secret) => (secret[bit >> 3]! >> (bit & 7)) & 1).length,
  );
  const most = tolerance * Math.sqrt(made / 4);
  expect(set.filter((count) => Math.abs(count - made / 2) > most)).toEqual([]);
  // Nor does one bit go with the next.
  const alike = Array.from(
    { length: 191 },
    (_, bit) =>
      secrets.filter((secret) => {
        const at = (place: number): number => (secret[place >> 3]! >> (place & 7)) & 1;
        return at(bit) === at(bit + 1);
      }).length,
  );
  expect(alike.filter((count) => Math.abs(count - made / 2) > most)).toEqual([]);
});

test("they are made by the system's source of randomness, at least 128 bits of it", () => {
  const keys = source("bot/hall/keys.ts");
  const bytes = Number(/const secretBytes = (\d+);/.exec(keys)?.[1]);
  expect(bytes * 8).toBeGreaterThanOrEqual(128);
  expect(keys).toMatch(/const secret = randomBytes\(secretBytes\)\.toString\("base64url"\);/);
  expect(keys).toMatch(/import \{[^}]*\brandomBytes\b[^}]*\} from "node:crypto";/);
  for (const [path, text] of sources.filter(([name]) => name.startsWith("bot/hall"))) {
    expect([path, /Math\.random|Date\.now\(\)\.toString/.test(text)]).toEqual([path, false]);
  }
});

/* How they are compared. */

test("they are compared in constant time, and nowhere by anything else", () => {
  const keys = source("bot/hall/keys.ts");
  const body = /export function isSecretOf\([^]*?\n\}/.exec(keys)?.[0] ?? "";
  expect(body).toContain("timingSafeEqual(kept, given)");
  // Only two buffers of one length may be compared so; the length of a digest tells nothing.
  expect(body).toContain("kept.length === given.length &&");
  expect(source("bot/hall/people/redeem-payload.ts")).toContain(
    'isSecretOf(hash ?? "", key.secret)',
  );
  const compares =
    /[\w.]*(?:hash|secret|digest)\w*\s*[!=]==?\s*(?!undefined|null)[\w.]|(?<!undefined )[!=]==?\s*[\w.]*\.?(?:hash|secret|digest)\b(?!\()/i;
  const seen = sources
    // In the page, a hash is the end of an address.
    .filter(([path]) => !path.startsWith("gateway/page/"))
    .flatMap(([path, text]) =>
      text
        .split("\n")
        .filter((line) => compares.test(line) && !/^\s*(?:\*|\/\/|\/\*)/.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
  expect(sources.length).toBeGreaterThan(300);
  const noSecrets = [
    // Is a webhook set anew, or only once more? The bot itself says both.
    "a.secret_token === b.secret_token",
    // What finished files are like is no secret: it stands beside the files.
    "sealed.hashes[name] !== hash",
  ];
  expect(seen.filter((line) => !noSecrets.some((one) => line.includes(one)))).toEqual([]);
  // The search would find what it looks for.
  for (const bad of [
    "if (invitation.hash === hash) {",
    "one.secret == given",
    "x !== key.secret",
  ]) {
    expect(compares.test(bad)).toBe(true);
  }
});

test("only the very secret is one, down to the last bit", () => {
  for (let at = 0; at < 200; at += 1) {
    const { hash, secret } = newInvitation();
    expect(isSecretOf(hash, secret)).toBe(true);
    const bytes = Buffer.from(secret, "base64url");
    const place = at % 192;
    bytes[place >> 3]! ^= 1 << (place & 7);
    expect(isSecretOf(hash, bytes.toString("base64url"))).toBe(false);
  }
});

/* What is kept of them. */

type Shelves = Readonly<{ directories: Shelf<Directory>; desks: Shelf<DeskRecord> }>;

/** All that lies on the shelves, as it would be written to a disk. */
async function contentsOf(shelves: Readonly<Record<string, Shelf<unknown>>>): Promise<string> {
  const all: string[] = [];
  for (const shelf of Object.values(shelves)) {
    for (const id of await shelf.ids()) all.push(JSON.stringify(await shelf.load(id)));
  }
  return all.join("\n");
}

async function office(own: Partial<Shelves> = {}, directory: Directory = world) {
  const shelves = {
    directories: memoryShelf<Directory>(),
    desks: memoryShelf<DeskRecord>(),
    reports: memoryShelf<never>(),
    notes: memoryShelf<never>(),
    ...own,
  };
  await shelves.directories.save("directory", directory);
  const drawn: unknown[] = [];
  const draw = (input: unknown) => Promise.resolve([new Uint8Array([drawn.push(input)])]);
  const bare = testDependencies();
  const deps = testDependencies({
    ...shelves,
    access: "invited",
    now: () => new Date("2027-01-12T02:00:00.000Z"),
    pictures: { ...bare.pictures, qr: draw, invitationList: draw },
  });
  const answer = createAnswerer(deps);
  let update = 0;
  const start = (id: number, payload: string): Promise<Answer> => {
    update += 1;
    return answer({ update, person: { id, name: `p${id}` }, kind: "start", payload });
  };
  const press = (id: number, action: object): Promise<Answer> => {
    update += 1;
    const drawnFor = { unit: "home", year: 0, revision: 0 };
    const pressed = { press: { on: "hall", action }, drawn: drawnFor } as never;
    return answer({ update, person: { id, name: `p${id}` }, kind: "press", pressed });
  };
  return {
    shelves,
    drawn,
    start,
    press,
    directory: async (): Promise<Directory> => {
      const loaded = await shelves.directories.load("directory");
      if (loaded.kind !== "found") throw new Error("no directory");
      return loaded.value;
    },
  };
}

const payloads = (text: string): readonly string[] =>
  [...text.matchAll(/#start=([a-z0-9]{6}-[\w-]{32})/g)].map(([, payload = ""]) => payload);

test("what is handed out is on no shelf, only its hash: one link, a whole county's, one that was opened", async () => {
  const { shelves, drawn, start, press, directory } = await office();
  const admin = people.adminTop.id;
  const invite = { kind: "invite", unit: units.sibling.id, role: "helper", step: "" };
  await press(admin, invite);
  const one = await press(admin, invite);
  const many = await press(admin, { kind: "invite-all", unit: "home" });
  for (const sending of [...(one.sendings ?? []), ...(many.sendings ?? [])]) {
    if (sending.kind !== "card") await sending.make();
  }
  const handedOut = new Set(payloads(JSON.stringify([one.sendings, drawn])));
  expect(handedOut.size).toBeGreaterThanOrEqual(4);
  const [first = ""] = handedOut;
  await start(5000, first);
  const kept = await contentsOf(shelves);
  for (const payload of handedOut) {
    const { id = "", secret = "" } = parsePayload(payload) ?? {};
    const hash = createHash("sha256").update(secret).digest("base64url");
    expect(kept).not.toContain(secret);
    expect((await directory()).invitations.find((each) => each.id === id)?.hash).toBe(hash);
  }
  expect((await directory()).invitations.find(({ id }) => first.startsWith(id))?.used?.by).toBe(
    5000,
  );
});

/* Fifty openers of one link. */

/** A disk that takes its time, never the same. */
function slowShelf<T>(): Shelf<T> {
  const shelf = memoryShelf<T>();
  let turn = 0;
  const wait = (): Promise<void> => {
    turn += 1;
    return pause((turn * 7) % 4);
  };
  return {
    load: async (id) => (await wait(), shelf.load(id)),
    save: async (id, value) => (await wait(), shelf.save(id, value)),
    ids: () => shelf.ids(),
  };
}

const { people: words } = wordsIn["zh-CN"];
const textOf = ({ said }: Answer): string => said.send?.text ?? "";
const openers = Array.from({ length: 50 }, (_, at) => 7000 + at);

test("of fifty who open one link at once, one comes in and forty-nine hear that it is used", async () => {
  const { start, directory, shelves } = await office({
    directories: slowShelf(),
    desks: slowShelf(),
  });
  const heard = await Promise.all(openers.map((id) => start(id, payloadOf("own", "fresh"))));
  expect(heard.filter((answer) => textOf(answer) === words.usedLink)).toHaveLength(49);
  const after = await directory();
  const newcomers = after.posts.filter(({ person }) => person >= 7000);
  expect(newcomers).toHaveLength(1);
  const [winner] = newcomers;
  expect(after.invitations.find(({ id }) => id === linkId("own", "fresh"))?.used?.by).toBe(
    winner?.person,
  );
  expect(after.people.filter(({ id }) => id >= 7000)).toHaveLength(1);
  // Strangers leave nothing behind.
  expect(await shelves.desks.ids()).toEqual([`p${winner?.person}`]);
});

test("of fifty who bring the code of the first start at once, one is the administrator", async () => {
  const { payload, hash } = newClaim();
  const empty = { units: [], people: [], posts: [], invitations: [], log: [], claim: hash };
  const { start, directory } = await office({ directories: slowShelf() }, empty);
  const heard = await Promise.all(openers.map((id) => start(id, payload)));
  expect(heard.filter((answer) => textOf(answer) === words.unknownLink)).toHaveLength(49);
  const after = await directory();
  expect(after.posts.map(({ role }) => role)).toEqual(["admin"]);
  expect(after.claim).toBeUndefined();
});

test("fifty who each open their own link at once all come in", async () => {
  const { press, start, directory } = await office({
    directories: slowShelf(),
    desks: slowShelf(),
  });
  const invite = { kind: "invite", unit: units.sibling.id, role: "helper", step: "" };
  const links: string[] = [];
  for (const _ of openers) {
    await press(people.adminTop.id, invite);
    const { sendings } = await press(people.adminTop.id, invite);
    links.push(...payloads(JSON.stringify(sendings)).slice(0, 1));
  }
  await Promise.all(openers.map((id, at) => start(id, links[at] ?? "")));
  const came = (await directory()).posts.filter(({ person }) => person >= 7000);
  expect(new Set(came.map(({ person }) => person))).toEqual(new Set(openers));
});
