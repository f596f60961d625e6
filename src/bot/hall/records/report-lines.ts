import { indexOf } from "#flows/directory/index-of.ts";
import type { Change, Report } from "#flows/report.ts";
import { sceneOf } from "../../scene-of.ts";
import type { LogItem, LogLine } from "../../say/hall/records/log-line.ts";
import { patchItem } from "../../say/hall/records/patch-item.ts";
import type { LogScene } from "../../say/hall/records/patch-item.ts";
import type { Hall } from "../hall.ts";

/** Which part of a log is wanted, and which may be seen: all, or what is in these sections and tables. */
export interface Extent {
  readonly scope: string;
  readonly sections?: ReadonlySet<string> | undefined;
}

export const logScene = ({ deps, directory, person, hatsOn }: Hall, report: Report): LogScene => ({
  ...sceneOf(deps, report, {
    directory,
    person,
    who: { hatsOn },
  }),
  unit: indexOf(directory).unit.get(report.unit),
});

/** What was done to a report, the newest first; what says nothing to a reader is left out. */
export function reportLines(scene: LogScene, extent: Extent): readonly LogLine[] {
  const { people } = scene.words;
  return scene.report.changes.toReversed().flatMap((change) => {
    const { at, by, through, why } = change;
    const items = change.patches
      .flatMap((patch) => patchItem(scene, patch as never, change) ?? [])
      .filter((item) => isWithin(item, extent));
    if (items.length === 0) return [];
    return {
      at,
      by: Number(by),
      through: people.through[through],
      isUsual: usual.has(through),
      ...(why === undefined ? {} : { why }),
      items,
    };
  });
}

const usual: ReadonlySet<Change["through"]> = new Set(["typed", "button", "gate", "review"]);

const isWithin = ({ places }: LogItem, { scope, sections }: Extent): boolean =>
  (scope === "" || places.includes(scope)) &&
  (sections === undefined || places.some((place) => sections.has(place)));
