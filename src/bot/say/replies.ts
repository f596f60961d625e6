import { caseEnds } from "#flows/act/cases.ts";
import { lengthOf } from "#flows/act/texts.ts";
import type { Reply } from "#flows/conversation.ts";
import type { Patch } from "#flows/report.ts";
import { covers, scopeOf } from "#flows/workflow/scope.ts";
import type { Words } from "../words/words.ts";
import { pickOutcome } from "./ask-cases.ts";
import { ask } from "./ask.ts";
import { button, card, rowsOf } from "./card.ts";
import type { Card } from "./card.ts";
import { finishLabel, isReviewed, sayFindings } from "./findings.ts";
import { currentValues, rowValues, spoken } from "./figures.ts";
import { sayFiles } from "./files.ts";
import { proposalSayings } from "./propose/replies.ts";
import { reviewSayings } from "./review/replies.ts";
import { threadsOn } from "./review/remarks.ts";
import { sayRecorded, sayRefused, sayWhichReading } from "./row-replies.ts";
import { byId, formWords, isAsking, partName, questionName, rowName, rowOf } from "./scene.ts";
import type { SayScene } from "./scene.ts";
import { sayStatus } from "./status.ts";

type Say<Kind extends Reply["kind"]> = (
  scene: SayScene,
  reply: Extract<Reply, { kind: Kind }>,
) => Card;

const sentence =
  (text: (scene: SayScene) => string): ((scene: SayScene) => Card) =>
  (scene) =>
    card(text(scene));

/** How each reply of the core is put into words; a new reply does not compile until it can be said. */
const sayings: { readonly [Kind in Reply["kind"]]: Say<Kind> } = {
  "gate-set": (scene, { gate, answer, cells }) => {
    const section = byId(scene, gate, "gate")?.section;
    const part = section === undefined ? "" : partName(scene, section);
    return answer === "none"
      ? card(scene.words.gateZeros(part, cells), [
          button(scene.words.changeMind, { kind: "go", question: gate }),
        ])
      : card(scene.words.gateSome(part));
  },
  "mode-set": ({ words }, { mode }) => card(words.modeSet[mode]),
  recorded: sayRecorded,
  "zeroed-rest": (scene, { table, rows }) => {
    const section = scene.seen.tables.get(table)?.section;
    return card(
      scene.words.zeroedRest(section === undefined ? "" : partName(scene, section), rows),
      [button(scene.words.undo, { kind: "undo" })],
    );
  },
  "case-added": (scene, { table, column, outcome, now }) => {
    const place = scene.seen.tables.get(table);
    const applicant = place?.rows[0]?.columns[column]?.label ?? "";
    const end = caseEnds(scene.seen, table)[outcome] ?? "";
    // Only while cases are being entered is another one alike likely.
    const more = isAsking(scene, "cases") ? [1, 2] : [];
    return card(
      scene.words.caseAdded(applicant, place?.table.cases?.names[end] ?? end, now),
      more.map((count) =>
        button(scene.words.more(count), { kind: "case", table, column, outcome, count }),
      ),
    );
  },
  "cases-closed": ({ words }, { total }) => card(words.casesClosed(total)),
  // The card that asks for more says what has come so far.
  "text-added": (scene, { text }) =>
    scene.sheet.next.kind === "question" && scene.sheet.next.question.id === text
      ? card("")
      : card(scene.words.textDone(nameOf(scene, text), lengthOf(scene.report.texts[text]))),
  "text-done": (scene, { text, characters }) =>
    card(scene.words.textDone(nameOf(scene, text), characters)),
  "text-cleared": (scene, { text }) => card(scene.words.textCleared(nameOf(scene, text))),
  "text-missing": sentence(({ words }) => words.textMissing),
  "text-too-long": ({ words }, { characters, limit }) => card(words.textTooLong(characters, limit)),
  "put-off": (scene, { what }) => card(scene.words.putOff(nameOf(scene, what))),
  acknowledged: (scene, { cells }) => {
    const row = rowOf(scene, cells[0]);
    return row === undefined
      ? card("")
      : card(scene.words.acknowledged(`${rowName(row)} ${currentValues(scene, row)}`));
  },
  undone: (scene, { change }) => card(scene.words.undone(undoneWhat(scene, change.patches))),
  "nothing-to-undo": sentence(({ words }) => words.nothingToUndo),
  "nothing-changed": (scene, { row }) => {
    const question = byId(scene, row, "row");
    return question === undefined
      ? card("")
      : card(scene.words.nothingChanged(rowName(question), currentValues(scene, question)));
  },
  refused: sayRefused,
  "which-reading": sayWhichReading,
  "which-row": (scene, { rows }) =>
    card(
      scene.words.whichRow,
      ...rowsOf(
        2,
        rows.flatMap((id) => {
          const row = byId(scene, id, "row");
          return row === undefined
            ? []
            : [button(rowName(row).slice(0, 16), { kind: "go", question: id })];
        }),
      ),
    ),
  "not-understood": sentence(({ words }) => words.notUnderstood),
  "unknown-message": sentence(({ words }) => words.unknownMessage),
  unreadable: ({ words }, { what }) => card(unreadable(words, what)),
  help: (scene, { question }) => sayHelp(scene, question),
  commands: ({ words }) =>
    card(
      words.help,
      [
        button(words.status, { kind: "status" }),
        button(words.check, { kind: "check" }),
        button(words.draft, { kind: "preview" }),
        button(words.files, { kind: "files" }),
      ],
      [
        button(words.change, { kind: "edit", section: "" }),
        button(words.undo, { kind: "undo" }),
        button(words.backButton, { kind: "back" }),
      ],
      [button(words.pause, { kind: "pause" }), button(words.continue, { kind: "continue" })],
    ),
  status: sayStatus,
  findings: sayFindings,
  files: sayFiles,
  // The file itself follows; its caption says the rest.
  file: () => card(""),
  "edit-menu": sayEditMenu,
  "pick-outcome": (scene, { table, column }) => pickOutcome(scene, table, column),
  stale: sentence(({ words }) => words.stale),
  paused: ({ words }) => card(words.paused, [button(words.continue, { kind: "continue" })]),
  finished: ({ words }) =>
    card(words.finished, [
      button(words.otherFormats, { kind: "files" }),
      button(words.reopen, { kind: "reopen" }),
    ]),
  reopened: ({ words, setting }) =>
    card(isReviewed(setting) ? words.review.withdrawn : words.reopened, [
      button(words.change, { kind: "edit", section: "" }),
      button(finishLabel(words, setting), { kind: "finish" }),
    ]),
  ...proposalSayings,
  ...reviewSayings,
  "section-complete": (scene, { section: id }) => {
    const section = scene.form.sections.find((candidate) => candidate.id === id);
    return card(section === undefined ? "" : scene.words.sectionComplete(partName(scene, section)));
  },
  ask: (scene, { next }) => ask(scene, next),
};

