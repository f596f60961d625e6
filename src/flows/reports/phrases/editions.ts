import type { Sentences } from "./say.ts";
import { onRequestPhrases2019, onRequestPhrases2021 } from "./on-request.ts";
import { otherPhrases2019, otherPhrases2021 } from "./other.ts";
import { proactivePhrases2019, proactivePhrases2021 } from "./proactive.ts";

/** What an edition says in words of its own, because its tables or the law of its years differ. */
export interface EditionPhrases {
  readonly proactive: Sentences;
  readonly onRequest: Sentences;
  readonly other: Sentences;
}

export const phrases2019: EditionPhrases = {
  proactive: proactivePhrases2019,
  onRequest: onRequestPhrases2019,
  other: otherPhrases2019,
};

export const phrases2021: EditionPhrases = {
  proactive: proactivePhrases2021,
  onRequest: onRequestPhrases2021,
  other: otherPhrases2021,
};
