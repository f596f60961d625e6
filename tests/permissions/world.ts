import { createHash, randomBytes } from "node:crypto";
import { officeOf } from "#flows/directory/directory.ts";
import type { Directory, Invitation, Post, Role, Unit } from "#flows/directory/directory.ts";
import type { Office } from "#flows/report.ts";

/**
 * A city with two counties. Everything is seen from one town, `own`: its office above, the town and the department next
 * door, a town of the other county, and a unit that is not there at all.
 */
export const unitNames = [
  "top",
  "countyA",
  "countyB",
  "own",
  "sibling",
  "department",
  "foreign",
] as const;
export type UnitName = (typeof unitNames)[number];
export type Place = UnitName | "nowhere";

interface Known {
  readonly id: string;
  readonly name: string;
  /** In every canary of this unit. */
  readonly digit: number;
  readonly parent?: UnitName;
}

export const units: Readonly<Record<UnitName, Known>> = {
  top: { id: "home", name: "琥珀市", digit: 1 },
  countyA: { id: "u1", name: "玄武县", digit: 2, parent: "top" },
  countyB: { id: "u2", name: "朱雀县", digit: 3, parent: "top" },
  own: { id: "u11", name: "青鸾镇", digit: 4, parent: "countyA" },
  sibling: { id: "u12", name: "白泽镇", digit: 5, parent: "countyA" },
  department: { id: "u13", name: "麒麟局", digit: 6, parent: "countyA" },
  foreign: { id: "u21", name: "饕餮镇", digit: 7, parent: "countyB" },
};

export const hasBelow: ReadonlySet<Place> = new Set(["top", "countyA", "countyB"]);

export const idOf = (place: Place): string => (place === "nowhere" ? "uzzzz" : units[place].id);

export const unitOfId = (id: string): UnitName | undefined =>
  unitNames.find((name) => units[name].id === id);

/**
 * What somebody is to a unit. Two helpers have different sections, two reviewers different steps. `office` is the
 * supervisor's own office: they watch all below it from there, and its own report is none of theirs.
 */
export type Hat =
  | "filler"
  | "helper"
  | "second-helper"
  | "first"
  | "second"
  | "supervisor"
  | "office"
  | "admin";

export const handedOver = {
  helper: ["requests", "problems"],
  "second-helper": ["proactive", "overview"],
} as const;

interface Somebody {
  readonly id: number;
  readonly name: string;
  /** Written out, whatever `hats.ts` makes of the posts. */
  readonly hats: Readonly<Partial<Record<UnitName, readonly Hat[]>>>;
  /** Where their own report is. */
  readonly at?: UnitName;
  /** Where they once had a post; their desk still has that report in hand. */
  readonly left?: UnitName;
}

export const people = {
  filler: { id: 1001, name: "林冲", at: "own", hats: { own: ["filler"] } },
  helper: { id: 1002, name: "武松", at: "own", hats: { own: ["helper"] } },
  secondHelper: { id: 1003, name: "史进", at: "own", hats: { own: ["second-helper"] } },
  firstReviewer: { id: 1004, name: "吴用", at: "own", hats: { own: ["first"] } },
  secondReviewer: { id: 1005, name: "公孙胜", at: "own", hats: { own: ["second"] } },
  supervisorA: {
    id: 1006,
    name: "宋江",
    hats: {
      countyA: ["office"],
      own: ["supervisor"],
      sibling: ["supervisor"],
      department: ["supervisor"],
    },
  },
  supervisorB: {
    id: 1007,
    name: "方腊",
    hats: { countyB: ["office"], foreign: ["supervisor"] },
  },
  supervisorTop: {
    id: 1008,
    name: "蔡京",
    hats: {
      top: ["office"],
      countyA: ["supervisor"],
      countyB: ["supervisor"],
      own: ["supervisor"],
      sibling: ["supervisor"],
      department: ["supervisor"],
      foreign: ["supervisor"],
    },
  },
  adminA: {
    id: 1009,
    name: "晁盖",
    hats: { countyA: ["admin"], own: ["admin"], sibling: ["admin"], department: ["admin"] },
  },
  adminTop: {
    id: 1010,
    name: "柴进",
    hats: {
      top: ["admin"],
      countyA: ["admin"],
      countyB: ["admin"],
      own: ["admin"],
      sibling: ["admin"],
      department: ["admin"],
      foreign: ["admin"],
    },
  },
  /** Several hats in several units: none of them counts anywhere else. */
  several: {
    id: 1011,
    name: "燕青",
    at: "sibling",
    hats: { sibling: ["filler"], foreign: ["first"] },
  },
  moved: { id: 1012, name: "杨志", at: "foreign", left: "own", hats: { foreign: ["filler"] } },
  left: { id: 1013, name: "王伦", left: "own", hats: {} },
  stranger: { id: 1014, name: "潘巧云", hats: {} },
} as const satisfies Readonly<Record<string, Somebody>>;
export type PersonName = keyof typeof people;
export const personNames = Object.keys(people) as readonly PersonName[];

export const somebody = (name: PersonName): Somebody => people[name];

export const hatsOf = (person: PersonName, place: Place): readonly Hat[] =>
  place === "nowhere" ? [] : (somebody(person).hats[place] ?? []);

/** Of the report itself: whoever only has their office there has nothing to do with its report. */
export const reportHats = (person: PersonName, place: Place): readonly Hat[] =>
  hatsOf(person, place).filter((hat) => hat !== "office");

export const hasPost = (person: PersonName): boolean =>
  Object.keys(somebody(person).hats).length > 0;

/** People who sit in the other seats; they do nothing here but have names. */
export const seated = {
  top: { id: 1101, name: "花荣" },
  countyA: { id: 1102, name: "秦明" },
  countyB: { id: 1103, name: "呼延灼" },
} as const;

