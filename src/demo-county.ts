import { reportRecordSchema } from "#bot/records.ts";
import type { ReportRecord } from "#bot/records.ts";
import { saveDirectory } from "#bot/directory.ts";
import type { Shelf } from "#db/store.ts";
import { likelyYears } from "#flows/desk.ts";
import { officeOf, reportId } from "#flows/directory/directory.ts";
import type { Directory, Role, Unit } from "#flows/directory/directory.ts";
import { introduce } from "#flows/directory/invitations.ts";
import { grant } from "#flows/directory/posts.ts";
import { addUnits, setReview } from "#flows/directory/units.ts";
import type { NewUnit } from "#flows/directory/units.ts";
import { outline } from "#flows/outline.ts";
import { newReport } from "#flows/report.ts";
import type { Report } from "#flows/report.ts";
import { formForYear } from "#flows/reports/reports.ts";
import type { State } from "#flows/workflow/states.ts";

/**
 * A county to try things in, with three people to be: on a computer that only the office can reach, and marked as a
 * demo wherever its name stands. Its figures are nobody's.
 */
export const demoPeople = [
  { name: "填报员 小王", about: "填青石镇的年报" },
  { name: "审核领导 李主任", about: "审青石镇的年报" },
  { name: "县主管 赵科长", about: "看全县进度，催办，接收" },
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
  { name: "财政局" },
];

interface Shelves {
  readonly directories: Shelf<Directory>;
  readonly reports: Shelf<ReportRecord>;
}

/** Sets the demo up, once; later starts find it there. */
export async function setUpDemo(
  { directories, reports }: Shelves,
  directory: Directory,
  people: readonly Readonly<{ id: number; name: string }>[],
  at: string,
): Promise<void> {
  const [clerk, leader, watcher] = people;
  const isThere = directory.units.some(({ name }) => name === countyName);
  if (clerk === undefined || leader === undefined || watcher === undefined || isThere) return;
  const meta = { at, by: 0 };
  const county = addUnits(directory, undefined, [countyUnit], meta);
  const top = county.added[0]?.id ?? "";
  const { directory: withTowns, added } = addUnits(
    county.directory,
    top,
    towns.map(townUnit),
    meta,
  );
  const own = added[0]?.id ?? "";
  const reviewed = added.reduce(
    (sum, { id }) => setReview(sum, id, [{ id: "1", kind: "review", name: "终审" }], meta),
    withTowns,
  );
  const posts: readonly Readonly<{ person: number; unit: string; role: Role; step?: string }>[] = [
    { person: clerk.id, unit: own, role: "filler" },
    { person: leader.id, unit: own, role: "reviewer", step: "1" },
    { person: watcher.id, unit: top, role: "supervisor" },
    { person: watcher.id, unit: top, role: "admin" },
  ];
  const staffed = posts.reduce(
    (sum, post) => grant(sum, post, meta).directory,
    people.map(named).reduce(introduce, reviewed),
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

/** What they are stands before the name in the list of people to be, and beside it wherever the bot names them. */
const named = ({ id, name }: Readonly<{ id: number; name: string }>) => ({
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
