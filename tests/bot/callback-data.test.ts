import fc from "fast-check";
import { expect, test } from "vitest";
import { codecs, deskCodecs } from "#bot/callback-codecs.ts";
import { decodePress, encodePress } from "#bot/callback-data.ts";
import type { Drawn } from "#bot/callback-data.ts";
import type { Button, Card, Press } from "#bot/say/card.ts";
import { sayReply } from "#bot/say/replies.ts";
import type { SayScene } from "#bot/say/scene.ts";
import { wordsIn } from "#bot/words/words.ts";
import type { Action } from "#flows/conversation.ts";
import { fileFormats } from "#flows/file-format.ts";
import type { DeskAction } from "#flows/desk.ts";
import { evaluate } from "#flows/evaluate.ts";
import type { Form } from "#flows/form.ts";
import { outline } from "#flows/outline.ts";
import type { Question } from "#flows/outline.ts";
import { newReport } from "#flows/report.ts";
import type { Report } from "#flows/report.ts";
import { disclosure2019 } from "#flows/reports/disclosure-2019.ts";
import { disclosure2021 } from "#flows/reports/disclosure-2021.ts";
import { forms } from "#flows/reports/reports.ts";
import { correctionKinds } from "#flows/workflow/place.ts";
import { alone } from "#flows/workflow/setting.ts";
import { fillerOf } from "#flows/workflow/viewer.ts";
import { office } from "#tests/support/interview.ts";
import { thirdForm } from "#tests/support/third-form.ts";

/* Ids as the forms have them. */

const questions = forms.flatMap((form) => outline(form).questions);
const idOf = (...kinds: readonly Question["kind"][]): fc.Arbitrary<string> =>
  fc.constantFrom(...questions.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id));
const anyQuestion = fc.constantFrom(...questions.map(({ id }) => id));
const table = fc.constantFrom("proactive", "requests", "disputes");
const section = fc.constantFrom("overview", "problems", "other");
const place = fc.nat(30);
const proposal = fc.stringMatching(/^[a-z][0-9a-z]{1,9}$/);

type OneOf<A extends { kind: string }> = {
  readonly [Kind in A["kind"]]: fc.Arbitrary<Omit<Extract<A, { kind: Kind }>, "kind">>;
};

/** Every action there is; a new kind does not compile until it is here. */
const actions: OneOf<Action> = {
  gate: fc.record({ gate: idOf("gate"), answer: fc.constantFrom("none", "some") }),
  mode: fc.record({ table, mode: fc.constantFrom("cases", "rows") }),
  zero: fc.record({ row: idOf("row") }),
  "zero-rest": fc.record({ table }),
  values: fc.record({
    row: fc.constantFrom("proactive.rules", "requests.granted", "disputes.reconsideration"),
    values: fc.array(fc.option(fc.integer({ min: -99, max: 999 })), { minLength: 1, maxLength: 6 }),
  }),
  carry: fc.record({ table, column: fc.oneof(place, fc.constant("all" as const)) }),
  raise: fc.record({ table, column: place }),
  case: fc.record({
    table,
    column: place,
    outcome: place,
    count: fc.integer({ min: 1, max: 999 }),
  }),
  "cases-done": fc.record({ table }),
  parts: fc.record({ section }),
  offer: fc.record({ text: section, part: fc.constantFrom("opening", "information_management") }),
  none: fc.record({ section }),
  done: fc.record({ text: idOf("text", "part") }),
  rewrite: fc.record({ text: idOf("text", "part") }),
  take: fc.record({ proposal }),
  "take-this": fc.record({ proposal, at: place }),
  "leave-this": fc.record({ proposal, at: place }),
  "one-by-one": fc.record({ proposal }),
  drop: fc.record({ proposal }),
  redraft: fc.record({ proposal, how: fc.constantFrom("another", "shorter") }),
  write: fc.record({
    text: idOf("text", "part"),
    part: fc.constantFrom("opening", "information_management"),
    anew: fc.boolean(),
  }),
  fact: fc.record({
    fact: fc.constantFrom("meetings", "training_people"),
    answer: fc.constantFrom("none", "yes", "skip"),
  }),
  wish: fc.record({
    wish: fc.constantFrom("another", "shorter", "formal", "polish", "proofread"),
    text: idOf("text", "part"),
  }),
  acknowledge: fc.record({ finding: fc.constantFrom("R10.1.2.3", "D30.45") }),
  later: fc.record({ what: fc.oneof(anyQuestion, fc.constant("R1.natural_person.5.4")) }),
  finish: fc.record({}),
  reopen: fc.record({}),
  undo: fc.record({}),
  withdraw: fc.record({}),
  approve: fc.record({ sure: fc.boolean() }),
  return: fc.record({}),
  "drop-remarks": fc.record({}),
  "file-report": fc.record({}),
  accept: fc.record({}),
  "send-back": fc.record({}),
  justify: fc.record({ finding: fc.constantFrom("R10.1.2.3", "D30.45") }),
  remark: fc.record({ on: fc.oneof(anyQuestion, section, fc.constant("")) }),
  "explain-remark": fc.record({ remark: fc.constantFrom("r1", "r99") }),
  publish: fc.record({}),
  correct: fc.record({}),
  "correct-as": fc.record({ correction: fc.constantFrom(...correctionKinds) }),
  "review-all": fc.record({}),
  "review-section": fc.record({ section }),
  go: fc.record({ question: anyQuestion }),
  back: fc.record({}),
  continue: fc.record({}),
  pick: fc.record({ table, column: place }),
  "pick-applicant": fc.record({ table }),
  help: fc.record({ question: anyQuestion }),
  commands: fc.record({}),
  status: fc.record({}),
  check: fc.record({}),
  files: fc.record({}),
  file: fc.record({
    wanted: fc.record(
      { formats: fc.subarray([...fileFormats], { minLength: 1 }), table },
      { requiredKeys: ["formats"] },
    ),
  }),
  preview: fc.record({}),
  edit: fc.record({ section: fc.oneof(section, fc.constant("")) }),
  pause: fc.record({}),
};

