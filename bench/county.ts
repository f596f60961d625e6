import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { countyHandlers } from "#bot/hall/county/county-handlers.ts";
import type { Hall } from "#bot/hall/hall.ts";
import { readCounty } from "#bot/hall/county/read-county.ts";
import { reportRecordSchema } from "#bot/records.ts";
import type { ReportRecord } from "#bot/records.ts";
import { statusPicture } from "#bot/say/hall/county/status-picture.ts";
import { openDataFolder } from "#db/lowdb/open-data-folder.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import { formForYear } from "#flows/reports/reports.ts";
import { drawStatusPicture } from "#render/county/status-picture.ts";
import { countyOffice, hallFor, people, reportsOf, year } from "#tests/bot/hall/county/a-county.ts";
import { median, timed } from "./measure.ts";
import type { Times } from "./measure.ts";
import { kB, ms, times } from "./table.ts";
import type { Line } from "./table.ts";

/** How many units, and how often the first time is measured. */
const counties = [
  [50, 7],
  [500, 3],
  [5000, 1],
] as const;

/**
 * A supervisor asks where everybody stands: the first time, when every report is still on the disk, and again, when
 * none has changed since. Eight of ten units have a report; most of them are complete.
 */
export async function countyLines(): Promise<readonly Line[]> {
  const measured: Asked[] = [];
  for (const [units, runs] of counties) measured.push(await askedOf(units, runs));
  const [small, ...larger] = measured;
  if (small === undefined) return [];
  return [
    [`status of ${small.units} units, first time`, ms(small.first), "", "", "≤ 150 ms"],
    ["… asked again", ms(small.again), ms(small.first), times(small.again, small.first), ""],
    ...larger.flatMap((one) => growth(one, small)),
    ...(await pictureLines()),
  ];
}

/** Per unit, beside the small county's: 1 is as it should be. */
const growth = (one: Asked, small: Asked): readonly Line[] => [
  line(`status of ${one.units} units, first time`, one.first, one.units, small.first, small.units),
  line("… asked again", one.again, one.units, small.again, small.units),
];

const line = (name: string, ours: number, of: number, other: number, others: number): Line => [
  `${name}; ratio per unit`,
  ms(ours),
  ms(other),
  times(ours / of, other / others),
  "",
];

interface Asked {
  readonly units: number;
  readonly first: number;
  readonly again: number;
}

async function askedOf(units: number, runs: number): Promise<Asked> {
  const folder = await mkdtemp(join(tmpdir(), "nianbao-bench-"));
  try {
    await writeReports(folder, units);
    const firsts: number[] = [];
    let again: Times = [];
    for (let run = 0; run < runs; run += 1) {
      const { hall, close } = await openCounty(folder, units);
      firsts.push(await timed(() => ask(hall)));
      again = [];
      for (let time = 0; time < 9; time += 1) again = [...again, await timed(() => ask(hall))];
      await close();
    }
    return { units, first: median(firsts), again: median(again) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const ask = (hall: Hall): Promise<unknown> =>
  countyHandlers.county(hall, { kind: "county", unit: "u1", group: "all", page: 0 });

/** As the store writes them, without waiting for the disk each time. */
async function writeReports(folder: string, units: number): Promise<void> {
  await mkdir(join(folder, "reports"), { recursive: true });
  for (const report of reportsOf(units)) {
    const record: ReportRecord = { report, handled: [] };
    await writeFile(join(folder, "reports", `${report.id}.json`), JSON.stringify(record));
  }
}

async function openCounty(
  folder: string,
  units: number,
): Promise<Readonly<{ hall: Hall; close: () => Promise<void> }>> {
  const data = await openDataFolder(folder);
  const reports = data.shelf("reports", reportRecordSchema);
  const hall = hallFor(countyOffice(units, { reports }), people.supervisor);
  return { hall, close: () => data.close() };
}

async function pictureLines(): Promise<readonly Line[]> {
  const hall = hallFor(countyOffice(50), people.supervisor);
  const { words, forms } = hall.deps;
  const office = indexOf(hall.directory).unit.get("u1");
  const form = formForYear(year, forms);
  if (office === undefined || form === undefined) throw new Error("there is no such county");
  const table = statusPicture(words, office, await readCounty(hall, office.id), form.sections);
  let bytes = 0;
  const drawings: number[] = [];
  for (let run = 0; run < 7; run += 1) {
    drawings.push(
      await timed(async () => {
        const pieces = await drawStatusPicture(table, () => undefined);
        bytes = pieces.reduce((sum, piece) => sum + piece.bytes.length, 0);
      }),
    );
  }
  return [
    ["picture of 50 units", ms(median(drawings)), "", "", ""],
    ["… its size", kB(bytes), "", "", "≤ 300 kB"],
  ];
}
