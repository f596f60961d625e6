import fc from "fast-check";
import { expect, test } from "vitest";
import { directorySchema, roles } from "#flows/directory/directory.ts";
import type { Directory, Role } from "#flows/directory/directory.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import { inviteAll, isOpen, redeem, revoke } from "#flows/directory/invitations.ts";
import { isStray } from "#flows/directory/open-invitation.ts";
import { endPost, isSingleSeat } from "#flows/directory/posts.ts";
import { addUnits, setReview } from "#flows/directory/units.ts";
import { aCounty, anInvitation } from "./a-directory.ts";

/** One thing that somebody does; numbers pick among what there is. */
type Act =
  | Readonly<{ kind: "invite"; by: number; unit: number; role: Role; step: number; count: number }>
  | Readonly<{ kind: "redeem"; by: number; invitation: number }>
  | Readonly<{ kind: "revoke"; invitation: number }>
  | Readonly<{ kind: "end"; post: number }>
  | Readonly<{ kind: "add"; unit: number; name: number }>
  | Readonly<{ kind: "review"; unit: number; looks: number }>
  | Readonly<{ kind: "wait"; days: number }>;

const small = fc.nat({ max: 40 });
const person = fc.integer({ min: 1, max: 8 });
const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant("invite" as const),
        by: person,
        unit: small,
        role: fc.constantFrom(...roles),
        step: small,
        count: fc.integer({ min: 1, max: 3 }),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({ kind: fc.constant("redeem" as const), by: person, invitation: small }),
    },
    fc.record({ kind: fc.constant("revoke" as const), invitation: small }),
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("end" as const), post: small }) },
    fc.record({ kind: fc.constant("add" as const), unit: small, name: small }),
    fc.record({ kind: fc.constant("review" as const), unit: small, looks: fc.nat({ max: 3 }) }),
    fc.record({ kind: fc.constant("wait" as const), days: fc.integer({ min: 1, max: 5 }) }),
  ),
  { minLength: 1, maxLength: 60, size: "max" },
);

const looks = ["r1", "r2", "r3"].map((id) => ({ id, kind: "review" as const, name: id }));
const pick = <T>(list: readonly T[], at: number): T | undefined =>
  list[at % Math.max(1, list.length)];

/** A directory that is acted upon, with its clock. */
interface World {
  readonly directory: Directory;
  readonly day: number;
  readonly made: number;
}

const momentOf = (day: number): string => new Date(Date.UTC(2027, 0, 4 + day, 1)).toISOString();

function after({ directory, day, made }: World, act: Act): World {
  const at = momentOf(day);
  const same = { directory, day, made };
  switch (act.kind) {
    case "invite": {
      const unit = pick(directory.units, act.unit);
      const step = act.role === "reviewer" ? pick(unit?.review ?? [], act.step)?.id : undefined;
      if (unit === undefined || (act.role === "reviewer" && step === undefined)) return same;
      const invitations = Array.from({ length: act.count }, (_, n) =>
        anInvitation((made + n).toString(36).padStart(6, "0"), act.role, {
          unit: unit.id,
          expires: momentOf(day + 7),
          ...(step === undefined ? {} : { step }),
        }),
      );
      const meta = { at, by: act.by };
      return { directory: inviteAll(directory, invitations, meta), day, made: made + act.count };
    }
    case "redeem": {
      const invitation = pick(directory.invitations, act.invitation);
      const found = redeem(directory, invitation?.id ?? "", { id: act.by, name: "某人" }, at);
      return found.kind === "joined" ? { ...same, directory: found.directory } : same;
    }
    case "revoke": {
      const invitation = pick(directory.invitations, act.invitation);
      return { ...same, directory: revoke(directory, invitation?.id ?? "", { at, by: 1 }) };
    }
    case "end": {
      const post = pick(directory.posts, act.post);
      const found = post && endPost(directory, post, { at, by: 1 });
      return found?.kind === "ended" ? { ...same, directory: found.directory } : same;
    }
    case "add": {
      const [parent, some] = [pick(directory.units, act.unit), directory.units[1]!];
      const { id: _, extended: __, parent: ___, ...unit } = { ...some, name: `第${act.name}镇` };
      const { directory: next } = addUnits(directory, parent?.id ?? "", [unit], { at, by: 1 });
      return { ...same, directory: next };
    }
    case "review": {
      const unit = pick(directory.units, act.unit);
      const next = setReview(directory, unit?.id ?? "", looks.slice(3 - act.looks), { at, by: 1 });
      return { ...same, directory: next };
    }
    case "wait":
      return { ...same, day: day + act.days };
  }
}

