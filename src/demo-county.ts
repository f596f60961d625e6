import { reportRecordSchema } from "#bot/records.ts";
import type { ReportRecord } from "#bot/records.ts";
import { saveDirectory } from "#bot/directory.ts";
import type { Shelf } from "#db/store.ts";
import { likelyYears } from "#flows/desk.ts";
import { officeOf, reportId } from "#flows/directory/directory.ts";
import type { Directory, Role, Unit } from "#flows/directory/directory.ts";
import { introduce } from "#flows/directory/invitations.ts";
import { grant, holdersOf } from "#flows/directory/posts.ts";
import { addUnits, setReview } from "#flows/directory/units.ts";
import type { NewUnit } from "#flows/directory/units.ts";
import { outline } from "#flows/outline.ts";
import { newReport } from "#flows/report.ts";
import type { Report } from "#flows/report.ts";
import { formForYear } from "#flows/reports/reports.ts";
import type { State } from "#flows/workflow/states.ts";

/**
 * A county to try things in, with people to be: on a computer that only the office can reach, and marked as a demo
 * wherever its name stands. Its figures are nobody's. The last two sit in the other towns, so that whoever is pressed
 * from above can be turned into, and hears of it.
 */
export const demoPeople = [
  { name: "填报员 小王", about: "填青石镇的年报" },
  { name: "审核领导 李主任", about: "审青石镇的年报" },
  { name: "县主管 赵科长", about: "看全县进度，催办，接收" },
  { name: "邻镇填报员 小陈", about: "填其余各镇的年报" },
  { name: "邻镇审核 老周", about: "审其余各镇的年报" },
] as const;

const countyName = "云山县（演示）";

const towns: readonly Readonly<{ name: string; state?: State; answered?: number }>[] = [
  { name: "青石镇" },
  { name: "白水镇", state: "filed", answered: 1 },
  { name: "柳河乡", state: "accepted", answered: 1 },
  { name: "松林镇", state: "review", answered: 1 },
  { name: "东坪乡", state: "filling", answered: 0.6 },
  { name: "南湖街道", state: "filling", answered: 0.3 },
  { name: "大坝镇", state: "returned", answered: 1 },
  { name: "石桥乡" },
  // Nobody has come in there: what an invitation is for.
  { name: "财政局" },
];

/** The town that the first two have for themselves, and the one that is empty. */
const [ownTown, emptyTown] = ["青石镇", "财政局"];

interface Shelves {
  readonly directories: Shelf<Directory>;
  readonly reports: Shelf<ReportRecord>;
}

/** Sets the demo up, once; later starts find it there. */
export async function setUpDemo(
  { directories, reports }: Shelves,
  directory: Directory,
  people: readonly Somebody[],
  at: string,
): Promise<void> {
  const [clerk, leader, watcher, ...neighbours] = people;
  const known = directory.units.find(({ name }) => name === countyName);
  if (clerk === undefined || leader === undefined || watcher === undefined) return;
  const meta = { at, by: 0 };
  if (known !== undefined) {
    await staffOlder({ directories }, directory, known, neighbours, meta);
    return;
  }
  const county = addUnits(directory, undefined, [countyUnit], meta);
  const top = county.added[0]?.id ?? "";
  const { directory: withTowns, added } = addUnits(
    county.directory,
    top,
    towns.map(townUnit),
    meta,
  );
  const own = added.find(({ name }) => name === ownTown)?.id ?? "";
  const reviewed = added.reduce(
    (sum, { id }) => setReview(sum, id, [{ id: look, kind: "review", name: "终审" }], meta),
    withTowns,
  );
  const staffed = seat(
    reviewed,
    people,
    [
      { person: clerk.id, unit: own, role: "filler" },
      { person: leader.id, unit: own, role: "reviewer", step: look },
      { person: watcher.id, unit: top, role: "supervisor" },
      { person: watcher.id, unit: top, role: "admin" },
      ...neighbourPosts(added, neighbours),
    ],
    meta,
  );
  await saveDirectory({ directories }, staffed);
  const year = likelyYears(at)[0] ?? 0;
  const begun = added.flatMap((unit, place) => {
    const { state, answered = 0 } = towns[place] ?? {};
    return state === undefined ? [] : [filledReport(unit, year, state, answered, at)];
  });
  await Promise.all(
    begun.map((report) =>
      reports.save(report.id, reportRecordSchema.parse({ report, handled: [] })),
    ),
  );
}

