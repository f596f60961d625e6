import type { Action } from "../conversation.ts";
import type { Proposal } from "../proposal.ts";
import type { Prompt } from "../workflow/place.ts";

export const isProposal = (prompt: Prompt): prompt is Proposal =>
  prompt.kind === "figures" || prompt.kind === "draft" || prompt.kind === "revision";

/** Words that take or leave what is in front; anything else is meant for the question behind. */
export function wordsFor(proposal: Proposal, text: string): Action | undefined {
  const word = bare(text);
  if (proposal.kind === "draft" && /^(?:写得|写)?(?:再)?正式(?:一点|点|些|一些)$/.test(word)) {
    return { kind: "wish", wish: "formal", text: proposal.text };
  }
  return answers.find(([words]) => words.test(word))?.[1](proposal.id);
}

const bare = (text: string): string => text.replaceAll(/[\s。.,，!！~～]/g, "").toLowerCase();

const answers: readonly (readonly [RegExp, (proposal: string) => Action])[] = [
  [
    /^(?:全部采用|全都采用|采用|都对|对|对的|是的|好|好的|可以|就这样|用这段|没错|ok|yes)$/,
    (proposal) => ({ kind: "take", proposal }),
  ],
  [
    /^(?:不要|不用|不用了|都不要|不采用|不对|取消|算了|no)$/,
    (proposal) => ({ kind: "drop", proposal }),
  ],
  [/^(?:逐项看|逐句看|一项一项看|一句一句看)$/, (proposal) => ({ kind: "one-by-one", proposal })],
  [
    /^(?:换一种|换个说法|换一种说法|换一段|再换一个)$/,
    (proposal) => ({ kind: "redraft", proposal, how: "another" }),
  ],
  [
    /^(?:短一点|短一些|再短一点|太长了)$/,
    (proposal) => ({ kind: "redraft", proposal, how: "shorter" }),
  ],
];
