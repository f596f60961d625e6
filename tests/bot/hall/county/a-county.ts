import type { Dependencies } from "#bot/dependencies.ts";
import type { Hall } from "#bot/hall/hall.ts";
import { hallOf } from "#bot/hall-of.ts";
import { deskIdOf } from "#bot/records.ts";
import type { ReportRecord } from "#bot/records.ts";
import { whoIs } from "#bot/who.ts";
import type { Shelf } from "#db/store.ts";
import { officeOf, reportId } from "#flows/directory/directory.ts";
import type { Directory, Post, Unit } from "#flows/directory/directory.ts";
import { newReport } from "#flows/report.ts";
import type { Patch, Report } from "#flows/report.ts";
import { formForYear } from "#flows/reports/reports.ts";
import { step } from "#flows/step.ts";
import type { State } from "#flows/workflow/states.ts";
import { gatesOfAQuietYear, restOfAQuietYear } from "#tests/support/a-quiet-year.ts";
import { testDependencies } from "#tests/support/dependencies.ts";

/** A city (home) with two counties; the first of them, u1, collects from many towns, u2 from one. */
export const year = 2026;
export const people = {
  /** 朝阳县, where the towns are. */
  supervisor: 1,
  admin: 2,
  /** 建平县 */
  otherSupervisor: 3,
  otherAdmin: 4,
  /** 朝阳市 */
  city: 5,
  stranger: 6,
} as const;

/** What a town is at, in turn. */
export const kinds = [
  "unbound",
  "absent",
  "begun",
  "complete",
  "returned",
  "first-look",
  "second-look",
  "finished",
  "in-time",
  "too-late",
] as const;
export type Kind = (typeof kinds)[number];

const kindOf = (at: number): Kind => kinds[at % kinds.length] ?? "absent";

export const fillerOf = (at: number): number => 1000 + at;
export const firstLookOf = (at: number): number => 100_000 + at;
export const secondLookOf = (at: number): number => 200_000 + at;

const unit = (id: string, name: string, parent?: string): Unit => ({
  id,
  name,
  short: name,
  self: name.endsWith("县") ? "我县" : "我镇",
  level: name.endsWith("镇") ? "township" : "county",
  region: "朝阳县",
  ...(parent === undefined ? {} : { parent }),
  review: name.endsWith("镇")
    ? [
        { id: "a", kind: "review", name: "初审" },
        { id: "b", kind: "review", name: "复审" },
      ]
    : [],
  extended: {},
});

export const townId = (at: number): string => `u${(at + 10).toString(36)}`;
const town = (at: number): Unit => ({
  ...unit(townId(at), `第${at}镇`, "u1"),
  // What was returned has more time.
  extended: kindOf(at) === "returned" ? { [year]: "2027-01-31" } : {},
});

const since = "2026-12-01T00:00:00.000Z";
const post = (person: number, at: string, role: Post["role"], step?: string): Post => ({
  person,
  unit: at,
  role,
  since,
  ...(step === undefined ? {} : { step }),
});

function directoryOf(count: number): Directory {
  const towns = Array.from({ length: count }, (_, at) => town(at));
  const posts = towns.flatMap(({ id }, at) => [
    ...(at % 10 === 0 ? [] : [post(fillerOf(at), id, "filler")]),
    post(firstLookOf(at), id, "reviewer", "a"),
    post(secondLookOf(at), id, "reviewer", "b"),
  ]);
  return {
    units: [
      unit("home", "朝阳市"),
      { ...unit("u1", "朝阳县", "home"), dueBelow: "01-20" },
      unit("u2", "建平县", "home"),
      unit("u3", "叶柏寿镇", "u2"),
      ...towns,
    ],
    people: [
      { id: people.supervisor, name: "李主任" },
      { id: people.admin, name: "周科长" },
      { id: people.otherSupervisor, name: "建平的孙主任" },
      ...towns.map((_, at) => ({ id: fillerOf(at), name: `填报员${at}` })),
      ...towns.map((_, at) => ({ id: firstLookOf(at), name: `初审员${at}` })),
    ],
    posts: [
      post(people.supervisor, "u1", "supervisor"),
      post(people.admin, "u1", "admin"),
      post(people.otherSupervisor, "u2", "supervisor"),
      post(people.otherAdmin, "u2", "admin"),
      post(people.city, "home", "supervisor"),
      ...posts,
    ],
    invitations: [],
    log: [],
  };
}

