import type { Event } from "#flows/conversation.ts";
import type { Report } from "#flows/report.ts";
import { step } from "#flows/step.ts";
import type { Dependencies } from "./dependencies.ts";
import type { FilesOwed, OwedFiles } from "./files-owed.ts";
import type { Input } from "./input.ts";
import { newestOf, remember } from "./records.ts";
import type { DeskRecord, ReportRecord, Said } from "./records.ts";
import { damagedCard, resumedCard } from "./say/arriving.ts";
import { join } from "./say/card.ts";
import { greeting } from "./say/desk.ts";
import { asMessage, sayTurn } from "./say/turn.ts";
import { formOf, sceneOf } from "./scene-of.ts";

/** What to say to an update, and the file that is to follow. */
export interface Answer {
  readonly said: Said;
  /**
   * It was said before, for a newer update was answered since. Said again, it would look like the newest question,
   * and put the card that it changed back to what that showed then.
   */
  readonly isPast?: boolean;
  /** To be waited for before anything is said; the next turn need not wait for the disk. */
  readonly kept?: Promise<void>;
  readonly file?: OwedFiles;
}

/** A turn of the interview: the core decides, the result is kept, and only then something is said. */
export async function answerReport(
  deps: Dependencies,
  owed: FilesOwed,
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
  if (before !== undefined) {
    const isPast = newestOf(handled, input.person.id) !== input.update;
    return { ...withFile(before.said ?? {}, owed.take(loaded.value, input.update)), isPast };
  }
  if (input.kind === "start") {
    const scene = sceneOf(deps, report);
    const message = asMessage(join([greeting(deps.words, desk.desk), resumedCard(scene)]), report);
    const said: Said = { send: message };
    await deps.reports.save(String(year), {
      ...loaded.value,
      handled: remember(handled, input, said),
    });
    return { said };
  }
  const event = reportEvent(input, report, deps.now().toISOString());
  const form = formOf(deps, report);
  const turn = step(form, report, event);
  const scene = sceneOf(deps, turn.report, turn.sheet);
  const said = sayTurn(scene, turn.replies, event.kind === "tap");
  const promised =
    said.file === undefined
      ? []
      : [{ update: input.update, chat: input.person.id, wanted: said.file }];
  // Kept even when nothing changed: what was not understood now could be an answer when it is delivered again.
  const record: ReportRecord = {
    report: turn.report,
    handled: remember(handled, input, said),
    owed: [...(loaded.value.owed ?? []), ...promised],
  };
  const kept = deps.reports.save(String(year), record);
  return { ...withFile(said, owed.take(record, input.update)), kept };
}

const withFile = (said: Said, file: OwedFiles | undefined): Answer =>
  file === undefined ? { said } : { said, file };

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
