import type { Model } from "#assist/model.ts";
import type { Event, Reply, Turn } from "#flows/conversation.ts";
import { isProposal } from "#flows/propose/words-for.ts";
import type { Question } from "#flows/outline.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Input, SentFile } from "../input.ts";

/** Something that the core could not do, for the assistant to try. */
export type AssistWish =
  /** A sentence that names figures of a table. */
  | Readonly<{ kind: "figures"; question: string; text: string }>
  /** The draft in front in other words. */
  | Readonly<{ kind: "draft"; how: "another" | "shorter" | "formal" }>
  | Readonly<{ kind: "polish"; text: string }>
  /** A question in plain words. */
  | Readonly<{ kind: "query"; text: string }>
  | Readonly<{ kind: "voice"; file: SentFile; message: number }>
  | Readonly<{ kind: "picture"; file: SentFile }>;

/** What of a turn is left to wish for; its own answer stands ready for when nothing comes of it. */
export function wishOf(
  { assistant }: Pick<Dependencies, "assistant">,
  { sheet, replies }: Turn,
  event: Event,
  input: Input,
): AssistWish | undefined {
  if (assistant === undefined) return undefined;
  if (input.kind === "unreadable") return ofMedia(assistant.model, sheet, input);
  const wished = replies.find((reply) => reply.kind === "wished");
  if (wished !== undefined) return asked(wished.wish);
  const { next } = sheet;
  if (event.kind !== "text" || next.kind !== "question") return undefined;
  const { text } = event;
  const isLost = replies.some(({ kind }) => kind === "not-understood" || kind === "refused");
  if (isLost && isAsking(text)) return { kind: "query", text };
  return isWordy(text) && isOfTable(next.question) && replies.some((one) => isOpen(one, text))
    ? { kind: "figures", question: next.question.id, text }
    : undefined;
}

/** A recording or a photo, for whoever has something to fill in. */
function ofMedia(
  model: Pick<Model, "listen" | "look">,
  { next }: Turn["sheet"],
  { media }: Extract<Input, { kind: "unreadable" }>,
): AssistWish | undefined {
  if (media === undefined || !mayBeHeard(next)) return undefined;
  const { what, file, message } = media;
  if (what === "voice") {
    return model.listen === undefined ? undefined : { kind: "voice", file, message };
  }
  return model.look === undefined ? undefined : { kind: "picture", file };
}

/** Words that were heard answer a question of the form; nothing that hands a report on, or speaks of somebody's work. */
const mayBeHeard = (next: Turn["sheet"]["next"]): boolean =>
  next.kind === "question" ||
  (next.kind === "prompt" && (next.prompt.kind === "fact" || isProposal(next.prompt)));

function asked({ kind, text }: Extract<Reply, { kind: "wished" }>["wish"]): AssistWish | undefined {
  switch (kind) {
    case "another":
    case "shorter":
    case "formal":
      return { kind: "draft", how: kind };
    case "polish":
      return { kind, text };
    case "proofread":
      return undefined;
  }
}

/** Nothing was made of it. Where the core says to the point what is missing, that helps more than another reader. */
const isOpen = (reply: Reply, text: string): boolean =>
  reply.kind === "not-understood" ||
  (reply.kind === "refused" &&
    (reply.refusal.reason === "extra-words" || hanIn(text) >= shortestSentence));

/** As many characters make a sentence of some figures and their names. */
const shortestSentence = 12;

const isOfTable = ({ kind }: Question): boolean => kind !== "text" && kind !== "part";

/** Without a figure, and as questions are put. */
export const isAsking = (text: string): boolean =>
  text.length <= 60 &&
  !/\d/.test(text) &&
  /[?？吗呢么]\s*$|什么|哪|怎么|怎样|多少|是不是|有没有|谁/.test(text);

/** A number among words: a slip of the finger is no sentence. */
const isWordy = (text: string): boolean =>
  hanIn(text) >= 4 && /[\d０-９一二两三四五六七八九十百]/.test(text);

const hanIn = (text: string): number => (text.match(/\p{Script=Han}/gu) ?? []).length;
