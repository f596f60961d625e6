import { expect, test } from "vitest";
import type { Directory, Post } from "#flows/directory/directory.ts";
import { wordsIn } from "#bot/words/words.ts";
import { comeIn, linkIn } from "#tests/support/county-phone.ts";
import type { CountyPhone } from "#tests/support/county-phone.ts";
import { openCounty } from "#tests/support/county.ts";
import type { County } from "#tests/support/county.ts";
import { labelsOf } from "#tests/e2e/phone.ts";
import { newInvitation } from "#bot/hall/keys.ts";

/* The same promises over real HTTP: real messenger, real bot, real disk. */

const { people: words, stranger } = wordsIn["zh-CN"];
const since = "2027-01-01T00:00:00.000Z";

const bearer = ({ phone }: CountyPhone) => ({ authorization: `Bearer ${phone.token}` });

async function idOf(county: County, person: CountyPhone): Promise<number> {
  const answer = await fetch(`${county.url}/api/session`, {
    method: "POST",
    headers: bearer(person),
    body: "{}",
  });
  return ((await answer.json()) as { user: { id: number } }).user.id;
}

/** Somebody with an account on the messenger, and no post. */
const arrive = async (county: County, name: string): Promise<CountyPhone> =>
  comeIn(county, await county.deps.door.link({ name }));

async function withTown(work: (town: Awaited<ReturnType<typeof openTown>>) => Promise<void>) {
  const town = await openTown();
  try {
    await work(town);
  } finally {
    await town.county.close();
  }
}

/** A county with one town, its administrator and its clerk, all of them in. */
async function openTown() {
  const county = await openCounty();
  const [admin, clerk] = [await arrive(county, "周科长"), await arrive(county, "张三")];
  const [adminId, clerkId] = [await idOf(county, admin), await idOf(county, clerk)];
  const unit = (id: string, name: string, parent?: string) => ({
    id,
    name,
    short: name,
    self: "我镇",
    level: "township" as const,
    region: "云山县",
    ...(parent === undefined ? {} : { parent }),
    review: [{ id: "r3", kind: "review" as const, name: "终审" }],
    extended: {},
  });
  const post = (person: number, at: string, role: Post["role"]): Post => ({
    person,
    unit: at,
    role,
    since,
  });
  const directory: Directory = {
    units: [unit("home", "云山县"), unit("u1", "青石镇", "home")],
    people: [
      { id: adminId, name: "周科长" },
      { id: clerkId, name: "张三" },
    ],
    posts: [post(adminId, "home", "admin"), post(clerkId, "u1", "filler")],
    invitations: [],
    log: [],
  };
  await county.deps.directories.save("directory", directory);
  return { county, admin, clerk, clerkId, adminId };
}

const lastText = async (phone: CountyPhone): Promise<string> =>
  (await phone.screen()).findLast(({ out }) => !out)?.text ?? "";

test("fifty phones open one link of the bot at the same moment: one is in, the others hear that it is used", async () => {
  await withTown(async ({ county, adminId }) => {
    const key = newInvitation();
    const loaded = await county.deps.directories.load("directory");
    if (loaded.kind !== "found") throw new Error("no directory");
    await county.deps.directories.save("directory", {
      ...loaded.value,
      invitations: [
        {
          id: key.id,
          hash: key.hash,
          unit: "u1",
          role: "helper",
          by: adminId,
          at: since,
          expires: "2027-02-01T00:00:00.000Z",
        },
      ],
    });
    const phones = await Promise.all(
      Array.from({ length: 50 }, (_, at) => arrive(county, `来人${at}`)),
    );
    const letters = await Promise.all(
      phones.map(({ phone }) => phone.compose({ type: `/start ${key.payload}` })),
    );
    await Promise.all(phones.map(({ phone }, at) => phone.post(letters[at]!)));
    await county.settled();
    const heard = await Promise.all(phones.map(lastText));
    expect(heard.filter((text) => text === words.usedLink)).toHaveLength(49);
    expect(heard.filter((text) => text.includes("青石镇"))).toHaveLength(1);
    const after = await county.deps.directories.load("directory");
    const helpers =
      after.kind === "found" ? after.value.posts.filter(({ role }) => role === "helper") : [];
    expect(helpers).toHaveLength(1);
  });
});

