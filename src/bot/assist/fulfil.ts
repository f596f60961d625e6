import type { Used } from "#assist/model.ts";
import type { Proposal } from "#flows/proposal.ts";
import type { Report } from "#flows/report.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Person } from "../who.ts";
import type { Came } from "./propose-to.ts";
import { hear, lookAt } from "./media.ts";
import { readOut } from "./read-out.ts";
import { rewordDraft } from "./reword-draft.ts";
import { rewordText } from "./reword-text.ts";
import type { AssistWish } from "./wish-of.ts";

/** What came of a wish: for the core, and for the log. */
export interface Fulfilled {
  /** Absent: the plain answer it is. */
  readonly event?: Came;
  readonly proposal?: Proposal;
  /** What is said above the card that comes of it. */
  readonly above?: string;
  readonly used?: Used;
  /** `proposed`, or why not. */
  readonly came: string;
  /** How much of what the model said was not let through. */
  readonly refused: number;
}

/** A wish about a report in hand. */
export type ReportWish = Exclude<AssistWish, { kind: "query" }>;

/** Whose wish, on what, and how it is going. */
export interface Wishing<Wish extends ReportWish = ReportWish> {
  readonly deps: Dependencies;
  readonly report: Report;
  readonly wish: Wish;
  readonly by: string;
  /** Of what is proposed. */
  readonly id: string;
  /** Shown while it comes. */
  readonly heard: (text: string) => void;
  readonly stop: AbortSignal;
}

export type WishingFor<Kind extends ReportWish["kind"]> = Wishing<
  Extract<ReportWish, { kind: Kind }>
>;

type Granting<Kind extends ReportWish["kind"]> = (wishing: WishingFor<Kind>) => Promise<Fulfilled>;

const granting: { readonly [Kind in ReportWish["kind"]]: Granting<Kind> } = {
  figures: readOut,
  draft: rewordDraft,
  polish: rewordText,
  voice: hear,
  picture: lookAt,
};

export function fulfil(
  deps: Dependencies,
  report: Report,
  { wish, person }: Readonly<{ wish: ReportWish; person: Person }>,
  heard: (text: string) => void,
  stop: AbortSignal,
): Promise<Fulfilled> {
  const id = `a${report.revision.toString(36)}${(deps.now().getTime() % 36 ** 5).toString(36)}`;
  return grant({ deps, report, wish, by: String(person.id), id, heard, stop });
}

function grant<Kind extends ReportWish["kind"]>(wishing: WishingFor<Kind>): Promise<Fulfilled> {
  const one = granting[wishing.wish.kind] as unknown as Granting<Kind>;
  return one(wishing);
}
