import type { Event } from "#flows/conversation.ts";
import type { Form } from "#flows/form.ts";
import type { Report } from "#flows/report.ts";
import { step } from "#flows/step.ts";
import type { Dependencies } from "./dependencies.ts";
import type { Input } from "./input.ts";
import { remember } from "./records.ts";
import type { DeskRecord, Said } from "./records.ts";
import { damagedCard, resumedCard } from "./say/arriving.ts";
import { join } from "./say/card.ts";
import { greeting } from "./say/desk.ts";
import { asMessage, sayTurn } from "./say/turn.ts";
import { formOf, sceneOf } from "./scene-of.ts";

/** What to say to an update, and the report as it is now when a file of it is to follow. */
export interface Answer {
  readonly said: Said;
  readonly file?: Readonly<{ form: Form; report: Report }>;
}

/** A turn of the interview: the core decides, the result is kept, and only then something is said. */
export async function answerReport(
  deps: Dependencies,
  desk: DeskRecord,
  input: Input,
): Promise<Answer> {
  const year = desk.desk.current ?? 0;
  const loaded = await deps.reports.load(String(year));
  if (loaded.kind !== "found") {
    const at = loaded.kind === "damaged" ? loaded.copy?.at : undefined;
    return { said: { send: asMessage(damagedCard(deps.words, year, at)) } };
  }
  const { report, handled } = loaded.value;
  const before = handled.find(({ update }) => update === input.update);
  if (before !== undefined) return withFile(deps, before.said ?? {}, report);
  if (input.kind === "start") {
    const scene = sceneOf(deps, report);
    const message = asMessage(join([greeting(deps.words, desk.desk), resumedCard(scene)]), report);
    return { said: { send: message } };
  }
  const event = reportEvent(input, report, deps.now().toISOString());
  const form = formOf(deps, report);
  const turn = step(form, report, event);
  const scene = sceneOf(deps, turn.report, turn.sheet);
  const said = sayTurn(scene, turn.replies, event.kind === "tap");
  // Kept even when nothing changed: what was not understood now could be an answer when it is delivered again.
  await deps.reports.save(String(year), {
    report: turn.report,
    handled: remember(handled, input.update, said),
  });
  return withFile(deps, said, turn.report);
}

const withFile = (deps: Dependencies, said: Said, report: Report): Answer =>
  said.file === undefined ? { said } : { said, file: { form: formOf(deps, report), report } };

function reportEvent(input: Input, { year }: Report, at: string): Event {
  const who = { at, by: String(input.person.id) };
  switch (input.kind) {
    case "text":
      return {
        ...who,
        kind: "text",
        text: input.text,
        message: input.message,
        ...(input.replyTo === undefined ? {} : { replyTo: input.replyTo }),
      };
    case "edited":
      return { ...who, kind: "edited", text: input.text, message: input.message };
    case "command":
      return { ...who, kind: "command", action: input.action };
    case "press":
      return input.pressed?.press.on === "report" && input.pressed.drawn.year === year
        ? {
            ...who,
            kind: "tap",
            action: input.pressed.press.action,
            revision: input.pressed.drawn.revision,
          }
        : // Drawn for another year's report, or not by this bot: as good as the oldest button.
          { ...who, kind: "tap", action: { kind: "undo" }, revision: -1 };
    case "unreadable":
      return { ...who, kind: "unreadable", what: input.what };
    case "start":
    case "unknown-command":
      return { ...who, kind: "command", action: { kind: "commands" } };
  }
}
