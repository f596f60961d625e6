import { isDeepStrictEqual } from "node:util";
import { lengthOf } from "#flows/act/texts.ts";
import type { Unit } from "#flows/directory/directory.ts";
import { formatFigure } from "#flows/figure.ts";
import type { GateQuestion } from "#flows/outline.ts";
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
    const part = partName(scene, gate.section);
    const value = (one: string | null): string =>
      one === "some" || one === "none" ? people.someOrNone[one] : people.blank;
    return {
      ...changed(scene, placesAround(scene.seen, id), people.gateOf(part), value(old), value(now)),
      said: saidOfGate(scene, gate, now),
      fills: part,
    };
  },
  skipped: nothing,
  facts: nothing,
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
    const { people } = scene.words;
    const [was, is] = [people.states[old], people.states[now]];
    return { ...changed(scene, [], people.stateOf, was, is), said: people.became(was, is) };
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
  scene: LogScene,
  places: readonly string[],
  name: string,
  old: string,
  now: string,
): LogItem => ({
  places,
  said: sayCell(scene, name, old, now),
  path: name,
  old,
  new: now,
});

/** A figure for the first time is the figure alone. */
const sayCell = ({ words }: LogScene, name: string, old: string, now: string): string =>
  old === words.people.blank
    ? words.people.filledIn(name, now)
    : words.people.changed(name, old, now);

/** The words of the receipt, with its number of cells: totals are among them. */
function saidOfGate(scene: LogScene, { gate, section }: GateQuestion, now: string | null): string {
  const { words, seen } = scene;
  const { people } = words;
  const part = partName(scene, section);
  if (now === "some") return people.gateSome(part);
  if (now !== "none") return people.gateOpen(part);
  const cells = [...seen.cells.values()].filter(({ table }) => table.id === gate.table);
  return people.gateNone(part, cells.length);
}

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
    said: sayCell(scene, name, said(old), said(now)),
    path: [partName(scene, section), ...(cell.row.path ?? [cell.row.label]), column.label].join(
      " / ",
    ),
    ...(old === null ? {} : { old: figure(old) }),
    ...(now === null ? {} : { new: figure(now) }),
    cell: {
      part: partName(scene, section),
      row: row.id,
      withoutRow: sayCell(scene, shortName(column), said(old), said(now)),
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
