import { commit, seenBy } from "./commit.ts";
import type { Event, Reply, Turn } from "./conversation.ts";
import { decide } from "./decide.ts";
import { evaluate } from "./evaluate.ts";
import type { Form } from "./form.ts";
import type { Scene } from "./move.ts";
import { outline } from "./outline.ts";
import type { Report } from "./report.ts";
import type { Sheet } from "./sheet.ts";
import { verdictOn, withinScope } from "./workflow/guard.ts";
import { meanwhile } from "./workflow/meanwhile.ts";
import { alone } from "./workflow/setting.ts";
import type { Setting } from "./workflow/setting.ts";
import { fillerOf } from "./workflow/viewer.ts";

/**
 * The whole interview: what somebody did → the report after it, what to say, and what others are to hear. Pure; the
 * caller stores the report before it says a word.
 */
export function step(form: Form, report: Report, event: Event, setting: Setting = alone): Turn {
  const viewer =
    event.hats === undefined ? fillerOf(report, event.by) : { by: event.by, hats: event.hats };
  const before = evaluate(form, report, viewer, setting);
  const scene = { form, seen: outline(form), report, sheet: before, event, viewer, setting };
  // Nothing to do with this unit: they learn nothing, and leave no trace.
  if (viewer.hats.length === 0) {
    const replies: readonly Reply[] = [{ kind: "not-yours", whose: [] }];
    return { report, sheet: before, replies, notices: [] };
  }
  const move = withinScope(scene, decide(scene));
  const after = commit(scene, move);
  const sheet = after === report ? before : evaluate(form, after, viewer, setting);
  return {
    report: seenBy(after, viewer.by, sheet),
    sheet,
    replies: [
      ...news(scene),
      ...move.replies,
      ...sectionReceipts(form, before, sheet),
      ...(move.ask === false ? [] : [{ kind: "ask", next: sheet.next } as const]),
    ],
    notices: after.revision === report.revision ? [] : (move.notices ?? []),
  };
}

/** What others did meanwhile comes first, for whoever fills. */
function news(scene: Scene): readonly Reply[] {
  if (verdictOn(scene, "fill").kind !== "yes") return [];
  const changes = meanwhile(scene.seen, scene.report, scene.viewer);
  return changes.length === 0 ? [] : [{ kind: "meanwhile", changes }];
}

/** One receipt per finished section: it had something open before, and has nothing open now. */
function sectionReceipts(form: Form, before: Sheet, after: Sheet): readonly Reply[] {
  if (before === after) return [];
  const open = (sheet: Sheet): ReadonlySet<string> =>
    new Set(
      sheet.asked.flatMap(({ question, state }) =>
        state === "answered" ? [] : [question.section.id],
      ),
    );
  const was = open(before);
  const is = open(after);
  return form.sections
    .filter(({ id }) => was.has(id) && !is.has(id))
    .map(({ id }) => ({ kind: "section-complete", section: id }));
}
