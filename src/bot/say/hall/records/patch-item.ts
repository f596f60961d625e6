import { isDeepStrictEqual } from "node:util";
import { lengthOf } from "#flows/act/texts.ts";
import type { Unit } from "#flows/directory/directory.ts";
import { formatFigure } from "#flows/figure.ts";
import type { Change, Patch } from "#flows/report.ts";
import { shortName, spoken } from "../../figures.ts";
import { byId, partName, questionName, rowName, rowOf } from "../../scene.ts";
import type { SayScene } from "../../scene.ts";
import type { LogItem } from "./log-line.ts";
import { placeName, placesAround, placesOfFinding } from "./places.ts";

/** A report, and the unit whose looks it passes. */
export type LogScene = SayScene & Readonly<{ unit: Unit | undefined }>;

type Say<Of extends Patch["of"]> = (
  scene: LogScene,
  patch: Extract<Patch, { of: Of }>,
  change: Change,
) => LogItem | undefined;

const nothing = (): undefined => undefined;

/** What each kind of patch says in the log; what only steers the conversation says nothing. */
const items: { readonly [Of in Patch["of"]]: Say<Of> } = {
  answers,
  texts: (scene, { id, old, new: now }) => {
    // Saying that it is all says nothing to a reader.
    if (isDeepStrictEqual(old?.chunks, now?.chunks)) return undefined;
    const { people } = scene.words;
    const question = scene.seen.question.get(id);
    const name = question === undefined ? placeName(scene, id) : questionName(scene, question);
    const length = (text: typeof now): string =>
      text === null ? people.blank : people.characters(lengthOf(text));
    return changed(scene, placesAround(scene.seen, id), name, length(old), length(now));
  },
  choices: (scene, { id, old, new: now }) => {
    const { people } = scene.words;
    const gate = byId(scene, id, "gate");
    if (gate === undefined) return undefined;
    const said = (value: string | null): string =>
      value === "some" || value === "none" ? people.someOrNone[value] : people.blank;
    const name = people.gateOf(partName(scene, gate.section));
    return changed(scene, placesAround(scene.seen, id), name, said(old), said(now));
  },
  skipped: nothing,
  looked: nothing,
  acknowledged: (scene, { id, new: now }, { patches }) => {
    if (patches.some((other) => other.of === "reasons" && other.id === id)) return undefined;
    const { people } = scene.words;
    const { places, name } = placesOfFinding(scene, id);
    return only(places, now === null ? people.warningOpen(name) : people.warningKept(name));
  },
  reasons: (scene, { id, new: reason }) => {
    if (reason === null) return undefined;
    const { places, name } = placesOfFinding(scene, id);
    return { ...only(places, scene.words.people.reasonGiven(name, reason)), why: reason };
  },
  state: (scene, { old, new: now }) => {
    const { states, stateOf } = scene.words.people;
    return changed(scene, [], stateOf, states[old], states[now]);
  },
  step: ({ unit, words }, { old, new: now }, { patches }) => {
    const isAlone = !patches.some(({ of }) => of === "state");
    const passed = unit?.review[old ?? -1]?.name;
    return isAlone && now !== null && passed !== undefined
      ? only([], words.people.stepDone(passed))
      : undefined;
  },
  remarks,
  published: ({ words }, { new: now }) =>
    now === null ? undefined : only([], words.people.publishedAt(now.on, now.url)),
  corrections: ({ words: { people } }, { new: now }) =>
    now === null
      ? undefined
      : only([], people.correctionOf(people.correctionKinds[now.kind], now.requester, now.reason)),
};

export function patchItem<Of extends Patch["of"]>(
  scene: LogScene,
  patch: Extract<Patch, { of: Of }>,
  change: Change,
): LogItem | undefined {
  const one: Say<Of> = items[patch.of];
  return one(scene, patch, change);
}

const only = (places: readonly string[], said: string): LogItem => ({ places, said, path: said });

const changed = (
  { words }: LogScene,
  places: readonly string[],
  name: string,
  old: string,
  now: string,
): LogItem => ({
  places,
  said: words.people.changed(name, old, now),
  path: name,
  old,
  new: now,
});

function answers(
  scene: LogScene,
  { id, old, new: now }: Extract<Patch, { of: "answers" }>,
): LogItem | undefined {
  const cell = scene.seen.cells.get(id);
  const row = rowOf(scene, id);
  // A cell of an edition that we do not know any more.
  if (cell === undefined || row === undefined) {
    return changed(scene, [id], id, String(old ?? "–"), String(now ?? "–"));
  }
  const { column, section } = cell;
  const { people } = scene.words;
  const said = (value: number | null): string =>
    value === null ? people.blank : spoken(scene, column, value);
  const name = row.columns.length === 1 ? rowName(row) : `${rowName(row)} ${shortName(column)}`;
  const figure = (value: number): string | number =>
    column.kind === "money" ? formatFigure(column, value) : value;
  return {
    places: placesAround(scene.seen, id),
    said: people.changed(name, said(old), said(now)),
    path: [partName(scene, section), ...(cell.row.path ?? [cell.row.label]), column.label].join(
      " / ",
    ),
    ...(old === null ? {} : { old: figure(old) }),
    ...(now === null ? {} : { new: figure(now) }),
    cell: {
      part: partName(scene, section),
      row: row.id,
      withoutRow: people.changed(shortName(column), said(old), said(now)),
    },
  };
}

/** What a reviewer says, and what becomes of it; a draft is its writer's own. */
function remarks(
  scene: LogScene,
  { old, new: now }: Extract<Patch, { of: "remarks" }>,
): LogItem | undefined {
  if (now === null || now.state === "draft") return undefined;
  const { people } = scene.words;
  const places = placesAround(scene.seen, now.on);
  const where = placeName(scene, now.on);
  if (old === null || old.state === "draft") {
    return { ...only(places, people.remarkOn(where, now.text)), path: where, why: now.text };
  }
  const answer = now.thread.length > old.thread.length ? now.thread.at(-1)?.text : undefined;
  if (answer !== undefined) {
    return { ...only(places, people.remarkAnswer(where, answer)), path: where, why: answer };
  }
  return now.mended.length > old.mended.length
    ? only(places, people.remarkMended(where))
    : undefined;
}
