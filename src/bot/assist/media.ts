import { unfulfilled } from "./came.ts";
import type { Fulfilled, WishingFor } from "./fulfil.ts";

export const hear = async (_: WishingFor<"voice">): Promise<Fulfilled> => unfulfilled("not-set-up");
export const lookAt = async (_: WishingFor<"picture">): Promise<Fulfilled> =>
  unfulfilled("not-set-up");
