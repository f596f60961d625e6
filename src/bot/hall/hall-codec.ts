import { z } from "zod";
import { hallActions } from "./hall-action.ts";
import type { HallAction } from "./hall-action.ts";

/** The codes that buttons of the hall begin with; never used for anything else again. */
const codes: Readonly<Record<HallAction["kind"], string>> = {
  home: "#h",
  wear: "#w",
  queue: "#q",
  look: "#l",
  county: "#c",
  unit: "#u",
  picture: "#p",
  export: "#x",
  nudge: "#n",
  draft: "#d",
  "ask-extension": "#ae",
  "ask-due": "#ad",
  people: "#pp",
  "ask-invite": "#ai",
  invite: "#i",
  share: "#s",
  "invite-all": "#ia",
  invitation: "#in",
  revoke: "#r",
  "ask-end": "#ax",
  end: "#e",
  "fill-myself": "#fm",
  "ask-units": "#au",
  import: "#im",
  "never-mind": "#nm",
  "ask-steps": "#as",
  steps: "#st",
  device: "#dv",
  records: "#rc",
  "records-file": "#rf",
};

export function encodeHall({ kind, ...fields }: HallAction): readonly [string, readonly string[]] {
  const values: Readonly<Record<string, unknown>> = fields;
  return [codes[kind], Object.keys(hallActions[kind]).map((name) => String(values[name]))];
}

export function decodeHall(code: string, args: readonly string[]): HallAction | undefined {
  const kind = (Object.keys(codes) as HallAction["kind"][]).find((each) => codes[each] === code);
  if (kind === undefined) return undefined;
  const names = Object.keys(hallActions[kind]);
  if (names.length !== args.length) return undefined;
  const fields = z
    .strictObject(hallActions[kind])
    .safeParse(Object.fromEntries(names.map((name, at) => [name, args[at]])));
  return fields.success ? ({ kind, ...fields.data } as HallAction) : undefined;
}
