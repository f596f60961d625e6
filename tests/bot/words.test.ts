import { describe, expect, test } from "vitest";
import { commandNames } from "#bot/commands.ts";
import { damagedCard, openedCard, resumedCard } from "#bot/say/arriving.ts";
import type { Card } from "#bot/say/card.ts";
import { greeting, sayDesk } from "#bot/say/desk.ts";
import { sayReply } from "#bot/say/replies.ts";
import type { SayScene } from "#bot/say/scene.ts";
import { asMessage } from "#bot/say/turn.ts";
import { wordsIn } from "#bot/words/words.ts";
import type { Language, Words } from "#bot/words/words.ts";
import { unfulfilled } from "#flows/conversation.ts";
import type { Reply, Refusal } from "#flows/conversation.ts";
import type { DeskReply } from "#flows/desk.ts";
import { evaluate } from "#flows/evaluate.ts";
import type { Form } from "#flows/form.ts";
import { outline } from "#flows/outline.ts";
import type { Question } from "#flows/outline.ts";
import { newReport } from "#flows/report.ts";
import type { Report } from "#flows/report.ts";
import { disclosure2019 } from "#flows/reports/disclosure-2019.ts";
import { disclosure2021 } from "#flows/reports/disclosure-2021.ts";
import type { Finding } from "#flows/sheet.ts";
import { refusals } from "#flows/workflow/read-published.ts";
import { alone } from "#flows/workflow/setting.ts";
import { fillerOf } from "#flows/workflow/viewer.ts";
import { office } from "#tests/support/interview.ts";
import { thirdForm } from "#tests/support/third-form.ts";

const languages = ["zh-CN", "en"] as const satisfies readonly Language[];

