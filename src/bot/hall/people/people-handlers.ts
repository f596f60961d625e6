import type { Hall, HallHandlers, HallTurn, PromptAnswer } from "../hall.ts";
import type { HallPrompt } from "../hall-action.ts";
import { records } from "../records/records.ts";
import { recordsFile } from "../records/records-file.ts";
import { answerName } from "./answer-name.ts";
import { device } from "./device.ts";
import { askEnd, end } from "./end.ts";
import { home } from "./home.ts";
import { askInvite, invite, share } from "./invite.ts";
import { inviteAll } from "./invite-all.ts";
import { invitation, people, revoke } from "./people.ts";
import { askSteps, steps } from "./steps.ts";
import { answerUnits, askUnits, importUnits, neverMind } from "./units.ts";

/** What is done about people, units, and their log. */
export const peopleHandlers: HallHandlers<
  | "home"
  | "people"
  | "ask-invite"
  | "invite"
  | "share"
  | "invite-all"
  | "invitation"
  | "revoke"
  | "ask-end"
  | "end"
  | "ask-units"
  | "import"
  | "never-mind"
  | "ask-steps"
  | "steps"
  | "device"
  | "records"
  | "records-file"
> = {
  home,
  people,
  "ask-invite": askInvite,
  invite,
  share,
  "invite-all": inviteAll,
  invitation,
  revoke,
  "ask-end": askEnd,
  end,
  "ask-units": askUnits,
  import: importUnits,
  "never-mind": neverMind,
  "ask-steps": askSteps,
  steps,
  device,
  records,
  "records-file": recordsFile,
};

type PeoplePrompt = Extract<HallPrompt, { kind: "units" | "invite-name" }>;

/** What was sent in answer to a question about people or units. */
export const answerPeoplePrompt = (
  hall: Hall,
  prompt: PeoplePrompt,
  answer: PromptAnswer,
): Promise<HallTurn> =>
  prompt.kind === "units" ? answerUnits(hall, prompt, answer) : answerName(hall, prompt, answer);
