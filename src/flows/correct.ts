import { act } from "./act/act.ts";
import { recordRow } from "./act/figures.ts";
import { answerQuestion } from "./answer/answer.ts";
import { asColumn, takeReading } from "./answer/row.ts";
import { changeOfMessage, lastChange } from "./changes.ts";
import { combine } from "./combine.ts";
import type { Event } from "./conversation.ts";
import { findRows, rowsLike } from "./find-rows.ts";
import { currentQuestion } from "./move.ts";
import type { Move, Scene } from "./move.ts";
import type { Question, RowQuestion } from "./outline.ts";
import { readNumber } from "./reading/read-number.ts";
import { readRow } from "./reading/read-row.ts";

/** 改进, 改革, 改善 … begin a sentence, not a correction. */
const asksToChange = /^(?:改成|修改|更正|改(?![进革善造良变版制])|把|将)\s*/;
const justNow =
  /^(?:不对[，, ]*)?(?:刚才|刚刚|上一个|上一条|上一项|前一个)(?:那个|那条|那项|的)?\s*/;
const filler = /(?:改成|改为|应该是|应为|更正为|变成|的|是|为|：|:|=)/g;
/** While a text is being written, only this is a correction: short, outspoken, and with a figure. */
const plainCorrection =
  /^(?:改|修改|更正|刚才|刚刚)[^。；\n]{1,40}[\d０-９〇零一二三四五六七八九十百千万亿](?:[件项条个次]|万?亿?元)?$/;

/** Says outright that it corrects, and what to. */
export const isOutspoken = (text: string): boolean => plainCorrection.test(text.trim());

/**
 * Typed words tried as a correction, or as figures for rows they name; undefined when they are neither. `question`
 * is what they would answer otherwise.
 */
export function correction(
  scene: Scene,
  text: string,
  question = currentQuestion(scene),
): Move | undefined {
  const writing =
    scene.sheet.next.kind === "question" &&
    (question?.kind === "text" || question?.kind === "part");
  const words = text.trim();
  if (writing && !plainCorrection.test(words)) return undefined;
  if (justNow.test(words)) return correctLast(scene, words.replace(justNow, ""));
  if (asksToChange.test(words)) {
    return (
      correctNamed(scene, words.replace(asksToChange, "")) ?? (writing ? undefined : lost(text))
    );
  }
  if (writing || question?.kind === "cases") return undefined;
  const named = findRows(scene.seen, words);
  const first = named[0];
  if (first === undefined || namesColumn(question, words, first.name.length)) return undefined;
  const figures = named.every(({ rest }) => /[\d０-９一二三四五六七八九十百千万零无没]/.test(rest));
  return words.startsWith(first.name) && figures ? correctNamed(scene, words) : undefined;
}

/** 其他 1 is for the column 其他 of the row asked, although another row has that name, too. */
const namesColumn = (question: Question | undefined, words: string, length: number): boolean =>
  question?.kind === "row" &&
  question.columns
    .flatMap(({ label, aliases = [] }) => [label, ...aliases])
    .some((name) => name.length >= length && words.startsWith(name));

/** 改 行政许可 35；新收5 结转1: rows by name, each with its figures. */
function correctNamed(scene: Scene, words: string): Move | undefined {
  const named = findRows(scene.seen, words);
  if (named.length === 0) return correctLike(scene, words) ?? sectionNamed(scene, words);
  const moves: Move[] = [];
  for (const { rows, rest } of named) {
    const [row] = rows;
    if (row === undefined || rows.length > 1) return which(rows);
    const figures = rest.replaceAll(filler, " ").trim();
    // Named without a figure: go there.
    if (figures === "") return act(scene, { kind: "go", question: row.id });
    moves.push(correctRow(scene, row, figures));
  }
  return combine(moves);
}

/** Part of a label will do, when only one row has it. */
function correctLike(scene: Scene, words: string): Move | undefined {
  const part =
    /^\p{Script=Han}+?(?=改成|改为|应该是|应为|是|为|[\s\d０-９：:+-]|$)/u.exec(words)?.[0] ?? "";
  const rows = rowsLike(scene.seen, part);
  const [row] = rows;
  if (row === undefined) return undefined;
  if (rows.length > 1) return which(rows);
  const figures = words.slice(part.length).replaceAll(filler, " ").trim();
  return figures === ""
    ? act(scene, { kind: "go", question: row.id })
    : correctRow(scene, row, figures);
}

function sectionNamed(scene: Scene, words: string): Move | undefined {
  const section = scene.form.sections.find(
    ({ title, short }) => words.includes(short.zh) || words.includes(`第${title.slice(0, 1)}部分`),
  );
  if (section === undefined) return undefined;
  return section.kind === "narrative"
    ? act(scene, { kind: "go", question: section.id })
    : act(scene, { kind: "edit", section: section.id });
}

