import { lengthOf } from "#flows/act/texts.ts";
import type { Remark } from "#flows/workflow/remark.ts";
import { changedSince } from "#flows/workflow/since.ts";
import { questionName } from "../scene.ts";
import type { SayScene } from "../scene.ts";
import { cellChange, changeInRow, placeValue } from "./places.ts";
import { remarkLine, wordsTo } from "./remarks.ts";

const changesAtMost = 20;

/** Something that stands otherwise than at the last look: its question, its section, and how it is said. */
interface Changed {
  readonly place: string;
  readonly section: string;
  readonly said: string;
  /** Beside the name of its place. */
  readonly here: string;
}

/**
 * What is new to somebody who has decided on it before: each remark with what was answered and what was changed because
 * of it, then what was changed elsewhere. Nothing is said twice.
 */
export function sayChanges(scene: SayScene, looked: number): readonly string[] {
  const { review } = scene.words;
  const all = changed(scene, looked);
  const told = new Set<Changed>();
  const remarks = answered(scene).flatMap((remark) => {
    const own = all.filter(
      (change) => !told.has(change) && [change.place, change.section].includes(remark.on),
    );
    for (const change of own) told.add(change);
    return [
      remarkLine(scene, remark),
      ...wordsTo(scene, remark),
      ...mendedLine(scene, remark, own),
    ];
  });
  const rest = all.filter((change) => !told.has(change));
  return [
    ...(remarks.length === 0 ? [] : [review.answers, ...remarks]),
    told.size === 0 ? review.since(rest.length) : review.sinceElsewhere(rest.length),
    ...rest.slice(0, changesAtMost).map(({ said }) => said),
    ...(rest.length > changesAtMost ? [review.moreChanges(rest.length - changesAtMost)] : []),
  ];
}

/** What was changed because of it; where that was changed back since, what stands there. */
function mendedLine(
  scene: SayScene,
  { on, mended }: Remark,
  own: readonly Changed[],
): readonly string[] {
  const { review } = scene.words;
  if (own.length > 0) {
    const said = own.map((change) => (change.place === on ? change.here : change.said));
    return [review.mended(said.join(scene.words.list))];
  }
  return mended.length === 0 ? [] : [review.nowIs(placeValue(scene, on))];
}

function changed(scene: SayScene, looked: number): readonly Changed[] {
  const { words, seen, report } = scene;
  const { cells, texts } = changedSince(report, looked);
  return [
    ...cells.map((change) => {
      const { table, row, section } = seen.cells.get(change.cell) ?? {};
      return {
        place: `${table?.id}.${row?.key}`,
        section: section?.id ?? "",
        said: cellChange(scene, change),
        here: changeInRow(scene, change),
      };
    }),
    ...texts.map(({ id, old, new: now }) => {
      const question = seen.question.get(id);
      const length = (text: typeof old): string =>
        words.review.characters(lengthOf(text ?? undefined));
      const name =
        question === undefined ? "" : words.review.textChanged(questionName(scene, question));
      return {
        place: id,
        section: question?.section.id ?? id,
        said: words.review.changed(name, length(old), length(now)),
        here: `${length(old)} → ${length(now)}`,
      };
    }),
  ];
}

/** Remarks of the round before, those on a figure before those on the section around it; earlier ones were dealt with. */
function answered(scene: SayScene): readonly Remark[] {
  const { report, seen } = scene;
  const since = lastRound(scene);
  return Object.values(report.remarks)
    .filter((remark) => remark.state === "answered" && remark.revision >= since)
    .toSorted(
      (one, other) => Number(seen.question.has(other.on)) - Number(seen.question.has(one.on)),
    );
}

function lastRound({ report }: SayScene): number {
  const returns = report.changes.filter(({ patches }) =>
    patches.some((patch) => patch.of === "state" && patch.new === "returned"),
  );
  return returns.at(-2)?.revision ?? 0;
}