/** What only a machine would say: ids, holes, and code. */
const forMachines =
  /\{|\}|undefined|NaN|null|\[object|=>|[a-z]_[a-z]|[a-z]{3}\.[a-z]{3}|^\s|\s\n| $/;

function expectWords(text: string): void {
  expect(text).not.toBe("");
  expect(text).not.toMatch(forMachines);
}

/* A report in which everything is there to be talked about. */

const sceneOf = (form: Form, language: Language, change: Partial<Report> = {}): SayScene => {
  const report = { ...newReport(form, office, 2025), ...change };
  const sheet = evaluate(form, report);
  return {
    form,
    seen: outline(form),
    report,
    sheet,
    words: wordsIn[language],
    viewer: fillerOf(report),
    setting: alone,
    assistant: true,
    nameOf: () => "小王",
  };
};

const row = "requests.granted";
const patch = { of: "answers", id: `${row}.natural_person`, old: 1, new: 2 } as const;
const change = { revision: 1, at: "2026-01-12T08:00:00Z", by: "7", through: "typed" } as const;
const refusal: Refusal = { kind: "refused", reason: "too-few", text: "1", got: 1, want: 6 };
const anyQuestion = outline(disclosure2021).question.get(row) as Question;

/** Every reply there is, with facts of the 2021 edition; a new kind does not compile until it is here. */
const replies: {
  readonly [Kind in Reply["kind"]]: readonly Extract<Reply, { kind: Kind }>[];
} = {
  "gate-set": (["none", "some"] as const).map((answer) => ({
    kind: "gate-set",
    gate: "gate.requests",
    answer,
    cells: 175,
  })),
  "mode-set": (["cases", "rows"] as const).map((mode) => ({
    kind: "mode-set",
    table: "requests",
    mode,
  })),
  recorded: [
    {
      kind: "recorded",
      row,
      changed: [{ cell: `${row}.commercial`, old: null, new: 3 }],
      corrected: false,
    },
    {
      kind: "recorded",
      row,
      changed: [{ cell: `${row}.commercial`, old: 3, new: 0 }],
      corrected: true,
    },
    {
      kind: "recorded",
      row,
      changed: [{ cell: `${row}.commercial`, old: 3, new: null }],
      corrected: true,
    },
  ],
  "zeroed-rest": [{ kind: "zeroed-rest", table: "requests", rows: 3 }],
  "case-added": [
    { kind: "case-added", table: "requests", column: 0, outcome: 0, count: 1, now: 1 },
    { kind: "case-added", table: "requests", column: 5, outcome: 21, count: 2, now: 4 },
  ],
  "cases-closed": [{ kind: "cases-closed", table: "requests", total: 0 }],
  "text-added": [{ kind: "text-added", text: "overview" }],
  "text-done": [{ kind: "text-done", text: "overview.on_request", characters: 120 }],
  "text-cleared": [{ kind: "text-cleared", text: "problems" }],
  "text-missing": [{ kind: "text-missing", text: "problems" }],
  "text-too-long": [{ kind: "text-too-long", characters: 20_001, limit: 20_000 }],
  "put-off": [
    { kind: "put-off", what: row },
    { kind: "put-off", what: "gate.requests" },
    { kind: "put-off", what: "R1.commercial.3.4" },
  ],
  acknowledged: [{ kind: "acknowledged", cells: ["proactive.rules.issued"] }],
  undone: [
    { kind: "undone", change: { ...change, patches: [patch] } },
    {
      kind: "undone",
      change: { ...change, patches: [patch, { ...patch, id: `${row}.commercial` }] },
    },
    {
      kind: "undone",
      change: { ...change, patches: [patch, { ...patch, id: "requests.carried_in.research" }] },
    },
    {
      kind: "undone",
      change: {
        ...change,
        patches: [{ of: "texts", id: "problems", old: null, new: { chunks: [], done: true } }],
      },
    },
    {
      kind: "undone",
      change: {
        ...change,
        patches: [{ of: "choices", id: "requests.mode", old: null, new: "rows" }],
      },
    },
  ],
  "nothing-to-undo": [{ kind: "nothing-to-undo" }],
  "nothing-changed": [{ kind: "nothing-changed", row }],
  refused: [
    { kind: "refused", row, refusal },
    { kind: "refused", row, refusal: { ...refusal, reason: "too-many", got: 9 } },
    {
      kind: "refused",
      row: "proactive.administrative_fees",
      refusal: { ...refusal, reason: "unit-needed" },
    },
  ],
  "which-reading": [
    {
      kind: "which-reading",
      row: "proactive.rules",
      readings: [{ values: { issued: 1, repealed: 2, in_force: 0 }, as: "1 2 0" }],
      reason: "run-together",
    },
    {
      kind: "which-reading",
      row,
      readings: [{ values: { natural_person: 1 }, as: "自然人" }],
      reason: "which-column",
    },
  ],
  "which-row": [{ kind: "which-row", rows: [row, "requests.other_misc"] }],
  "not-understood": [{ kind: "not-understood", text: "啊" }],
  "unknown-message": [{ kind: "unknown-message" }],
  contradiction: [
    {
      kind: "contradiction",
      whole: { count: 12, quote: "收到12件" },
      parts: [
        { count: 10, quote: "10件是个人的" },
        { count: 1, quote: "1件公司的" },
      ],
    },
  ],
  "open-totals": [
    {
      kind: "open-totals",
      table: "requests",
      totals: [
        { row: "granted", count: 8, quote: "8件给了" },
        { row: "carried_out", count: 2, quote: "2件没办完" },
      ],
    },
  ],
  taken: [3, 20].flatMap((count) =>
    [true, false].map((rest) => ({
      kind: "taken" as const,
      changed: outline(disclosure2021)
        .inputs.slice(0, count)
        .map((cell) => ({ cell, old: null, new: 3 })),
      rest,
    })),
  ),
  dropped: [{ kind: "dropped" }],
  revised: [{ kind: "revised", text: "problems", count: 2 }],
  "fact-refused": (["not-a-count", "not-yes-no", "too-long", "empty"] as const).map((reason) => ({
    kind: "fact-refused",
    reason,
  })),
  "no-draft": [{ kind: "no-draft", text: "problems" }],
  wished: [],
  unfulfilled: unfulfilled.map((why) => ({ kind: "unfulfilled", why })),
  "left-unread": [{ kind: "left-unread", numbers: ["3件", "两千"] }],
  doubtful: [{ kind: "doubtful", rows: [row] }],
  "sentences-refused": [{ kind: "sentences-refused", count: 2 }],
  slips: [{ kind: "slips", slips: [{ at: "12个方面", why: "只列了 11 个" }] }],
  unreadable: ["photo", "sticker", "voice", "document", "other", "poll"].map((what) => ({
    kind: "unreadable",
    what,
  })),
  help: outline(disclosure2021).questions.map(({ id }) => ({ kind: "help", question: id })),
  commands: [{ kind: "commands" }],
  status: [{ kind: "status" }],
  findings: [{ kind: "findings" }],
  files: [{ kind: "files" }],
  // The file speaks for itself.
  file: [],
  "edit-menu": ["", "overview", "proactive", "requests", "disputes"].map((section) => ({
    kind: "edit-menu",
    section,
  })),
  "pick-outcome": [{ kind: "pick-outcome", table: "requests", column: 1 }],
  stale: [{ kind: "stale" }],
  paused: [{ kind: "paused" }],
  finished: [{ kind: "finished" }],
  reopened: [{ kind: "reopened" }],
  "is-finished": [{ kind: "is-finished" }],
  "section-complete": [{ kind: "section-complete", section: "disputes" }],
  meanwhile: [
    {
      kind: "meanwhile",
      changes: [
        { by: "8", question: row, cells: [{ cell: `${row}.commercial`, old: 3, new: 0 }] },
        { by: "8", question: "gate.requests", cells: [] },
        { by: "9", question: "problems", cells: [] },
        { by: "9", question: "other", cells: [] },
      ],
    },
  ],
  "not-recorded": [{ kind: "not-recorded", text: "3" }],
  "not-yours": [
    { kind: "not-yours", whose: [] },
    { kind: "not-yours", whose: ["filler", "supervisor"] },
    { kind: "not-yours", whose: ["reviewer"], step: "s1" },
    { kind: "not-yours", whose: ["filler"], question: row },
    { kind: "not-yours", whose: ["filler"], question: row, people: ["8"] },
  ],
  "not-now": [{ kind: "not-now" }],
  "is-in-review": [{ kind: "is-in-review" }],
  "is-being-filled": [{ kind: "is-being-filled" }],
  "no-reviewers": [{ kind: "no-reviewers" }],
  "remarks-open": [{ kind: "remarks-open", remarks: ["r1", "r2"] }],
  submitted: [{ kind: "submitted", step: "s1" }],
  withdrawn: [{ kind: "withdrawn" }],
  approved: [{ kind: "approved" }, { kind: "approved", next: "s1" }],
  "own-work": [{ kind: "own-work" }],
  "confirm-secrecy": [{ kind: "confirm-secrecy" }],
  "remarks-unsent": [{ kind: "remarks-unsent", count: 2 }],
  "remarks-dropped": [{ kind: "remarks-dropped", count: 2 }],
  "remark-kept": [{ kind: "remark-kept", remark: "r1", unsent: 1 }],
  returned: [{ kind: "returned", count: 2 }],
  "sent-back": [{ kind: "sent-back", count: 2 }],
  explained: [{ kind: "explained", remark: "r1" }],
  "reason-kept": [{ kind: "reason-kept" }],
  "too-wordy": [{ kind: "too-wordy", characters: 600, limit: 500 }],
  "review-all": [{ kind: "review-all" }],
  "review-section": ["overview", "requests"].map((section) => ({
    kind: "review-section",
    section,
  })),
  filed: [{ kind: "filed" }],
  accepted: [{ kind: "accepted" }],
  published: [{ kind: "published", on: "2026-01-27", url: "https://www.example.gov.cn/nb" }],
  "publish-refused": refusals.map((reason) => ({
    kind: "publish-refused",
    reason,
    today: "2026-01-27",
  })),
  "correct-kinds": [{ kind: "correct-kinds" }],
  correcting: [{ kind: "correcting", correction: "figures" }],
  ask: [
    { kind: "ask", next: { kind: "end" } },
    { kind: "ask", next: { kind: "question", question: anyQuestion, revisited: false } },
  ],
};

const everyReply = Object.values(replies).flat() as readonly Reply[];

describe.each(languages)("in %s", (language) => {
  const filling = sceneOf(disclosure2021, language);
  const finished = sceneOf(disclosure2021, language, { state: "finished" });

  test.each(everyReply.map((reply) => [reply.kind, reply] as const))("%s is said", (_, reply) => {
    for (const scene of [filling, finished]) expectCard(sayReply(scene, reply));
  });

  test.each([
    ["the 2019 edition", disclosure2019],
    ["the 2021 edition", disclosure2021],
    ["a third report", thirdForm],
  ])("every question of %s is asked, blank and answered, first and again", (_, form) => {
    const { questions, inputs } = outline(form);
    const answered = {
      choices: Object.fromEntries(form.gates.map(({ id }) => [id, "some"])),
      answers: Object.fromEntries(inputs.map((id, at) => [id, at % 3])),
      texts: Object.fromEntries(
        questions
          .filter(({ kind }) => kind === "text" || kind === "part")
          .map(({ id }) => [id, { chunks: [{ text: "本年工作如下。" }], done: true }]),
      ),
    };
    for (const scene of [sceneOf(form, language), sceneOf(form, language, answered)]) {
      for (const question of questions) {
        for (const revisited of [true, false]) {
          expectCard(
            sayReply(scene, { kind: "ask", next: { kind: "question", question, revisited } }),
          );
        }
      }
    }
  });

  test.each(findings())(
    "the finding %s of %s is said, in front and in the list",
    (kind, _, form, change) => {
      const scene = sceneOf(form, language, change);
      const found = scene.sheet.findings.filter((finding) => finding.kind === kind);
      expect(found.length).toBeGreaterThan(0);
      for (const finding of found) {
        expectCard(sayReply(scene, { kind: "ask", next: { kind: "finding", finding } }));
      }
      expectCard(sayReply(scene, { kind: "findings" }));
      expectCard(sayReply(scene, { kind: "ask", next: { kind: "end" } }));
    },
  );

  test.each(Object.keys(wordsIn[language].refusals))("a refusal for %s is said", (reason) => {
    const reply: Reply = {
      kind: "refused",
      row,
      refusal: { ...refusal, reason: reason as Refusal["reason"] },
    };
    expectCard(sayReply(filling, reply));
  });

  test("every figure that is too small is told apart from the one it is held against", () => {
    const scene = sceneOf(thirdForm, language, {
      answers: {
        "site.articles.fresh": 5,
        "site.articles.all": 3,
        "site.notices.fresh": 1,
        "site.notices.all": 9,
      },
    });
    const said = scene.sheet.findings
      .filter(({ kind }) => kind === "at-least")
      .map((finding) => sayReply(scene, { kind: "ask", next: { kind: "finding", finding } }).text);
    expect(said.map((text) => text.split("\n")[0])).toEqual(
      language === "en"
        ? [
            "累计发布 3 is less than 本年新发布 5.",
            "政务动态信息 累计发布 3 is less than 概况类信息 累计发布 9.",
          ]
        : [
            "累计发布 3，比本年新发布 5 还少。",
            "政务动态信息 累计发布 3，比概况类信息 累计发布 9 还少。",
          ],
    );
  });

  test("a table that must balance, without cases, offers to change it", () => {
    const { cases: _, ...plain } = outline(thirdForm).tables.get("complaints")!.table;
    const form: Form = {
      ...thirdForm,
      sections: thirdForm.sections.map((section) =>
        section.kind === "tables" && section.id === "contact"
          ? {
              ...section,
              tables: section.tables.map((each) => (each.id === plain.id ? plain : each)),
            }
          : section,
      ),
    };
    const answers = Object.fromEntries(
      outline(form).inputs.map((id) => [id, id.startsWith("complaints.arrived") ? 2 : 0]),
    );
    const scene = sceneOf(form, language, { answers });
    const finding = scene.sheet.findings.find(({ kind }) => kind === "balance")!;
    const { buttons } = sayReply(scene, { kind: "ask", next: { kind: "finding", finding } });
    expect(buttons.flat().map(({ press }) => press.action.kind)).toEqual(["edit", "later"]);
  });

  test("arriving, at the desk and at a report", () => {
    const words = wordsIn[language];
    for (const reply of deskReplies) expectCard(sayDesk(words, reply));
    expectCard(greeting(words, { office: {} }));
    expectCard(greeting(words, { office }));
    for (const at of ["2026-01-12T08:00:00Z", undefined]) expectCard(damagedCard(words, 2020, at));
    for (const report of [
      {},
      { state: "finished" as const },
      ...outline(disclosure2021).questions.map(({ id }) => ({
        changes: [{ ...change, question: id, patches: [patch] }],
      })),
    ]) {
      expectCard(openedCard(sceneOf(disclosure2021, language, report)));
      expectCard(resumedCard(sceneOf(disclosure2021, language, report)));
    }
  });

  test.each(["𠮷", "😀"])("no %s is cut in half, however long a text is", (character) => {
    const scene = sceneOf(disclosure2021, language, {
      texts: {
        other: { chunks: [{ text: `无${character.repeat(99)}` }], done: true },
        problems: { chunks: [{ text: character.repeat(99) }], done: true },
      },
    });
    for (const id of ["other", "problems"]) {
      const question = scene.seen.question.get(id)!;
      const { text } = sayReply(scene, {
        kind: "ask",
        next: { kind: "question", question, revisited: true },
      });
      expect(text).toContain(`${character}…`);
      expect(text.isWellFormed()).toBe(true);
    }
    for (const text of ["", "a", "ab"].map((before) => before + character.repeat(3000))) {
      const message = asMessage({ text, buttons: [] });
      expect(message.text.length).toBeLessThanOrEqual(4096);
      expect(message.text.length).toBeGreaterThan(4090);
      expect(message.text.isWellFormed()).toBe(true);
    }
  });

  test("the menu of commands is described within what a messenger allows", () => {
    for (const command of commandNames) {
      const text = wordsIn[language].commands[command];
      expectWords(text);
      expect(text.length).toBeLessThanOrEqual(256);
    }
  });
});

function expectCard({ text, buttons }: Card): void {
  expectWords(text);
  for (const { label } of buttons.flat()) expectWords(label);
}

/** A report for each kind of finding, in each form that can have it. */
function findings(): readonly (readonly [Finding["kind"], string, Form, Partial<Report>])[] {
  const zeros = (form: Form): Record<string, number> =>
    Object.fromEntries(outline(form).inputs.map((id) => [id, 0]));
  const some = (gate: string): Partial<Report> => ({ choices: { [gate]: "some" } });
  const editions = [disclosure2019, disclosure2021];
  return [
    ...[...editions, thirdForm].map((form) => ["blank", form.id, form, {}] as const),
    ...editions.flatMap((form) =>
      [3, -3].map((by) => {
        const up = by > 0 ? "requests.new_received.commercial" : "requests.granted.commercial";
        return [
          "balance",
          form.id,
          form,
          { answers: { ...zeros(form), [up]: Math.abs(by) } },
        ] as const;
      }),
    ),
    ["at-most", "2019", disclosure2019, { answers: { "proactive.rules.newly_made": 2 } }],
    [
      "at-most",
      "2021",
      disclosure2021,
      { answers: { "proactive.administrative_fees.amount_10k_cny": 10_000_000_001 * 100 } },
    ],
    ["at-most", "third", thirdForm, { answers: { "site.channels.budget": 200_000_001 } }],
    [
      "at-least",
      "third",
      thirdForm,
      { answers: { "site.articles.all": 1, "site.articles.fresh": 2 } },
    ],
    ...editions.flatMap((form) => [
      [
        "gate",
        form.id,
        form,
        { choices: { "gate.disputes": "none" }, answers: { "disputes.reconsideration.upheld": 1 } },
      ] as const,
      ["gate", form.id, form, { ...some("gate.disputes"), answers: zeros(form) }] as const,
    ]),
    ["gate", "third", thirdForm, { ...some("gate.interaction"), answers: zeros(thirdForm) }],
  ];
}

const deskReplies: readonly DeskReply[] = [
  { kind: "ask-unit" },
  { kind: "ask-county", unit: office.unit },
  { kind: "ask-level", unit: office.unit },
  { kind: "ask-self", suggestions: ["我镇", "我单位"] },
  ...(["unit", "county", "level", "self"] as const).map(
    (field) => ({ kind: "not-that", field }) as const,
  ),
  { kind: "office-known", office },
  { kind: "ask-year", offered: [2025, 2024], begun: [2020, 2025] },
  { kind: "ask-which-year" },
  { kind: "no-year", year: 2016, why: "too-early" },
  { kind: "no-year", year: 2099, why: "not-yet" },
  { kind: "not-a-year", text: "啊" },
  { kind: "help" },
];

/* The voice. Every sentence is spoken, the ones that take facts with facts of each kind. */

const samples: readonly (readonly unknown[])[] = [
  [3, 2, 1, 1, 0],
  [0, 0, 0, 0, 0],
  [1, 4, 2, 0, -2],
  ["第三部分", "自然人", "3", "2", "1"],
  [2025, "第三部分", "公开申请", "0"],
  ["第三部分", 2, 3, 4],
];

function sentences(words: unknown): readonly string[] {
  if (typeof words === "string") return [words];
  if (typeof words === "function") {
    return samples.map((facts) => (words as (...facts: readonly unknown[]) => string)(...facts));
  }
  return typeof words === "object" && words !== null ? Object.values(words).flatMap(sentences) : [];
}

test("the Chinese voice: nobody is told off, and nobody is shouted at", () => {
  const all = sentences(wordsIn["zh-CN"]);
  expect(all.length).toBeGreaterThan(300);
  expect(all.filter((sentence) => /错误|非法|无效|失败|！|!|您必须|请勿/.test(sentence))).toEqual(
    [],
  );
});

test("the Chinese voice speaks Chinese: no English but names", () => {
  // A word given where a sentence counts on a number comes out as NaN, one too few as undefined: the sample's doing.
  const strange = sentences({ ...wordsIn["zh-CN"], language: "" }).filter((sentence) =>
    /[A-Za-z]/.test(
      sentence.replaceAll(
        /AI|Word|PDF|NaN|undefined|\{count\}|\.(?:png|xlsx)|Excel|CSV|MB|https:\/\/[\w./-]*/g,
        "",
      ),
    ),
  );
  expect(strange).toEqual([]);
});

test("both languages have the same sentences, with as many facts in each", () => {
  const shape = (words: unknown): unknown =>
    typeof words === "function"
      ? "a sentence with facts"
      : typeof words === "object" && words !== null
        ? Object.fromEntries(Object.entries(words).map(([key, value]) => [key, shape(value)]))
        : typeof words;
  expect(shape(wordsIn.en satisfies Words)).toEqual(shape(wordsIn["zh-CN"]));
});

test("no sentence for the forms is missing a language", () => {
  const pairs = (data: unknown): readonly { zh: string; en: string }[] => {
    if (typeof data !== "object" || data === null) return [];
    if ("zh" in data && "en" in data) return [data as { zh: string; en: string }];
    return Object.values(data).flatMap(pairs);
  };
  const all = [disclosure2019, disclosure2021].flatMap(pairs);
  expect(all.length).toBeGreaterThan(100);
  for (const { zh, en } of all) {
    expect([zh, en].every((text) => text.trim() !== "")).toBe(true);
    expect(zh).not.toMatch(/错误|非法|！/);
  }
});
