import { inShanghai } from "#flows/calendar.ts";
import { isInTime, stepOf } from "#flows/county/status.ts";
import type { Stand, UnitStatus } from "#flows/county/status.ts";
import { daysBetween } from "#flows/calendar.ts";
import type { Words } from "../../../words/words.ts";
import { formWords, partName, questionName } from "../../scene.ts";
import type { SayScene } from "../../scene.ts";
import { sayDay, sayDue } from "./day-words.ts";

/** Who a person is, by their id on the messenger. */
export type NameOf = (person: number) => string;

/** One unit: how far it is, by when it is due, where it is stuck. The scene is absent where nothing was begun. */
export function sayUnit(
  words: Words,
  status: UnitStatus,
  year: number,
  scene: SayScene | undefined,
  nameOf: NameOf,
): string {
  const { county } = words;
  const { unit, fillers } = status;
  return [
    words.statusTitle(unit.short, year),
    states[status.stand](words, status),
    sayWhen(words, status),
    fillers.length === 0 ? county.noFiller : county.fillers(fillers.map(nameOf).join(words.list)),
    ...(scene === undefined ? [] : [...sections(status, scene), ...details(status, scene, nameOf)]),
    county.askWhat,
  ].join("\n");
}

type Say = (words: Words, status: UnitStatus) => string;

const states: Readonly<Record<Stand, Say>> = {
  unbound: ({ county }) => county.state.unbound,
  absent: ({ county }) => county.state.absent,
  filling: ({ county }, { reported }) =>
    county.state.filling(Math.floor((reported?.progress.done ?? 0) * 100)),
  returned: ({ county }) => county.state.returned,
  finished: ({ county }) => county.state.finished,
  review: ({ county }, status) => county.state.review(stepOf(status)?.name ?? ""),
  filed: (words, status) => words.county.state.filed(filedDay(words, status)),
  accepted: (words, status) => words.county.state.accepted(filedDay(words, status)),
  published: ({ county }, { reported }) =>
    reported?.isCorrected === true ? county.state.corrected : county.state.published,
};

const filedDay = (words: Words, { reported, due }: UnitStatus): string =>
  sayDay(words, reported?.filedOn ?? due);

/** Until when; once it is filed, whether it was in time. */
function sayWhen(words: Words, status: UnitStatus): string {
  const { due, daysLeft, pile, reported } = status;
  if (pile !== "filed" || reported?.filedOn === undefined) return sayDue(words, due, daysLeft);
  const date = sayDay(words, due);
  return isInTime(status)
    ? words.county.inTime(date)
    : words.county.notInTime(date, daysBetween(due, reported.filedOn));
}

const sections = ({ reported }: UnitStatus, scene: SayScene): readonly string[] =>
  scene.form.sections.map((section) => {
    const found = reported?.progress.sections.find(({ id }) => id === section.id);
    return scene.words.statusSection(
      partName(scene, section),
      formWords(scene, section.short),
      found?.open ?? 0,
      found?.wrong ?? 0,
    );
  });

function details(
  { reported, pile }: UnitStatus,
  scene: SayScene,
  nameOf: NameOf,
): readonly string[] {
  if (reported === undefined) return [];
  const { words } = scene;
  const { county } = words;
  const { findings, remarks, stuckAt } = reported.progress;
  const place = pile === "filling" ? placeName(scene, stuckAt) : "";
  return [
    ...(place === "" ? [] : [county.stuckAt(place)]),
    ...(findings.errors + findings.warnings === 0
      ? []
      : [county.findings(findings.errors, findings.warnings)]),
    ...(remarks === 0 ? [] : [county.remarks(remarks)]),
    ...(reported.last === undefined ? [] : [sayLast(words, reported.last, nameOf)]),
  ];
}

function sayLast(
  words: Words,
  { at, by }: Readonly<{ at: string; by: string }>,
  nameOf: NameOf,
): string {
  const { day, clock } = inShanghai(at);
  return words.county.last(sayDay(words, day), clock, nameOf(Number(by)));
}

/** 第三部分 · 结转下年度继续办理, or 第三部分 · 公开申请; empty where there is nothing of that id. */
export function placeName(scene: SayScene, id: string | undefined): string {
  const question = scene.seen.question.get(id ?? "");
  const section = question?.section ?? scene.form.sections.find((one) => one.id === id);
  if (section === undefined) return "";
  const name =
    question === undefined ? formWords(scene, section.short) : questionName(scene, question);
  return [partName(scene, section), name].join(scene.words.dot);
}