test("an invitation's link and its picture let one phone in; forwarded after that, they are worth nothing", async () => {
  await withTown(async ({ county, admin, clerk }) => {
    await admin.type("/people");
    await admin.tap(words.inviteButton);
    await admin.tap(words.roleButtons.supervisor);
    await admin.type("李主任");
    const link = await admin.newestLink();
    const parts = new URLSearchParams(link.split("#")[1]);
    const [invite = "", start = ""] = [parts.get("in"), parts.get("start")].map((one) => one ?? "");
    expect(invite.length).toBeGreaterThanOrEqual(22);
    const racing = Array.from({ length: 50 }, () =>
      fetch(`${county.url}/api/session`, { method: "POST", body: JSON.stringify({ invite }) }),
    );
    const opened = await Promise.all(racing);
    const statuses = opened.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    const refused = await Promise.all(
      opened.filter(({ status }) => status !== 200).map((one) => one.text()),
    );
    expect(new Set(refused).size).toBe(1);
    expect(refused[0]).not.toMatch(/云山|青石|李主任/);
    // Its second half, opened by somebody who is in by another way, before and after it was used.
    const thief = await arrive(county, "路人");
    await thief.type(`/start ${start}`);
    expect(await lastText(thief)).toContain("云山县");
    await clerk.type(`/start ${start}`);
    expect(await lastText(clerk)).toBe(words.usedLink);
  });
});

test("whoever is removed is out on every device at once: the open page, the next message, an old button, a link for a further device", async () => {
  await withTown(async ({ county, admin, clerk, clerkId }) => {
    await clerk.type("/start");
    await clerk.tap("2026 年");
    await clerk.type("换设备");
    const spare = (await clerk.newestLink()).match(linkIn)?.[0] ?? "";
    await clerk.type("换设备");
    const second = await comeIn(county, await clerk.newestLink());
    expect(await idOf(county, second)).toBe(clerkId);
    const card = (await clerk.screen()).findLast((item) => labelsOf(item).length > 0);
    const data = card?.reply_markup?.inline_keyboard?.flat()[0]?.callback_data;
    expect(data).toBeDefined();

    const streams = await Promise.all(
      [clerk, second].map((one) => fetch(`${county.url}/api/events`, { headers: bearer(one) })),
    );
    expect(streams.map(({ status }) => status)).toEqual([200, 200]);
    const endings = streams.map((stream) => stream.text());

    await admin.type("/people");
    await admin.type("青石镇");
    await admin.tap("人员");
    await admin.tap(words.leaveButton("张三", "填报"));
    await admin.tap(words.endIt);

    for (const ending of endings) expect(await ending).toContain("event: signed_out");
    for (const one of [clerk, second]) {
      const headers = bearer(one);
      const act = (path: string, body: object): Promise<Response> =>
        fetch(`${county.url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
      const client_id = crypto.randomUUID();
      const asked = await Promise.all([
        act("/api/messages", { client_id, text: "改 行政许可 35" }),
        act("/api/callback", { client_id, message_id: card?.message_id, data }),
        fetch(`${county.url}/api/messages`, { headers }),
        fetch(`${county.url}/api/events`, { headers }),
      ]);
      expect(asked.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
      for (const answer of asked) expect(await answer.text()).not.toMatch(/青石|张三|2026/);
    }
    await expect(comeIn(county, spare)).rejects.toThrow("invite_used");
    const report = await county.deps.reports.load("u1-2026");
    expect(report.kind === "found" && report.value.report.answers).toEqual({});
  });
});

test("somebody with an account and no post hears one sentence, whatever they do", async () => {
  await withTown(async ({ county }) => {
    const one = await arrive(county, "路人");
    for (const text of ["你好", "/start", "/status", "/people", "/start x", "进度", "青石镇"]) {
      await one.type(text);
      expect([text, await lastText(one)]).toEqual([
        text,
        text === "/start x" ? words.unknownLink : stranger,
      ]);
    }
    await one.sendFile("单位.csv", new TextEncoder().encode("单位\n新来镇\n"));
    expect(await lastText(one)).toBe(stranger);
  });
});
