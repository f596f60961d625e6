import { officeSchema } from "#flows/report.ts";
import { levelOfUnit, levelWords, selfNames } from "#flows/unit-names.ts";
import type { Level } from "#flows/form.ts";
import { excerpt } from "./clean.ts";
import { readMonthDay } from "./month-day.ts";
import { namePartsOf } from "./name-parts.ts";
import type { RawUnit } from "./raw-unit.ts";
import { limits } from "./unit-list.ts";
import type { Field, ProposedUnit, Trouble } from "./unit-list.ts";
import { hasLetter, withoutBullet } from "./unit-words.ts";

/** A unit alone, without its people; `given` is what its line says and does not leave to be derived. */
export type Proposal = Readonly<{
  unit: Omit<ProposedUnit, "people" | "more">;
  shortGiven: boolean;
  troubles: readonly Trouble[];
}>;

/** Turns what a line says about a unit into a proposal; `undefined` when it names none, with the reason as a trouble. */
export function propose(
  raw: RawUnit,
): Proposal | Readonly<{ unit: undefined; troubles: readonly Trouble[] }> {
  const { line } = raw;
  const name = tidyName(raw.name);
  const refused = refuse(raw, name);
  if (refused !== undefined) return { unit: undefined, troubles: [refused] };
  const troubles: Trouble[] = [];
  const parts = namePartsOf(name);
  const fit = (field: "short" | "self" | "region"): string | undefined => {
    const text = raw.texts[field];
    if (text === undefined || text === "") return undefined;
    if (text.length <= limits[field]) return text;
    troubles.push({ line, kind: "too-long", text: excerpt(text), field });
    return undefined;
  };
  const short = fit("short");
  const region = fit("region") ?? (parts.region === "" ? undefined : parts.region);
  const due = readDue(raw, troubles);
  return {
    unit: {
      line,
      name,
      short: short ?? parts.short.slice(0, limits.short).toWellFormed(),
      self: fit("self") ?? selfNames(name)[0] ?? "我单位",
      level: readLevel(raw, name, troubles),
      ...(region === undefined ? {} : { region }),
      ...(due === undefined ? {} : { due }),
    },
    shortGiven: short !== undefined,
    troubles,
  };
}

/** Without numbering, closing punctuation, and blanks between Chinese characters. */
const tidyName = (name: string): string =>
  withoutBullet(name)
    .replaceAll(/(?<=[\p{Script=Han}（）]) | (?=[\p{Script=Han}（）])/gu, "")
    .replaceAll(/^["'“”‘’《》〈〉]+|["'“”‘’《》〈〉、，,;；。.:：]+$/g, "")
    .trim();

function refuse({ line, name: written, source }: RawUnit, name: string): Trouble | undefined {
  if (written === "") return { line, kind: "no-name", text: source };
  if (name.length > limits.name)
    return { line, kind: "too-long", text: excerpt(name), field: "unit" };
  return hasLetter(name) && officeSchema.shape.unit.safeParse(name).success
    ? undefined
    : { line, kind: "not-a-name", text: source };
}

function readDue({ line, texts }: RawUnit, troubles: Trouble[]): string | undefined {
  if (texts.due === undefined || /^[-—/无]*$/.test(texts.due)) return undefined;
  const due = readMonthDay(texts.due);
  if (due === undefined) {
    troubles.push({ line, kind: "bad-date", text: excerpt(texts.due), field: "due" });
  }
  return due;
}

/** A rank (正科级) says nothing about the level; 县直 is a department of the county. */
function readLevel({ line, texts }: RawUnit, name: string, troubles: Trouble[]): Level {
  const derived = levelOfUnit(name);
  const said = texts.level?.replaceAll(" ", "");
  if (said === undefined || said === "" || /[科处厅股]级/.test(said)) return derived;
  if (/直|部门|事业|企业|[党群]/.test(said)) return "department";
  const level = levelWords.find(([words]) => words.test(said))?.[1];
  if (level !== undefined) return level;
  const field: Field = "level";
  troubles.push({ line, kind: "unknown-level", text: excerpt(said), field });
  return derived;
}
