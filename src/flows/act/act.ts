import type { Action } from "../conversation.ts";
import type { Move, Scene } from "../move.ts";
import { addCase, closeCases, pickApplicant, pickOutcome } from "./cases.ts";
import { carry, raise, zero, zeroRest, takeValues } from "./figures.ts";
import { chooseMode, setGate } from "./gates.ts";
import { acknowledge, later, undo } from "./marks.ts";
import { back, carryOn, edit, giveFile, go, help, reviewSection, simply } from "./moves.ts";
import { approve } from "../workflow/approve.ts";
import { askCorrection, askRequester } from "../workflow/correct-published.ts";
import { accept, fileReport } from "../workflow/filing.ts";
import { giveBack } from "../workflow/give-back.ts";
import { askReason } from "../workflow/justify.ts";
import { askPublished } from "../workflow/publish.ts";
import { askExplanation, askRemark, dropRemarks } from "../workflow/remarks.ts";
import { submit, withdraw } from "../workflow/submit.ts";
import { beginDraft, tapFact } from "../propose/facts.ts";
import { redraft } from "../propose/redraft.ts";
import { drop, leaveThis, oneByOne, takeAll, takeThis } from "../propose/take.ts";
import { makeWish } from "../propose/wish.ts";
import { byParts, finishText, rewriteText, takeEmpty, takeOffer } from "./texts.ts";

type Handler<Kind extends Action["kind"]> = (
  scene: Scene,
  action: Extract<Action, { kind: Kind }>,
) => Move;

/** One entry per action; a new action does not compile until it is here. */
const handlers: { readonly [Kind in Action["kind"]]: Handler<Kind> } = {
  gate: setGate,
  mode: chooseMode,
  zero,
  "zero-rest": zeroRest,
  values: takeValues,
  carry,
  raise,
  case: addCase,
  "cases-done": closeCases,
  parts: byParts,
  offer: takeOffer,
  none: takeEmpty,
  done: finishText,
  rewrite: rewriteText,
  take: takeAll,
  "take-this": takeThis,
  "leave-this": leaveThis,
  "one-by-one": oneByOne,
  drop,
  redraft,
  write: beginDraft,
  fact: tapFact,
  wish: makeWish,
  acknowledge,
  later,
  finish: submit,
  reopen: withdraw,
  undo,
  withdraw,
  approve,
  return: giveBack("return"),
  "drop-remarks": dropRemarks,
  "file-report": fileReport,
  accept,
  "send-back": giveBack("send-back"),
  justify: askReason,
  remark: askRemark,
  "explain-remark": askExplanation,
  publish: askPublished,
  correct: askCorrection,
  "correct-as": askRequester,
  go,
  back,
  continue: carryOn,
  pick: pickOutcome,
  "pick-applicant": pickApplicant,
  help,
  commands: simply({ kind: "commands" }),
  status: simply({ kind: "status" }),
  check: simply({ kind: "findings" }),
  preview: simply({ kind: "file", wanted: { formats: ["png"] } }),
  files: simply({ kind: "files" }),
  file: giveFile,
  edit,
  "review-all": simply({ kind: "review-all" }),
  "review-section": reviewSection,
  pause: simply({ kind: "paused" }),
};

export function act<Kind extends Action["kind"]>(
  scene: Scene,
  action: Extract<Action, { kind: Kind }>,
): Move {
  const handler: Handler<Kind> = handlers[action.kind];
  return handler(scene, action);
}