const year = fc.integer({ min: 2019, max: 2099 });

const deskActions: OneOf<DeskAction> = {
  level: fc.record({
    level: fc.constantFrom("township", "department", "county", "city", "province"),
  }),
  self: fc.record({ self: fc.constantFrom("我镇", "我街道", "我单位", "我 局", "100%") }),
  year: fc.record({ year }),
  "other-year": fc.record({}),
  years: fc.record({}),
  rename: fc.record({}),
  restore: fc.record({ year }),
};

const drawn: fc.Arbitrary<Drawn> = fc.record({
  unit: fc.constantFrom("home", "u1", "u3f9zz"),
  year,
  revision: fc.nat(46_655),
});

const roundTrip = (press: fc.Arbitrary<Press>): void =>
  fc.assert(
    fc.property(press, drawn, (each, place) => {
      const data = encodePress(each, place);
      expect(data).toMatch(/^[\x21-\x7e]{1,64}$/);
      expect(decodePress(data ?? "")).toEqual({ press: each, drawn: place });
    }),
    { numRuns: 50 },
  );

test.each(Object.entries(actions))("%s comes back as it went", (kind, fields) => {
  roundTrip(
    (fields as fc.Arbitrary<object>).map((rest) => ({
      on: "report",
      action: { kind, ...rest } as Action,
    })),
  );
});

test.each(Object.entries(deskActions))("at the desk, %s comes back as it went", (kind, fields) => {
  roundTrip(
    (fields as fc.Arbitrary<object>).map((rest) => ({
      on: "desk",
      action: { kind, ...rest } as DeskAction,
    })),
  );
});

test("no two kinds share a code", () => {
  const codes = [...Object.values(codecs), ...Object.values(deskCodecs)].map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});

/* Whatever else arrives is not a button of ours. */

test.each([
  ["nothing", ""],
  ["a code alone", "z"],
  ["no place", "z::proactive.rules"],
  ["a place that is no number", "z:!.?:proactive.rules"],
  ["half a place", "z:1k4:proactive.rules"],
  ["a code that nobody has", "zz:1k4.0:proactive.rules"],
  ["an argument too few", "o:1k4.0:overview"],
  ["an argument too many", "z:1k4.0:proactive.rules:3"],
  ["no argument where one is due", "z:1k4.0"],
  ["an answer that no gate has", "g:1k4.0:gate.requests:perhaps"],
  ["a way that no table has", "m:1k4.0:requests:guess"],
  ["a case without a number", "k:1k4.0:requests,1,2"],
  ["a case of words", "k:1k4.0:requests:a,b,c"],
  ["a case with half a number", "k:1k4.0:requests:1,2,1.5"],
  ["figures that are none", "v:1k4.0:proactive.rules:1,!,3"],
  ["figures beyond all counting", "v:1k4.0:proactive.rules:zzzzzzzzzzzzzz,,"],
  ["a place for a word", "c:1k4.0:requests:most"],
  ["numbers written another way", "pk:1k4.0:requests:0x1"],
  ["spaces around a number", "pk:1k4.0:requests: 1"],
  ["a percent sign gone wrong", "@s:0.0:%E0%A4%A"],
  ["a level that there is not", "@l:0.0:empire"],
  ["a year in words", "@y:0.0:two"],
  ["the name of a property", "constructor:1k4.0"],
  ["a prototype", "__proto__:1k4.0:x"],
  ["JSON", '{"kind":"undo"}'],
  ["another bot's button", "menu:settings:lang=zh"],
  ["a thousand letters", "x".repeat(1000)],
])("%s is not a button of ours", (_, data) => {
  expect(decodePress(data)).toBeUndefined();
});

