import type { Directory, Unit } from "#flows/directory/directory.ts";
import { indexOf, lineOf } from "#flows/directory/index-of.ts";
import { mayManage } from "#flows/directory/may-invite.ts";
import { grant, holdersOf } from "#flows/directory/posts.ts";
import { limits } from "#intake/unit-list.ts";
import type { UnitList } from "#intake/unit-list.ts";
import { card, hallButton } from "../../say/card.ts";
import { proposalCard } from "../../say/hall/people/proposal-card.ts";
import { allowedIf, refused } from "../allowed.ts";
import type { Hall, HallHandler, HallTurn, PromptAnswer } from "../hall.ts";
import type { HallPrompt } from "../hall-action.ts";
import { inviteMissing } from "./invite-all.ts";
import { proposedUnits } from "./proposed-units.ts";
import type { Rows } from "./proposed-units.ts";

/** Asks for the units below: pasted, or as a file. */
export const askUnits: HallHandler<"ask-units"> = (hall, { unit: id }) => {
  const unit = allowedIf(hall, id, mayManage);
  return Promise.resolve(unit === undefined ? refused(hall, id) : askFor(hall, unit));
};

function askFor(hall: Hall, { id, short }: Unit, why?: string): HallTurn {
  const { people } = hall.deps.words;
  return {
    card: card(why ?? people.askUnits(short), [
      hallButton(people.neverMind, { kind: "never-mind" }),
    ]),
    prompt: { kind: "units", unit: id },
  };
}

/** What came is read and shown; nothing is added before somebody has looked at it. */
export async function answerUnits(
  hall: Hall,
  { unit: id }: Extract<HallPrompt, { kind: "units" }>,
  answer: PromptAnswer,
): Promise<HallTurn> {
  const unit = allowedIf(hall, id, mayManage);
  if (unit === undefined) return refused(hall, id);
  const { people } = hall.deps.words;
  const list = await read(hall, answer);
  if (list === undefined) return askFor(hall, unit);
  if (list.kind === "unreadable") return askFor(hall, unit, people.unitsUnreadable[list.why]);
  if (list.rows.length === 0) return askFor(hall, unit, people.unitsNone);
  const rows = list.rows.map(({ line: _line, more: _more, ...row }) => ({
    ...row,
    people: row.people.map((post) => ({ ...post })),
  }));
  return {
    card: proposalCard(hall.deps.words, unit, list),
    // A better list may follow at once.
    prompt: { kind: "units", unit: id },
    proposal: { unit: id, rows },
  };
}

/** A file over the limit is not even fetched; any other was read before its turn, or came before it was asked for. */
async function read({ deps }: Hall, { text, file }: PromptAnswer): Promise<UnitList | undefined> {
  if (file === undefined) return deps.readUnitList({ kind: "text", text: text ?? "" });
  if (file.size > limits.bytes) return { kind: "unreadable", why: "too-large" };
  return file.units?.();
}

/** Adds the units looked at, and makes the links for whom the list has named. */
export const importUnits: HallHandler<"import"> = (hall, { unit: id }) => {
  const unit = allowedIf(hall, id, mayManage);
  if (unit === undefined) return Promise.resolve(refused(hall, id));
  const { proposal } = hall.record;
  const { people } = hall.deps.words;
  const rows = proposal?.unit === id ? proposal.rows : [];
  if (rows.length === 0) return Promise.resolve(askFor(hall, unit, people.proposalGone));
  return Promise.resolve(build(hall, unit, rows));
};

function build(hall: Hall, unit: Unit, rows: Rows): HallTurn {
  const { words } = hall.deps;
  const proposed = proposedUnits(hall, unit, rows);
  const watching = watchedBySomebody(hall, unit, proposed.directory);
  const made = { ...proposed, directory: watching };
  const text = [
    words.people.unitsBuilt(made.added),
    ...(made.known === 0 ? [] : [words.people.unitsKnown(made.known)]),
    ...(made.hasDefaultLook ? [words.people.unitsDefaultLook(words.people.steps.final)] : []),
    ...(watching === proposed.directory ? [] : [words.people.unitsWatched]),
  ].join("\n");
  if (made.names.size === 0) {
    return {
      directory: made.directory,
      card: card(text, [
        hallButton(words.people.inviteAllButton, { kind: "invite-all", unit: unit.id }),
        hallButton(words.people.backToPeople, { kind: "people", unit: unit.id }),
      ]),
    };
  }
  const after = { ...hall, directory: made.directory };
  const { card: invited, ...turn } = inviteMissing(after, unit, made.units, false, made.names);
  return {
    directory: made.directory,
    ...turn,
    card: card([text, invited.text].join("\n"), ...invited.buttons),
  };
}

/** Who brings the units in watches them where no office above does: somebody has to take their reports. */
function watchedBySomebody(
  { at, person, posts }: Hall,
  { id }: Unit,
  directory: Directory,
): Directory {
  const isWatched = lineOf(directory, id).some(
    (office) => holdersOf(directory, { unit: office.id, role: "supervisor" }).length > 0,
  );
  const hasPosts = posts.length > 0 && indexOf(directory).postsOf.has(person.id);
  if (isWatched || !hasPosts) return directory;
  const meta = { at, by: person.id };
  return grant(directory, { person: person.id, unit: id, role: "supervisor" }, meta).directory;
}
