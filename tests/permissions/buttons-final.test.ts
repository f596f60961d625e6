import { expect, test } from "vitest";
import { everything } from "./canaries.ts";
import { walkButtons } from "./walk-buttons.ts";
import { ample } from "./walk.ts";

test(
  "every button of a report that is final, by everybody, of every unit: locked stays locked",
  { timeout: ample },
  async () => {
    const { walk, all } = await walkButtons(["finished", "filed", "accepted", "published"]);
    walk.tell("buttons of final reports");
    expect(walk.faults).toEqual([]);
    expect(walk.walked).toBe(all);
    // No card of a report tells whom a link is for.
    expect(walk.seen()).toEqual(everything.filter((kind) => kind !== "guests"));
  },
);
