import { setRemark, setState, setStep } from "../changes.ts";
import type { Move, Scene } from "../move.ts";
import { lookedAt } from "./approve.ts";
import type { Remark } from "./remark.ts";
import { draftsOf, newRemark, nextId } from "./remarks.ts";
import { placesOf } from "./scope.ts";

type Back = "return" | "send-back";

/** Back to the clerk with what was remarked; without a remark, one sentence is asked for. */
export const giveBack =
  (verb: Back) =>
  (scene: Scene): Move => {
    const drafts = draftsOf(scene);
    return drafts.length === 0
      ? { replies: [], prompt: { kind: verb } }
      : backWith(scene, verb, drafts);
  };

/** The one sentence: a remark on the whole, and back it goes. */
export function giveBackSaying(scene: Scene, verb: Back, text: string): Move {
  const remark = newRemark(scene, "", text, "open");
  return { ...backWith(scene, verb, [[nextId(scene.report), remark]]), why: text };
}

function backWith(scene: Scene, verb: Back, remarks: readonly (readonly [string, Remark])[]): Move {
  const { report, event } = scene;
  const { by } = event;
  const count = remarks.length;
  const kind = verb === "return" ? "returned" : "sent-back";
  const sections = [...new Set(remarks.flatMap(([, { on }]) => placesNamed(scene, on)))];
  return {
    replies: [{ kind, count }],
    patches: [
      ...remarks.map(([id, remark]) => setRemark(report, id, { ...remark, state: "open" })),
      setState(report, "returned"),
      setStep(report, null),
      lookedAt(report, by),
    ],
    notices: [
      { to: "filler", kind, by, remarks: count },
      // A remark on the whole names none: whoever was handed the whole hears of that as well.
      { to: "helpers", sections, kind, by, remarks: count },
    ],
    through: "review",
    ask: false,
  };
}

/** The sections and tables that a remark concerns, for those to whom they were handed over. */
function placesNamed({ seen }: Scene, on: string): readonly string[] {
  const question = seen.question.get(on);
  if (question !== undefined) return placesOf(question);
  return on === "" ? [] : [on];
}
