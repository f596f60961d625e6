import { expect, test } from "vitest";
import type { Action } from "#flows/conversation.ts";
import { states } from "#flows/workflow/states.ts";
import type { State } from "#flows/workflow/states.ts";
import { may, verbs } from "#flows/workflow/rights.ts";
import { complete, contents, hats, reviewed, together } from "./people.ts";

/**
 * Who may do what, and when: written out by hand, for everything that moves a report. `review` is at its first step, so
 * `first` is the reviewer whose turn it is. Whatever is not here is refused, and writes nothing.
 */
const allowed: Readonly<Record<string, Readonly<Partial<Record<State, readonly string[]>>>>> = {
  fill: { filling: ["clerk", "helper", "both"], returned: ["clerk", "helper", "both"] },
  remark: { review: ["first", "both"], filed: ["above"], accepted: ["above"] },
  submit: { filling: ["clerk", "both"], returned: ["clerk", "both"] },
  withdraw: { review: ["clerk", "both"], finished: ["clerk", "both"] },
  approve: { review: ["first", "both"] },
  return: { review: ["first", "both"] },
  file: { finished: ["clerk", "both"] },
  accept: { filed: ["above"] },
  "send-back": { filed: ["above"], accepted: ["above"] },
  publish: { finished: ["clerk", "both"], filed: ["clerk", "both"], accepted: ["clerk", "both"] },
  correct: { published: ["clerk", "both"] },
};

const people = ["clerk", "helper", "first", "second", "above", "admin", "both", "stranger"];

const inState = (state: State) => ({
  ...complete(),
  state,
  ...(state === "review" ? { step: 0 } : {}),
});

const everyone = states.flatMap((state) => people.map((person) => [state, person] as const));

test.each(everyone)(
  "a report that is %s, and %s: each verb as the table has it",
  (state, person) => {
    for (const verb of verbs) {
      const expected =
        verb === "look"
          ? person !== "stranger"
          : (allowed[verb]?.[state]?.includes(person) ?? false);
      const verdict = may(verb, hats[person] ?? [], inState(state), reviewed);
      expect([verb, verdict.kind === "yes"]).toEqual([verb, expected]);
    }
  },
);

/** One action of each verb, and where it leads when it is done at once. */
const acts: readonly (readonly [string, Action, State | "asks" | "same"])[] = [
  ["fill", { kind: "zero", row: "disputes.reconsideration" }, "same"],
  ["submit", { kind: "finish" }, "review"],
  ["withdraw", { kind: "withdraw" }, "filling"],
  ["withdraw", { kind: "reopen" }, "filling"],
  ["remark", { kind: "remark", on: "overview" }, "asks"],
  ["approve", { kind: "approve", sure: false }, "review"],
  ["return", { kind: "return" }, "asks"],
  ["file", { kind: "file-report" }, "filed"],
  ["accept", { kind: "accept" }, "accepted"],
  ["send-back", { kind: "send-back" }, "asks"],
  ["publish", { kind: "publish" }, "asks"],
  ["correct", { kind: "correct-as", correction: "figures" }, "asks"],
];

test.each(
  acts.flatMap(([verb, action, to]) => everyone.map((one) => [verb, ...one, action, to] as const)),
)("%s of a report that is %s, by %s", (verb, state, person, action, to) => {
  const chat = together(inState(state));
  const before = contents(chat.report);
  const said = chat.as(person).tap(action);
  const isAllowed = allowed[verb]?.[state]?.includes(person) ?? false;
  if (!isAllowed) {
    expect(contents(chat.report)).toEqual(before);
    expect(said).toMatch(/^(?:not-yours|not-now ask|is-finished|is-in-review|is-being-filled)$/);
    expect(chat.notices).toEqual([]);
  } else if (to === "asks") {
    expect(contents(chat.report)).toEqual(before);
    expect(chat.as(person).next).toBe("prompt");
  } else {
    expect(chat.report.state).toBe(to === "same" ? state : to);
    expect(said).not.toMatch(/not-|is-/);
  }
});

test("a reviewer of the other step is told whose turn it is", () => {
  const chat = together(inState("review"));
  expect(chat.as("second").tap({ kind: "approve", sure: true })).toBe("not-yours");
  expect(chat.replies).toEqual([{ kind: "not-yours", whose: ["reviewer"], step: "s1" }]);
});

test("somebody without a post learns nothing, and leaves no trace", () => {
  const chat = together(complete());
  const before = chat.report;
  for (const kind of ["status", "check", "preview", "continue", "undo"] as const) {
    expect(chat.as("stranger").do({ kind })).toBe("not-yours");
  }
  expect(chat.as("stranger").type("改 行政许可 35")).toBe("not-yours");
  expect(chat.report).toBe(before);
});

test("looking is for everybody who has something to do with the unit", () => {
  for (const person of people.filter((one) => one !== "stranger")) {
    const chat = together(inState("review"));
    expect(chat.as(person).do({ kind: "status" })).toBe("status");
    expect(chat.as(person).do({ kind: "preview" })).toBe("file");
  }
});
