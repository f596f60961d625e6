import { expect, test } from "vitest";
import { encodePress, drawnForDesk } from "#bot/callback-data.ts";
import type { DeskAction } from "#flows/desk.ts";
import { openChat } from "#tests/support/chat.ts";
import { office } from "#tests/support/interview.ts";

const openings: readonly DeskAction[] = [
  { kind: "year", year: 2025 },
  { kind: "other-year" },
  { kind: "restore", year: 2025 },
];

test.each(openings)(
  "while the office is being named anew, an old $kind button asks for the name",
  async (action) => {
    const chat = openChat();
    await chat.deps.desks.save("office", { desk: { office }, handled: [] });
    const press = (action: DeskAction) =>
      chat.press(encodePress({ on: "desk", action }, drawnForDesk) ?? "");
    await chat.type("/start");
    await press({ kind: "rename" });
    const [card] = await press(action);
    expect(card?.text).toContain(chat.deps.words.askUnit);
  },
);
