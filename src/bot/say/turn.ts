import type { Reply } from "#flows/conversation.ts";
import { drawnForDesk, encodePress } from "../callback-data.ts";
import type { Drawn } from "../callback-data.ts";
import type { Message, Said } from "../records.ts";
import { join } from "./card.ts";
import type { Card } from "./card.ts";
import { sayReply } from "./replies.ts";
import type { SayScene } from "./scene.ts";

/**
 * A turn as messages. Typed words get one message; a button edits the card it sits on into a receipt, and the next
 * question comes as a new one. Where there is no receipt, or the card goes on as it is (cases), it is edited alone.
 */
export function sayTurn(now: SayScene, replies: readonly Reply[], pressed: boolean): Said {
  const recorded = replies.find((reply) => reply.kind === "recorded");
  const scene = recorded === undefined ? now : { ...now, echoed: recorded.row };
  const file = replies.find((reply) => reply.kind === "file");
  const cards = (list: readonly Reply[]): Card => {
    const said = list.map((reply) => ({ reply, card: sayReply(scene, reply) }));
    const isAsked = ({ reply }: (typeof said)[number]): boolean => reply.kind === "ask";
    // The buttons of the question come first, those of the receipts below.
    const ordered = [...said.filter(isAsked), ...said.filter((one) => !isAsked(one))];
    return {
      text: join(said.map(({ card }) => card)).text,
      buttons: ordered.flatMap(({ card }) => card.buttons),
    };
  };
  const message = (list: readonly Reply[]): Message | undefined => {
    const card = cards(list);
    return card.text === "" ? undefined : asMessage(card, now.report);
  };
  const receipts = replies.filter((reply) => reply.kind !== "ask");
  const asked = replies.filter((reply) => reply.kind === "ask");
  const receipt = message(receipts);
  const inPlace = receipt === undefined || replies.some((reply) => reply.kind === "case-added");
  const [edit, send] = !pressed
    ? [undefined, message(replies)]
    : inPlace
      ? [message(replies), undefined]
      : [receipt, message(asked)];
  return {
    ...(edit === undefined ? {} : { edit }),
    ...(send === undefined ? {} : { send }),
    ...(file === undefined ? {} : { file: file.draft ? ("draft" as const) : ("final" as const) }),
  };
}

/** Telegram's limit for the text of a message. */
const longestMessage = 4096;

export const asMessage = ({ text, buttons }: Card, drawn: Drawn = drawnForDesk): Message => ({
  text: text.length > longestMessage ? `${text.slice(0, longestMessage - 1)}…` : text,
  keyboard: buttons
    .map((row) =>
      row.flatMap(({ label, press }) => {
        // A reading too long for a button can still be typed.
        const data = encodePress(press, drawn);
        return data === undefined ? [] : [{ text: label, data }];
      }),
    )
    .filter((row) => row.length > 0),
});
