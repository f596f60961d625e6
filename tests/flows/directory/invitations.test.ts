import { describe, expect, test } from "vitest";
import { directorySchema } from "#flows/directory/directory.ts";
import type { Directory } from "#flows/directory/directory.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import { invite, inviteAll, isOpen, redeem, revoke } from "#flows/directory/invitations.ts";
import type { Redeemed } from "#flows/directory/invitations.ts";
import { endPost } from "#flows/directory/posts.ts";
import { aCounty, anInvitation, byAdmin, inAWeek, today } from "./a-directory.ts";

const wang = { id: 9, name: "wangwu88" };
const open = (directory: Directory, id: string): boolean => {
  const found = indexOf(directory).invitation.get(id);
  return found !== undefined && isOpen(found, today);
};

function joined(redeemed: Redeemed): Extract<Redeemed, { kind: "joined" }> {
  if (redeemed.kind !== "joined") throw new Error(redeemed.kind);
  return redeemed;
}

describe("somebody opens a link", () => {
  const invited = invite(aCounty, anInvitation("aaaaaa", "filler", { name: "王五" }), byAdmin);
  const used = joined(redeem(invited, "aaaaaa", wang, today)).directory;

  const cases: readonly (readonly [string, Directory, number, string, string])[] = [
    ["good", invited, 9, today, "joined"],
    ["once more, by the same", used, 9, today, "used-by-you"],
    ["once more, by another", used, 8, today, "used"],
    ["on the day it ends", invited, 9, inAWeek, "expired"],
    ["taken back", revoke(invited, "aaaaaa", byAdmin), 9, today, "revoked"],
    ["of a unit that is gone", { ...invited, units: [] }, 9, today, "unknown"],
    ["never made", aCounty, 9, today, "unknown"],
    ["by somebody whose post was ended since", ended(used, 9, "filler"), 9, today, "used"],
  ];
  test.each(cases)("%s", (_, directory, id, at, kind) => {
    const redeemed = redeem(directory, "aaaaaa", { id, name: "somebody" }, at);
    expect(redeemed.kind).toBe(kind);
    if (kind !== "joined") expect(redeemed).not.toHaveProperty("directory");
  });

  test("the name on it is theirs, whoever sat there leaves, and all of it is in the log", () => {
    const { directory, ended: gone, post } = joined(redeem(invited, "aaaaaa", wang, today));
    expect(indexOf(directory).person.get(9)?.name).toBe("王五");
    expect(post).toEqual({ person: 9, unit: "u1", role: "filler", since: today });
    expect(gone.map(({ person }) => person)).toEqual([2]);
    expect(directory.log.map(({ what, person }) => [what, person])).toEqual([
      ["invited", undefined],
      ["post-ended", 2],
      ["joined", 9],
    ]);
    expect(directorySchema.parse(directory)).toEqual(directory);
  });

  test("a name that was given first stays", () => {
    const again = invite(used, anInvitation("bbbbbb", "helper", { name: "小王" }), byAdmin);
    const { directory } = joined(redeem(again, "bbbbbb", wang, today));
    expect(indexOf(directory).person.get(9)?.name).toBe("王五");
  });
});

describe("a single seat", () => {
  test("only its newest invitation is good, also of those made at one go", () => {
    const first = invite(aCounty, anInvitation("aaaaaa", "filler"), byAdmin);
    const second = inviteAll(
      first,
      [anInvitation("bbbbbb", "filler"), anInvitation("cccccc", "filler")],
      byAdmin,
    );
    expect(second.log.map(({ what }) => what)).toEqual([
      "invited",
      "invitation-revoked",
      "invited",
      "invitation-revoked",
      "invited",
    ]);
    expect(["aaaaaa", "bbbbbb", "cccccc"].map((id) => open(second, id))).toEqual([
      false,
      false,
      true,
    ]);
  });

  test("posts for many, and seats of other steps or units, leave it alone", () => {
    const many = inviteAll(
      aCounty,
      [
        anInvitation("aaaaaa", "helper"),
        anInvitation("bbbbbb", "helper"),
        anInvitation("cccccc", "reviewer", { step: "r1" }),
        anInvitation("dddddd", "reviewer", { step: "r3" }),
        anInvitation("eeeeee", "filler", { unit: "u2" }),
        anInvitation("ffffff", "filler"),
      ],
      byAdmin,
    );
    expect(many.invitations.filter((one) => isOpen(one, today))).toHaveLength(6);
  });
});