/** What must hold of any directory. */
function expectSound({ directory, day }: World): void {
  const { units, posts, invitations } = directory;
  const seats = posts
    .filter(({ role }) => isSingleSeat(role))
    .map(({ unit, role, step }) => `${unit} ${role} ${step}`);
  expect(new Set(seats).size, "one person to a seat").toBe(seats.length);
  const held = posts.map(({ person, unit, role, step }) => `${person} ${unit} ${role} ${step}`);
  expect(new Set(held).size, "a post once").toBe(held.length);
  expect(
    posts.some(({ unit, role }) => unit === "home" && role === "admin"),
    "somebody at the top",
  ).toBe(true);
  const ids = units.map(({ id }) => id);
  expect(new Set(ids).size, "unit ids once").toBe(ids.length);
  expect(new Set(invitations.map(({ id }) => id)).size).toBe(invitations.length);
  const { unit: known, person: people } = indexOf(directory);
  for (const { unit, role, step, person } of posts) {
    expect(people.has(person), "everybody has a name").toBe(true);
    if (role === "reviewer") expect(known.get(unit)?.review.map(({ id }) => id)).toContain(step);
  }
  const open = invitations.filter((one) => isOpen(one, momentOf(day)));
  const openSeats = open
    .filter(({ role }) => isSingleSeat(role))
    .map(({ unit, role, step }) => `${unit} ${role} ${step}`);
  expect(new Set(openSeats).size, "one open link to a seat").toBe(openSeats.length);
  for (const { unit, role, step } of open) {
    if (role === "reviewer") expect(known.get(unit)?.review.map(({ id }) => id)).toContain(step);
  }
}

/** What must hold of every step from one directory to the next. */
function expectGrown(before: Directory, now: Directory, by: Act): void {
  expect(now.log.slice(0, before.log.length), "the log only grows").toEqual(before.log);
  if (now !== before) expect(now.log.length).toBeGreaterThan(before.log.length);
  expect(now.units.map(({ id }) => id).slice(0, before.units.length)).toEqual(
    before.units.map(({ id }) => id),
  );
  for (const [at, old] of before.invitations.entries()) {
    const one = now.invitations[at];
    expect(one?.id).toBe(old.id);
    if (old.used !== undefined) expect(one?.used, "used once").toEqual(old.used);
    if (old.revoked !== undefined) expect(one).toEqual(old);
  }
  // Whoever lost a post is left with no link that they could not make now.
  const lost = before.posts.filter(
    (post) =>
      !now.posts.some(
        (one) => one.person === post.person && one.unit === post.unit && one.role === post.role,
      ),
  );
  if (by.kind === "end" || by.kind === "redeem") {
    for (const { person } of lost) {
      const stray = now.invitations.filter(
        (one) => one.by === person && isOpen(one, now.log.at(-1)!.at) && isStray(now, one),
      );
      expect(stray).toEqual([]);
    }
  }
}

test("whatever is done in whatever order, the directory stays sound", () => {
  fc.assert(
    fc.property(acts, (list) => {
      let world: World = { directory: aCounty, day: 0, made: 0 };
      for (const act of list) {
        const next = after(world, act);
        expectGrown(world.directory, next.directory, act);
        expectSound(next);
        world = next;
      }
      expect(directorySchema.parse(world.directory)).toEqual(world.directory);
      joinedAtLeast += world.directory.log.filter(({ what }) => what === "joined").length;
      endedAtLeast += world.directory.log.filter(({ what }) => what === "post-ended").length;
    }),
    { numRuns: 300 },
  );
  // A walk in which nobody ever came or went would prove nothing.
  expect(joinedAtLeast).toBeGreaterThan(300);
  expect(endedAtLeast).toBeGreaterThan(100);
});

let joinedAtLeast = 0;
let endedAtLeast = 0;
