import { homeCard } from "../../say/hall/people/home-card.ts";
import type { HallHandler } from "../hall.ts";
import { refused } from "../allowed.ts";

/** Who am I here? */
export const home: HallHandler<"home"> = (hall) =>
  Promise.resolve(hall.posts.length === 0 ? refused(hall) : { card: homeCard(hall) });
