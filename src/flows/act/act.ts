import type { Action } from "../conversation.ts";
import type { Move, Scene } from "../move.ts";
import { addCase, closeCases, pickApplicant, pickOutcome } from "./cases.ts";
import { carry, raise, zero, zeroRest, takeValues } from "./figures.ts";
import { chooseMode, setGate } from "./gates.ts";
import { acknowledge, finish, later, reopen, undo } from "./marks.ts";
import { back, edit, giveFile, go, help, simply } from "./moves.ts";
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
  acknowledge,
  later,
  finish,
  reopen,
  undo,
  go,
  back,
  continue: () => ({ replies: [], focus: null }),
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
  pause: simply({ kind: "paused" }),
};

export function act<Kind extends Action["kind"]>(
  scene: Scene,
  action: Extract<Action, { kind: Kind }>,
): Move {
  const handler: Handler<Kind> = handlers[action.kind];
  return handler(scene, action);
}
