import { emptyDirectory } from "#flows/directory/directory.ts";
import type { Directory, Post, Role, Unit } from "#flows/directory/directory.ts";
import type { NewInvitation } from "#flows/directory/invitations.ts";

/** A county with two towns; the first has two looks and a secrecy review. */
export const aCounty: Directory = {
  ...emptyDirectory,
  units: [
    aUnit("home", "云山县", "county"),
    {
      ...aUnit("u1", "青石镇", "township"),
      parent: "home",
      review: [
        { id: "r1", kind: "review", name: "初审" },
        { id: "r3", kind: "review", name: "终审" },
      ],
    },
    { ...aUnit("u2", "白水镇", "township"), parent: "home" },
  ],
  people: [
    { id: 1, name: "周科长" },
    { id: 2, name: "张三" },
    { id: 3, name: "李四" },
  ],
  posts: [aPost(1, "home", "admin"), aPost(2, "u1", "filler"), aPost(3, "u1", "reviewer", "r3")],
};

function aUnit(id: string, name: string, level: Unit["level"]): Unit {
  const self = level === "county" ? "我县" : "我镇";
  return { id, name, short: name, self, level, region: "云山县", review: [], extended: {} };
}

export function aPost(person: number, unit: string, role: Role, step?: string): Post {
  return {
    person,
    unit,
    role,
    ...(step === undefined ? {} : { step }),
    since: "2026-12-01T00:00:00.000Z",
  };
}

export const today = "2027-01-04T01:00:00.000Z";
export const inAWeek = "2027-01-11T01:00:00.000Z";
export const byAdmin = { at: today, by: 1 };

export const anInvitation = (
  id: string,
  role: Role,
  more: Partial<NewInvitation> = {},
): NewInvitation => ({ id, hash: "h", unit: "u1", role, expires: inAWeek, ...more });
