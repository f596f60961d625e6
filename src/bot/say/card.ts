import type { Action } from "#flows/conversation.ts";
import type { DeskAction } from "#flows/desk.ts";
import type { HallAction } from "../hall/hall-action.ts";

/** A message before it is sent: its text and its rows of buttons. */
export interface Card {
  readonly text: string;
  readonly buttons: readonly (readonly Button[])[];
}

export interface Button {
  readonly label: string;
  readonly press: Press;
}

/** What a button does: something about the report, about the desk in front of it, or in the hall around both. */
export type Press =
  | Readonly<{ on: "report"; action: Action }>
  | Readonly<{ on: "desk"; action: DeskAction }>
  | Readonly<{ on: "hall"; action: HallAction }>;

export const button = (label: string, action: Action): Button => ({
  label,
  press: { on: "report", action },
});

export const deskButton = (label: string, action: DeskAction): Button => ({
  label,
  press: { on: "desk", action },
});

export const hallButton = (label: string, action: HallAction): Button => ({
  label,
  press: { on: "hall", action },
});

export const card = (text: string, ...buttons: readonly (readonly Button[])[]): Card => ({
  text,
  buttons: buttons.filter((row) => row.length > 0),
});

/** Several cards as one message: texts below each other, buttons likewise. */
export const join = (cards: readonly Card[]): Card => ({
  text: cards
    .map(({ text }) => text)
    .filter((text) => text !== "")
    .join("\n"),
  buttons: cards.flatMap(({ buttons }) => buttons),
});

/** Buttons in rows of so many, for long lists of short labels. */
export function rowsOf(width: number, buttons: readonly Button[]): readonly (readonly Button[])[] {
  return Array.from({ length: Math.ceil(buttons.length / width) }, (_, at) =>
    buttons.slice(at * width, (at + 1) * width),
  );
}
