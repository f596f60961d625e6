import type { Hall, HallHandlers, HallTurn, PromptAnswer } from "../hall.ts";
import { county } from "./county.ts";
import { answerWithDay, askDue, askExtension } from "./days.ts";
import type { DayPrompt } from "./days.ts";
import { draft, picture, workbook } from "./files.ts";
import { nudge } from "./nudge.ts";
import { queue } from "./queue.ts";
import { look, wear } from "./take-in-hand.ts";
import { unit } from "./unit.ts";

export { searchUnits } from "./search.ts";

/** What those can do who collect the reports, and those who look at them. */
export const countyHandlers: HallHandlers<
  | "wear"
  | "queue"
  | "look"
  | "county"
  | "unit"
  | "picture"
  | "export"
  | "nudge"
  | "draft"
  | "ask-extension"
  | "ask-due"
> = {
  wear,
  queue,
  look,
  county,
  unit,
  picture,
  export: workbook,
  nudge,
  draft,
  "ask-extension": askExtension,
  "ask-due": askDue,
};

/** The day that was asked for; a file is no day. */
export const answerCountyPrompt = (
  hall: Hall,
  prompt: DayPrompt,
  { text = "" }: PromptAnswer,
): Promise<HallTurn> => answerWithDay(hall, prompt, text);
