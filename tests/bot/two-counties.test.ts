import { expect, test } from "vitest";
import type { HallAction } from "#bot/hall/hall-action.ts";
import { encodePress } from "#bot/callback-data.ts";
import { emptyDirectory } from "#flows/directory/directory.ts";
import type { Directory, Role, Unit } from "#flows/directory/directory.ts";
import { aPost } from "../flows/directory/a-directory.ts";
import { anOffice, textOf } from "./hall/people/an-office.ts";

const unit = (id: string, short: string, parent?: string): Unit => ({
  id,
  name: short,
  short,
  self: "我县",
  level: parent === undefined || parent === "home" ? "county" : "township",
  region: "",
  review: [],
  extended: {},
  ...(parent === undefined ? {} : { parent }),
});

const watching = (role: Role): Directory => ({
  ...emptyDirectory,
  units: [
    unit("home", "云山市"),
    unit("u1", "东县", "home"),
    unit("u2", "西县", "home"),
    unit("u3", "东一镇", "u1"),
    unit("u4", "西一镇", "u2"),
  ],
  people: [{ id: 1, name: "周科长" }],
  posts: [aPost(1, "u1", role), aPost(1, "u2", role)],
});

/* Words are about the county that somebody has gone to, not about the first of those that they watch. */
test.each(["supervisor", "admin"] as const)("a %s of two counties", async (role) => {
  const { press, type } = await anOffice(watching(role));
  const goTo = (action: HallAction) =>
    press(1, encodePress({ on: "hall", action }, { unit: "home", year: 0, revision: 0 }) ?? "");
  for (const [at, here, there] of [
    ["u2", "西", "东"],
    ["u1", "东", "西"],
  ] as const) {
    await goTo({ kind: "wear", unit: at, role });
    expect(textOf(await type(1, "进度"))).toContain(`${here}县`);
    expect(textOf(await type(1, `${here}一镇`))).toContain(`${here}一镇`);
    expect(textOf(await type(1, "进度"))).not.toContain(`${there}县`);
  }
});
