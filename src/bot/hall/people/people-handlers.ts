import type { HallHandlers } from "../hall.ts";
import { records } from "../records/records.ts";
import { recordsFile } from "../records/records-file.ts";
import { fillMyself } from "./answer-name.ts";
import { device } from "./device.ts";
import { askEnd, end } from "./end.ts";
import { home } from "./home.ts";
import { askInvite, invite, share } from "./invite.ts";
import { inviteAll } from "./invite-all.ts";
import { invitation, people, revoke } from "./people.ts";
import { askSteps, steps } from "./steps.ts";
import { neverMind } from "./never-mind.ts";
import { askUnits, importUnits } from "./units.ts";

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
  | "fill-myself"
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
  "fill-myself": fillMyself,
  "ask-units": askUnits,
  import: importUnits,
  "never-mind": neverMind,
  "ask-steps": askSteps,
  steps,
  device,
  records,
  "records-file": recordsFile,
};