/** 刚才那个改成3: the row answered last. */
function correctLast(scene: Scene, words: string): Move {
  const change = lastChange(
    scene.report,
    (one) =>
      one.by === scene.viewer.by && scene.seen.question.get(one.question ?? "")?.kind === "row",
  );
  const question = scene.seen.question.get(change?.question ?? "");
  const figures = words.replaceAll(filler, " ").trim();
  if (question?.kind !== "row") return { replies: [{ kind: "unknown-message" }] };
  return figures === ""
    ? act(scene, { kind: "go", question: question.id })
    : correctRow(scene, question, figures);
}

/**
 * A correction may name one column and leave the others: 决定数 36. A single number for several columns is asked,
 * unless only one of them has a figure to correct.
 */
function correctRow(scene: Scene, row: RowQuestion, figures: string): Move {
  const one = row.columns.length === 1 ? undefined : oneColumn(scene, row, figures);
  if (one !== undefined) return one;
  return takeReading(scene, row, readRow(figures, { columns: row.columns.map(asColumn) }));
}

function oneColumn(scene: Scene, row: RowQuestion, figures: string): Move | undefined {
  const now = row.cells.map((cell) => scene.report.answers[cell] ?? null);
  const put = (at: number, value: number): Move =>
    recordRow(
      scene,
      row,
      now.map((old, place) => (place === at ? value : old)),
    );
  const named = row.columns.flatMap((column, at) =>
    [column.label, ...(column.aliases ?? [])]
      .filter((name) => figures.includes(name))
      .map((name) => ({ at, name })),
  );
  const longest = named.toSorted((a, b) => b.name.length - a.name.length)[0];
  if (longest !== undefined) {
    const reading = readOne(
      row,
      longest.at,
      figures.replace(longest.name, " ").replace(/^数量?|数量?$/, " "),
    );
    return reading?.kind === "value" ? put(longest.at, reading.value) : undefined;
  }
  const readings = row.columns.map((_, at) => readOne(row, at, figures));
  if (readings.every((reading) => reading?.kind !== "value")) return undefined;
  const figured = now.flatMap((value, at) => (value === null || value === 0 ? [] : [at]));
  const lone = row.columns.findIndex(({ key }) => key === row.table.lone);
  // With one figure in the row, or none and a column for lone numbers, there is nothing to choose.
  const target =
    figured.length === 1 ? figured[0] : figured.length === 0 && lone !== -1 ? lone : undefined;
  const reading = target === undefined ? undefined : readings[target];
  if (target !== undefined && reading?.kind === "value") {
    return figured.length === 0
      ? recordRow(
          scene,
          row,
          now.map((old, at) => (at === target ? reading.value : (old ?? 0))),
        )
      : put(target, reading.value);
  }
  return askWhich(row, now, readings);
}

const readOne = (
  row: RowQuestion,
  at: number,
  text: string,
): ReturnType<typeof readNumber> | undefined => {
  const column = row.columns[at];
  return column === undefined ? undefined : readNumber(text, asColumn(column));
};

function askWhich(
  row: RowQuestion,
  now: readonly (number | null)[],
  readings: readonly (ReturnType<typeof readNumber> | undefined)[],
): Move {
  return {
    ask: false,
    replies: [
      {
        kind: "which-reading",
        row: row.id,
        reason: "which-column",
        readings: readings.flatMap((reading, at) => {
          const column = row.columns[at];
          if (reading?.kind !== "value" || column === undefined) return [];
          const values = row.columns.map(
            ({ key }, place) =>
              [key, place === at ? reading.value : (now[place] ?? "blank")] as const,
          );
          return [{ values: Object.fromEntries(values), as: column.label }];
        }),
      },
    ],
  };
}

/** A reply to an own message corrects what it answered; a reply to a card answers the card's question. */
export function repliedTo(scene: Scene, event: Extract<Event, { kind: "text" }>): Move | undefined {
  const { replyTo, text } = event;
  if (replyTo === undefined) return undefined;
  const id =
    replyTo.kind === "question"
      ? replyTo.question
      : changeOfMessage(scene.report, scene.viewer.by, replyTo.message)?.question;
  const question = scene.seen.question.get(id ?? "");
  if (question === undefined) return undefined;
  if (question.kind !== "row") return answerQuestion(scene, question, text);
  const named = asksToChange.test(text) || justNow.test(text);
  const figures = text
    .replace(asksToChange, "")
    .replace(justNow, "")
    .replaceAll(filler, " ")
    .trim();
  const blank = question.cells.every((cell) => scene.report.answers[cell] === undefined);
  return blank && !named
    ? answerQuestion(scene, question, text)
    : correctRow(scene, question, figures);
}

const which = (rows: readonly RowQuestion[]): Move => ({
  replies: [{ kind: "which-row", rows: rows.map(({ id }) => id) }],
  ask: false,
});

const lost = (text: string): Move => ({ replies: [{ kind: "not-understood", text }] });
