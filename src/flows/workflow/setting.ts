import type { ReviewStep } from "../directory/directory.ts";
import type { Report } from "../report.ts";

/** What holds for a report because of the unit that it belongs to. */
export interface Setting {
  /** The looks it has to pass, in their order; none: what is submitted is final. */
  readonly review: readonly ReviewStep[];
  /** May people pass what they have filled in themselves? */
  readonly selfReview: boolean;
  /** Is nothing final without a look, even while nobody is named for it? */
  readonly needsReview: boolean;
  /** Does it go on after it is final: filed with the office above, published, corrected? */
  readonly filing?: boolean;
  /** Sections and tables handed over: id → the ids of the people who fill them. */
  readonly holders?: Readonly<Record<string, readonly string[]>>;
}

/** One person in one office: what they submit is final, and they can take it back. */
export const alone: Setting = { review: [], selfReview: true, needsReview: false };

/** More people than one have to do with such a report. */
export const isShared = ({ review, needsReview, filing }: Setting): boolean =>
  review.length > 0 || needsReview || filing === true;

/** The look that a report in review is waiting for. One that was struck off since counts as the last that is left. */
export function currentStep(
  { state, step = 0 }: Pick<Report, "state" | "step">,
  { review }: Setting,
): ReviewStep | undefined {
  return state === "review" ? review[Math.min(step, review.length - 1)] : undefined;
}