describe("a helper", () => {
  const share = (directory: Directory, id: string, sections?: string[]): Directory => {
    const invited = invite(
      directory,
      anInvitation(id, "helper", sections === undefined ? {} : { sections }),
      byAdmin,
    );
    return joined(redeem(invited, id, wang, today)).directory;
  };
  const sectionsOf = (directory: Directory) =>
    directory.posts.find(({ person }) => person === 9)?.sections;

  test("who is handed over one section after the other has them all", () => {
    const one = share(aCounty, "aaaaaa", ["requests"]);
    const two = share(one, "bbbbbb", ["disputes"]);
    const same = share(two, "cccccc", ["requests"]);
    expect(sectionsOf(same)).toEqual(["requests", "disputes"]);
    expect(same.posts.filter(({ person }) => person === 9)).toHaveLength(1);
  });

  test("of everything stays one", () => {
    expect(sectionsOf(share(share(aCounty, "aaaaaa"), "bbbbbb", ["requests"]))).toBeUndefined();
    expect(sectionsOf(share(share(aCounty, "aaaaaa", ["requests"]), "bbbbbb"))).toBeUndefined();
  });
});

describe("filling and reviewing the same report is told, whichever came first", () => {
  test.each([
    ["filler", undefined, "reviewer", "r1", true],
    ["reviewer", "r1", "helper", undefined, true],
    ["filler", undefined, "helper", undefined, false],
    ["reviewer", "r1", "reviewer", "r3", false],
    ["admin", undefined, "reviewer", "r1", false],
  ] as const)("%s %s, then %s %s", (role, step, then, thenStep, alsoFills) => {
    const both = inviteAll(
      aCounty,
      [
        anInvitation("aaaaaa", role, step && { step }),
        anInvitation("bbbbbb", then, thenStep && { step: thenStep }),
      ],
      byAdmin,
    );
    const first = joined(redeem(both, "aaaaaa", wang, today));
    expect(first.alsoFills).toBe(false);
    expect(joined(redeem(first.directory, "bbbbbb", wang, today)).alsoFills).toBe(alsoFills);
  });
});

describe("whoever loses a post loses the links that they handed out by it", () => {
  const made = inviteAll(
    aCounty,
    [anInvitation("aaaaaa", "helper"), anInvitation("bbbbbb", "reviewer", { step: "r1" })],
    { at: today, by: 2 },
  );
  const byOther = invite(made, anInvitation("cccccc", "helper"), byAdmin);

  test("ended by an administrator", () => {
    const after = ended(byOther, 2, "filler");
    expect(["aaaaaa", "bbbbbb", "cccccc"].map((id) => open(after, id))).toEqual([
      false,
      false,
      true,
    ]);
    expect(redeem(after, "aaaaaa", { id: 2, name: "张三" }, today).kind).toBe("revoked");
  });

  test("replaced by a successor", () => {
    const invited = invite(byOther, anInvitation("dddddd", "filler"), byAdmin);
    const { directory } = joined(redeem(invited, "dddddd", wang, today));
    expect(open(directory, "aaaaaa")).toBe(false);
    expect(open(directory, "cccccc")).toBe(true);
  });

  test("not those that another post of theirs still allows", () => {
    const also = joined(
      redeem(
        invite(made, anInvitation("eeeeee", "admin"), byAdmin),
        "eeeeee",
        { id: 2, name: "张三" },
        today,
      ),
    ).directory;
    expect(open(ended(also, 2, "filler"), "aaaaaa")).toBe(true);
  });
});

test("taking back what is used, over, or unknown changes nothing", () => {
  const invited = invite(aCounty, anInvitation("aaaaaa", "helper"), byAdmin);
  const { directory } = joined(redeem(invited, "aaaaaa", wang, today));
  expect(revoke(directory, "aaaaaa", byAdmin)).toBe(directory);
  expect(revoke(directory, "zzzzzz", byAdmin)).toBe(directory);
  expect(revoke(invited, "aaaaaa", { at: inAWeek, by: 1 })).toBe(invited);
});

function ended(directory: Directory, person: number, role: "filler"): Directory {
  const after = endPost(directory, { person, unit: "u1", role }, byAdmin);
  if (after.kind !== "ended") throw new Error(after.kind);
  return after.directory;
}

test("a county of 5,000 is invited at one go in a moment", () => {
  const many = Array.from({ length: 20_000 }, (_, at) =>
    anInvitation(at.toString(36).padStart(6, "0"), "filler", { unit: `u${at.toString(36)}` }),
  );
  const before = performance.now();
  const all = inviteAll(aCounty, many, byAdmin);
  expect(all.log).toHaveLength(20_000);
  expect(performance.now() - before).toBeLessThan(2_000);
});
