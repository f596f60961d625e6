import { proofread } from "#assist/proofread.ts";
import { narrowMark } from "#assist/slip-marks.ts";
import type { Event, Turn } from "#flows/conversation.ts";
import type { Form } from "#flows/form.ts";
import { step } from "#flows/step.ts";
import type { Setting } from "#flows/workflow/setting.ts";

/** Where somebody wished for slips to be looked for, they are: by rules, in the same turn, without any model. */
export function readThrough(
  form: Form,
  turn: Turn,
  { event, setting }: Readonly<{ event: Event; setting: Setting }>,
): Turn {
  const wished = turn.replies.find((reply) => reply.kind === "wished");
  if (wished?.wish.kind !== "proofread") return turn;
  const { report } = turn;
  const { text: id } = wished.wish;
  const chunks = report.texts[id]?.chunks ?? [];
  const found = chunks.map(({ text }) => proofread(text, report.office, report.year));
  // Narrow marks come last, and are widened in the files in any case.
  const changes = found.flatMap((one) => one.changes).filter(({ why }) => why !== narrowMark);
  const slips = found.flatMap((one) => one.notes);
  const { at, by, hats } = event;
  const again: Event = {
    at,
    by,
    ...(hats === undefined ? {} : { hats }),
    kind: "proposed",
    ...(changes.length === 0
      ? {}
      : {
          proposal: {
            kind: "revision",
            id: `s${report.revision.toString(36)}`,
            origin: "phrases",
            text: id,
            changes: changes.slice(0, mostChanges),
          },
        }),
    say:
      slips.length > 0
        ? [{ kind: "slips", slips }]
        : changes.length === 0
          ? [{ kind: "unfulfilled", why: "no-slips" }]
          : [],
  };
  return step(form, report, again, setting);
}

const mostChanges = 60;