const form = formForYear(year);

function answered(lines: readonly string[]): Report {
  if (form === undefined) throw new Error(`no form for ${year}`);
  const office = officeOf(town(1));
  return lines.reduce(
    (report, text, message) =>
      step(form, report, {
        kind: "text",
        text,
        message,
        at: "2027-01-05T02:00:00.000Z",
        by: String(fillerOf(1)),
      }).report,
    newReport(form, office, year, townId(1)),
  );
}

const begun = answered(gatesOfAQuietYear);
const complete = answered([...gatesOfAQuietYear, ...restOfAQuietYear]);

/** What happened to a report of each kind after it was filled: when, to which state, at which step. */
const moves: Readonly<Record<Kind, readonly (readonly [at: string, to: State, step?: number])[]>> =
  {
    unbound: [],
    absent: [],
    begun: [],
    complete: [],
    returned: [
      ["2027-01-10T02:00:00.000Z", "review", 0],
      ["2027-01-11T02:00:00.000Z", "returned"],
    ],
    "first-look": [["2027-01-12T02:00:00.000Z", "review", 0]],
    "second-look": [["2027-01-11T02:00:00.000Z", "review", 1]],
    finished: [["2027-01-13T02:00:00.000Z", "finished"]],
    // 23:30 on the due day in Shanghai, and 00:30 on the next.
    "in-time": [["2027-01-20T15:30:00.000Z", "filed"]],
    "too-late": [["2027-01-20T16:30:00.000Z", "filed"]],
  };

/** The report of a town; none where none was begun. Every call gives new objects, as if read from a disk. */
function reportOf(at: number): Report | undefined {
  const kind = kindOf(at);
  if (kind === "unbound" || kind === "absent") return undefined;
  const base = kind === "begun" ? begun : complete;
  const one = {
    ...base,
    id: reportId(townId(at), year),
    unit: townId(at),
    office: officeOf(town(at)),
  };
  return moves[kind].reduce(moved, one);
}

function moved(report: Report, [at, state, step]: readonly [string, State, number?]): Report {
  const { step: _, ...before } = report;
  const patches: readonly Patch[] = [{ of: "state", id: "state", old: report.state, new: state }];
  const change = {
    revision: report.revision + 1,
    at,
    by: "1",
    through: "review" as const,
    patches: [...patches],
  };
  return {
    ...before,
    ...(step === undefined ? {} : { step }),
    state,
    revision: change.revision,
    changes: [...report.changes, change],
  };
}

/** Reports that stay the same objects until they change, as on the product's own shelf. */
export function reportShelf(reports: readonly Report[]): Shelf<ReportRecord> {
  const kept = new Map<string, ReportRecord>(
    reports.map((report) => [report.id, { report, handled: [] }]),
  );
  return {
    load: async (id) => {
      const value = kept.get(id);
      return value === undefined ? { kind: "absent" } : { kind: "found", value };
    },
    save: async (id, value) => {
      kept.set(id, value);
    },
    ids: async () => [...kept.keys()],
  };
}

export const reportsOf = (count: number): readonly Report[] =>
  Array.from({ length: count }, (_, at) => reportOf(at)).filter((one) => one !== undefined);

export interface CountyOffice {
  readonly directory: Directory;
  readonly deps: Dependencies;
}

export function countyOffice(count: number, own: Partial<Dependencies> = {}): CountyOffice {
  return {
    directory: directoryOf(count),
    deps: testDependencies({
      reports: reportShelf(reportsOf(count)),
      access: "invited",
      ...own,
    }),
  };
}

/** As it is on the 22nd of January in the afternoon, two days after most are due. */
export const now = "2027-01-22T07:20:00.000Z";

/** The hall as somebody sees it. */
export function hallFor(
  { directory, deps }: CountyOffice,
  person: number,
  at = now,
  name = "",
): Hall {
  return hallOf(
    { ...deps, now: () => new Date(at) },
    {
      directory,
      person: { id: person, name },
      deskId: deskIdOf(person),
      record: { desk: { office: {} }, year, handled: [] },
      who: whoIs(directory, person, deps.access),
      worn: undefined,
    },
  );
}