export function sayReply<Kind extends Reply["kind"]>(
  scene: SayScene,
  reply: Extract<Reply, { kind: Kind }>,
): Card {
  const one: Say<Kind> = sayings[reply.kind];
  return one(scene, reply);
}

export const unreadable = (words: Words, what: string): string =>
  (words.unreadable as Readonly<Record<string, string>>)[what] ?? words.unreadable.other;

const nameOf = (scene: SayScene, id: string): string => {
  const question = scene.seen.question.get(id);
  return question === undefined ? "" : questionName(scene, question);
};

function sayHelp(scene: SayScene, id: string): Card {
  const { words, seen } = scene;
  const question = seen.question.get(id);
  const text = ((): string => {
    switch (question?.kind) {
      case "row":
        return `${rowName(question)}${words.dot}${question.row.help === undefined ? words.wholeNumbers : formWords(scene, question.row.help)}`;
      case "text":
        return formWords(scene, question.section.guide);
      case "part":
        return formWords(scene, question.part.guide);
      case "gate":
      case "mode":
      case "cases":
      case undefined:
        return words.noHelp;
    }
  })();
  return card([text, ...threadsOn(scene, id)].join("\n"), [
    button(words.continue, { kind: "continue" }),
  ]);
}

/** What an undo brought back: a figure or two by value, more by number, a text by name. */
function undoneWhat(scene: SayScene, patches: readonly Patch[]): string {
  const figures = patches.filter((patch) => patch.of === "answers");
  const [first] = figures;
  const cell = scene.seen.cells.get(first?.id ?? "");
  if (first !== undefined && cell !== undefined) {
    const row = byId(scene, `${cell.table.id}.${cell.row.key}`, "row");
    // One figure, or a case: an outcome and what it made received.
    if (figures.length === 1 || isAsking(scene, "cases")) {
      const label = row === undefined ? "" : `${rowName(row)} `;
      const column = row?.columns.length === 1 ? "" : `${cell.column.label} `;
      return `${label}${column}${spoken(scene, cell.column, first.old)}`;
    }
    const oneRow = figures.every((patch) => row?.cells.includes(patch.id) === true);
    return row !== undefined && oneRow
      ? `${rowName(row)} ${rowValues(scene, row, (id) => scene.sheet.values.get(id) ?? null)}`
      : scene.words.undoneMany(partName(scene, cell.section), figures.length);
  }
  const text = patches.find((patch) => patch.of === "texts");
  return text === undefined
    ? scene.words.undoneMark
    : scene.words.undoneText(nameOf(scene, text.id));
}

function sayEditMenu(
  scene: SayScene,
  { section: id }: Extract<Reply, { kind: "edit-menu" }>,
): Card {
  const { form, seen, words, viewer } = scene;
  const section = form.sections.find((candidate) => candidate.id === id);
  if (section === undefined) {
    const mine = form.sections.filter(({ id }) =>
      seen.questions.some(
        (question) => question.section.id === id && covers(scopeOf(viewer.hats), question),
      ),
    );
    const parts = mine.map((each) =>
      button(`${partName(scene, each)} ${formWords(scene, each.short)}`, {
        kind: "edit",
        section: each.id,
      }),
    );
    return card(`${words.editWhere}\n${words.editHint}`, ...rowsOf(2, parts), [
      button(words.continue, { kind: "continue" }),
    ]);
  }
  const questions = seen.questions.filter(
    (question) =>
      question.section.id === id &&
      covers(scopeOf(viewer.hats), question) &&
      question.kind !== "mode" &&
      question.kind !== "cases" &&
      (question.kind !== "part" || scene.report.choices[id] === "parts"),
  );
  return card(
    words.editWhat(partName(scene, section)),
    ...rowsOf(
      2,
      questions.map((question) =>
        button(
          question.kind === "gate"
            ? `${formWords(scene, question.gate.some)} / ${formWords(scene, question.gate.none)}`
            : questionName(scene, question).slice(0, 14),
          { kind: "go", question: question.id },
        ),
      ),
    ),
    [
      button(words.backButton, { kind: "edit", section: "" }),
      button(words.continue, { kind: "continue" }),
    ],
  );
}