test("any string either is no button, or is exactly the one that would be drawn", () => {
  const code = fc.constantFrom(...Object.values(codecs).map((codec) => codec.code), "@y", "@s");
  const near = fc
    .tuple(
      code,
      fc.string({ maxLength: 8 }),
      fc.array(fc.string({ maxLength: 8 }), { maxLength: 3 }),
    )
    .map(([start, at, args]) => [start, at, ...args].join(":"));
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), near), (data) => {
      const pressed = decodePress(data);
      if (pressed !== undefined) expect(encodePress(pressed.press, pressed.drawn)).toBe(data);
    }),
    { numRuns: 3000 },
  );
});

/* Every button that the forms can bring up fits, late in the life of a report as well. */

const most = 999_999_999;

const filled = (form: Form, value: number): Report => ({
  ...newReport(form, office, 2025),
  revision: 46_655,
  choices: { "gate.requests": "some", "gate.disputes": "some", "requests.mode": "rows" },
  answers: Object.fromEntries(outline(form).inputs.map((id) => [id, value])),
  texts: Object.fromEntries(
    form.sections.flatMap(({ kind, id }) =>
      kind === "narrative" ? [[id, { chunks: [{ text: "本年工作。" }], done: true }]] : [],
    ),
  ),
});

const reports = (form: Form): readonly Report[] => [
  { ...newReport(form, office, 2025), revision: 46_655 },
  filled(form, 0),
  filled(form, 1),
  filled(form, most),
];

const sceneOf = (form: Form, report: Report): SayScene => ({
  form,
  seen: outline(form),
  report,
  sheet: evaluate(form, report),
  words: wordsIn["zh-CN"],
  viewer: fillerOf(report),
  setting: alone,
  assistant: true,
  nameOf: (id) => id,
});

function cardsOf(form: Form, report: Report): readonly Card[] {
  const scene = sceneOf(form, report);
  const { seen, sheet } = scene;
  const asked = seen.questions.flatMap((question) =>
    [true, false].map((revisited) =>
      sayReply(scene, { kind: "ask", next: { kind: "question", question, revisited } }),
    ),
  );
  const found = sheet.findings.map((finding) =>
    sayReply(scene, { kind: "ask", next: { kind: "finding", finding } }),
  );
  const menus = ["", ...form.sections.map(({ id }) => id)].map((id) =>
    sayReply(scene, { kind: "edit-menu", section: id }),
  );
  const outcomes = [...seen.tables.values()].flatMap(({ table: { id, cases }, rows }) =>
    cases === undefined
      ? []
      : (rows[0]?.columns ?? []).map((_, column) =>
          sayReply(scene, { kind: "pick-outcome", table: id, column }),
        ),
  );
  const rows = seen.questions.filter((question) => question.kind === "row");
  const refused = rows.map(({ id }) =>
    sayReply(scene, {
      kind: "refused",
      row: id,
      refusal: { kind: "refused", reason: "too-few", text: "", got: 1, want: 3 },
    }),
  );
  const others = [
    sayReply(scene, { kind: "findings" }),
    sayReply(scene, { kind: "status" }),
    sayReply(scene, { kind: "ask", next: { kind: "end" } }),
    sayReply(scene, { kind: "which-row", rows: rows.map(({ id }) => id) }),
  ];
  return [...asked, ...found, ...menus, ...outcomes, ...refused, ...others];
}

test.each([
  ["the 2019 edition", disclosure2019],
  ["the 2021 edition", disclosure2021],
  ["a third report", thirdForm],
])("every button of %s fits into 64 bytes", (_, form) => {
  const all = reports(form).flatMap((report) =>
    cardsOf(form, report).flatMap(({ buttons }) =>
      buttons.flat().map((each) => ({ each, report })),
    ),
  );
  const unfit = (one: { each: Button; report: Report }): boolean =>
    encodePress(one.each.press, one.report) === undefined;
  expect(all.length).toBeGreaterThan(300);
  expect(all.filter(unfit).map(({ each }) => each)).toEqual([]);
});

/** A row with a handful of figures asks which one is meant, and every choice can be tapped. */
test.each([
  ["the 2019 edition", disclosure2019],
  ["the 2021 edition", disclosure2021],
])("which figure? can be answered by a tap in every row of %s", (_, form) => {
  const rows = outline(form).questions.filter((question) => question.kind === "row");
  const unfit = rows.filter(({ id, columns }) => {
    const values = columns.map((_, at) => (at === 0 ? 35 : at === 1 ? 12 : 0));
    const press = { on: "report", action: { kind: "values", row: id, values } } as const;
    return encodePress(press, { year: 2025, revision: 500 }) === undefined;
  });
  expect(unfit.map(({ id }) => id)).toEqual([]);
});
