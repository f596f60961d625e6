import { expect, test } from "vitest";
import { everything } from "./canaries.ts";
import { walkButtons } from "./walk-buttons.ts";
import { ample } from "./walk.ts";

test(
  "every button of a report that is being filled in or looked at, by everybody, of every unit",
  { timeout: ample },
  async () => {
    const { walk, all } = await walkButtons(["filling", "review-1", "review-2", "returned"]);
    walk.tell("buttons of reports under way");
    expect(walk.faults).toEqual([]);
    expect(walk.walked).toBe(all);
    // No card of a report tells whom a link is for, and nothing is published yet.
    expect(walk.seen()).toEqual(
      everything.filter((kind) => kind !== "guests" && kind !== "addresses"),
    );
  },
);
