import { isReal, setRemark } from "../changes.ts";
import type { Action } from "../conversation.ts";
import { say } from "../move.ts";
import type { Move, Scene } from "../move.ts";
import { notThere } from "../act/not-there.ts";
import type { Patch, Report } from "../report.ts";
import type { Remark } from "./remark.ts";
import { currentStep } from "./setting.ts";

/**
 * The drafts that go out with a return: those of this step of the review, or of the office above. What was written in a
 * step that was struck off since is left to whoever looks now: nobody else could send or drop it.
 */
export function draftsOf({
  report,
  setting,
}: Pick<Scene, "report" | "setting">): readonly (readonly [string, Remark])[] {
  const step = currentStep(report, setting)?.id;
  const isGone = (of: string): boolean => setting.review.every(({ id }) => id !== of);
  return Object.entries(report.remarks).filter(
    ([, { state, step: of }]) =>
      state === "draft" && (of === step || (step !== undefined && of !== undefined && isGone(of))),
  );
}

/** A figure or a section was tapped: what about it? */
export function askRemark(
  { form, seen }: Scene,
  { on }: Extract<Action, { kind: "remark" }>,
): Move {
  const isKnown = on === "" || seen.question.has(on) || form.sections.some(({ id }) => id === on);
  return isKnown ? { replies: [], prompt: { kind: "remark", on } } : notThere;
}

export function keepRemark(scene: Scene, on: string, text: string): Move {
  const { report } = scene;
  const id = nextId(report);
  return {
    replies: [{ kind: "remark-kept", remark: id, unsent: draftsOf(scene).length + 1 }],
    patches: [setRemark(report, id, newRemark(scene, on, text, "draft"))],
    through: "review",
  };
}

export function newRemark(
  { report, setting, event: { at, by } }: Scene,
  on: string,
  text: string,
  state: Remark["state"],
): Remark {
  const step = currentStep(report, setting)?.id;
  return {
    on,
    by,
    at,
    ...(step === undefined ? {} : { step }),
    text,
    state,
    revision: report.revision,
    thread: [],
    mended: [],
  };
}

/** r1, r2, …: whoever said it. */
export function nextId({ remarks }: Report): string {
  const numbers = Object.keys(remarks).map((id) => Number(id.slice(1)));
  return `r${Math.max(0, ...numbers) + 1}`;
}

export function dropRemarks(scene: Scene): Move {
  const drafts = draftsOf(scene);
  return {
    replies: [{ kind: "remarks-dropped", count: drafts.length }],
    patches: drafts.map(([id]) => setRemark(scene.report, id, null)),
    through: "review",
  };
}

/** The clerk would rather say why than change: what? */
export function askExplanation(
  { report }: Scene,
  { remark }: Extract<Action, { kind: "explain-remark" }>,
): Move {
  return report.remarks[remark]?.state === "open"
    ? { replies: [], prompt: { kind: "explain", remark } }
    : notThere;
}

export function explain({ report, event: { at, by } }: Scene, id: string, text: string): Move {
  const remark = report.remarks[id];
  if (remark === undefined) return say({ kind: "stale" });
  const thread = [...remark.thread, { by, at, text }];
  return {
    replies: [{ kind: "explained", remark: id }],
    patches: [setRemark(report, id, { ...remark, thread, state: "answered" })],
    why: text,
  };
}

/** Changing what a remark is about answers it, too, and the remark keeps old → new. One on the whole wants words. */
export function remarksMended(
  { report, seen }: Scene,
  patches: readonly Patch[],
): readonly Patch[] {
  return Object.entries(report.remarks).flatMap(([id, remark]) => {
    if (remark.state !== "open") return [];
    const own = patches.filter((patch) => isAbout(remark.on, patch));
    if (own.length === 0) return [];
    const mended = own.flatMap((patch) =>
      patch.of === "answers" ? [{ cell: patch.id, old: patch.old, new: patch.new }] : [],
    );
    return [
      setRemark(report, id, {
        ...remark,
        state: "answered",
        mended: [...remark.mended, ...mended],
      }),
    ];
  });

  function isAbout(on: string, patch: Patch): boolean {
    if (on === "" || !isReal(patch)) return false;
    if (patch.of === "answers") {
      const cell = seen.cells.get(patch.id);
      return cell?.section.id === on || `${cell?.table.id}.${cell?.row.key}` === on;
    }
    if (patch.of !== "texts" && patch.of !== "choices") return false;
    return patch.id === on || seen.question.get(patch.id)?.section.id === on;
  }
}