/** The one look of every town. */
const look = "1";

type Somebody = Readonly<{ id: number; name: string }>;
type Meta = Readonly<{ at: string; by: number }>;
type Seat = Readonly<{ person: number; unit: string; role: Role; step?: string }>;

const seat = (
  directory: Directory,
  people: readonly Somebody[],
  seats: readonly Seat[],
  meta: Meta,
): Directory =>
  seats.reduce(
    (sum, one) => grant(sum, one, meta).directory,
    people.map(named).reduce(introduce, directory),
  );

/** One fills in and one looks at the reports of all towns but the first two people's own, and the empty one. */
const neighbourPosts = (
  units: readonly Unit[],
  [clerk, leader]: readonly Somebody[],
): readonly Seat[] =>
  units
    .filter(({ name }) => name !== ownTown && name !== emptyTown)
    .flatMap(({ id: unit }): readonly Seat[] => [
      ...(clerk === undefined ? [] : [{ person: clerk.id, unit, role: "filler" as const }]),
      ...(leader === undefined
        ? []
        : [{ person: leader.id, unit, role: "reviewer" as const, step: look }]),
    ]);

/** A demo of earlier days had nobody in its other towns; whoever came in meanwhile keeps their seat. */
async function staffOlder(
  { directories }: Pick<Shelves, "directories">,
  directory: Directory,
  county: Unit,
  neighbours: readonly Somebody[],
  meta: Meta,
): Promise<void> {
  const isKnown = neighbours.every(({ id }) => directory.people.some((one) => one.id === id));
  if (isKnown) return;
  const below = directory.units.filter(({ parent }) => parent === county.id);
  const vacant = neighbourPosts(below, neighbours).filter(
    (one) => holdersOf(directory, one).length === 0,
  );
  const seats = vacant.filter(
    ({ unit, step }) =>
      step === undefined ||
      below.some(({ id, review }) => id === unit && review.some((one) => one.id === step)),
  );
  await saveDirectory({ directories }, seat(directory, neighbours, seats, meta));
}

/** What they are stands before the name in the list of people to be, and beside it wherever the bot names them. */
const named = ({ id, name }: Somebody) => ({
  id,
  name: name.replace(/^.* /, ""),
});

const countyUnit: NewUnit = {
  name: countyName,
  short: countyName,
  self: "我县",
  level: "county",
  region: "",
};

const townUnit = ({ name }: Readonly<{ name: string }>): NewUnit => ({
  name,
  short: name,
  self: name.endsWith("局") ? "我局" : `我${/街道|.$/.exec(name)?.[0] ?? "单位"}`,
  level: name.endsWith("局") ? "department" : "township",
  region: "云山县",
});

/** A report with its first questions answered by zeros, as far as the town has come. */
function filledReport(unit: Unit, year: number, state: State, share: number, at: string): Report {
  const form = formForYear(year);
  if (form === undefined) throw new Error(`no form for ${year}`);
  const { inputs } = outline(form);
  const answered = inputs.slice(0, Math.ceil(inputs.length * share));
  const fresh = newReport(form, officeOf(unit), year, unit.id);
  const texts = form.sections.filter(({ kind }) => kind === "narrative" && share === 1);
  return {
    ...fresh,
    id: reportId(unit.id, year),
    state,
    revision: 1,
    answers: Object.fromEntries(answered.map((cell) => [cell, 0])),
    choices: share === 1 ? Object.fromEntries(form.gates.map(({ id }) => [id, "none"])) : {},
    texts: Object.fromEntries(
      texts.map(({ id }) => [
        id,
        { chunks: [{ text: "这是演示用的文字，不是真的。" }], done: true },
      ]),
    ),
    changes: [
      {
        revision: 1,
        at,
        by: "0",
        through: state === "filling" ? "typed" : "review",
        patches: [{ of: "state", id: "state", old: "filling", new: state }],
      },
    ],
  };
}
