import { officeOf as officeAtDesk } from "#flows/desk.ts";
import { homeId, officeOf } from "#flows/directory/directory.ts";
import type { Directory, Role } from "#flows/directory/directory.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import { mayManage } from "#flows/directory/may-invite.ts";
import type { Dependencies } from "./dependencies.ts";
import { deskIdOf, sharedDeskId } from "./records.ts";
import type { DeskRecord } from "./records.ts";
import { whoIs } from "./who.ts";
import type { Person, Who } from "./who.ts";

/** Somebody at their desk: what they are here, and what they have in hand. */
export interface Seat {
  readonly person: Person;
  readonly who: Who;
  readonly directory: Directory;
  readonly deskId: string;
  readonly record: DeskRecord;
  /** As what they are here just now; none while they hold several posts and have not said which. */
  readonly worn: Worn | undefined;
}

export type Worn = Readonly<{ unit: string; role: Role }>;

export async function takeSeat(
  deps: Dependencies,
  directory: Directory,
  person: Person,
): Promise<Seat> {
  const who = whoIs(directory, person.id, deps.access);
  const deskId = who.isAtHome ? sharedDeskId : deskIdOf(person.id);
  const record = withinReach(await loadDesk(deps, deskId), who);
  const worn = wornOf(who, record);
  return { person, who, directory, deskId, worn, record: withOffice(record, directory, who, worn) };
}

const blankDesk: DeskRecord = { desk: { office: {} }, handled: [] };

/** A report is put down when nothing of theirs reaches it any more, and the unit where they have no post either. */
function withinReach(record: DeskRecord | undefined, { hatsOn, posts }: Who): DeskRecord {
  const { unit } = record ?? blankDesk;
  if (record === undefined || unit === undefined || hatsOn(unit).length > 0) {
    return record ?? blankDesk;
  }
  const { unit: _, role, ...rest } = { ...record, desk: blankDesk.desk };
  return posts.some((post) => post.unit === unit)
    ? { ...rest, unit, ...(role === undefined ? {} : { role }) }
    : rest;
}

/**
 * What a unit is called is the directory's business. Only while it is being named, or named anew by who manages it, does
 * the desk know part of it.
 */
function withOffice(
  record: DeskRecord,
  directory: Directory,
  who: Who,
  worn: Worn | undefined,
): DeskRecord {
  const id = unitInHand({ record, worn, who });
  const unit = indexOf(directory).unit.get(id);
  const isNaming =
    record.desk !== blankDesk.desk && isBeingNamed({ record }) && mayManage(who.hatsOn(id));
  return unit === undefined || isNaming
    ? record
    : { ...record, desk: { ...record.desk, office: officeOf(unit) } };
}

function wornOf(who: Who, { role, unit }: DeskRecord): Worn | undefined {
  if (who.isAtHome) return { unit: unit ?? homeId, role: role ?? "filler" };
  const chosen = who.posts.find(
    (post) => post.role === role && (unit === undefined || post.unit === unit),
  );
  if (chosen !== undefined) return { unit: chosen.unit, role: chosen.role };
  // A report in hand that a post above it reaches.
  if (role !== undefined && unit !== undefined) {
    if (who.hatsOn(unit).some((hat) => hat.role === role)) return { unit, role };
  }
  const [only, ...others] = withoutKeys(who.posts);
  const isOnly = others.every((post) => post.role === only?.role && post.unit === only.unit);
  return only !== undefined && isOnly ? { unit: only.unit, role: only.role } : undefined;
}

/** Whoever also looks after a unit that they have other work in goes to that work. */
const withoutKeys = (posts: Who["posts"]): Who["posts"] =>
  posts.filter(
    ({ role, unit }) =>
      role !== "admin" || !posts.some((other) => other.unit === unit && other.role !== "admin"),
  );

/** Is a report in hand: of an office that is known, and of a year? */
export const hasInHand = ({ record: { desk } }: Seat): boolean =>
  officeAtDesk(desk) !== undefined && desk.current !== undefined;

/** Part of its name is known at most, and asked for. */
export const isBeingNamed = ({ record: { desk } }: Pick<Seat, "record">): boolean =>
  officeAtDesk(desk) === undefined;

export const unitInHand = ({
  record,
  worn,
  who,
}: Pick<Seat, "record" | "worn"> & Readonly<{ who: Pick<Who, "posts"> }>): string =>
  record.unit ?? worn?.unit ?? onlyUnit(who) ?? homeId;

/** Several posts, all in one unit: there is no other to be meant. */
function onlyUnit({ posts }: Pick<Who, "posts">): string | undefined {
  const [first, ...others] = posts;
  return others.every(({ unit }) => unit === first?.unit) ? first?.unit : undefined;
}

async function loadDesk({ desks, log }: Dependencies, id: string): Promise<DeskRecord | undefined> {
  const loaded = await desks.load(id);
  if (loaded.kind === "found") return loaded.value;
  if (loaded.kind === "damaged" && loaded.copy !== undefined) {
    // Only the unit's name and the year in hand: the copy is put back without asking.
    log(`a desk was damaged; going on with the copy of ${loaded.copy.at}`);
    await desks.save(id, loaded.copy.value);
    return loaded.copy.value;
  }
  return undefined;
}
