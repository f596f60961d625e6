import { sayCounty } from "../../say/hall/county/say-county.ts";
import { sayGroup } from "../../say/hall/county/say-group.ts";
import { refused } from "../allowed.ts";
import type { HallHandler } from "../hall.ts";
import { readCounty } from "./read-county.ts";
import { watched } from "./watches.ts";

/** Page 0 of all is the county at a glance; every other page is a list of units. */
export const county: HallHandler<"county"> = async (hall, { unit: id, group, page }) => {
  const unit = watched(hall, id);
  if (unit === undefined) return refused(hall, id);
  const { words } = hall.deps;
  const status = await readCounty(hall, id);
  const manages = hall.hatsOn(id).some(({ role }) => role === "admin");
  return {
    card:
      group === "all" && page === 0
        ? sayCounty(words, unit, status, manages)
        : sayGroup(words, unit, status, group, page),
  };
};
