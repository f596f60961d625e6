import { expect, test } from "vitest";
import type { HallAction } from "#bot/hall/hall-action.ts";
import { encodePress } from "#bot/callback-data.ts";
import type { Directory } from "#flows/directory/directory.ts";
import { testDependencies } from "#tests/support/dependencies.ts";
import { aCounty, aPost } from "../flows/directory/a-directory.ts";
import { anOffice } from "./hall/people/an-office.ts";

/* A link may let somebody in by itself, before the bot hears of it: when its invitation ends, so does the link. */

const directory: Directory = {
  ...aCounty,
  posts: [...aCounty.posts, aPost(9, "u1", "admin"), aPost(9, "u2", "filler")],
};

/** Whose links were taken back, by what they were made for. */
async function withLinks(takeBack?: () => Promise<void>) {
  const { door } = testDependencies();
  const gone: string[][] = [];
  const log: string[] = [];
  const office = await anOffice(directory, {
    log: (line) => log.push(line),
    door: {
      ...door,
      takeBack: (invitations) => {
        gone.push([...invitations]);
        return takeBack?.() ?? Promise.resolve();
      },
    },
  });
  const press = (person: number, action: HallAction) =>
    office.press(
      person,
      encodePress({ on: "hall", action }, { unit: "home", year: 0, revision: 0 }) ?? "",
    );
  const invites = async (
    person: number,
    unit: string,
    role: "filler" | "helper",
  ): Promise<string> => {
    await press(person, { kind: "invite", unit, role, step: "" });
    await office.type(person, "新来的");
    return office.payload(person);
  };
  return { ...office, gone, log, press, invites };
}

const idOf = (payload: string): string => payload.slice(0, 6);

test("by the button", async () => {
  const { gone, press, invites } = await withLinks();
  const [first, second] = [await invites(1, "u2", "helper"), await invites(1, "u2", "helper")];
  expect(gone).toEqual([]);
  await press(1, { kind: "revoke", invitation: idOf(first) });
  await press(1, { kind: "revoke", invitation: idOf(first) });
  expect(gone).toEqual([[idOf(first)]]);
  await press(1, { kind: "revoke", invitation: idOf(second) });
  expect(gone).toEqual([[idOf(first)], [idOf(second)]]);
});

test("by a newer one for the same seat", async () => {
  const { gone, invites } = await withLinks();
  const first = await invites(1, "u2", "filler");
  await invites(1, "u2", "filler");
  expect(gone).toEqual([[idOf(first)]]);
});

test("when whoever made it loses the post, or their place is taken", async () => {
  const { gone, press, invites, start } = await withLinks();
  const [mine, other] = [await invites(9, "u1", "helper"), await invites(9, "u2", "helper")];
  await press(1, { kind: "end", unit: "u1", role: "admin", step: "", person: 9 });
  expect(gone).toEqual([[idOf(mine)]]);
  const taken = await invites(1, "u2", "filler");
  await start(5, taken);
  expect(gone).toEqual([[idOf(mine)], [idOf(other), idOf(taken)]]);
});

test("when it was used, by whomever", async () => {
  const { gone, invites, start } = await withLinks();
  const payload = await invites(1, "u2", "helper");
  // They are in already, and need no link to come in by.
  await start(3, payload);
  await start(3, payload);
  await start(8, payload);
  expect(gone).toEqual([[idOf(payload)]]);
});

test("that it fails is said in the log, and the invitation has ended all the same", async () => {
  const { gone, log, press, invites, directory } = await withLinks(() =>
    Promise.reject(new Error("the messenger is closed")),
  );
  const id = idOf(await invites(1, "u2", "helper"));
  await press(1, { kind: "revoke", invitation: id });
  expect(gone).toEqual([[id]]);
  expect(log).toEqual(["links could not be taken back: the messenger is closed"]);
  const { invitations } = await directory();
  expect(invitations.find((one) => one.id === id)?.revoked).toBeDefined();
});