/** Who fills in the report of a unit; the department has nobody. */
export const fillerOf: Readonly<Record<UnitName, number | undefined>> = {
  top: seated.top.id,
  countyA: seated.countyA.id,
  countyB: seated.countyB.id,
  own: people.filler.id,
  sibling: people.several.id,
  department: undefined,
  foreign: people.moved.id,
};

/** Who looks at the report of a unit, by step. */
export const reviewerOf: Readonly<Partial<Record<UnitName, Readonly<Record<string, number>>>>> = {
  own: { r1: people.firstReviewer.id, s: people.secondReviewer.id },
  foreign: { r1: people.several.id },
};

/** The supervisor who is told of a unit's report: the nearest above it. */
export const nearestAbove: Readonly<Record<UnitName, number | undefined>> = {
  top: undefined,
  countyA: people.supervisorTop.id,
  countyB: people.supervisorTop.id,
  own: people.supervisorA.id,
  sibling: people.supervisorA.id,
  department: people.supervisorA.id,
  foreign: people.supervisorB.id,
};

/** The steps in which nobody reviews. */
export const vacantSteps: Readonly<Record<UnitName, readonly string[]>> = {
  top: ["r1", "s"],
  countyA: ["r1", "s"],
  countyB: ["r1", "s"],
  own: [],
  sibling: ["r1", "s"],
  department: ["r1", "s"],
  foreign: ["s"],
};

const unitOf = ({ id, name, parent }: Known): Unit => ({
  id,
  name,
  short: name,
  self: "我镇",
  // Says nothing of rights, and alike the checks say the same of every report.
  level: "township",
  region: "测试州",
  ...(parent === undefined ? {} : { parent: units[parent].id }),
  review: [
    { id: "r1", kind: "review", name: "初审" },
    { id: "s", kind: "secrecy", name: "保密审查" },
  ],
  extended: {},
});

export const officeAt = (place: Place): Office =>
  place === "nowhere"
    ? { unit: "乌有镇", county: "测试州", level: "township", self: "我镇" }
    : officeOf(unitOf(units[place]));

const since = "2026-12-01T00:00:00.000Z";
const post = (person: number, at: UnitName, role: Role, more: Partial<Post> = {}): Post => ({
  person,
  unit: units[at].id,
  role,
  since,
  ...more,
});

const posts: readonly Post[] = [
  post(people.filler.id, "own", "filler"),
  post(people.helper.id, "own", "helper", { sections: [...handedOver.helper] }),
  post(people.secondHelper.id, "own", "helper", { sections: [...handedOver["second-helper"]] }),
  post(people.firstReviewer.id, "own", "reviewer", { step: "r1" }),
  post(people.secondReviewer.id, "own", "reviewer", { step: "s" }),
  post(people.supervisorA.id, "countyA", "supervisor"),
  post(people.supervisorB.id, "countyB", "supervisor"),
  post(people.supervisorTop.id, "top", "supervisor"),
  post(people.adminA.id, "countyA", "admin"),
  post(people.adminTop.id, "top", "admin"),
  post(people.several.id, "sibling", "filler"),
  post(people.several.id, "foreign", "reviewer", { step: "r1" }),
  post(people.moved.id, "foreign", "filler"),
  post(seated.top.id, "top", "filler"),
  post(seated.countyA.id, "countyA", "filler"),
  post(seated.countyB.id, "countyB", "filler"),
];

/** What has become of a link. */
export const fates = ["fresh", "used", "revoked", "expired"] as const;
export type Fate = (typeof fates)[number];

const invitations: Invitation[] = [];
const secrets = new Map<string, string>();

/** A link of one unit and one fate, as it was handed out; `keeper` is for an administrator's seat. */
export const linkId = (place: UnitName, fate: Fate | "keeper"): string =>
  `${fate.slice(0, 4).padEnd(4, "x")}${units[place].digit}0`;
export const payloadOf = (place: UnitName, fate: Fate): string =>
  `${linkId(place, fate)}-${secrets.get(linkId(place, fate)) ?? ""}`;

for (const at of unitNames) {
  for (const fate of [...fates, "keeper"] as const) {
    const secret = randomBytes(24).toString("base64url");
    const id = linkId(at, fate);
    secrets.set(id, secret);
    invitations.push({
      id,
      hash: createHash("sha256").update(secret).digest("base64url"),
      unit: units[at].id,
      role: fate === "keeper" ? "admin" : "helper",
      name: `金丝雀${units[at].digit}号客`,
      by: people.adminTop.id,
      // Each unit's on its own: of a whole county's at once nobody is told who came in.
      at: `2026-12-0${units[at].digit}T00:00:00.000Z`,
      expires: fate === "expired" ? "2027-01-01T00:00:00.000Z" : "2027-01-15T00:00:00.000Z",
      ...(fate === "used" ? { used: { by: seated.top.id, at: since } } : {}),
      ...(fate === "revoked" ? { revoked: since } : {}),
    });
  }
}

export const year = 2026;
export const now = "2027-01-12T02:00:00.000Z";

export const directory: Directory = {
  units: unitNames.map((name) => unitOf(units[name])),
  people: [...personNames.map((name) => people[name]), ...Object.values(seated)]
    .filter(({ id }) => id !== people.stranger.id)
    .map(({ id, name }) => ({ id, name })),
  posts: [...posts],
  invitations,
  log: unitNames.map((name) => ({
    at: since,
    by: people.adminTop.id,
    what: "invited",
    unit: units[name].id,
    role: "helper",
    new: `金丝雀${units[name].digit}号客`,
  })),
};
