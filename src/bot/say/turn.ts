import type { Reply } from "#flows/conversation.ts";
import { drawnForDesk, encodePress } from "../callback-data.ts";
import type { Drawn } from "../callback-data.ts";
import type { Message, Said } from "../records.ts";
import { join } from "./card.ts";
import type { Card } from "./card.ts";
import { cut } from "./cut.ts";
import { sayReply } from "./replies.ts";
import { isAsking } from "./scene.ts";
import type { SayScene } from "./scene.ts";

/**
 * A turn as messages. Typed words get one message; a button edits the card it sits on into a receipt, and the next
 * question comes as a new one. Where there is no receipt, or the card goes on as it is (cases), it is edited alone.
 */
export function sayTurn(now: SayScene, replies: readonly Reply[], pressed: boolean): Said {
  const recorded = replies.find((reply) => reply.kind === "recorded");
  const scene = recorded === undefined ? now : { ...now, echoed: recorded.row };
  const file = replies.find((reply) => reply.kind === "file");
  const said = (list: readonly Reply[]): Card => join(list.map((reply) => sayReply(scene, reply)));
  const receipt = said(replies.filter((reply) => reply.kind !== "ask"));
  const asked = said(replies.filter((reply) => reply.kind === "ask"));
  const message = (card: Card): Message | undefined =>
    card.text === "" ? undefined : asMessage(card, now.report);
  // The receipt above, the question below; the buttons of the question first.
  const both: Card = {
    text: [receipt.text, asked.text].filter((text) => text !== "").join("\n\n"),
    buttons: [...asked.buttons, ...receipt.buttons],
  };
  const goesOn = isAsking(now, "cases") && replies.some((reply) => reply.kind === "case-added");
  const inPlace = receipt.text === "" || goesOn;
  const [edit, send] = !pressed
    ? [undefined, message(both)]
    : inPlace
      ? [message(both), undefined]
      : [message(receipt), message(asked)];
  return {
    ...(edit === undefined ? {} : { edit }),
    ...(send === undefined ? {} : { send }),
    ...(file === undefined ? {} : { file: file.wanted }),
  };
}

/** Telegram's limit for the text of a message. */
const longestMessage = 4096;

export const asMessage = ({ text, buttons }: Card, drawn: Drawn = drawnForDesk): Message => ({
  text: cut(text, longestMessage),
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
