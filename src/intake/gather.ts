import { namePartsOf, sameName } from "./name-parts.ts";
import { propose } from "./propose.ts";
import type { RawPost, RawUnit } from "./raw-unit.ts";
import { limits, posts } from "./unit-list.ts";
import type { ProposedPost, ProposedUnit, Trouble } from "./unit-list.ts";

/** A unit while further lines may still add to it. */
interface Kept {
  readonly unit: Omit<ProposedUnit, "people" | "more">;
  readonly shortGiven: boolean;
  readonly more: Set<number>;
  readonly people: ProposedPost[];
}

/** Puts the lines together: each unit once, its people from all of its lines, and what is odd about them. */
export function gather(
  raws: readonly RawUnit[],
): Readonly<{ rows: readonly ProposedUnit[]; troubles: readonly Trouble[] }> {
  const kept: Kept[] = [];
  const byName = new Map<string, Kept[]>();
  const troubles: Trouble[] = [];
  let last: Kept | undefined;
  for (const raw of raws) {
    if (raw.continues === true && last !== undefined) {
      add(last, raw, troubles);
      continue;
    }
    const proposal = propose(raw);
    troubles.push(...proposal.troubles);
    if (proposal.unit === undefined) {
      last = undefined;
      continue;
    }
    const { unit, shortGiven } = proposal;
    const key = sameName(unit.name);
    const alike = byName.get(key) ?? [];
    const twin = alike.find((other) => sameRegion(other.unit.region, unit.region));
    if (twin === undefined) {
      last = { unit, shortGiven, more: new Set(), people: [] };
      kept.push(last);
      byName.set(key, [...alike, last]);
    } else {
      last = twin;
      const { line } = unit;
      troubles.push({ line, kind: "duplicate", text: unit.name, first: twin.unit.line });
    }
    add(last, raw, troubles);
  }
  return { rows: distinctShorts(kept), troubles };
}

/** 朝阳县 is 辽宁省朝阳县 too; a unit without a region is the one that has it. */
const sameRegion = (left = "", right = ""): boolean => left.endsWith(right) || right.endsWith(left);

function add({ unit, more, people }: Kept, raw: RawUnit, troubles: Trouble[]): void {
  if (raw.line !== unit.line) more.add(raw.line);
  for (const post of raw.people) {
    const holder = people.find((other) => samePost(other, post));
    if (holder === undefined || (post.field === "helper" && holder.name !== post.name)) {
      people.push({ ...posts[post.field], name: post.name });
    } else if (holder.name !== post.name) {
      const { line, field, name: text } = post;
      troubles.push({ line, kind: "two-people-one-post", text, field });
    }
  }
}

function samePost({ role, step }: ProposedPost, { field }: RawPost): boolean {
  const post = posts[field];
  return role === post.role && step === post.step;
}

/** Two counties may each have a 财政局: where only the region tells two units apart, it stays in the short name. */
function distinctShorts(kept: readonly Kept[]): readonly ProposedUnit[] {
  const groups = Map.groupBy(kept, ({ unit }) => unit.short);
  return kept.map(({ unit, shortGiven, more, people }) => {
    const alone = shortGiven || (groups.get(unit.short)?.length ?? 0) < 2;
    const long = `${unit.region ?? namePartsOf(unit.name).region}${unit.short}`;
    const short = alone || long.length > limits.short ? unit.short : long;
    return { ...unit, short, more: [...more].sort((a, b) => a - b), people };
  });
}
